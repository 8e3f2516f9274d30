"""Who is told when something that desks approve moves on: a result, a paper."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.apps.notices.actions import announce
from prongsai.apps.notices.news import News
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion

_PREPARE = "prepare"


def tell_move(after: Approval, author: str, news: Callable[[Occasion, int], News]) -> None:
    """After the last act: the next desk, or whoever wrote and submitted it.

    `news` is asked for the occasion and for the number of the act, which tells events apart.
    """
    act, step = after.acts[-1], after.next
    occasion = Occasion.TURN if step else Occasion.APPROVED
    if after.returned:
        occasion = Occasion.RETURNED
    announce(
        occasion,
        news(occasion, len(after.acts)),
        at=act.at,
        by=act.by,
        turn={step.role} if step else (),
        authors={author, *(each.by for each in after.acts if each.step == _PREPARE)} - {""},
        barred=after.barred if step else (),
    )
