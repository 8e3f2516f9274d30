"""Sums of a register by subject, as every colleague reads them: no line of it, and no unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import registers
from prongsai.apps.cases.queries import naming
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.look.words import phrase
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.register import Summed
from prongsai.core.procedures.procedure import Procedure, RegisterSum
from prongsai.core.terms.fiscal_year import FiscalYear

_DAY, _INSTANT = dt.timedelta(days=1), dt.timedelta(microseconds=1)
_BY = "category"
"""Sums by unit or level would tell of somebody where few work."""


def found(
    agency: Agency, year: int, day: dt.date, topic: str
) -> tuple[list[Mapping[str, str]], tuple[str, ...]]:
    """Of procedures that name the topic; nothing where nothing was granted in the year.

    An office that keeps no such register here has not held nothing: it is not told so.
    """
    end = dt.datetime.combine(day + _DAY, dt.time(), THAI_TIME) - _INSTANT
    lines: list[Mapping[str, str]] = []
    for _, own in sorted(naming(agency, topic).items()):
        lines += _lines(agency, own, FiscalYear(year), end)
    return lines, (phrase("listing.fill_part"),) if lines else ()


def _lines(
    agency: Agency, own: Procedure, year: FiscalYear, end: dt.datetime
) -> Iterator[Mapping[str, str]]:
    sums = registers.sums(agency, own, year.year, end, units_of(agency), "th")
    for wanted, added in zip(own.register.sums.values(), sums, strict=False):
        if wanted.by == _BY and added.rows:
            yield from _kinds(own, wanted, added)


def _kinds(own: Procedure, wanted: RegisterSum, added: Summed) -> Iterator[Mapping[str, str]]:
    """Every subject of the file, those without any too."""
    there = {name: (number, sums) for name, number, sums in added.rows}
    none: tuple[int, Sequence[Decimal]] = (0, [Decimal(0) for _ in wanted.fields])
    for each in own.categories.values():
        number, sums = there.get(each.name.th, none)
        said = {key: f"{one.normalize():f}" for key, one in zip(wanted.fields, sums, strict=True)}
        yield {"kind": each.name.th, "held": str(number), **said}
