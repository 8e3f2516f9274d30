"""What is told when a result moves from desk to desk."""

from __future__ import annotations

from prongsai.apps.assessments.models import Result
from prongsai.apps.notices.moves import tell_move
from prongsai.apps.notices.news import News
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion


def tell(result: Result, after: Approval) -> None:
    """Of which year; one that came back is opened where it is mended."""
    assessment = result.assessment
    agency, year = assessment.agency.key, assessment.year

    def news(occasion: Occasion, move: int) -> News:
        return News(
            event=f"result {agency} {year} {result.version} {move}",
            agency=agency,
            text=f"notice.result_{occasion}",
            facts={"year": str(year)},
            address="assessments:enter" if occasion is Occasion.RETURNED else "assessments:year",
            arguments={"agency": agency, "year": year},
        )

    tell_move(after, result.entered_by, news)
