"""The board: what is owed, counted by unit, by indicator and by date, and narrowed by links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from prongsai.apps.look.wishes import PLACE, whole
from prongsai.apps.look.words import phrase
from prongsai.apps.measures.bridge import division_of
from prongsai.apps.measures.follow_slots import Place
from prongsai.core.follow_up.lateness import Nearness
from prongsai.core.follow_up.report import ReportState

WAYS = ("unit", "indicator", "date")
"""What the counts are put together by."""
SHOWN = 50
"""Reports on one page: the counts above them lead to any others."""
_DESKS = {
    "head": ReportState.SUBMITTED, "accept": ReportState.PASSED, "note": ReportState.ACCEPTED,
}  # fmt: skip
"""Desks on which reports wait, by the word in the address."""
MARKS = (*(each.value for each in Nearness), "returned", *_DESKS)
NO_INDICATOR = "-"
_URGENT = (
    Nearness.LATE, Nearness.SOON, Nearness.HANDED_IN, Nearness.LATER, Nearness.ACCEPTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the address asks for; what cannot be meant is passed over."""

    year: int
    way: str = "unit"
    unit: str = ""
    indicator: str = ""
    period: str = ""
    mark: str = ""
    after: int = 0

    @classmethod
    def of(cls, asked: Mapping[str, str], year: int) -> Wish:
        way, mark = asked.get("way", ""), asked.get("mark", "")
        return cls(
            year=year, way=way if way in WAYS else WAYS[0], unit=asked.get("unit", ""),
            indicator=asked.get("indicator", ""), period=asked.get("period", ""),
            mark=mark if mark in MARKS else "", after=whole(asked.get("after"), PLACE),
        )  # fmt: skip

    def link(self, **changes: object) -> str:
        """The question of an address that asks for the same but for this, from its first page."""
        said: dict[str, object] = {
            "year": self.year, "way": self.way, "unit": self.unit, "indicator": self.indicator,
            "period": self.period, "mark": self.mark, **changes,
        }  # fmt: skip
        return "?" + urlencode({name: each for name, each in said.items() if each})

    def takes(self, place: Place) -> bool:
        return (
            self.unit in ("", place.unit, division_of(place.unit))
            and self.period in ("", place.period.key)
            and (not self.indicator or self.indicator in indicators_of(place))
            and (not self.mark or is_marked(place, self.mark))
        )


def is_marked(place: Place, mark: str) -> bool:
    if mark in _DESKS:
        return place.state is _DESKS[mark]
    if mark == "returned":
        return place.state is ReportState.RETURNED
    return place.nearness.value == mark


def indicators_of(place: Place) -> Sequence[str]:
    """Keys of those that its measure answers; a mark of its own where it names none."""
    return place.row.indicators or [NO_INDICATOR]


@dataclass(frozen=True, slots=True)
class Cell:
    """How many, and the link that shows them."""

    count: int
    link: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A unit, an indicator or a date, with what is owed under it."""

    key: str
    name: str
    cells: Sequence[Cell]
    whole: Cell


def said_of(mark: str) -> str:
    """A state in words."""
    return phrase(f"board.mark_{mark}".replace(" ", "_"))


def in_order(found: Iterable[Place]) -> list[Place]:
    """What somebody has to do something about first, the nearest last day first."""
    return sorted(found, key=lambda each: (_URGENT.index(each.nearness), each.due.day))


def groups(
    found: Iterable[Place], wish: Wish, names: Mapping[str, str], order: Sequence[str]
) -> list[Group]:
    """Counts by nearness; `order` are keys in the order they are listed, others follow."""
    counted: dict[str, Counter[Nearness]] = {key: Counter() for key in order}
    for place in found:
        for key in keys_of(place, wish.way):
            counted.setdefault(key, Counter())[place.nearness] += 1
    return [_group(key, names, counts, wish) for key, counts in counted.items() if counts]


def keys_of(place: Place, way: str) -> Sequence[str]:
    """Under what a report is counted; under each indicator that its measure answers."""
    if way == "indicator":
        return indicators_of(place)
    return [place.unit if way == "unit" else place.period.key]


def _group(key: str, names: Mapping[str, str], counts: Counter[Nearness], wish: Wish) -> Group:
    field = "period" if wish.way == "date" else wish.way
    cells = [
        Cell(counts[each], wish.link(**{field: key, "mark": each.value}), said_of(each.value))
        for each in Nearness
    ]
    total = Cell(counts.total(), wish.link(**{field: key, "mark": ""}))
    return Group(key, names.get(key, key), cells, total)


def totals(found: Sequence[Place], wish: Wish) -> list[tuple[Nearness, Cell]]:
    """Counts of everything, whatever the board is narrowed to by a state."""
    counts = Counter(place.nearness for place in found)
    return [(each, Cell(counts[each], wish.link(mark=each.value))) for each in Nearness]
