"""Who is told when a result moves."""

from __future__ import annotations

from prongsai.apps.assessments.models import Result
from prongsai.apps.notices.actions import announce
from prongsai.apps.notices.news import News
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion


def tell(result: Result, after: Approval) -> None:
    """After the last act: the next desk, or who prepared it."""
    act, step = after.acts[-1], after.next
    occasion = Occasion.TURN if step else Occasion.APPROVED
    if after.returned:
        occasion = Occasion.RETURNED
    announce(
        occasion,
        _news(result, occasion, len(after.acts)),
        at=act.at,
        by=act.by,
        turn={step.role} if step else (),
        authors={result.entered_by, *(each.by for each in after.acts if each.step == "prepare")},
        barred=after.barred if step else (),
    )


def _news(result: Result, occasion: Occasion, move: int) -> News:
    assessment = result.assessment
    agency, year = assessment.agency.key, assessment.year
    return News(
        event=f"result {agency} {year} {result.version} {move}",
        agency=agency,
        text=f"notice.result_{occasion}",
        facts={"year": str(year)},
        address="assessments:enter" if occasion is Occasion.RETURNED else "assessments:year",
        arguments={"agency": agency, "year": year},
    )
