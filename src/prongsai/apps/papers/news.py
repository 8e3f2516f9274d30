"""Who is told when a paper moves from desk to desk."""

from __future__ import annotations

from prongsai.apps.notices.actions import announce
from prongsai.apps.notices.news import News
from prongsai.apps.papers.models import Paper
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion
from prongsai.workshop.voice import screens


def tell(paper: Paper, after: Approval) -> None:
    """After the last act: the next desk, or whoever wrote and submitted it."""
    act, step = after.acts[-1], after.next
    occasion = Occasion.TURN if step else Occasion.APPROVED
    if after.returned:
        occasion = Occasion.RETURNED
    announce(
        occasion,
        _news(paper, occasion, len(after.acts)),
        at=act.at,
        by=act.by,
        turn={step.role} if step else (),
        authors={paper.made_by, *(each.by for each in after.acts if each.step == "prepare")},
        barred=after.barred if step else (),
    )


def _news(paper: Paper, occasion: Occasion, move: int) -> News:
    """Which kind of paper; its title may name somebody and stays on its page."""
    kind = screens()[f"paper.kind_{paper.kind}"]
    return News(
        event=f"paper {paper.key} {move}",
        agency=paper.agency.key,
        text=f"notice.paper_{occasion}",
        facts={"kind": {"th": kind["th"], "en": kind["en"]}},
        address="papers:paper",
        arguments={"agency": paper.agency.key, "paper": paper.key},
    )
