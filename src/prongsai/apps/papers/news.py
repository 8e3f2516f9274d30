"""What is told when a paper moves from desk to desk."""

from __future__ import annotations

from prongsai.apps.notices.moves import tell_move
from prongsai.apps.notices.news import News
from prongsai.apps.papers.models import Paper
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion
from prongsai.workshop.voice import screens


def tell(paper: Paper, after: Approval) -> None:
    """Which kind of paper; its title may name somebody and stays on its page."""
    kind = screens()[f"paper.kind_{paper.kind}"]

    def news(occasion: Occasion, move: int) -> News:
        return News(
            event=f"paper {paper.key} {move}",
            agency=paper.agency.key,
            text=f"notice.paper_{occasion}",
            facts={"kind": {"th": kind["th"], "en": kind["en"]}},
            address="papers:paper",
            arguments={"agency": paper.agency.key, "paper": paper.key},
        )

    tell_move(after, paper.made_by, news)
