"""Lists of a run followed one level; a run that was stopped goes on and asks nothing twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.core.preaudit.visit import Visit
from prongsai.workshop.preaudit.book import Book
from prongsai.workshop.preaudit.checking import Setting, ask
from prongsai.workshop.preaudit.content_of_rows import ContentOfRows
from prongsai.workshop.preaudit.following import Lead
from prongsai.workshop.preaudit.lead_records import lead_of, parts_of, parts_text
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.rounds import OneRound


def check_and_follow(
    rows: Sequence[Wanted], folder: Path, book: Book, setting: Setting, below: Setting
) -> None:
    """Ask each row, then what their lists lead to as `below` says, and close the round."""
    ask(rows, folder, book, setting)
    if isinstance(setting.content, ContentOfRows) and below.seconds:
        _follow(rows, folder, book, below, setting.content)
    book.finish(setting.now())


def _follow(
    rows: Sequence[Wanted], folder: Path, book: Book, setting: Setting, content: ContentOfRows
) -> None:
    lists = content.followed.lists
    by_key = {row.key: row for row in rows}
    for key, text in book.leads.items():
        sought = content.sought(by_key[key]) if key in by_key else None
        if key not in lists and sought is not None:
            lists[key] = lead_of(text, sought)
    for address, text in book.below.items():
        for key, part in parts_of(text).items():
            if key in lists:
                lists[key].below[address] = part
    book.replace_content(content.followed.follow(folder, setting, _Below(book, lists)))


class _Below(OneRound):
    """What lists lead to, kept in the book for each list that leads there."""

    def __init__(self, book: Book, lists: Mapping[str, Lead]) -> None:
        super().__init__()
        self.book, self.lists = book, lists
        self.leading: dict[str, list[str]] = {}
        for key, each in lists.items():
            for address, _ in each.links:
                self.leading.setdefault(address, []).append(key)

    @property
    def asked(self) -> frozenset[str]:
        return frozenset(self.book.below)

    def put(
        self, visit: Visit, verdict: Verdict, content: Mapping[str, tuple[Finding, ...]]
    ) -> None:
        """One document; nothing is held of it in memory but what it shows."""
        del verdict, content
        address = visit.asked
        found = {key: self.lists[key].below.get(address) for key in self.leading.get(address, ())}
        shown = {key: part for key, part in found.items() if part is not None}
        self.book.put_below(address, parts_text(shown))
