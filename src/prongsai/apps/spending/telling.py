"""What is told of samples: drawn, found to be wrong, looked over. Of each once a day.

Who catches up draws many months in an hour; the notice leads to the first of them.
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from prongsai.apps.accounts.queries import keys_holding
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.apps.spending.models import Month, Year
from prongsai.core.access.roles import Role
from prongsai.core.spending.roles import LEADING
from prongsai.core.terms.dates import Month as When
from prongsai.core.terms.dates import shown_date

OVERSEEING = LEADING | {Role.INTERNAL_AUDITOR}
"""Who is told of every sample. Divisions may look it over too: it stands among what is due."""


def tell_drawn(year: Year, row: Month, doer: Doer, authors: Collection[str]) -> int:
    """Those who oversee it, but for whoever entered all of it and so may not judge any."""
    own = set(authors) if len(set(authors)) == 1 else set()
    return _tell(year, row, "drawn", doer, _holding(year, OVERSEEING, doer) - own)


def tell_wrong(year: Year, row: Month, doer: Doer, authors: Collection[str]) -> int:
    """Whoever entered what was found to be wrong."""
    return _tell(year, row, "wrong", doer, set(authors))


def tell_checked(year: Year, row: Month, doer: Doer) -> int:
    """Those who close months."""
    return _tell(year, row, "checked", doer, _holding(year, LEADING, doer))


def _holding(year: Year, roles: Collection[Role], doer: Doer) -> set[str]:
    return keys_holding(year.agency.key, roles, timezone.localtime(doer.at).date())


def _tell(year: Year, row: Month, what: str, doer: Doer, people: set[str]) -> int:
    agency, month = year.agency.key, When.of(row.month)
    said = {"th": shown_date(month), "en": shown_date(month, language="en")}
    news = News(
        event=f"spending {what} {agency} {timezone.localtime(doer.at).date()}", agency=agency,
        text=f"notice.spending_{what}", facts={"month": said}, address="spending:check",
        arguments={"agency": agency, "month": f"{month.year}-{month.month:02}"},
    )  # fmt: skip
    return notify(news, people - {doer.key}, at=doer.at)
