"""What is told when a plan moves from desk to desk."""

from __future__ import annotations

from prongsai.apps.notices.moves import tell_move
from prongsai.apps.notices.news import News
from prongsai.apps.plans.models import Edition
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion


def tell(row: Edition, after: Approval) -> None:
    """Of which years; its title stays on its page."""
    plan = row.plan
    years = {"first": str(plan.first), "last": str(plan.first + plan.years - 1)}

    def news(occasion: Occasion, move: int) -> News:
        return News(
            event=f"plan {plan.key} {row.number} {move}",
            agency=plan.agency.key,
            text=f"notice.plan_{occasion}",
            facts=years,
            address="plans:plan",
            arguments={"agency": plan.agency.key, "plan": plan.key, "edition": row.number},
        )

    tell_move(after, row.made_by, news)
