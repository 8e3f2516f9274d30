"""What a year's file would change: keys decide which measure, slots which report is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from prongsai.core.follow_up.report import Report, ReportState
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.measures.measure import Measure
from prongsai.core.terms.problem import Place, Problem

OPEN = (ReportState.DRAFT, ReportState.RETURNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What comes in, beside what is there."""

    new: tuple[Measure, ...]
    changed: tuple[tuple[Measure, Measure], ...]
    """Before and after."""
    same: int
    kept: int
    """Measures that the file does not name."""
    reports_new: tuple[Report, ...]
    reports_changed: tuple[tuple[Report, Report], ...]
    reports_same: int
    problems: tuple[Problem, ...]
    """What keeps it from coming in."""

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.reports_new or self.reports_changed)


def merge(here: YearFile, file: YearFile) -> Merge:
    """Nothing that a file leaves out is taken away, and nothing that was handed in is changed.

    A report comes in as a draft: who approved it elsewhere has not approved it here.
    """
    pairs = [(here.measures.get(key), each) for key, each in file.measures.items()]
    known = {each.slot: each for each in here.reports}
    reports = [(known.get(each.slot), each) for each in file.reports]
    differ = [(was, said) for was, said in reports if was and _content(was) != _content(said)]
    return Merge(
        new=tuple(after for before, after in pairs if before is None),
        changed=tuple((b, a) for b, a in pairs if b is not None and b != a),
        same=sum(before == after for before, after in pairs),
        kept=sum(key not in file.measures for key in here.measures),
        reports_new=tuple(_content(said) for was, said in reports if was is None),
        reports_changed=tuple((was, _content(said)) for was, said in differ if was.state in OPEN),
        reports_same=sum(was is not None for was, _ in reports) - len(differ),
        problems=tuple(_locked(file, differ)),
    )


def _content(report: Report) -> Report:
    """What its unit wrote, whatever became of it since."""
    return replace(report, state=ReportState.DRAFT, returned="")


def _locked(file: YearFile, differ: list[tuple[Report, Report]]) -> Iterator[Problem]:
    for was, said in differ:
        if was.state not in OPEN:
            title = file.measures[said.measure].title
            facts = {"measure": title, "unit": said.unit, "period": said.period}
            yield Problem("measures-file-handed-in", facts, Place(path="reports"))


def differing(before: Measure, after: Measure) -> tuple[str, ...]:
    """Names of the fields of which the file says something else."""
    names = (each.name for each in fields(Measure))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
