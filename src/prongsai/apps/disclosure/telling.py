"""Who is told when a checklist moves."""

from __future__ import annotations

from prongsai.apps.disclosure.models import Checklist
from prongsai.apps.notices.actions import announce
from prongsai.apps.notices.news import News
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion


def tell(checklist: Checklist, after: Approval) -> None:
    """After the last act: the next desk, or who prepared it."""
    act, step = after.acts[-1], after.next
    occasion = Occasion.TURN if step else Occasion.APPROVED
    if after.returned:
        occasion = Occasion.RETURNED
    announce(
        occasion,
        _news(checklist, occasion, len(after.acts)),
        at=act.at,
        by=act.by,
        turn={step.role} if step else (),
        authors={each.by for each in after.acts if each.step == "prepare"},
        barred=after.barred if step else (),
    )


def _news(checklist: Checklist, occasion: Occasion, move: int) -> News:
    agency, year = checklist.agency.key, checklist.year
    return News(
        event=f"checklist {agency} {year} {move}",
        agency=agency,
        text=f"notice.checklist_{occasion}",
        facts={"year": str(year)},
        address="disclosure:approval",
        arguments={"agency": agency, "year": year},
    )
