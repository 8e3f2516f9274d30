"""`prongsai preaudit`: checks addresses of many agencies ahead of the assessor."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import sys
from dataclasses import replace
from pathlib import Path

from prongsai.core.criteria.pack import Pack
from prongsai.core.terms.problem import Misused, Place, Problem, Severity
from prongsai.shell.main import FINDINGS, FINE
from prongsai.workshop.library import Library
from prongsai.workshop.preaudit.content_of_rows import unknown_items
from prongsai.workshop.preaudit.listing import COLUMNS, Listed, read_list
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import Voice

_MOST_CONNECTIONS = 256
_OFTEN = 100
"""After so many addresses the progress is said where nobody watches a terminal."""


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Read the list, ask what was not asked yet, write what was found."""
    counted = 1 <= options.connections <= _MOST_CONNECTIONS
    if not counted or not options.pause >= 0 or not options.follow >= 0:
        raise Misused([Problem("preaudit-numbers", {"most": str(_MOST_CONNECTIONS)})])
    listed = read_list(options.list)
    voice.tell(listed.problems)
    agencies = len({each.agency for each in listed.wanted})
    facts = {"rows": f"{len(listed.wanted):,}", "agencies": f"{agencies:,}"}
    voice.line(voice.phrase("list_read", **facts))
    pack = library.load(options.pack).pack if options.pack else None
    if pack:
        voice.tell(_unknown(options, listed, pack))
    bad = any(each.severity is Severity.REFUSED for each in listed.problems)
    if not options.list_only:
        _check(options, listed, Shelf(library), voice, pack)
    return FINDINGS if bad else FINE


def _unknown(options: argparse.Namespace, listed: Listed, pack: Pack) -> list[Problem]:
    place = Place(file=str(options.list), column=COLUMNS["item"][0])
    return [
        Problem(
            "addresses-item", {"value": row.item, "pack": str(pack.id)},
            replace(place, row=row.row), Severity.WARNING,
        )
        for row in unknown_items(listed.wanted, pack)
    ]  # fmt: skip


def _check(
    options: argparse.Namespace, listed: Listed, shelf: Shelf, voice: Voice, pack: Pack | None
) -> None:
    from prongsai.adapters.web_visits import (  # noqa: PLC0415 - with it, a third of a second
        Manners,
    )
    from prongsai.shell.preaudit_outputs import write_outputs  # noqa: PLC0415 - with it
    from prongsai.workshop.preaudit.book import Book  # noqa: PLC0415 - with it
    from prongsai.workshop.preaudit.checking import Setting  # noqa: PLC0415 - with it
    from prongsai.workshop.preaudit.content_of_rows import (  # noqa: PLC0415 - with it
        ContentOfRows,
    )
    from prongsai.workshop.preaudit.following_kept import (  # noqa: PLC0415 - with it
        check_and_follow,
    )
    from prongsai.workshop.preaudit.judging import judge  # noqa: PLC0415 - with it
    from prongsai.workshop.preaudit.looking import Looking  # noqa: PLC0415 - with it
    from prongsai.workshop.preaudit.reading_apart import ReadingApart  # noqa: PLC0415 - with it

    gc.enable()  # off for short commands; this one may run for hours
    if not options.contact:
        voice.tell([Problem("preaudit-no-contact", severity=Severity.WARNING)])
    manners = Manners(options.contact, options.connections, options.pause)
    folder: Path = options.out
    with Book(folder, _now()) as book, ReadingApart() as reader:
        setting = Setting(shelf.page_signs, _now, manners, told=_Progress(voice).told)
        if pack is not None:
            looking = Looking(shelf, pack, int(pack.id.split("/")[1]), reader)
            found = ContentOfRows(looking, listed.wanted, book.noted)
            setting = replace(setting, content=found)
        if book.resumed:
            voice.line(voice.phrase("preaudit_resumed", done=f"{len(book.asked):,}"))
        told = _Progress(voice, "preaudit_following").told
        below = replace(setting, told=told, seconds=options.follow * 60)
        check_and_follow(listed.wanted, folder, book, setting, below)
        rows = list(judge(listed.wanted, book, setting.signs))
    write_outputs(rows, folder, voice, _now())


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class _Progress:
    def __init__(self, voice: Voice, phrase: str = "preaudit_checking") -> None:
        self.voice, self.phrase, self.watched = voice, phrase, sys.stderr.isatty()

    def told(self, done: int, whole: int) -> None:
        """A line that renews itself on a terminal, else one line now and then."""
        said = self.voice.phrase(self.phrase, done=f"{done:,}", all=f"{whole:,}")
        if self.watched:
            self.voice.stream.write(f"\r{said}" + ("\n" if done == whole else ""))
        elif done % _OFTEN == 0 or done == whole:
            self.voice.line(said)
