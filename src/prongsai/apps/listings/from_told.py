"""What people proposed and what became of each, as the public page of a procedure says it.

Nothing stands in it that everybody cannot read already.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import told
from prongsai.apps.cases.queries import naming
from prongsai.apps.look.words import phrase
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.cells import Cell, Speaking, said
from prongsai.core.cases.publishing import Shown
from prongsai.core.listings.reading import LONGEST
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.thai import tidy

_DAY, _INSTANT = dt.timedelta(days=1), dt.timedelta(microseconds=1)
_SAY = Speaking(language="th", names=str, usual=str)
"""No account or unit is named on a public page."""


def found(
    agency: Agency, year: int, day: dt.date, topic: str
) -> tuple[list[Mapping[str, str]], tuple[str, ...]]:
    """Of what came in the year to procedures that name the topic; how many are not public yet."""
    end = dt.datetime.combine(day + _DAY, dt.time(), THAI_TIME) - _INSTANT
    of = FiscalYear(year)
    lines: list[Mapping[str, str]] = []
    behind = 0
    for _, own in sorted(naming(agency, topic).items()):
        if own.published is None:
            continue
        seen, came = told.of_days(agency, own, of.first, of.last, end)
        lines += [dict(_line(*each)) for each in seen]
        behind += came - len(seen)
    return lines, (phrase("listing.fill_kept_back", count=behind),) if behind else ()


def _line(own: Procedure, seen: Shown) -> Iterator[tuple[str, str]]:
    """By key of the field; `state` is what it came to, or where it stands."""
    public = own.published
    if public is not None and seen.heading is not None:
        yield public.heading, _text(said(own, public.heading, seen.heading, _SAY))
    for key, value in seen.values:
        yield key, _text(said(own, key, value, _SAY))
    now = seen.now
    state = own.outcomes[now.outcome].name if now.outcome else own.states[now.state].public
    yield "state", state.th if public and public.states else ""
    yield "reason", _text(seen.reason)


def _text(cell: Cell) -> str:
    """What is too long for a table is whole on the public page."""
    if isinstance(cell, dt.date):
        return shown_date(cell, Style.SHORT)
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = tidy("" if cell is None else str(cell))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
