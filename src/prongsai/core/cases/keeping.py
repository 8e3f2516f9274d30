"""How long the fields of a case are kept, and which of them are to go on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prongsai.core.cases.log import Standing
from prongsai.core.procedures.kinds import KeptFrom
from prongsai.core.procedures.procedure import Procedure, Term


def kept_until(procedure: Procedure, now: Standing) -> Mapping[str, dt.date | None]:
    """The last day of each field filled in that has a term; None while nobody can say.

    So it is while the years are not known, and, where they count from closing, while it is open.
    """
    return {
        key: _last(procedure.terms[field.retention], now)
        for key, field in procedure.fields.items()
        if key in now.values and field.retention
    }


def to_erase(procedure: Procedure, now: Standing, today: dt.date, *, held: bool) -> frozenset[str]:
    """Keys of fields whose term is over; none while a legal hold lies on the case."""
    if held:
        return frozenset()
    ends = kept_until(procedure, now).items()
    return frozenset(key for key, last in ends if last is not None and last < today)


def _last(term: Term, now: Standing) -> dt.date | None:
    began = now.closed if term.after is KeptFrom.CLOSED else now.brought
    if began is None or not isinstance(term.years, int):
        return None
    year = began.year + term.years
    try:
        return began.replace(year=year)
    except ValueError:  # a leap day, in a year that has none
        return dt.date(year, 3, 1)
