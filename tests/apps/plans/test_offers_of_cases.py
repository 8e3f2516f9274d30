"""A KPI that complaints measure is offered the figures of every procedure that counts for KPIs."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest

import complaint_making
from action_plan_making import begun, in_force
from complaint_making import brought
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.core.access.roles import Role
from service_making import brought as came
from service_making import opened

pytestmark = pytest.mark.django_db
KPI = "12-3"
"""Of the example: complaints about purchases."""


def test_every_procedure_stands_with_its_own_figures_and_source(
    agency: Agency, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: complaint_making.AT)
    question = shelf().procedures["question"]
    monkeypatch.setitem(shelf().procedures, "question", replace(question, kpis=True))
    complaint_making.opened(agency)
    opened(agency, "question")
    for _ in range(2):
        brought(agency, category="procurement")
    brought(agency)
    category = next(iter(question.categories))
    came(agency, "question", category, question="ถาม", anonymous=True)
    row = in_force(begun(agency))
    path = f"/a/a1/plans/p/{row.plan.key}/{row.number}/kpis/{KPI}/"
    desk = signed_in(Role.COORDINATOR)

    page = html.unescape(desk.get(path).content.decode())

    assert "?take=general-complaint-received-procurement#another" in page
    complaints = shelf().procedures["general-complaint"].title.th
    for source in (
        "ทะเบียนรับเรื่องร้องเรียน/ร้องทุกข์ ปีงบประมาณ พ.ศ. 2569: การจัดซื้อจัดจ้าง (ทุกเรื่องรับ 3",
        f"ทะเบียนรับเรื่องร้องเรียน/ร้องทุกข์ ปีงบประมาณ พ.ศ. 2569: {complaints} (ทุกเรื่องรับ 3",
        f"ทะเบียนถาม–ตอบ ปีงบประมาณ พ.ศ. 2569: {question.title.th} (ทุกเรื่องรับ 1",
    ):
        assert page.count(source) == 1
    taken = desk.get(f"{path}?take=question-received").content.decode()
    assert 'name="value" value="1"' in taken
    assert "ทะเบียนถาม–ตอบ" in taken
