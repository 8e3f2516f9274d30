"""What is told when the register of a year moves from desk to desk."""

from __future__ import annotations

from prongsai.apps.notices.moves import tell_move
from prongsai.apps.notices.news import News
from prongsai.apps.risks.models import RiskYear
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion


def tell(row: RiskYear, after: Approval) -> None:
    """Of which year; whoever passed it on is the one to whom it comes back."""
    agency, year = row.agency.key, row.year

    def news(occasion: Occasion, move: int) -> News:
        return News(
            event=f"risks {agency} {year} {move}",
            agency=agency,
            text=f"notice.risks_{occasion}",
            facts={"year": str(year)},
            address="risks:approval",
            arguments={"agency": agency, "year": year},
        )

    tell_move(after, "", news)
