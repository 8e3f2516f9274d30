"""A checklist as pages show it: items by sub-indicator, who owes them, what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from prongsai.apps.accounts.queries import names
from prongsai.apps.disclosure import bridge, queries
from prongsai.apps.disclosure.models import Checklist, Evidence, Item
from prongsai.apps.disclosure.seen import Seen, seen_at, worst_of
from prongsai.apps.disclosure.working import Worker
from prongsai.apps.files.queries import by_keys
from prongsai.core.criteria.items import Item as Asked
from prongsai.core.criteria.pack import Pack
from prongsai.core.disclosure.checklist import Checklist as Whole
from prongsai.core.disclosure.entries import Entry, Obstacle, Piece, Shown, State, Why
from prongsai.core.disclosure.windows import Days
from prongsai.core.preaudit.verdict import Verdict
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence with the row behind it, and what a machine saw at its address."""

    row: Evidence
    piece: Piece
    seen: Seen
    ruled_by: str = ""
    """Name of whoever spoke against the verdict."""


@dataclass(frozen=True, slots=True)
class Part:
    """A required element and what was found about it."""

    key: str
    name: Words
    shown: Shown


@dataclass(frozen=True, slots=True)
class Lack:
    """An obstacle or a remark in words: the reason, and the element it is about."""

    why: Why
    element: Words | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a checklist as a page shows it."""

    row: Item
    asked: Asked | None
    entry: Entry
    proofs: Sequence[Proof]
    division: str
    person: str
    due: dt.date | None
    late: bool
    mine: bool
    """Whether it is this reader's before anybody else's."""
    workable: bool

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def title(self) -> str:
        return bridge.title_of(self.asked) if self.asked else ""

    @property
    def short(self) -> Words | None:
        return self.asked.short if self.asked else None

    @property
    def is_open(self) -> bool:
        return self.entry.state.is_open

    @property
    def unrenewed(self) -> bool:
        carried = self.entry.carried
        return carried is not None and not (carried.renewed or self.entry.forgone) and self.is_open

    @property
    def elements_known(self) -> bool:
        return not isinstance(self.entry.elements, Unknown)

    @property
    def parts(self) -> list[Part]:
        if self.asked is None or isinstance(self.asked.elements, Unknown):
            return []
        return [Part(each.key, each.short, self.entry.at(each.key)) for each in self.asked.elements]

    @property
    def kinds(self) -> set[str]:
        """Filters that it passes."""
        marks = {
            "mine": self.mine, "late": self.late, "unrenewed": self.unrenewed,
            "broken": self.verdict is Verdict.BROKEN, "unsure": self.verdict is Verdict.UNSURE,
        }  # fmt: skip
        return {"all", self.entry.state.value, *(mark for mark, holds in marks.items() if holds)}

    @property
    def verdict(self) -> Verdict | None:
        """The worst that counts of its addresses; nothing where none was looked at."""
        return worst_of(proof.seen for proof in self.proofs if proof.piece.address)

    @property
    def found(self) -> int:
        """How many elements need no more looking at."""
        return sum(each.shown in (Shown.SHOWN, Shown.NOT_OURS) for each in self.parts)

    @property
    def lacks(self) -> list[Lack]:
        """What stops it."""
        return [self._lack(each) for each in self.entry.stops]

    @property
    def remarks(self) -> list[Lack]:
        return [self._lack(each) for each in self.entry.obstacles if not each.why.stops]

    def _lack(self, found: Obstacle) -> Lack:
        name = next((each.name for each in self.parts if each.key == found.element), None)
        return Lack(found.why, name)


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one sub-indicator."""

    code: str
    name: Words
    lines: Sequence[Line]


@dataclass(frozen=True)
class Sheet:
    """A whole checklist on one day, for one reader."""

    checklist: Checklist
    pack: Pack
    whole: Whole
    lines: Sequence[Line]
    window: Days

    @cached_property
    def lacking(self) -> list[Line]:
        """Items with something that stops them."""
        return [line for line in self.lines if line.entry.stops]

    @cached_property
    def remarked(self) -> list[Line]:
        return [line for line in self.lines if line.remarks and not line.entry.stops]

    @property
    def counts(self) -> list[tuple[State, int]]:
        """States that any item is in."""
        return [(state, number) for state, number in self.whole.counts.items() if number]

    @property
    def broken(self) -> int:
        """Addresses that people don't find in order."""
        return sum(proof.seen.verdict is Verdict.BROKEN for _, proof in self.proofs)

    @property
    def unrenewed(self) -> int:
        return sum(line.unrenewed for line in self.lines)

    @property
    def late(self) -> int:
        return sum(line.late for line in self.lines)

    @property
    def elements_unknown(self) -> int:
        return sum(not line.elements_known for line in self.lines)

    @property
    def proofs(self) -> list[tuple[Line, Proof]]:
        """Every address with its item."""
        return [
            (line, proof) for line in self.lines for proof in line.proofs if proof.piece.address
        ]

    @property
    def copied(self) -> int:
        return sum(line.row.copied_at is not None for line in self.lines)

    @property
    def uncopied(self) -> int:
        return len(self.lines) - self.copied


def grouped(pack: Pack, lines: Iterable[Line]) -> list[Group]:
    """Lines under their sub-indicators, or under their indicator where there are none."""
    found: dict[str, list[Line]] = {}
    words: dict[str, Words] = {}
    for line in lines:
        key, name = _home(pack, line.asked)
        words[key] = name
        found.setdefault(key, []).append(line)
    return [Group(key, words[key], under) for key, under in found.items()]


def _home(pack: Pack, asked: Asked | None) -> tuple[str, Words]:
    if asked is None:
        return "", Words("–", "–")
    if asked.sub_indicator and asked.sub_indicator in pack.sub_indicators:
        return asked.sub_indicator, pack.sub_indicators[asked.sub_indicator].name
    indicator = pack.indicators[asked.indicator]
    return str(indicator.number), indicator.name


def sheet_of(checklist: Checklist, worker: Worker, today: dt.date) -> Sheet:
    """The whole checklist, in six statements."""
    return _sheet(checklist, queries.items_of(checklist), worker, today)


def line_of(item: Item, worker: Worker, today: dt.date) -> tuple[Line, Pack]:
    """One item alone."""
    sheet = _sheet(item.checklist, [item], worker, today)
    return sheet.lines[0], sheet.pack


def _sheet(checklist: Checklist, items: Sequence[Item], worker: Worker, today: dt.date) -> Sheet:
    pack = bridge.pack_of(checklist)
    asked = bridge.asked_in(pack)
    evidence = queries.evidence_of(items)
    rows = [each for found in evidence.values() for each in found]
    files = by_keys(checklist.agency.key, (key for row in rows for key in (row.file, row.twin)))
    known = {each.key: each.name for each in queries.divisions(checklist.agency)}
    seen = {row.pk: seen_at(row) for row in rows}
    rulers = (each.row.ruled_by for each in seen.values() if each.row)
    people = names(filter(None, (*(item.person for item in items), *rulers)))
    window = bridge.window(checklist, pack)
    lines = []
    for item in items:
        entry = bridge.entry(item, asked.get(item.code), evidence[item.pk], files)
        proofs = [
            Proof(row, piece, seen[row.pk], _ruler(people, seen[row.pk]))
            for row, piece in zip(evidence[item.pk], entry.pieces, strict=True)
        ]
        due = item.due or window.due()
        lines.append(
            Line(
                item, asked.get(item.code), entry, proofs,
                _named(known, item.division), _named(people, item.person), due,
                _is_late(entry, due, today), worker.owes(item), worker.may_work_on(item),
            )
        )  # fmt: skip
    whole = bridge.whole(checklist, [line.entry for line in lines])
    return Sheet(checklist, pack, whole, lines, window)


def _named(known: Mapping[str, str], key: str) -> str:
    return known.get(key, "") if key else ""


def _ruler(people: Mapping[str, str], seen: Seen) -> str:
    return _named(people, seen.row.ruled_by) if seen.row else ""


def _is_late(entry: Entry, due: dt.date | None, today: dt.date) -> bool:
    waits = entry.state in (State.NOT_STARTED, State.IN_WORK)
    return waits and due is not None and today > due


FILTERS = (
    "all",
    "mine",
    "late",
    "unrenewed",
    "broken",
    "unsure",
    *(state.value for state in State),
)
"""What a list is narrowed to, by the word in its address."""


def narrowed(lines: Iterable[Line], wish: str) -> list[Line]:
    """Items that fit a filter."""
    return [line for line in lines if wish in line.kinds]
