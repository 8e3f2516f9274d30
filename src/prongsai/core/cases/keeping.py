"""How long the fields of a case are kept, and which of them are to go on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from prongsai.core.cases.log import Standing
from prongsai.core.procedures.kinds import KeptFrom
from prongsai.core.procedures.procedure import Procedure, Term

Years = Mapping[str, int]
"""Years that an office decided on, by the key of the term."""
NONE: Years = MappingProxyType({})
LONGEST_YEARS = 100


def years_of(term: Term, decided: Years = NONE) -> int | None:
    """Years of a term: as its file says, or where that does not know as the office decided."""
    return term.years if isinstance(term.years, int) else decided.get(term.key)


def open_terms(procedure: Procedure) -> tuple[Term, ...]:
    """Terms that cover something and whose years nobody but the office can say."""
    return tuple(each for each in used_terms(procedure) if not isinstance(each.years, int))


def used_terms(procedure: Procedure) -> tuple[Term, ...]:
    """Terms that cover something."""
    used = {each.retention for each in procedure.fields.values()}
    return tuple(each for each in procedure.terms.values() if each.key in used)


def kept_until(
    procedure: Procedure, now: Standing, decided: Years = NONE
) -> Mapping[str, dt.date | None]:
    """The last day of each field filled in that has a term; None while nobody can say.

    So it is while the years are not known, and, where they count from closing, while it is open.
    """
    return {
        key: _last(procedure.terms[field.retention], now, decided)
        for key, field in procedure.fields.items()
        if key in now.values and field.retention
    }


def to_erase(
    procedure: Procedure, now: Standing, today: dt.date, *, held: bool, decided: Years = NONE
) -> frozenset[str]:
    """Keys of fields whose term is over; none while a legal hold lies on the case."""
    if held:
        return frozenset()
    ends = kept_until(procedure, now, decided).items()
    return frozenset(key for key, last in ends if last is not None and last < today)


def all_over(procedure: Procedure, now: Standing, today: dt.date, decided: Years = NONE) -> bool:
    """Whether no term of its procedure runs any more: what was written in free words goes then."""
    ends = [_last(each, now, decided) for each in used_terms(procedure)]
    return bool(ends) and all(last is not None and last < today for last in ends)


def _last(term: Term, now: Standing, decided: Years) -> dt.date | None:
    began = now.closed if term.after is KeptFrom.CLOSED else now.brought
    years = years_of(term, decided)
    if began is None or years is None:
        return None
    year = began.year + years
    try:
        return began.replace(year=year)
    except ValueError:  # a leap day, in a year that has none
        return dt.date(year, 3, 1)
