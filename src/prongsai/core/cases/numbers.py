"""The number of a case in its register: one row of numbers a year, inside only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from prongsai.core.cases.log import Case
from prongsai.core.procedures.kinds import NumberYear
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.fiscal_year import FiscalYear


def number_year(procedure: Procedure, entered: dt.date) -> int:
    """The year of the register into which a case entered on a day goes, Buddhist era.

    By the day it is entered, not the day it came: a year that was closed gets no more numbers.
    """
    if procedure.register.year is NumberYear.FISCAL:
        return FiscalYear.of(entered).year
    return entered.year + BUDDHIST


def next_number(cases: Iterable[Case], procedure: str, year: int) -> int:
    """The number after the highest; one that was used is never given again."""
    own = (each.number for each in cases if (each.procedure, each.year) == (procedure, year))
    return max(own, default=0) + 1
