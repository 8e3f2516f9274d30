"""What people delete can be had back for a while, by those who could see it; then it is gone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import person
from prongsai.apps.agencies import actions as places
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.audit.queries import verify
from prongsai.apps.bin.chores import empty
from prongsai.apps.files import actions as files
from prongsai.apps.files.actions import Owner
from prongsai.apps.files.checking import checked
from prongsai.apps.files.models import Attached
from prongsai.core.access.roles import Role
from prongsai.core.jobs.trying import Task

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 8, 20, 10, tzinfo=dt.UTC)
NAME = "สำเนาบัตรของสมมติ.txt"


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Path) -> None:
    settings.FILES, settings.BIN_DAYS = tmp_path, 30


@pytest.fixture
def file(agency: Agency) -> Attached:
    owner = Owner(agency.key, "assessments.assessment", "2568")
    found = files.attach(checked(NAME, b"Something to read"), owner, by="x", at=AT)
    files.remove(agency.key, found.key, by="x", at=AT)
    return found


@pytest.fixture
def division(agency: Agency) -> Division:
    return places.add_division(agency, "กองผิด", None, by="x", at=AT)


@pytest.fixture
def administrator(agency: Agency, client: Client) -> Client:
    client.force_login(person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR))
    return client


def page(client: Client) -> str:
    return client.get("/a/a1/bin/").content.decode()


def after(days: int) -> Task:
    return Task(AT + dt.timedelta(days=days), {}, "", is_last_try=False)


def test_a_file_is_shown_to_who_could_read_it_and_had_back(
    file: Attached, client: Client, agency: Agency
) -> None:
    client.force_login(person("officer", agency.key, Role.COORDINATOR))
    assert NAME in page(client)

    client.post(f"/a/a1/bin/files.attached/{file.key}/")

    assert NAME not in page(client)
    assert Attached.objects.get().removed_at is None


def test_who_only_reads_sees_no_button_and_has_nothing_back(
    file: Attached, client: Client, agency: Agency
) -> None:
    client.force_login(person("reader", agency.key, Role.VIEWER))

    assert "/bin/files.attached/" not in page(client)
    assert client.post(f"/a/a1/bin/files.attached/{file.key}/").status_code == 404


def test_nobody_sees_here_what_he_could_not_see_before(
    file: Attached, division: Division, administrator: Client, agency: Agency
) -> None:
    administrator.post(f"/a/a1/divisions/{division.key}/", {"remove": "1"})
    assert "กองผิด" in page(administrator)
    assert NAME not in page(administrator)
    assert administrator.post(f"/a/a1/bin/files.attached/{file.key}/").status_code == 404

    officer = Client()
    officer.force_login(person("officer", agency.key, Role.COORDINATOR))
    assert "กองผิด" not in page(officer)


def test_another_agencys_bin_is_not_there(file: Attached, other: Agency, client: Client) -> None:
    client.force_login(person("officer", other.key, Role.COORDINATOR))

    assert client.get("/a/a1/bin/").status_code == 404
    assert client.post(f"/a/a2/bin/files.attached/{file.key}/").status_code == 404


@pytest.mark.usefixtures("file")
def test_after_its_days_a_file_is_gone_with_its_name_and_content(tmp_path: Path) -> None:
    assert empty(after(29))["files.attached"] == 0
    assert empty(after(30))["files.attached"] == 1

    assert not Attached.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert NAME not in str(list(Kept.objects.values()))
    assert list(verify()) == []


@pytest.mark.usefixtures("file")
def test_how_many_days_is_a_setting(settings: Any) -> None:
    settings.BIN_DAYS = 3

    assert empty(after(3))["files.attached"] == 1


# --- Divisions ---------------------------------------------------------------------------------


def test_a_division_made_by_mistake_goes_and_comes_back(
    division: Division, administrator: Client
) -> None:
    administrator.post(f"/a/a1/divisions/{division.key}/", {"remove": "1"})
    assert "กองผิด" not in administrator.get("/a/a1/divisions/").content.decode()
    assert administrator.get(f"/a/a1/divisions/{division.key}/").status_code == 404

    administrator.post(f"/a/a1/bin/upkeep/agencies.division/{division.key}/")

    assert "กองผิด" in administrator.get("/a/a1/divisions/").content.decode()
    verbs = Entry.objects.filter(thing="agencies.division").order_by("number")
    assert list(verbs.values_list("verb", flat=True)) == ["add", "remove", "put back"]


def test_a_division_with_units_or_people_is_not_deleted(
    division: Division, administrator: Client, agency: Agency
) -> None:
    unit = places.add_division(agency, "งานผิด", division, by="x", at=AT)
    somebody = person("somebody", agency.key, Role.DIVISION_OFFICER)
    somebody.memberships.update(division=unit.key)
    for each in (division, unit):
        administrator.post(f"/a/a1/divisions/{each.key}/", {"remove": "1"})

    assert Division.objects.count() == 2


def test_a_unit_comes_back_after_its_division_only(
    division: Division, administrator: Client, agency: Agency
) -> None:
    unit = places.add_division(agency, "งานผิด", division, by="x", at=AT)
    for each in (unit, division):
        administrator.post(f"/a/a1/divisions/{each.key}/", {"remove": "1"})
    answer = administrator.post(f"/a/a1/bin/upkeep/agencies.division/{unit.key}/", follow=True)
    assert "นำส่วนงานนั้นกลับก่อน" in answer.content.decode()

    for each in (division, unit):
        administrator.post(f"/a/a1/bin/upkeep/agencies.division/{each.key}/")

    assert Division.objects.count() == 2


def test_a_deleted_division_is_gone_after_its_days_and_its_key_is_not_given_again_before(
    division: Division, agency: Agency
) -> None:
    unit = places.add_division(agency, "งานผิด", division, by="x", at=AT)
    places.remove_division(unit, by="x", at=AT)
    places.remove_division(division, by="x", at=AT)
    assert places.add_division(agency, "กองใหม่", None, by="x", at=AT).key == "d3"

    assert empty(after(30))["agencies.division"] == 2
    assert list(Division.every.values_list("name", flat=True)) == ["กองใหม่"]


def test_the_page_asks_the_database_as_often_however_much_lies_there(
    agency: Agency, client: Client
) -> None:
    client.force_login(person("officer", agency.key, Role.COORDINATOR))
    counts = []
    for number in (1, 20):
        for each in range(number):
            owner = Owner(agency.key, "assessments.assessment", "2568")
            content = f"{number} {each}".encode()
            found = files.attach(checked("a.txt", content), owner, by="x", at=AT)
            files.remove(agency.key, found.key, by="x", at=AT)
        client.get("/me/")
        with CaptureQueriesContext(connection) as asked:
            page(client)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= len(settings.BINS) + 6
