"""Versions of a result on their way through the desks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from apps.results import entered
from people import person
from prongsai.apps.accounts.models import Membership, Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.due import due_of
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.queries import result_of
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from result_making import YEAR, form_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


def enter(assessment: Assessment, signed_in: SignedIn, score: str, seen: int) -> None:
    form = form_of(assessment, score, seen)
    signed_in(Role.COORDINATOR).post(f"{YEAR}enter/", form)


def approve(signed_in: SignedIn, version: int) -> None:
    for role in DESKS:
        signed_in(role).post(f"{YEAR}decide/", {"version": str(version)})


@pytest.fixture
def corrected(assessment: Assessment, signed_in: SignedIn) -> Assessment:
    """One version approved, a newer one on its way."""
    enter(assessment, signed_in, "90", 0)
    approve(signed_in, 1)
    enter(assessment, signed_in, "95", 1)
    return assessment


@pytest.mark.usefixtures("corrected")
def test_an_approved_result_stays_in_force_until_its_correction_is_approved(
    signed_in: SignedIn, agency: Agency
) -> None:
    before = result_of(agency, 2568)
    approve(signed_in, 2)
    after = result_of(agency, 2568)

    assert before is not None
    assert after is not None
    assert [(each.version, each.shown["overall"]) for each in (before, after)] == [
        (1, "90.00"),
        (2, "95.00"),
    ]


@pytest.mark.usefixtures("corrected")
def test_the_page_of_a_year_tells_of_a_correction_beside_what_is_in_force(
    signed_in: SignedIn,
) -> None:
    page = signed_in(Role.EXECUTIVE).get(YEAR).content.decode()

    assert "มีฉบับแก้ไข (ฉบับที่ 2) รออนุมัติ" in page
    assert "คน coordinator บันทึกไว้ คะแนนรวมใหม่ 95.00" in page
    assert page.index("90.00") < page.index("95.00")


@pytest.mark.usefixtures("corrected")
def test_the_history_names_who_did_what_and_what_changed(signed_in: SignedIn) -> None:
    page = signed_in(Role.EXECUTIVE).get(f"{YEAR}versions/").content.decode()

    for told in (
        "เสนอโดย คน coordinator",
        "เห็นชอบโดย คน chief_administrator",
        "อนุมัติโดย คน executive",
    ):
        assert told in page
    assert page.count("95.00</td>") == 11  # the total and ten indicators
    assert "รอผู้ประสานงานเสนอ" in page


@pytest.mark.usefixtures("corrected")
def test_every_version_stays_readable(signed_in: SignedIn) -> None:
    client = signed_in(Role.CHIEF_ADMINISTRATOR)

    assert "ฉบับนี้ใช้อยู่" in client.get(f"{YEAR}versions/1/").content.decode()
    assert "95.00" in client.get(f"{YEAR}versions/2/").content.decode()
    assert client.get(f"{YEAR}versions/3/").status_code == 404


@pytest.mark.usefixtures("corrected")
def test_what_was_not_looked_at_cannot_be_passed(signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    page = client.post(f"{YEAR}decide/", {"version": "1"}, follow=True).content.decode()

    assert "ฉบับที่ 1 มีฉบับใหม่กว่าแล้ว" in page
    assert Result.objects.get(version=2).acts == []


def test_a_return_says_who_and_why(assessment: Assessment, signed_in: SignedIn) -> None:
    enter(assessment, signed_in, "90", 0)
    signed_in(Role.COORDINATOR).post(f"{YEAR}decide/", {"version": "1"})
    back = {"version": "1", "back": "1", "reason": "ตัวชี้วัดที่ 3 ไม่ตรงประกาศ"}
    signed_in(Role.CHIEF_ADMINISTRATOR).post(f"{YEAR}decide/", back)
    page = signed_in(Role.COORDINATOR).get(YEAR).content.decode()

    assert "คน chief_administrator ส่งกลับ: ตัวชี้วัดที่ 3 ไม่ตรงประกาศ" in page
    assert "เสนอปลัด" in page


def test_a_reason_that_came_too_late_stays_to_be_read(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    enter(assessment, signed_in, "90", 0)
    signed_in(Role.COORDINATOR).post(f"{YEAR}decide/", {"version": "1"})
    enter(assessment, signed_in, "91", 1)
    back = {"version": "1", "back": "1", "reason": "ตัวชี้วัดที่ 3 ไม่ตรงประกาศ"}
    page = signed_in(Role.CHIEF_ADMINISTRATOR).post(f"{YEAR}decide/", back).content.decode()

    assert "ฉบับที่ 1 มีฉบับใหม่กว่าแล้ว" in page
    assert "ตัวชี้วัดที่ 3 ไม่ตรงประกาศ" in page


@pytest.mark.parametrize("reason", [" ", "\u200b", "ก" * 1001])
def test_a_return_without_a_fit_reason_is_told_beside_the_field(
    assessment: Assessment, signed_in: SignedIn, reason: str
) -> None:
    enter(assessment, signed_in, "90", 0)
    signed_in(Role.COORDINATOR).post(f"{YEAR}decide/", {"version": "1"})
    back = {"version": "1", "back": "1", "reason": reason}
    page = signed_in(Role.CHIEF_ADMINISTRATOR).post(f"{YEAR}decide/", back).content.decode()

    assert 'class="field wrong"' in page
    assert len(Result.objects.get().acts) == 1


def test_who_typed_the_scores_does_not_pass_them(
    assessment: Assessment, agency: Agency, signed_in: SignedIn
) -> None:
    both = person("both", agency.key, Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR)
    client = Client()
    client.force_login(both)
    client.post(f"{YEAR}enter/", form_of(assessment, "90", 0))
    signed_in(Role.COORDINATOR).post(f"{YEAR}decide/", {"version": "1"})
    page = client.post(f"{YEAR}decide/", {"version": "1"}, follow=True).content.decode()
    (due,) = due_of(agency)

    assert len(Result.objects.get().acts) == 1
    assert "ผู้ที่จัดทำหรือทำขั้นตอนก่อนหน้า" in page
    assert both.key in due.barred


@pytest.mark.usefixtures("corrected")
def test_a_correction_waits_on_the_first_page_of_whose_turn_it_is(signed_in: SignedIn) -> None:
    coordinator = signed_in(Role.COORDINATOR)
    before = coordinator.get("/a/a1/").content.decode()
    coordinator.post(f"{YEAR}decide/", {"version": "2"})
    after = signed_in(Role.CHIEF_ADMINISTRATOR).get("/a/a1/").content.decode()

    assert "ไม่มีเรื่องรอท่านดำเนินการ" not in before
    assert "ไม่มีเรื่องรอท่านดำเนินการ" not in after
    assert "รอปลัด" in coordinator.get("/a/a1/").content.decode()


def test_an_acting_officer_is_shown_as_such(
    assessment: Assessment, signed_in: SignedIn, agency: Agency, desks: dict[Role, Person]
) -> None:
    enter(assessment, signed_in, "90", 0)
    signed_in(Role.COORDINATOR).post(f"{YEAR}decide/", {"version": "1"})
    deputy = person("deputy", agency.key, Role.STAFF, Role.CHIEF_ADMINISTRATOR)
    away = desks[Role.CHIEF_ADMINISTRATOR]
    held = Membership.objects.filter(person=deputy, role=Role.CHIEF_ADMINISTRATOR.value)
    held.update(acting_for=away)
    client = Client()
    client.force_login(deputy)
    client.post(f"{YEAR}decide/", {"version": "1"})

    assert "เห็นชอบโดย คน deputy (ผู้รักษาราชการแทน)" in client.get(YEAR).content.decode()


@pytest.mark.usefixtures("corrected")
def test_every_step_leaves_a_line(agency: Agency) -> None:
    verbs = Entry.objects.filter(agency=agency.key).order_by("number").values_list("verb")

    assert [verb for (verb,) in verbs] == [
        "open year", "enter result", "prepare result", "pass result", "approve result",
        "enter result",
    ]  # fmt: skip


def test_who_decides_is_warned_where_another_total_was_published(
    agency: Agency, signed_in: SignedIn
) -> None:
    entered(agency, 2568, "90", steps=1, published="95.00")
    page = signed_in(Role.CHIEF_ADMINISTRATOR).get(YEAR).content.decode()

    box = page[page.index('class="note warn"') :]
    assert "คิดได้ 90.00 แต่ประกาศไว้ 95.00" in box[: box.index("</p>")]
