"""Who is told that something waits to be published, is published, or was taken back."""

from __future__ import annotations

from collections.abc import Collection

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.notices.actions import announce
from prongsai.apps.notices.news import News
from prongsai.apps.portal.due import PUBLISHING
from prongsai.core.access.roles import Role
from prongsai.core.notices.occasions import Occasion


def tell_prepared(agency: str, doer: Doer) -> None:
    """Whoever may publish; what somebody prepares in one go is told of once."""
    _tell(Occasion.TURN, "prepared", agency, doer, turn=PUBLISHING)


def tell_published(agency: str, author: str, doer: Doer) -> None:
    _tell(Occasion.PUBLISHED, "published", agency, doer, authors={author})


def tell_discarded(agency: str, author: str, doer: Doer) -> None:
    _tell(Occasion.RETURNED, "discarded", agency, doer, authors={author})


def tell_withdrawn(agency: str, author: str, doer: Doer) -> None:
    """Those who publish, and those who lay copies on other hosts."""
    _tell(Occasion.WITHDRAWN, "withdrawn", agency, doer, authors={author})


def _tell(
    occasion: Occasion, what: str, agency: str, doer: Doer, *, turn: Collection[Role] = (),
    authors: Collection[str] = (),
) -> None:  # fmt: skip
    """Without titles, which may name people; the page that it leads to has them."""
    news = News(
        event=f"portal {what} {agency} {doer.key} {doer.at.isoformat()}",
        agency=agency,
        text=f"notice.portal_{what}",
        address="portal:releases",
        arguments={"agency": agency},
    )
    announce(occasion, news, at=doer.at, by=doer.key, turn=turn, authors=authors)
