"""What became of measures in a period, as the lines a report prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.core.documents.script import Script
from prongsai.core.follow_up.lateness import is_handed_in
from prongsai.core.follow_up.periods import every_period, inside, periods
from prongsai.core.follow_up.report import Progress, Reason, Report, together
from prongsai.core.follow_up.slots import concerns
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.measures.measure import Measure
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.units import in_unit
from prongsai.core.terms.words import Language

_FURTHEST = (Progress.CANNOT, Progress.NOT_STARTED, Progress.IN_PROGRESS, Progress.DONE)
"""A measure of several units is as far as the one that is least far."""


STANDINGS = ("done_state", "in progress", "not started", "cannot proceed", "no_report", "not_due")
"""Keys of how far a measure can be, as a summary lists them."""


def progress_key(progress: Progress) -> str:
    """The key of the words for a state; `done` is also the heading of what was done."""
    return "done_state" if progress is Progress.DONE else progress.value


@dataclass(slots=True)
class Results:
    """What each unit handed in within a period, brought together; the latest says how far it is."""

    script: Script
    file: YearFile
    period: str
    language: Language = "th"
    _keys: tuple[str, ...] = field(init=False)
    _found: dict[str, tuple[Report, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._keys = inside(FiscalYear(self.file.fiscal_year), self.period)
        handed_in = (each for each in self.file.reports if is_handed_in(each))
        found: dict[str, tuple[Report, ...]] = {}
        for each in together(handed_in, self._keys, self._name).values():
            found[each.measure] = (*found.get(each.measure, ()), each)
        self._found = found

    def _name(self, period: str) -> str:
        known = every_period(FiscalYear(self.file.fiscal_year))
        return known[period].period.label.said(self.language)

    def of(self, measure: str) -> tuple[Report, ...]:
        return self._found.get(measure, ())

    def standing(self, measure: Measure) -> str:
        """Key of the words for how far a measure is, or for why nobody can tell."""
        found = [each.progress for each in self.of(measure.key)]
        if found:
            return progress_key(min(found, key=_FURTHEST.index))
        return "no_report" if self._is_asked(measure) else "not_due"

    def _is_asked(self, measure: Measure) -> bool:
        """Whether anybody owes a report on it in this period."""
        known = periods(measure.cycle, FiscalYear(self.file.fiscal_year))
        return any(each.key in self._keys and concerns(measure, each) for each in known)

    def lines(self, measure: Measure) -> list[str]:
        """What a cell says of a measure."""
        found = self.of(measure.key)
        said = [line for each in found for line in self._lines(measure, each, named=len(found) > 1)]
        return said or [self.script.say(self.standing(measure))]

    def recommendations(self, measure: Measure) -> list[str]:
        """What is recommended, once, and by which units where they differ."""
        by: dict[str, list[str]] = {}
        for each in self.of(measure.key):
            for line in filter(None, each.recommendation.split("\n")):
                by.setdefault(line, []).append(each.unit)
        if len({tuple(units) for units in by.values()}) < 2:  # noqa: PLR2004 - all say the same
            return [*by] or [self.script.say("none")]
        return [
            self.script.say("of_unit", unit=self.script.listed(units), said=line)
            for line, units in by.items()
        ]

    def state(self, report: Report) -> str:
        """How far one unit is, and why no further."""
        progress = self.script.say(progress_key(report.progress))
        if report.reason is None:
            return progress
        return self.script.say("cannot_for", progress=progress, reason=self._reason(report))

    def _reason(self, report: Report) -> str:
        said = report.reason_said
        if report.reason is Reason.OTHER or report.reason is None:
            return said
        reason = self.script.say(f"reason_{report.reason.value}")
        return f"{reason} {said}".strip()

    def _lines(self, measure: Measure, report: Report, *, named: bool) -> Iterator[str]:
        state = self.state(report)
        if report.progress is Progress.IN_PROGRESS:
            state = self.script.say("progress_at", progress=state, percent=report.percent)
        yield self.script.say("of_unit", unit=report.unit, said=state) if named else state
        yield from (line for line in report.done.split("\n") if line)
        if report.spent is not None:
            yield self.script.say("spent_said", money=_money(report.spent))
        if report.result is not None:
            yield self._value(measure, report.result)
        if report.obstacles:
            yield self.script.say("obstacles_said", said=report.obstacles.replace("\n", " "))
        if report.proofs:
            titles = self.script.listed([each.title for each in report.proofs])
            yield self.script.say("proofs_said", said=titles)

    def _value(self, measure: Measure, value: Decimal) -> str:
        """A figure, of what and against which target, as far as the measure says."""
        said, unit = in_unit(value, measure.success_unit), measure.success_unit
        if not measure.success:
            return self.script.say("value_said", value=said)
        if measure.success_target is None:
            return self.script.say("value_of", says=measure.success, value=said)
        target = in_unit(measure.success_target, unit)
        return self.script.say("value_against", says=measure.success, value=said, target=target)


def _money(amount: Decimal) -> str:
    """Baht with satang only where there are some."""
    return f"{amount:,.2f}".removesuffix(".00")
