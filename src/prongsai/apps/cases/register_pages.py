"""A register a page at a time: logs are read of its lines, and of heads that do not say enough."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import registers
from prongsai.apps.cases.models import Case as Head
from prongsai.apps.cases.queries import OPEN, Asker
from prongsai.apps.cases.register_reading import Filed, Read, read
from prongsai.apps.look.wishes import whole
from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.cases.log import Case
from prongsai.core.cases.register import Line, Register, begin_of, end_of, year_of
from prongsai.core.procedures.procedure import Procedure

LINES = 200
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some lines of a register, and figures of all of it."""

    register: Register
    """Without the lines of other pages."""
    lines: int
    carried_in: int
    carried_over: int
    more: str
    """After which number the next page begins; nothing at the end."""
    first: int | None
    """The first year in which a case was numbered here."""


class _Listed(NamedTuple):
    """What the head of a case says of it in the register of a year."""

    pk: int
    year: int
    number: int
    belongs: bool
    over: bool
    """Open at the moment; only where it is sure."""
    unsure: bool


@dataclass(frozen=True, slots=True)
class _Heads:
    """What heads say of cases in the register of a year as of a moment."""

    begin: dt.datetime
    cut: dt.datetime

    @property
    def unsure(self) -> Q:
        """Something came after the moment; as of it the case may have been open, or closed."""
        ended = Q(reopened__gt=0) | Q(closed__lte=thai_day(self.cut))
        return Q(changed__gt=self.cut) & ended

    @property
    def sure(self) -> Q:
        """The others: told without a "not", for which databases have a third answer."""
        never_ended = Q(reopened=0) & (Q(closed=None) | Q(closed__gt=thai_day(self.cut)))
        return Q(changed__lte=self.cut) | never_ended

    @property
    def again(self) -> Q:
        """Opened again, who knows when: of years before it counts whether that was in the year."""
        return Q(reopened__gt=0, changed__gte=self.begin)

    @property
    def belongs(self) -> Q:
        return Q(entered__lte=self.cut)

    @property
    def over(self) -> Q:
        """Open at the moment; only of those that are sure: what came after it closed them."""
        return Q(changed__gt=self.cut) | Q(phase__in=OPEN)


def page(
    agency: Agency, procedure: Procedure, year: int, who: Asker, after: str, as_of: dt.datetime,
    drawn: Callable[[Filed], Register],
) -> Page:  # fmt: skip
    """Five statements, and three more for each five thousand heads that do not say enough."""
    first, last = year_of(procedure, year)
    said, place = _Heads(begin_of(first), min(as_of, end_of(last))), _place(after)
    own = registers.numbered_for(agency, procedure, year, who)
    listed = _listed([*registers.carried_for(agency, procedure, year, who), own], said, year)
    before = [each for each in listed if each.year < year]
    sure = [each for each in before if each.belongs and not each.unsure]
    counted = own.aggregate(**_counts(said), first=registers.first_of(agency, procedure))
    coming = [each.pk for each in before if (each.year, each.number) > place][: LINES + 1]
    following = _following(own, year, place)[: LINES + 1 - len(coming)]
    unsure = [each.pk for each in listed if each.unsure]
    asked = set(unsure)
    found = list(read(_of(coming + unsure[:_AT_ONCE]) | Q(pk__in=following)))
    on_page = [each for each in found if (each.case.year, each.case.number) > place]
    doubts = _doubts([each for each in found if each.pk in asked], unsure[_AT_ONCE:], drawn)
    last_here = on_page[LINES - 1].case if len(on_page) > LINES else None
    return Page(
        register=drawn([each.filed for each in on_page[:LINES]]),
        lines=counted["lines"] + len(sure) + len(doubts),
        carried_in=len(sure) + sum(each.carried_in for each in doubts),
        carried_over=counted["over"] + sum(each.over for each in sure)
        + sum(each.carried_over for each in doubts),
        more=_name(last_here) if last_here else "",
        first=counted["first"],
    )  # fmt: skip


def of_whole(found: Register, after: str, first: int | None) -> Page:
    """A page of a register that was read whole, as its sums need all of it."""
    place = _place(after)
    left = [each for each in found.lines if (each.case.year, each.case.number) > place]
    last = left[LINES - 1].case if len(left) > LINES else None
    return Page(
        register=replace(found, lines=tuple(left[:LINES])), lines=len(found.lines),
        carried_in=found.carried_in, carried_over=found.carried_over,
        more=_name(last) if last else "", first=first,
    )  # fmt: skip


def _name(case: Case) -> str:
    """Its place in the register, as addresses say it."""
    return f"{case.year}-{case.number}"


def _place(after: str) -> tuple[int, int]:
    year, _, number = after.partition("-")
    return whole(year, 4) or 0, whole(number, 9) or 0


def _listed(rows: Sequence[QuerySet[Head]], said: _Heads, year: int) -> list[_Listed]:
    """All of years before, in the order of the register, and what is unsure of the year itself."""
    doubts = said.unsure | (said.again & Q(year__lt=year))
    asked = {"belongs": said.belongs, "over": said.over, "unsure": doubts}
    told = {name: ExpressionWrapper(each, BooleanField()) for name, each in asked.items()}
    *before, own = rows
    some = [each.annotate(**told) for each in (*before, own.filter(said.unsure))]
    first, *others = (each.values_list(*_Listed._fields) for each in some)
    found = map(_Listed._make, first.union(*others, all=True))
    return sorted(found, key=attrgetter("year", "number"))


def _counts(said: _Heads) -> Mapping[str, Count]:
    """Of the year itself those that are sure, and how many of them are carried over."""
    sure = said.sure & said.belongs
    return {"lines": Count("pk", filter=sure), "over": Count("pk", filter=sure & said.over)}


def _following(own: QuerySet[Head], year: int, place: tuple[int, int]) -> QuerySet[Any, Any]:
    """Keys of those of the year itself that come after a place."""
    if place[0] > year:
        own = own.none()
    rows = own.filter(number__gt=place[1]) if place[0] == year else own
    return rows.order_by("number").values("pk")


def _of(keys: Sequence[int]) -> Q:
    return Q(pk__in=keys)


def _doubts(
    found: Sequence[Read], rest: Sequence[int], drawn: Callable[[Filed], Register]
) -> list[Line]:
    """Lines of heads that are unsure, some thousands at a time."""
    lines = list(drawn([each.filed for each in found]).lines)
    for first in range(0, len(rest), _AT_ONCE):
        some = read(_of(rest[first : first + _AT_ONCE]))
        lines.extend(drawn([each.filed for each in some]).lines)
    return lines
