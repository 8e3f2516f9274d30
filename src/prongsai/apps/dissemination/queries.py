"""Finding lines of the log and counting them, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from prongsai.apps.dissemination.models import Posting
from prongsai.apps.dissemination.topics import packed
from prongsai.apps.files.models import Attached
from prongsai.apps.files.queries import by_keys

_UNPROVEN = Q(address="", file="")


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, how many there are, and the place the next page begins at."""

    rows: Sequence[Posting]
    files: dict[str, Attached]
    count: int
    unproven: int
    more: int


def _rows(agency: Any) -> QuerySet[Posting]:
    return Posting.objects.filter(agency_id=agency.pk, removed_at=None)


def of_year(
    agency: Any, year: int, channel: str = "", topic: str = "", *, bare: bool = False
) -> QuerySet[Posting]:
    """Lines of a fiscal year, the latest first; of a channel, a topic, or without a proof."""
    rows = _rows(agency).filter(year=year)
    rows = rows.filter(channel=channel) if channel else rows
    rows = rows.filter(topics__contains=packed([topic])) if topic else rows
    rows = rows.filter(_UNPROVEN) if bare else rows
    return rows.order_by("-first", "-pk")


def page(rows: QuerySet[Posting], agency: str, start: int, size: int) -> Page:
    """A page of these lines with their files: three statements."""
    sums = rows.order_by().aggregate(count=Count("pk"), unproven=Count("pk", filter=_UNPROVEN))
    found = list(rows[start : start + size + 1])
    shown = found[:size]
    return Page(
        shown, by_keys(agency, (each.file for each in shown)), sums["count"], sums["unproven"],
        start + size if len(found) > size else 0,
    )  # fmt: skip


def counts(agency: Any) -> dict[tuple[str, int], int]:
    """How many lines, by channel and fiscal year."""
    rows = _rows(agency).order_by().values_list("channel", "year").annotate(Count("pk"))
    return {(channel, year): number for channel, year, number in rows}


def posting_of(agency: Any, key: str) -> Posting | None:
    return _rows(agency).select_related("agency").filter(key=key).first()


def years(agency: Any) -> list[int]:
    """Fiscal years that anything is logged for."""
    return list(_rows(agency).order_by("year").values_list("year", flat=True).distinct())


def may_have_files(agency: str, key: str, *_: object) -> bool:
    """Whoever reads the log, as long as the line isn't in the bin."""
    return Posting.objects.filter(agency__key=agency, key=key, removed_at=None).exists()
