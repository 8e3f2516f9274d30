"""What a paper is put together from: as it is now, or as it was when the paper was submitted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from prongsai.apps.assessments.queries import results_of
from prongsai.apps.papers.heads import Head, head_of
from prongsai.apps.papers.kinds import KINDS
from prongsai.apps.papers.models import Paper
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Refused


@dataclass(frozen=True, slots=True)
class Sources:
    """The letterhead, and the version of each year's result that the paper tells of."""

    head: Head
    results: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Submitted:
    """What a paper was when it was submitted: what three desks pass is printed from this."""

    sources: Sources
    sha256: str
    """Of what it says without mark, number and date, and of the files it is drawn with."""


def sources_now(paper: Paper) -> Sources:
    """Its own version of the result, earlier years as they count now, the letterhead as it is."""
    head = replace(head_of(paper.agency), letter_code="")  # a part of the number, not of the paper
    if KINDS[paper.kind].source != "engine" or paper.of_year is None:
        return Sources(head)
    shown = {each.assessment.year: each.version for each in results_of(paper.agency)}
    years = {str(year): version for year, version in shown.items() if year < paper.of_year}
    return Sources(head, {**years, str(paper.of_year): paper.of_version or 0})


def submitted(paper: Paper) -> Submitted | None:
    """What was kept at its submission; nothing before that."""
    if not paper.submitted:
        return None
    found, problems = read(Submitted, paper.submitted)
    if found is None:
        raise Refused(problems)
    return found


def sources_of(paper: Paper) -> Sources:
    """What it is put together from whoever looks at it."""
    kept = submitted(paper)
    return kept.sources if kept else sources_now(paper)


def moved(paper: Paper) -> tuple[str, ...]:
    """What of its sources is another by now than when it was submitted."""
    kept = submitted(paper)
    if kept is None:
        return ()
    now = sources_now(paper)
    differs = {
        "results": now.results != kept.sources.results,
        "letterhead": now.head != kept.sources.head,
    }
    return tuple(name for name, is_other in differs.items() if is_other)
