"""A withdrawal is told to whom it concerns, and hides a title that had to go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from portal_making import CHIEF, COORDINATOR, offered, one_ready, opened, prepared, published
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.models import Entry
from prongsai.apps.notices.models import Notice
from prongsai.apps.portal import actions, queries
from prongsai.apps.portal.models import Release
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(agency: Agency) -> Release:
    opened(agency)
    one_ready(agency)
    return published(agency)


def test_who_publishes_and_who_lays_copies_elsewhere_is_told(
    agency: Agency, desks: dict[Role, Person], shown: Release
) -> None:
    chief = Doer(desks[Role.CHIEF_ADMINISTRATOR].key, (Role.CHIEF_ADMINISTRATOR,), CHIEF.at)
    actions.withdraw(agency, shown.key, "ผิดฉบับ", chief)
    rows = Notice.objects.filter(text="notice.portal_withdrawn", channel="copy")

    told = set(rows.values_list("recipient", flat=True))
    assert {desks[Role.COORDINATOR].key, desks[Role.EXECUTIVE].key} <= told
    assert chief.key not in told


def test_a_title_that_had_to_go_is_shown_nowhere(
    agency: Agency, shown: Release, signed_in: Callable[[Role], Client], stranger: Client
) -> None:
    title = shown.title_th
    facts = {"reason": "มีชื่อบุคคล", "hide_title": "on"}
    signed_in(Role.EXECUTIVE).post(f"/a/{agency.key}/portal/{shown.key}/withdraw/", facts)
    page = stranger.get("/p/nafan/2569/o12/")

    assert page.status_code == 410
    assert title not in page.text
    assert "รายการที่ถอนแล้ว" in page.text
    assert title not in stranger.get("/p/nafan/api/v1/releases/").text
    line = Entry.objects.get(thing="portal.release", verb="withdraw")
    assert line.after["portal_title_hidden"] is True


def test_a_title_stays_where_nothing_speaks_against_it(
    agency: Agency, shown: Release, stranger: Client
) -> None:
    actions.withdraw(agency, shown.key, "ผิดฉบับ", CHIEF)

    assert shown.title_th in stranger.get("/p/nafan/2569/o12/").text


def test_no_number_is_used_twice(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    first = prepared(agency)
    actions.discard_prepared(agency, first.key, COORDINATOR)

    assert (first.number, prepared(agency).number) == (1, 2)


def test_data_says_when_it_was_first_issued_and_what_made_it(
    agency: Agency, shown: Release
) -> None:
    Release.objects.filter(pk=shown.pk).update(state="replaced")
    Release.objects.filter(pk=shown.pk).update(basis="another", sha256="0" * 64)
    second = actions.prepare(agency, offered(agency), COORDINATOR)
    Release.objects.filter(pk=second.pk).update(made_with="0.1")
    later = Doer(CHIEF.key, CHIEF.roles, CHIEF.at.replace(year=2027))
    actions.publish(agency, second.key, second.sha256, later)
    portal = queries.portal_of(agency)
    assert portal is not None
    [entry] = queries.site_of(portal).shown

    assert (entry.first_at, entry.at, entry.made_with) == (CHIEF.at, later.at, "0.1")
