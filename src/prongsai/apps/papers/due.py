"""What is due about papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import timezone

from prongsai.apps.papers import bridge
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import READERS, going
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.papers.life import State

COORDINATOR = frozenset({Role.COORDINATOR})
SIGNERS = frozenset({Role.COORDINATOR, Role.EXECUTIVE})
"""The executive signs; whoever holds the paper then attaches the scan."""


def due_of(agency: Any) -> list[Due]:
    """Papers that wait for a desk, a number, a print or a signature."""
    papers = going(agency)
    here = [_about(agency.key, paper) for paper in papers if not paper.elsewhere]
    return [*here, *_scans(agency.key, [paper for paper in papers if paper.elsewhere])]


def _scans(agency: str, papers: Sequence[Paper]) -> Iterator[Due]:
    """One thing however many were written into a register: a year's book would fill the page."""
    if papers:
        yield Due(
            what="paper_scans",
            where=Where("papers:papers", {"agency": agency}),
            whose=COORDINATOR,
            since=timezone.localtime(papers[0].moved_at).date(),
            facts={"number": str(len(papers))},
        )


def _about(agency: str, paper: Paper) -> Due:
    approval = bridge.approval(paper)
    back = approval.returned
    step, whose = _step(paper)
    facts = {"title": paper.title or "–"}
    return Due(
        what="paper_mend" if back and not paper.approved else f"paper_{step}",
        where=Where("papers:paper", {"agency": agency, "paper": paper.key}),
        whose=whose,
        since=timezone.localtime(paper.moved_at).date(),
        barred=frozenset() if paper.approved else approval.barred,
        facts={**facts, "reason": back.reason} if back else facts,
        told=READERS,
    )


def _step(paper: Paper) -> tuple[str, frozenset[Role]]:
    """The next step of a paper on its way, and who takes it."""
    if paper.state == State.PRINTED:
        return "sign", SIGNERS
    if paper.approved:
        return ("print" if paper.state == State.NUMBERED else "number"), COORDINATOR
    step = bridge.approval(paper).next
    return (step.key, frozenset({step.role})) if step else ("number", COORDINATOR)
