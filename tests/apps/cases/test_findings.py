"""Findings of an audit on the page of their case; which one a form is about is chosen."""

from __future__ import annotations

import json

import pytest

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.models import Case
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from staff_case_making import brought, client_of, colleague, moved

pytestmark = pytest.mark.django_db
ENGAGEMENT = {
    "subject": "การรับเงิน", "audited": "กองคลัง", "objective": "ตรวจใบเสร็จ",
    "planned_for": "2026-09-30",
}  # fmt: skip


def test_the_executive_approves_the_plan_before_anything_is_audited(agency: Agency) -> None:
    auditor = colleague(agency, "auditor", Role.INTERNAL_AUDITOR)
    case = brought(agency, "audit-engagement", auditor, ENGAGEMENT)
    with pytest.raises(Refused, match="case-move-not-offered"):
        moved(case, "begin", auditor, Given(unit="works"))
    mayor = colleague(agency, "mayor", Role.EXECUTIVE)
    moved(case, "approve_plan", mayor, Given(values={"plan_order": "12/2569"}))
    event = case.events.get(move="approve_plan").number

    page = client_of(mayor).post(f"/a/a1/cases/c/{case.key}/paper/", {"event": event})
    for said in ("บันทึกเห็นชอบแผนการตรวจสอบ", "การรับเงิน", "กองคลัง", "12/2569"):
        assert said in page.content.decode()


def test_findings_stand_one_by_one_and_a_form_asks_which(agency: Agency) -> None:
    auditor = colleague(agency, "auditor", Role.INTERNAL_AUDITOR)
    mayor = colleague(agency, "mayor", Role.EXECUTIVE)
    head = colleague(agency, "head", Role.DIVISION_HEAD, unit="works")
    case: Case = brought(agency, "audit-engagement", auditor, ENGAGEMENT)
    moved(case, "approve_plan", mayor, Given(values={"plan_order": "12/2569"}))
    moved(case, "begin", auditor, Given(unit="works"))
    for text in ("ใบเสร็จขาด", "ไม่มีทะเบียน"):
        said = {"findings": text, "advice": "ทวนทุกวัน", "risk": "low"}
        moved(case, "find", auditor, Given(values=said))
    moved(case, "report", auditor)

    form = client_of(head).get(f"/a/a1/cases/c/{case.key}/move/reply_one/").content.decode()
    assert "1. ใบเสร็จขาด" in form
    assert "2. ไม่มีทะเบียน" in form
    answer = client_of(head).post(
        f"/a/a1/cases/c/{case.key}/move/reply_one/",
        {"f_finding": "2", "f_reply": "จะทำ", "f_due_on": "30/9/2600", "token": "ab" * 16},
    )
    assert answer.status_code == 302
    page = client_of(auditor).get(f"/a/a1/cases/c/{case.key}/").content.decode()
    for told in ("ยังไม่ปิด 2 ข้อ", "ใบเสร็จขาด", "รอคำชี้แจง", "ชี้แจงแล้ว รอแก้ไข"):
        assert told in page
    with pytest.raises(Refused, match="case-rows-not-answered"):
        moved(case, "reply", head, Given(values={"mend_by": "2026-12-31"}))


def test_the_plan_of_a_year_is_drafted_by_the_auditor_and_by_nobody_else(agency: Agency) -> None:
    auditor = colleague(agency, "auditor", Role.INTERNAL_AUDITOR)
    mayor = colleague(agency, "mayor", Role.EXECUTIVE)
    case = brought(agency, "audit-engagement", auditor, ENGAGEMENT)
    gone = brought(agency, "audit-engagement", auditor, {**ENGAGEMENT, "subject": "ถอดแล้ว"})
    moved(gone, "drop", mayor, Given(reason="ซ้ำ"))
    here = "/a/a1/cases/registers/audit-engagement/"
    sent = {"year": str(case.year), "token": "cd" * 16}

    assert "register" in client_of(mayor).post(f"{here}plan/", sent)["Location"]
    assert not Paper.objects.exists()
    assert "plan/" in client_of(auditor).get(f"{here}?year={case.year}").content.decode()
    for _ in range(2):
        client_of(auditor).post(f"{here}plan/", sent)
    paper = Paper.objects.get()
    assert (paper.kind, paper.state) == ("cases-plan", "draft")
    given = json.loads(paper.given)
    assert [row[1] for row in given["rows"]] == ["การรับเงิน"]
    assert given["heads"][0] == "เรื่องที่ตรวจ"
