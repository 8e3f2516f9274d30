"""A register a page at a time: logs are read of its lines, and of heads that do not say enough."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import registers
from prongsai.apps.cases.queries import Asker
from prongsai.apps.look.wishes import whole
from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Case
from prongsai.core.cases.register import Line, Register, end_of, year_of
from prongsai.core.procedures.kinds import Phase
from prongsai.core.procedures.procedure import Procedure

LINES = 200
_AT_ONCE = 5000
Filed = Sequence[tuple[Case, Folder]]


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


class _Head(NamedTuple):
    pk: int
    year: int
    number: int
    entered: dt.datetime
    closed: dt.date | None
    reopened: int
    changed: dt.datetime
    phase: str


@dataclass(frozen=True, slots=True)
class _Year:
    """What a head says of a case in the register of a year as of a moment."""

    year: int
    cut: dt.datetime

    def is_unsure(self, head: _Head) -> bool:
        """Opened again, who knows when; or it went on after the moment and may have been open."""
        if head.year < self.year and head.reopened:
            return True
        if head.changed <= self.cut:
            return False
        is_over = head.closed is None or head.closed > thai_day(self.cut)
        return head.reopened > 0 or not is_over

    def belongs(self, head: _Head) -> bool:
        return head.entered <= self.cut

    def is_over(self, head: _Head) -> bool:
        """Only of one that is sure: changed since, it was closed since."""
        return head.changed > self.cut or head.phase != Phase.CLOSED.value


def page(
    agency: Agency, procedure: Procedure, year: int, who: Asker, after: str, as_of: dt.datetime,
    drawn: Callable[[Filed], Register],
) -> Page:  # fmt: skip
    """Three statements, and two more for thousands of heads that do not say enough."""
    said = _Year(year, min(as_of, end_of(year_of(procedure, year)[1])))
    place, on_page, unsure, more = _place(after), list[_Head](), list[_Head](), ""
    lines = carried_in = carried_over = 0
    for head in _heads(agency, procedure, year, who):
        if (head.year, head.number) > place:
            if len(on_page) < LINES:
                on_page.append(head)
            elif not more:
                more = f"{on_page[-1].year}-{on_page[-1].number}"
        if said.is_unsure(head):
            unsure.append(head)
        elif said.belongs(head):
            lines += 1
            carried_in += head.year < year
            carried_over += said.is_over(head)
    shown, others = _read(on_page, unsure, drawn)
    return Page(
        register=shown,
        lines=lines + len(others),
        carried_in=carried_in + sum(each.carried_in for each in others),
        carried_over=carried_over + sum(each.carried_over for each in others),
        more=more,
    )


def of_whole(found: Register, after: str) -> Page:
    """A page of a register that was read whole, as its sums need all of it."""
    place = _place(after)
    left = [each for each in found.lines if (each.case.year, each.case.number) > place]
    last = left[LINES - 1].case if len(left) > LINES else None
    return Page(
        register=replace(found, lines=tuple(left[:LINES])), lines=len(found.lines),
        carried_in=found.carried_in, carried_over=found.carried_over,
        more=f"{last.year}-{last.number}" if last else "",
    )  # fmt: skip


def _place(after: str) -> tuple[int, int]:
    year, _, number = after.partition("-")
    return whole(year, 4) or 0, whole(number, 9) or 0


def _heads(agency: Agency, procedure: Procedure, year: int, who: Asker) -> Iterator[_Head]:
    rows = registers.rows_for(agency, procedure, year, who).order_by("year", "number")
    return map(_Head._make, rows.values_list(*_Head._fields).iterator(chunk_size=_AT_ONCE))


def _read(
    on_page: Sequence[_Head], unsure: Sequence[_Head], drawn: Callable[[Filed], Register]
) -> tuple[Register, list[Line]]:
    """The lines of the page, and those of heads that are unsure, some thousands at a time."""
    asked, shown = {each.pk for each in unsure}, {each.pk for each in on_page}
    rest = [each.pk for each in unsure if each.pk not in shown]
    own = list(registers.filed_of([*shown, *rest[: _AT_ONCE - LINES]]))
    page = drawn([(case, folder) for pk, case, folder in own if pk in shown])
    lines = list(drawn([(case, folder) for pk, case, folder in own if pk in asked]).lines)
    for first in range(_AT_ONCE - LINES, len(rest), _AT_ONCE):
        some = registers.filed_of(rest[first : first + _AT_ONCE])
        lines.extend(drawn([(case, folder) for _, case, folder in some]).lines)
    return page, lines
