"""The hub: one card for every part of what is done about lost points, with a line on its state.

An app that joins adds a line to `CARDS`, and where it has something to count, its rows: all cards
are asked for in one statement, however many there are.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from prongsai.apps.circulars import queries as circulars
from prongsai.apps.due.sources import Found, columns, rows_of
from prongsai.apps.look.words import phrase
from prongsai.apps.measures import around
from prongsai.apps.meetings import queries as meetings
from prongsai.apps.plans import queries as plans
from prongsai.apps.plans.models import DRAFT
from prongsai.apps.risks import queries as risks
from prongsai.apps.sight import due
from prongsai.apps.spending import queries as spending
from prongsai.core.access.roles import Standing
from prongsai.core.access.table import Verdict
from prongsai.core.follow_up.report import ReportState
from prongsai.core.measures.measure import Status
from prongsai.core.terms.fiscal_year import FiscalYear

Rows = Callable[[Any, dt.date], Iterable[QuerySet[Any, Any]]]
State = Callable[[Any, dt.date, Found], str]


def _nothing(*_: Any) -> tuple[QuerySet[Any, Any], ...]:
    return ()


def _silent(*_: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Card:
    """A part of the work: its first page, what it is for, how it stands."""

    address: str
    rows: Rows = _nothing
    state: State = _silent


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as the hub shows it."""

    title: str
    about: str
    state: str
    href: str


def _measures(agency: Any, today: dt.date) -> list[QuerySet[Any, Any]]:
    return [around.counted(agency, [FiscalYear.of(today).year])]


def _measures_said(_: Any, today: dt.date, found: Found) -> str:
    told = (row.facts["counted"] for row in found["measures"])
    counts = Counter({each["status"]: each["n"] for each in told})
    facts = {
        "year": FiscalYear.of(today).year,
        "standing": counts[Status.IN_FORCE.value] + counts[Status.CLOSED.value],
        "draft": counts[Status.DRAFT.value],
    }
    return phrase("hub.state_measures" if counts else "hub.no_measures", **facts)


def _reports(agency: Any, today: dt.date) -> list[QuerySet[Any, Any]]:
    return [around.reports_counted(agency, FiscalYear.of(today).year)]


def _reports_said(_: Any, __: dt.date, found: Found) -> str:
    told = (row.facts["counted"] for row in found["reports"])
    counts = {each["state"]: each["n"] for each in told}
    waiting = (ReportState.SUBMITTED, ReportState.PASSED, ReportState.ACCEPTED)
    facts = {
        "waiting": sum(counts.get(state.value, 0) for state in waiting),
        "noted": counts.get(ReportState.NOTED.value, 0),
        "returned": counts.get(ReportState.RETURNED.value, 0),
    }
    return phrase("hub.state_reports", **facts) if counts else phrase("hub.no_reports")


def _sight(agency: Any, _: dt.date) -> list[QuerySet[Any, Any]]:
    return due.rows(agency)


def _sight_said(_: Any, __: dt.date, found: Found) -> str:
    lacking = due.lacking(found)
    if lacking is None:
        return phrase("hub.no_result")
    if not lacking.number:
        return phrase("hub.all_answered", year=lacking.year)
    return phrase("hub.unanswered", year=lacking.year, points=lacking.points)


def _circulars(agency: Any, _: dt.date) -> list[QuerySet[Any, Any]]:
    sent = circulars.rows_of(agency).filter(sent_at__isnull=False, end="")
    return [columns("hub_circulars", sent, "id")]


def _circulars_said(_: Any, __: dt.date, found: Found) -> str:
    return phrase("hub.state_circulars", number=len(found["hub_circulars"]))


def _plans(agency: Any, _: dt.date) -> list[QuerySet[Any, Any]]:
    return [plans.counted(agency)]


def _plans_said(_: Any, __: dt.date, found: Found) -> str:
    """Of the newest plan; what is in force rather than its revision."""
    rows = [row.facts for row in found["plans"]]
    if not rows:
        return phrase("hub.no_plan")
    newest = max(row["first"] for row in rows)
    row = min((row for row in rows if row["first"] == newest), key=lambda each: each["state"])
    last = row["first"] + row["years"] - 1
    facts = {"first": row["first"], "last": last, "projects": row["projects"]}
    if row["state"] == DRAFT:
        return phrase("hub.draft_plan", **facts)
    return phrase("hub.state_plan", **facts, edition=row["number"])


def _risks(agency: Any, today: dt.date) -> list[QuerySet[Any, Any]]:
    return risks.counted(agency, FiscalYear.of(today).year)


def _risks_said(_: Any, today: dt.date, found: Found) -> str:
    year = FiscalYear.of(today).year
    row = next(iter(found["risk_year"]), None)
    if row is None:
        return phrase("hub.no_risks", year=year)
    counts = {each.facts["counted"]["kind"]: each.facts["counted"]["n"]
              for each in found["risk_rows"]}  # fmt: skip
    facts = {
        "year": year, "risks": counts.get("risk", 0), "treatments": counts.get("treatment", 0),
    }  # fmt: skip
    return phrase("hub.risks_approved" if row.facts["approved"] else "hub.risks_open", **facts)


def _meetings(agency: Any, today: dt.date) -> list[QuerySet[Any, Any]]:
    return meetings.counted(agency, FiscalYear.of(today).year)


def _meetings_said(_: Any, today: dt.date, found: Found) -> str:
    until = [row.facts["until"] for row in found["decisions"]]
    late = sum(day is not None and day < today.isoformat() for day in until)
    facts = {"committees": len(found["committees"]), "open": len(until), "late": late}
    return phrase("hub.state_meetings", **facts)


def _spending(agency: Any, today: dt.date) -> list[QuerySet[Any, Any]]:
    return spending.counted(agency, FiscalYear.of(today).year)


def _spending_said(_: Any, today: dt.date, found: Found) -> str:
    year, told = FiscalYear.of(today).year, spending.standing(found)
    if not told.lines:
        return phrase("hub.no_spending", year=year)
    facts = {"year": year, "lines": told.lines, "closed": told.closed}
    if told.percent is None:
        return phrase("hub.spending_unfunded", **facts)
    return phrase("hub.state_spending", **facts, percent=told.percent)


CARDS = (
    Card("sight:latest", _sight, _sight_said),
    Card("measures:list", _measures, _measures_said),
    Card("measures:board", _reports, _reports_said),
    Card("plans:list", _plans, _plans_said),
    Card("risks:years", _risks, _risks_said),
    Card("meetings:list", _meetings, _meetings_said),
    Card("spending:board", _spending, _spending_said),
    Card("circulars:list", _circulars, _circulars_said),
)
"""In the order of the work; of an address that is not there nothing is shown."""


def hub_of(agency: Any, now: dt.datetime, standing: Standing) -> list[Shown]:
    """The cards of whoever looks, each with its state: one statement."""
    cards = [card for card in CARDS if _may(card.address, standing)]
    today = now.date()
    asked = [each for card in cards for each in card.rows(agency, today)]
    found = rows_of(asked) if asked else {}
    return [
        Shown(
            title=phrase(f"link.{card.address}"),
            about=phrase(f"hub.{card.address}"),
            state=card.state(agency, today, found),
            href=reverse(card.address, args=[agency.key]),
        )
        for card in cards
    ]


def _may(address: str, standing: Standing) -> bool:
    """Whether the page is there, and for whoever looks."""
    try:
        reverse(address, args=["a"])
    except NoReverseMatch:
        return False
    return settings.PERMISSIONS.verdict(address, standing, write=False) is Verdict.ALLOWED
