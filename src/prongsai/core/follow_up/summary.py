"""What a report on a period comes to: money, measured values, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.follow_up.lateness import is_handed_in
from prongsai.core.follow_up.periods import inside
from prongsai.core.follow_up.report import Report, ReportState, together
from prongsai.core.follow_up.slots import Slot, SlotKey
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.terms.fiscal_year import FiscalYear

_ACCEPTED = (ReportState.ACCEPTED, ReportState.NOTED)


@dataclass(frozen=True, slots=True)
class Summary:
    """Of each unit all that it told in the period counts; where the work stands says its latest."""

    reports: tuple[Report, ...]
    missing: tuple[Slot, ...]
    """What lies with its unit still."""
    unaccepted: tuple[Report, ...]
    """What was handed in and the coordinator has not accepted."""

    @property
    def spent(self) -> Decimal:
        """Baht since the year began, as units told."""
        return sum((each.spent for each in self.reports if each.spent is not None), Decimal(0))

    @property
    def values(self) -> tuple[Report, ...]:
        """Reports that tell a measured value."""
        return tuple(each for each in self.reports if each.result is not None)


def summary(file: YearFile, slots: Iterable[Slot], period: str) -> Summary:
    keys = inside(FiscalYear(file.fiscal_year), period)
    handed_in = [each for each in file.reports if is_handed_in(each) and each.period in keys]
    there = {SlotKey(*each.slot) for each in handed_in}
    owed = (each for each in slots if each.key.period in keys)
    return Summary(
        tuple(together(handed_in, keys).values()),
        tuple(each for each in owed if each.key not in there),
        tuple(each for each in handed_in if each.state not in _ACCEPTED),
    )
