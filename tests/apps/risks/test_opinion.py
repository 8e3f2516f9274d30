"""The internal auditor's opinion is his own; forms that are not made say why."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.test import Client

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.models import Entry
from prongsai.apps.papers.models import Paper
from prongsai.apps.risks import yearly
from prongsai.apps.risks.hands import Hand
from prongsai.apps.risks.models import RiskYear
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused
from risk_rows import AT, HAND, approved, begun, treated

pytestmark = pytest.mark.django_db
PAGE = "/a/a1/risks/2569/"
AUDITOR = Hand(Doer("auditing", (Role.INTERNAL_AUDITOR,), AT))


@pytest.fixture
def year(agency: Agency) -> RiskYear:
    return begun(agency)


def text(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def typed(client: Client, said: str, seen: int = 0) -> str:
    return text(client.post(f"{PAGE}opinion/", {"opinion": said, "seen": str(seen)}, follow=True))


@pytest.mark.usefixtures("year")
def test_the_auditor_types_it_and_it_stands_on_the_form(signed_in: SignedIn) -> None:
    auditor = signed_in(Role.INTERNAL_AUDITOR)
    before = text(auditor.get(f"{PAGE}papers/pk6/"))
    typed(auditor, "การควบคุมเพียงพอ\nควรปรับปรุงงานพัสดุ")
    page = text(auditor.get(f"{PAGE}papers/pk6/"))

    assert "ยังไม่ได้ให้ความเห็น" in before
    assert "<p>การควบคุมเพียงพอ</p><p>ควรปรับปรุงงานพัสดุ</p>" in page
    assert auditor.get(f"{PAGE}papers/pk6/file/?form=docx").status_code == 200


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    "role", [Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.DIVISION_OFFICER, Role.VIEWER]
)
def test_nobody_else_types_it_but_all_inside_read_it(
    agency: Agency, signed_in: SignedIn, role: Role
) -> None:
    year = RiskYear.objects.get(agency=agency)
    yearly.opine(year, "การควบคุมเพียงพอ", AUDITOR, seen=0)
    other = signed_in(role)
    page = text(other.get(f"{PAGE}opinion/"))
    typed(other, "แก้แทน", seen=1)

    assert "การควบคุมเพียงพอ" in page
    assert "<textarea" not in page
    assert RiskYear.objects.get(agency=agency).opinion == "การควบคุมเพียงพอ"
    with pytest.raises(Refused, match="risks-not-yours"):
        yearly.opine(year, "แก้แทน", HAND, seen=1)


def test_of_two_auditors_the_second_sees_both(year: RiskYear, signed_in: SignedIn) -> None:
    auditor = signed_in(Role.INTERNAL_AUDITOR)
    yearly.opine(year, "ของคนแรก", AUDITOR, seen=0)
    page = typed(auditor, "ของคนที่สอง")
    assert "ของคนแรก" in page
    assert "ของคนที่สอง" in page
    typed(auditor, "ของสองคน", seen=1)

    assert RiskYear.objects.get(pk=year.pk).opinion == "ของสองคน"


def test_it_is_written_after_the_plan_was_approved_and_the_trail_refers_to_it(
    agency: Agency,
) -> None:
    year, _, _ = treated(agency)
    yearly.opine(approved(year), "นายสมมติสอบทานแล้ว", AUDITOR, seen=0)
    lines = Entry.objects.filter(verb="opine")
    yearly.opine(year, "นายสมมติสอบทานแล้ว", AUDITOR, seen=0)  # the second click of two

    assert lines.count() == 1
    assert "สมมติ" not in str(lines.get().after)


def test_a_drafted_form_keeps_what_was_said_then(year: RiskYear, signed_in: SignedIn) -> None:
    yearly.opine(year, "การควบคุมเพียงพอ", AUDITOR, seen=0)
    coordinator = signed_in(Role.COORDINATOR)
    coordinator.post(f"{PAGE}papers/pk6/draft/", {"key": "k" * 32})
    yearly.opine(year, "เปลี่ยนความเห็น", AUDITOR, seen=1)
    given = str(Paper.objects.get().given)

    assert "การควบคุมเพียงพอ" in given
    assert "เปลี่ยนความเห็น" not in given


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("form", ["pk2", "pk3"])
def test_a_form_that_is_not_made_says_why(signed_in: SignedIn, form: str) -> None:
    coordinator = signed_in(Role.COORDINATOR)
    listed = text(coordinator.get(f"{PAGE}papers/"))
    page = text(coordinator.get(f"{PAGE}papers/{form}/"))
    file = text(coordinator.get(f"{PAGE}papers/{form}/file/?form=docx", follow=True))
    drafted = text(coordinator.post(f"{PAGE}papers/{form}/draft/", follow=True))

    assert f"{PAGE}papers/{form}/" in listed
    for each in (page, file, drafted):
        assert "ไม่พบว่าแบบใดใช้กับระดับใด" in each
    assert not Paper.objects.exists()


@pytest.mark.usefixtures("year")
def test_a_form_that_is_not_made_is_not_drafted_by_a_forged_button(signed_in: SignedIn) -> None:
    answer = signed_in(Role.COORDINATOR).post(f"{PAGE}papers/pk2/draft/", {"key": "a" * 32})

    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}papers/pk2/")
    assert not Paper.objects.exists()
