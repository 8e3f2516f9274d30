"""What was stopped in the year is told of as it was counted, by everything that tells of it."""

from __future__ import annotations

import datetime as dt
import html
import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import complaint_making
import service_making
import staff_case_making
from diaries import (
    BIN,
    COMPLAINT,
    TOLD,
    lived,
    own_of,
    prepared,
)  # fmt: skip
from figures_told import (
    SEES,
    complaints_tell,
    disclosure_tells,
    kpis_offer,
    page_tells,
    register_tells,
    report_tells,
    table_tells,
)
from own_procedure_making import CHIEF, drafted, used
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import (
    desks,
    figures,
    made_actions,
    registers,
    there,
)
from prongsai.apps.cases.models import Desk, OwnProcedure
from prongsai.apps.disclosure.offers import offers
from prongsai.apps.listings import from_months
from prongsai.core.access.roles import Role
from prongsai.core.cases.log import By

pytestmark = pytest.mark.django_db
STOPPED = [
    (COMPLAINT, 156, 0, 0, 0, [(0, 0, 0, 0), (16, 0, 0, 0)]),
    (COMPLAINT, 100, 0, 1, 2, [(0, 0, 0, 1)]),
    (BIN, 100, 0, 0, 0, [(0, 0, 0, 1), (3, 1, 0, 0), (20, 0, 0, 0)]),
    (BIN, 120, 0, 1, 3, [(1, 0, 0, 0), (2, 0, 0, 0)]),
]  # fmt: skip


@pytest.mark.parametrize("after", ["stopped", "in the bin", "out of the bin for good"])
def test_what_was_stopped_in_the_year_is_told_of_by_all_of_them_as_before(
    agency: Agency, after: str
) -> None:
    prepared(agency)
    made = [drafted(agency, told.key) for told in TOLD]
    own = [replace(told, key=row.key) for told, row in zip(TOLD, made, strict=True)]
    for row in made:
        used(row)
        desks.offer(agency, row.key, {"open": True}, CHIEF)
    desks.offer(agency, made[BIN].key, {"choices": {"serve": {"length": 5}}}, CHIEF)
    noted, texts = lived(agency, STOPPED, own), [own_of(agency, told) for told in own]

    for row in made:
        made_actions.stop(row, CHIEF)
        if after != "stopped":
            made_actions.remove(row, CHIEF)
    if after == "out of the bin for good":
        made_actions.REMOVAL.empty(CHIEF.at + dt.timedelta(days=400))
        assert not OwnProcedure.objects.exists()

    for text, told, written in zip(texts, own, noted, strict=True):
        page_tells(agency, text, told, written)
        table_tells(agency, text, told, written)
        register_tells(agency, text, told, written)
        report_tells(agency, text, told, written)
    kpis_offer(agency, texts[COMPLAINT], noted[COMPLAINT])
    complaints_tell(agency, noted[COMPLAINT], own[COMPLAINT].key)
    disclosure_tells(agency, noted[BIN], own[BIN].key)
    assert {each.key for each in figures.for_kpis(agency)} >= {own[COMPLAINT].key}
    assert {each.key for each in registers.readable(SEES, agency)} >= {each.key for each in own}
    assert registers.kept(agency).keys() == {each.key for each in own}


def stopped(agency: Agency, source: str, *, by_strangers: bool = True) -> str:
    """A procedure of its own that one case came to before it was stopped."""
    row = drafted(agency, source)
    used(row)
    service_making.opened(agency, row.key)
    by = None if by_strangers else By(who="c", role="complaint_officer")
    said: dict[str, Any] = {"matter": "ก", "name": "ก", "phone": "0899999999"}
    service_making.brought(agency, row.key, "procurement", at=CHIEF.at, by=by, **said)
    made_actions.stop(row, CHIEF)
    return row.key


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(answer.content.decode())


def test_its_page_file_report_and_register_are_still_found(
    agency: Agency, signed_in: SignedIn
) -> None:
    key = stopped(agency, "general-complaint")
    desk = signed_in(Role.COORDINATOR)

    listed = text(desk, "/a/a1/cases/")
    told = json.loads(desk.get(f"/a/a1/cases/figures/{key}/file/?form=json&year=2569").content)

    assert f"/a/a1/cases/figures/{key}/" in listed
    assert f'<option value="{key}">' in listed
    assert "เลิกใช้แล้ว" in listed
    assert f"/a/a1/cases/settings/{key}/" not in listed
    assert [each["รับ"] for each in told if each["รายการ"] == "ทั้งปี"] == [1]
    text(desk, f"/a/a1/cases/figures/{key}/report/?year=2569")
    assert f"/a/a1/cases/registers/{key}/" in text(desk, "/a/a1/cases/registers/")
    assert "1/2569" in text(desk, f"/a/a1/cases/registers/{key}/?year=2569")
    assert desk.get(f"/a/a1/cases/settings/{key}/").status_code == 404


@pytest.mark.parametrize("after", ["stopped", "in the bin", "out of the bin for good"])
def test_strangers_read_its_figures_and_bring_nothing(
    agency: Agency, client: Client, after: str
) -> None:
    key = stopped(agency, "general-complaint")
    if after != "stopped":
        made_actions.remove(OwnProcedure.objects.get(key=key), CHIEF)
    if after == "out of the bin for good":
        made_actions.REMOVAL.empty(CHIEF.at + dt.timedelta(days=400))

    assert f"/c/a1/figures/{key}/" in text(client, "/c/a1/")
    assert "เลิกรับเรื่องนี้แล้ว" in text(client, f"/c/a1/figures/{key}/?year=2569")
    assert "no longer taken in" in text(client, f"/c/a1/figures/{key}/?year=2569&lang=en")
    for address in (f"/c/a1/{key}/", f"/c/a1/{key}/new/"):
        assert client.get(address).status_code == 404


def test_what_strangers_never_brought_tells_them_nothing(agency: Agency, client: Client) -> None:
    key = stopped(agency, "general-complaint", by_strangers=False)
    assert client.get(f"/c/a1/figures/{key}/").status_code == 404
    assert client.get("/c/a1/").status_code == 404


def test_what_is_open_to_strangers_is_found_without_looking_at_cases(agency: Agency) -> None:
    complaint_making.opened(agency)
    with CaptureQueriesContext(connection) as asked:
        open_now = there.open_texts(agency)
        told = there.told_texts(agency)

    assert [each.key for each in open_now] == [complaint_making.PROCEDURE]
    assert told == (open_now, [])
    first, second = (each["sql"] for each in asked.captured_queries)
    assert "cases_case" not in first
    assert "CASE WHEN" in second


def test_what_colleagues_bring_on_the_web_is_not_told_to_strangers_by_that(
    agency: Agency, client: Client
) -> None:
    desks.offer(agency, "asset-loan", {"open": False}, CHIEF)
    who = staff_case_making.colleague(agency, "borrower")
    staff_case_making.brought(agency, "asset-loan", who, staff_case_making.LOAN, category="outside")
    assert client.get("/c/a1/figures/asset-loan/").status_code == 404
    assert client.get("/c/a1/").status_code == 404


def test_its_public_figures_are_offered_as_evidence(agency: Agency) -> None:
    key = stopped(agency, "general-complaint")
    found = offers(agency, "complaint_statistics", lambda path: path).pages
    assert [each.address for each in found] == [f"/c/a1/figures/{key}/"]
    assert not offers(agency, "service_manual", lambda path: path).pages


def test_its_key_and_register_are_nobody_elses_when_it_has_left_the_bin(agency: Agency) -> None:
    key = stopped(agency, "general-complaint")
    made_actions.remove(OwnProcedure.objects.get(key=key), CHIEF)
    made_actions.REMOVAL.empty(CHIEF.at + dt.timedelta(days=400))
    assert drafted(agency, "general-complaint").key == f"{key}-2"


def test_a_shipped_one_that_is_taken_in_no_longer_stays_in_the_table(agency: Agency) -> None:
    complaint_making.opened(agency)
    complaint_making.brought(agency)
    before = from_months.found(agency, 2569, CHIEF.at.date(), "complaint_statistics")
    desks.offer(agency, complaint_making.PROCEDURE, {"open": False}, CHIEF)
    assert from_months.found(agency, 2569, CHIEF.at.date(), "complaint_statistics") == before
    Desk.objects.all().delete()  # as where a sheet of a year before was brought in
    assert from_months.found(agency, 2569, CHIEF.at.date(), "complaint_statistics") == before


def test_a_year_before_it_was_there_says_nothing_of_it(agency: Agency) -> None:
    stopped(agency, "general-complaint")
    assert from_months.found(agency, 2568, CHIEF.at.date(), "complaint_statistics") == ([], ())
