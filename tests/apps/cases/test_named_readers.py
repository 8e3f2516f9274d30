"""A grievance goes past the superior: whoever is left out learns nothing of it, anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaint_making import AT
from people import NOW
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import bridge, chores, queries
from prongsai.apps.cases.due import of_units
from prongsai.apps.cases.models import Case
from prongsai.apps.due.sources import collected
from prongsai.apps.files.models import Attached
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.jobs.trying import Task
from staff_case_making import GRIEVANCE, brought, client_of, colleague, moved

pytestmark = pytest.mark.django_db
LIST, SECRET = "/a/a1/cases/", "ถ้อยคำลับของเรื่อง"


@pytest.fixture
def office(agency: Agency) -> dict[str, Person]:
    """A unit with its head, the legal officer, and the desks above."""
    return {
        "head": colleague(agency, "head", Role.DIVISION_HEAD, unit="works"),
        "bringer": colleague(agency, "bringer", Role.DIVISION_OFFICER, unit="works"),
        "fellow": colleague(agency, "fellow", Role.DIVISION_OFFICER, unit="works"),
        "legal": colleague(agency, "legal", Role.COMPLAINT_OFFICER),
        "chief": colleague(agency, "chief", Role.CHIEF_ADMINISTRATOR),
        "mayor": colleague(agency, "mayor", Role.EXECUTIVE),
        "coordinator": colleague(agency, "coordinator", Role.COORDINATOR),
        "auditor": colleague(agency, "auditor", Role.INTERNAL_AUDITOR),
    }


def grievance(agency: Agency, office: dict[str, Person], *named: str) -> Case:
    values = {**GRIEVANCE, "named": [office[each].key for each in named]}
    return brought(agency, "staff-grievance", office["bringer"], values, category="superior")


def due_of(agency: Agency, who: Person) -> list[str]:
    found = collected(agency, NOW, [of_units(who.key)])
    return [str(each.where.keys) for each in found]


def learns(agency: Agency, case: Case, who: Person) -> list[str]:
    """What of a case somebody comes to know, by every way there is."""
    client, found = client_of(who), list[str]()
    for address in (LIST, f"{LIST}?stage=all", f"{LIST}?number={case.number}", f"{LIST}mine/",
                    f"{LIST}c/{case.key}/", f"{LIST}mine/{case.key}/", "/", "/me/notices/",
                    "/a/a1/", "/a/a1/trail/", "/a/a1/bin/", f"/search/?q={SECRET[:9]}",
                    f"{LIST}c/{case.key}/move/assign/"):  # fmt: skip
        page = client.get(address, follow=True).content.decode()
        if case.key in page.replace(address, "") or SECRET in page:
            found.append(address)
    if any(case.key in each for each in due_of(agency, who)):
        found.append("due")
    if Notice.objects.filter(recipient=who.key).exists():
        found.append("notice")
    roles = frozenset(Role(each.role) for each in who.memberships.all())
    if queries.may_have_files("a1", case.key, who.key, roles, NOW.date()):
        found.append("files")
    asked = queries.asker_of(who.key, agency, roles, NOW.date())
    if queries.counts(agency, asked, NOW.date())["open"]:
        found.append("count")
    return found


@pytest.mark.parametrize("who", ["head", "fellow", "coordinator", "auditor"])
def test_whoever_is_no_reader_learns_nothing_of_it(
    agency: Agency, office: dict[str, Person], who: str
) -> None:
    case = grievance(agency, office)
    assert [each for each in learns(agency, case, office[who]) if each not in _OF_ALL] == []


_OF_ALL = ("/a/a1/trail/",)
"""Where a line stands that says neither what it is nor by whom."""


def test_the_chief_who_is_meant_learns_nothing_though_he_would_decide(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = grievance(agency, office, "chief")
    assert [each for each in learns(agency, case, office["chief"]) if each not in _OF_ALL] == []
    seen = learns(agency, case, office["mayor"])
    assert LIST in seen
    assert "count" in seen


def test_the_trail_says_neither_what_it_is_nor_who_brought_it(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = grievance(agency, office)
    client_of(office["bringer"]).post(
        f"{LIST}mine/{case.key}/",
        {"do": "file", "token": "f" * 32, "files": SimpleUploadedFile("ชื่อลับ.txt", b"x")},
    )
    moved(case, "assign", office["legal"], Given(person=office["legal"].key))
    assert Attached.objects.get().owner == case.key
    lines = list(Entry.objects.filter(key=case.key).order_by("number"))
    assert [(each.verb, each.by, each.after) for each in lines] == [
        ("secret", "", {}), ("secret", "", {}), ("secret", office["legal"].key, {}),
    ]  # fmt: skip
    [line] = Entry.objects.filter(thing="files.attached")
    assert (line.by, set(line.after)) == ("", {"thing", "owner"})


def test_each_look_leaves_a_line_once_a_day(agency: Agency, office: dict[str, Person]) -> None:
    case = grievance(agency, office)
    client = client_of(office["legal"])
    for _ in range(3):
        assert SECRET in client.get(f"{LIST}c/{case.key}/").content.decode()
    assert Entry.objects.filter(verb="read", by=office["legal"].key).count() == 1


def test_whoever_brought_it_is_told_and_follows_it_without_a_code(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = grievance(agency, office)
    moved(case, "assign", office["legal"], Given(person=office["legal"].key))
    moved(case, "ask", office["legal"], Given(values={"question": "ขอสำเนาผลประเมิน"}))
    assert Notice.objects.filter(recipient=office["bringer"].key).exists()
    client = client_of(office["bringer"])
    assert "ขอสำเนาผลประเมิน" in client.get(f"{LIST}mine/{case.key}/").content.decode()
    assert "รอท่านดำเนินการ" in client.get(f"{LIST}mine/").content.decode()
    said = {"do": "move:reply", "token": "a" * 32, "seen": "3", "f_answer": "แนบแล้ว"}
    client.post(f"{LIST}mine/{case.key}/", said)
    case.refresh_from_db()
    assert case.state == "looking"


def test_a_head_who_comes_later_and_clocks_that_run_out_tell_nobody_who_is_left_out(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = grievance(agency, office, "chief")
    new = colleague(agency, "new-head", Role.DIVISION_HEAD, unit="works")
    assert new.key in bridge.folder_of(case).superiors
    case.due, case.late = AT.date(), False
    case.save()
    chores.remind(Task(NOW))
    told = set(Notice.objects.values_list("recipient", flat=True))
    assert told.isdisjoint({office["chief"].key, office["head"].key, new.key})


def test_somebody_else_cannot_make_moves_of_whoever_brought_it(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = grievance(agency, office)
    said: dict[str, Any] = {"do": "move:withdraw", "token": "a" * 32}
    answer = client_of(office["fellow"]).post(f"{LIST}mine/{case.key}/", said)
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.state == "received"
