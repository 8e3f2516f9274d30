"""Rows of papers as the core's values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prongsai.apps.assessments import bridge as results
from prongsai.apps.papers.models import Paper, Series
from prongsai.core.approval.approval import PAPER_STEPS, Approval
from prongsai.core.papers.life import File, State
from prongsai.core.papers.life import Paper as Life
from prongsai.core.papers.numbering import Given, NumberRegister
from prongsai.workshop.kept_data import thawed


def given(paper: Paper) -> Mapping[str, Any]:
    """What another app gave for it to say."""
    return thawed(paper.given)


def approval(paper: Paper) -> Approval:
    """How far its approval has come."""
    authors = frozenset({paper.made_by, *paper.written_by})
    return Approval(PAPER_STEPS, tuple(results.act(each) for each in paper.acts), authors)


def acts(value: Approval) -> list[dict[str, Any]]:
    return results.acts(value)


def life(paper: Paper) -> Life:
    """How far it has come, as the core sees it."""
    number = None
    if paper.count is not None and paper.number_year is not None:
        number = Given(paper.count, paper.number_year)
    return Life(
        key=paper.key,
        form=paper.kind,
        state=State(paper.state),
        number=number,
        dated=paper.dated,
        printed=_file(paper.pdf, paper.print_hash),
        scan=_file(paper.scan, paper.scan_hash),
        reason=paper.reason,
        elsewhere=paper.elsewhere,
    )


def _file(key: str, sha256: str) -> File | None:
    return File(key, sha256, "") if key else None


def register(series: Series) -> NumberRegister:
    """The register of one year."""
    return NumberRegister({series.year: series.last})


def is_open(paper: Paper) -> bool:
    """Whether its text may be changed: nobody has passed on what it says now."""
    at_desk = not approval(paper).round and not paper.approved
    return at_desk and not paper.elsewhere and paper.state in (State.DRAFT, State.NUMBERED)
