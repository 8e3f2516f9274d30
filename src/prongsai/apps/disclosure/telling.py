"""What is told when a checklist moves from desk to desk."""

from __future__ import annotations

from prongsai.apps.disclosure.models import Checklist
from prongsai.apps.notices.moves import tell_move
from prongsai.apps.notices.news import News
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion


def tell(checklist: Checklist, after: Approval) -> None:
    """Of which year; a checklist has no author but those who submit it."""
    agency, year = checklist.agency.key, checklist.year

    def news(occasion: Occasion, move: int) -> News:
        return News(
            event=f"checklist {agency} {year} {move}",
            agency=agency,
            text=f"notice.checklist_{occasion}",
            facts={"year": str(year)},
            address="disclosure:approval",
            arguments={"agency": agency, "year": year},
        )

    tell_move(after, "", news)
