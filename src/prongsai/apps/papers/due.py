"""What is due about papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from prongsai.apps.due.sources import Found, Source, as_row, columns
from prongsai.apps.papers import bridge
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import GOING, READERS
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where
from prongsai.core.papers.life import State

COORDINATOR = frozenset({Role.COORDINATOR})
SIGNERS = frozenset({Role.COORDINATOR, Role.EXECUTIVE})
"""The executive signs; whoever holds the paper then attaches the scan."""


GOES = ("id", "key", "title", "state", "acts", "approved", "made_by", "written_by", "elsewhere")
"""Columns that tell how far a paper has come."""


def _rows(agency: Any, _: dt.datetime) -> list[QuerySet[Any, Any]]:
    going = Paper.objects.filter(agency_id=agency.pk, state__in=GOING)
    return [columns("paper", going, *GOES, at="moved_at")]


def _told(agency: Any, _: dt.datetime, found: Found) -> Iterator[Due]:
    """Papers that wait for a desk, a number, a print or a signature, by when they moved."""
    papers = sorted(
        (as_row(Paper, row, at="moved_at") for row in found["paper"]),
        key=lambda paper: (paper.moved_at, paper.pk),
    )
    for paper in papers:
        if not paper.elsewhere:
            yield _about(agency.key, paper)
    yield from _scans(agency.key, [paper for paper in papers if paper.elsewhere])


PAPERS = Source(_rows, _told)


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
