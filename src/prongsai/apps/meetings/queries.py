"""Finding committees, meetings and decisions, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from prongsai.apps.agencies.models import Agency
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.due.sources import columns
from prongsai.apps.meetings import bridge
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import by_keys, given_of
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Part
from prongsai.core.meetings.committee import State, state_of
from prongsai.core.meetings.decisions import MINDING
from prongsai.core.meetings.decisions import State as Ended

MOST = 20
"""Committees and decisions that a search shows."""
PAGE = 50


@dataclass(frozen=True, slots=True)
class Asker:
    """Who looks: in which own parts, in which roles."""

    key: str
    own: tuple[Part, ...]
    roles: frozenset[Role]

    @property
    def minds(self) -> bool:
        """Whether he keeps committees and meetings."""
        return not MINDING.isdisjoint(self.roles)

    def may_end(self, row: Decision) -> bool:
        """Those whose it is, and those who keep the minutes."""
        return self.minds or self.is_his(row)

    def is_his(self, row: Decision) -> bool:
        return bridge.decision(row).is_for(self.own)


def asker(key: str, parts: Iterable[Any], roles: Collection[Role], units: Units) -> Asker:
    """`parts` are those of today in the agency."""
    own = tuple(units.part(each.role, each.division) for each in parts)
    return Asker(key, own, frozenset(roles))


# --- Committees ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A committee as a row of the list."""

    row: Committee
    state: State
    order: Paper | None
    meetings: int
    latest: dt.date | None


def committees_of(agency: Agency) -> QuerySet[Committee]:
    return Committee.objects.filter(agency_id=agency.pk, removed_at=None)


def committee_of(agency: Agency, key: str) -> Committee | None:
    rows = committees_of(agency).select_related("agency", "replaces")
    return rows.filter(key=key).first()


def listed(agency: Agency, today: dt.date, year: int | None = None) -> list[Line]:
    """All of an agency or of one fiscal year, by year and name; three statements."""
    kept = Q(meetings__removed_at=None)
    rows = committees_of(agency).annotate(
        met=Count("meetings", filter=kept), latest=Max("meetings__day", filter=kept)
    )
    rows = rows.filter(year=year) if year else rows
    found = list(rows.order_by("-year", "name", "pk"))
    orders = orders_of(agency, found)
    return [Line(row, stage(row, today), orders.get(row.key), row.met, row.latest) for row in found]


def stage(row: Committee, today: dt.date) -> State:
    return state_of(bridge.committee(row), row.dissolved, today, bridge.frame())


def of(row: Committee) -> str:
    """What papers say they were made of."""
    return f"meetings:{row.key}"


def orders_of(agency: Agency, rows: Sequence[Committee]) -> dict[str, Paper]:
    """The order of each, by its key: the one that was chosen, else the newest drafted here."""
    chosen = {row.key: row.order for row in rows if row.order}
    named = by_keys(agency, chosen.values())
    found = {key: named[paper] for key, paper in chosen.items() if paper in named}
    for paper in given_of(agency, "meetings"):
        parts = paper.of.split(":")
        if paper.kind == "committee-order" and len(parts) > 1:
            found.setdefault(parts[1], paper)
    return found


def years(agency: Agency) -> list[int]:
    """Fiscal years with committees, the latest first."""
    rows = committees_of(agency).order_by("-year").values_list("year", flat=True)
    return list(rows.distinct())


# --- Meetings ------------------------------------------------------------------------------------


def meetings_of(agency: Agency) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(agency_id=agency.pk, removed_at=None)
    return rows.filter(committee__removed_at=None)


def meeting_of(agency: Agency, key: str) -> Meeting | None:
    rows = meetings_of(agency).select_related("agency", "committee", "committee__agency")
    return rows.select_related("adopted_in").filter(key=key).first()


def meetings(row: Committee) -> list[Meeting]:
    """Of one committee, the latest first."""
    rows = row.meetings.filter(removed_at=None).select_related("adopted_in")
    return list(rows.order_by("-year", "-number"))


def to_come(agency: Agency, today: dt.date) -> list[Meeting]:
    """Meetings that were called and not held yet, the nearest first."""
    rows = meetings_of(agency).filter(day__gte=today, attendance=[])
    return list(rows.select_related("committee").order_by("day", "begins")[:MOST])


def numbers(row: Committee) -> list[tuple[int, int]]:
    """Number and year of each meeting, those in the bin among them: no number comes twice."""
    return list(row.meetings.values_list("number", "year"))


def order(row: Meeting) -> tuple[int, int]:
    """Meetings of a committee follow each other by year and number."""
    return (row.year, row.number)


def unadopted(row: Committee) -> list[Meeting]:
    """Meetings whose minutes nobody adopted yet, the oldest first."""
    rows = row.meetings.filter(removed_at=None, adopted_in=None).exclude(attendance=[])
    return list(rows.order_by("year", "number"))


# --- Decisions -----------------------------------------------------------------------------------


def decisions_of(agency: Agency) -> QuerySet[Decision]:
    rows = Decision.objects.filter(agency_id=agency.pk, meeting__removed_at=None)
    return rows.filter(meeting__committee__removed_at=None)


def decision_of(agency: Agency, key: str) -> Decision | None:
    rows = decisions_of(agency).select_related("agency", "meeting__committee", "meeting__agency")
    return rows.filter(key=key).first()


def decided(row: Meeting) -> list[Decision]:
    """What a meeting resolved, in the order of its agenda."""
    return list(row.decisions.select_related("agency").order_by("item", "pk"))


def open_of(row: Committee) -> list[Decision]:
    """What a committee and those it took the place of resolved and nobody has done yet."""
    line = [row.pk, *([row.replaces_id] if row.replaces_id else [])]
    rows = decisions_of(row.agency).filter(meeting__committee__in=line, state=Ended.OPEN)
    return list(rows.select_related("meeting").order_by("until", "pk"))


def asked_for(agency: Agency, stage: str) -> QuerySet[Decision]:
    """Decisions of an agency by how far they have come."""
    rows = decisions_of(agency).select_related("meeting__committee")
    rows = rows.filter(state=stage) if stage in set(Ended) else rows
    return rows.order_by("until", "pk") if stage == Ended.OPEN else rows.order_by("-pk")


def open_counts(agency: Agency, today: dt.date) -> Mapping[str, int]:
    """How many are open, and how many of them late: one statement."""
    rows = decisions_of(agency).filter(state=Ended.OPEN)
    late = Count("pk", filter=Q(until__lt=today))
    return rows.aggregate(open=Count("pk"), late=late)


def counted(agency: Any, year: int) -> list[QuerySet[Any, Any]]:
    """A year's committees and what is still to be done, as parts of a statement."""
    committees = Committee.objects.filter(
        agency_id=agency.pk, year=year, removed_at=None, dissolved=None
    )
    waiting = decisions_of(agency).filter(state=Ended.OPEN)
    return [
        columns("committees", committees, "id"), columns("decisions", waiting, "id", "until"),
    ]  # fmt: skip


def open_anywhere() -> QuerySet[Decision]:
    """Every open decision that has a last day."""
    rows = Decision.objects.filter(state=Ended.OPEN, until__isnull=False, meeting__removed_at=None)
    rows = rows.filter(meeting__committee__removed_at=None)
    return rows.select_related("agency").order_by("agency", "pk")


def found(agencies: Collection[str], pieces: Collection[str]) -> Sequence[Committee]:
    """Committees of these agencies whose name holds every word, the newest first."""
    if not agencies or not pieces:
        return []
    rows = Committee.objects.filter(agency__key__in=list(agencies), removed_at=None)
    for piece in pieces:
        rows = rows.filter(sought__contains=piece)
    return list(rows.select_related("agency").order_by("-year", "-pk")[:MOST])


def decisions_found(agencies: Collection[str], pieces: Collection[str]) -> Sequence[Decision]:
    """Decisions of these agencies that hold every word, the newest first."""
    if not agencies or not pieces:
        return []
    rows = Decision.objects.filter(agency__key__in=list(agencies), meeting__removed_at=None)
    for piece in pieces:
        rows = rows.filter(sought__contains=piece)
    return list(rows.select_related("agency", "meeting").order_by("-pk")[:MOST])
