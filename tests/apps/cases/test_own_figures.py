"""What an office made itself counts wherever its own file says so: KPIs, measures, tables."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import complaint_making
import service_making
from action_plan_making import begun, in_force
from own_procedure_making import AT, CHIEF, TITLE, drafted, used
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import desks, figures, made_actions, tallying, texts
from prongsai.apps.cases.models import OwnProcedure
from prongsai.apps.listings import bridge, filling
from prongsai.apps.listings.filling import Asked
from prongsai.core.access.roles import Role
from prongsai.core.listings.reading import read

pytestmark = pytest.mark.django_db

MEASURES = "/a/a1/measures/suggestions/cases/?year=2570"
DAY = dt.date(2026, 8, 20)


def in_use(agency: Agency, source: str) -> OwnProcedure:
    row = drafted(agency, source)
    used(row)
    agency.divisions.get_or_create(key="works", defaults={"name": "กองช่าง"})
    desks.offer(agency, row.key, {"open": True}, CHIEF)
    return row


def complained(agency: Agency) -> OwnProcedure:
    row = in_use(agency, "general-complaint")
    said: dict[str, Any] = {"matter": "ราคาสูง", "name": "ก", "phone": "0899999999"}
    service_making.brought(agency, row.key, "procurement", at=AT, **said)
    return row


def test_its_subjects_suggest_measures(
    agency: Agency, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    complained(agency)
    desk = signed_in(Role.COORDINATOR)
    desk.get(MEASURES)
    with django_assert_max_num_queries(12):
        page = desk.get(MEASURES).content.decode()
    assert "การจัดซื้อจัดจ้าง" in page
    assert 'name="of_cases"' in page


def test_its_counts_are_offered_to_kpis_also_after_it_was_stopped(
    agency: Agency, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: AT)
    own = complained(agency)
    row = in_force(begun(agency))
    page = f"/a/a1/plans/p/{row.plan.key}/{row.number}/kpis/12-3/"
    desk = signed_in(Role.COORDINATOR)

    assert f"?take={own.key}-received-procurement#another" in desk.get(page).content.decode()
    made_actions.stop(own, CHIEF)
    assert f"?take={own.key}-received-procurement#another" in desk.get(page).content.decode()


def test_the_page_of_a_kpi_asks_twelve_statements_on_the_first_visit_of_a_process(
    agency: Agency, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    """Cases of both years under several texts, counts kept of some months, none of others."""
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: AT)
    own = complained(agency)
    complaint_making.opened(agency)
    for days in (0, 40, 400):
        complaint_making.brought(agency, at=AT - dt.timedelta(days=days))
    complaint_making.opened(agency, choices={"sort": {"length": 3, "days": "working"}})
    complaint_making.brought(agency)
    tallying.all_of(AT - dt.timedelta(days=5))
    row = in_force(begun(agency))
    desk = signed_in(Role.COORDINATOR)
    desk.get(f"/a/a1/plans/p/{row.plan.key}/{row.number}/kpis/12-3/")
    texts.forget()
    with django_assert_max_num_queries(12):
        page = desk.get(f"/a/a1/plans/p/{row.plan.key}/{row.number}/kpis/12-3/").content.decode()
    assert f"?take={own.key}-received-procurement#another" in page
    assert "?take=general-complaint-received#another" in page


def test_they_are_asked_for_at_once_and_are_nobody_elses(
    agency: Agency, django_assert_num_queries: Any
) -> None:
    own = complained(agency)
    with django_assert_num_queries(1):
        assert own.key in {each.key for each in figures.for_kpis(agency)}
    assert own.key not in {each.key for each in figures.for_kpis(elsewhere(agency))}


def elsewhere(agency: Agency) -> Agency:
    return Agency.objects.create(key="b2", name="อบต.อื่น", kind=agency.kind, area=agency.area)


def test_it_stands_in_the_tables_of_services_that_its_file_names(agency: Agency) -> None:
    own = in_use(agency, "information-request")
    said: dict[str, Any] = {"name": "ก", "phone": "0899999999", "wanted": "แผน", "form": "see"}
    service_making.brought(agency, own.key, "other", at=AT, **said)

    for table in ("service_statistics", "e_service_statistics"):
        found = rows(agency, table)
        assert {each["service"] for each in found} == {TITLE["th"]}
        assert sum(int(each["users"]) for each in found) == 1


def rows(agency: Agency, key: str) -> list[dict[str, Any]]:
    listing = bridge.listings()[key]
    asked = Asked(agency, 2569, DAY, site="https://example.go.th/")
    return read(filling.fill(listing, asked).rows, listing).rows
