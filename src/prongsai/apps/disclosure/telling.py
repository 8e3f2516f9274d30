"""Who is told when a checklist moves, and when something that was fine on the web breaks."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from prongsai.apps.disclosure.models import Check, Checklist, Item
from prongsai.apps.disclosure.queries import in_divisions
from prongsai.apps.notices.actions import announce
from prongsai.apps.notices.moves import tell_move
from prongsai.apps.notices.news import News
from prongsai.core.approval.approval import Approval
from prongsai.core.notices.occasions import Occasion
from prongsai.core.preaudit.verdict import Judged, Verdict
from prongsai.core.preaudit.watching import site_of


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


def tell_broken(row: Check, judged: Judged, host: str, at: dt.datetime) -> None:
    """Something fine broke: once a day where a site is away, else of each address."""
    item = row.evidence.item
    agency, year, day = item.checklist.agency, item.checklist.year, timezone.localtime(at).date()
    away = site_of(judged.findings) is Verdict.BROKEN
    event = f"site {agency.key} {host} {day}" if away else f"address {row.evidence.key} {at}"
    page: dict[str, str | int] = {"agency": agency.key, "year": year}
    news = News(
        event=f"broke {event}",
        agency=agency.key,
        text="notice.site_away" if away else "notice.address_broke",
        facts={"host": host} if away else {"code": item.code, "year": str(year)},
        address="disclosure:checks" if away else "disclosure:item",
        arguments=page if away else {**page, "item": item.code},
    )
    announce(Occasion.BROKE, news, at=at, authors=_owners(item, day))


def _owners(item: Item, day: dt.date) -> set[str]:
    """Who owes it by name, or those of the division that does."""
    if item.person:
        return {item.person}
    serving = in_divisions(item.checklist.agency.key, day) if item.division else ()
    return {person for person, division in serving if division == item.division}
