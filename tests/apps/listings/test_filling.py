"""Tables filled from what the application keeps: looked at, then entered as they were seen."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import complaint_making
import risk_rows
from action_plan_making import begun, example, in_force
from follow_making import measure, passed, written
from portal_making import opened, published, shown
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import actions as case_actions
from prongsai.apps.cases import bridge as case_bridge
from prongsai.apps.cases import desks
from prongsai.apps.cases.models import Desk
from prongsai.apps.listings import bridge, filling
from prongsai.apps.listings.filling import Asked, Filled
from prongsai.apps.listings.models import Table
from prongsai.core.cases.moving import Bringing
from prongsai.core.follow_up.report import Progress
from prongsai.core.listings.reading import read
from prongsai.core.procedures.kinds import Channel, FieldType
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Refused
from risk_making import OWNER, follow_up, rated

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 8, 20)
FILL = "/a/a1/tables/one/fill/"
ONE = "/a/a1/tables/one/"


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


def filled(agency: Agency, key: str, year: int = 2569, period: str = "year") -> Filled:
    return filling.fill(bridge.listings()[key], Asked(agency, year, DAY, period))


def rows(agency: Agency, key: str, period: str = "year") -> list[dict[str, Any]]:
    """As they would be kept."""
    found = read(filled(agency, key, period=period).rows, bridge.listings()[key])
    assert (found.problems, found.layout.unknown) == ([], [])
    return found.rows


def asked(key: str, **more: str) -> dict[str, str]:
    return {"table": key, "year": "2569", **more}


def text(page: Any) -> str:
    return html.unescape(page.content.decode())


# --- What each says ------------------------------------------------------------------------------


def test_measures_of_the_year_come_without_drafts(agency: Agency) -> None:
    measure(agency, steps=["สำรวจ", "จัดซื้อเครื่อง"], due=dt.date(2026, 3, 31))
    measure(agency, "later", status="draft")

    assert rows(agency, "integrity_measures") == [{
        "measure": "จัดบัตรคิวที่จุดบริการ", "steps": "1) สำรวจ 2) จัดซื้อเครื่อง", "who": "กองคลัง",
        "period": "ภายใน 31 มี.ค. 69", "reporting": "รอบ 6 เดือนและประจำปี",
    }]  # fmt: skip


def test_progress_is_what_the_coordinator_has_accepted(agency: Agency) -> None:
    row = measure(agency)
    report = written(row, hand_in=True, done="จัดซื้อแล้ว", recommendation="ขยายผล")
    before = rows(agency, "measures_progress", "h1")[0]
    notes = filled(agency, "measures_progress", period="h1").notes
    passed(report, "head", "accept")
    after = rows(agency, "measures_progress", "h1")[0]

    assert (before["state"], before["result"]) == ("not_begun", "ยังไม่มีรายงาน")
    assert notes == ("รายงานที่ผู้ประสานงานยังไม่ได้รับ 1 รายงาน ไม่อยู่ในตารางนี้",)
    assert (after["state"], after["result"], after["advice"]) == ("going", "จัดซื้อแล้ว", "ขยายผล")


def test_of_several_units_each_says_its_own_and_the_least_far_counts(agency: Agency) -> None:
    units = [{"id": "finance", "name": "กองคลัง", "part": ""},
             {"id": "works", "name": "กองช่าง", "part": ""}]  # fmt: skip
    row = measure(agency, units=units)
    for unit, progress, done in (
        ("finance", Progress.DONE, "ติดป้ายแล้ว"), ("works", Progress.IN_PROGRESS, "ซื้อป้ายแล้ว"),
    ):  # fmt: skip
        percent = 100 if progress is Progress.DONE else 50
        report = written(
            row, hand_in=True, unit=unit, progress=progress, percent=percent, done=done, proof=True
        )
        passed(report, "head", "accept")
    found = rows(agency, "measures_progress", "h1")[0]

    assert found["state"] == "going"
    assert found["result"] == "กองคลัง: ติดป้ายแล้ว กองช่าง: ซื้อป้ายแล้ว"


def test_risks_come_with_level_treatment_and_owner(agency: Agency) -> None:
    risk_rows.treated(agency, inherent=rated(4, 4))
    found = rows(agency, "risk_assessment")

    assert [each["level"] for each in found] == ["very_high"]
    assert found[0]["who"] == OWNER
    assert filled(agency, "risk_assessment").notes == ("ทะเบียนความเสี่ยงของปีนี้ยังไม่ได้อนุมัติ",)


def test_the_risk_report_says_what_came_of_each_treatment(agency: Agency) -> None:
    year, _, _ = risk_rows.treated(agency, inherent=rated(4, 4))
    before = rows(agency, "risk_report")[0]
    risk_rows.approved(year)
    risk_rows.entered(year, "follow_up", follow_up(state="cannot", result="ไม่ได้รับงบประมาณ"))
    after = rows(agency, "risk_report")[0]

    assert before["state"] == "not_begun"
    assert (after["state"], after["result"]) == ("cannot", "ไม่ได้รับงบประมาณ")
    assert filled(agency, "risk_report").notes == ()


def test_the_plan_is_the_approved_one_that_covers_the_year(agency: Agency) -> None:
    row = begun(agency)
    with pytest.raises(Refused, match="listing-nothing-to-fill"):
        filled(agency, "prevention_plan")
    in_force(row)
    found = rows(agency, "prevention_plan")

    assert len(found) == 29
    assert sum(Decimal(each["budget"]) for each in found) == Decimal("150320.00")
    with pytest.raises(Refused, match="listing-nothing-to-fill"):
        filled(agency, "prevention_plan", 2580)


def test_results_of_a_plan_are_those_of_the_year(agency: Agency) -> None:
    book = example()
    row = in_force(begun(agency, replace(book, record=type(book.record)())))
    before = rows(agency, "prevention_report")
    kpi = next(each for project in book.plan.projects for each in project.kpis if each.target)
    for day, value in ((dt.date(2025, 9, 1), "1"), (dt.date(2026, 3, 1), "7"), (DAY, "9")):
        _read(row, kpi.key, day, value)
    _read(row, kpi.key, dt.date(2026, 10, 1), "99")
    told = [each["result"] for each in rows(agency, "prevention_report")]

    assert {each["result"] for each in before} == {"ยังไม่มีค่าตัวชี้วัดของปีนี้"}
    assert sum("ยังไม่มีค่า" not in each for each in told) == 1
    assert f": 9 {kpi.unit}" in next(each for each in told if kpi.says in each)


def _read(row: Any, kpi: str, day: dt.date, value: str) -> None:
    row.plan.readings.create(
        kpi=kpi, day=day, value=Decimal(value), source="รายงาน", by="x", at=risk_rows.AT
    )


NEVER_EMPTY = "gift_report"
"""Everybody who works there can declare a gift, so that none declared is none."""


@pytest.mark.parametrize(
    "key",
    [key for key, each in bridge.listings().items() if each.register and key != NEVER_EMPTY],
)
def test_without_anything_to_fill_it_from_that_is_said(
    agency: Agency, officer: Client, key: str
) -> None:
    page = officer.get(FILL, asked(key))

    assert "ยังไม่มีข้อมูลในระบบที่จะเติมตารางนี้ได้" in text(page)
    assert not Table.objects.filter(agency=agency).exists()


# --- On screen -----------------------------------------------------------------------------------


def test_it_is_shown_first_and_entered_as_it_was_seen(agency: Agency, officer: Client) -> None:
    measure(agency)
    table = officer.get(ONE, asked("integrity_measures"))
    page = officer.get(FILL, asked("integrity_measures"))
    before = Table.objects.count()
    query = "?table=integrity_measures&year=2569"
    done = officer.post(f"{FILL}{query}", _form(page), follow=True)

    assert "เติมจากข้อมูลในระบบ" in text(table)
    assert "จัดบัตรคิวที่จุดบริการ" in text(page)
    assert before == 0
    kept = Table.objects.get()
    assert (kept.register, len(kept.rows)) == ("measures", 1)
    assert Entry.objects.latest("number").verb == "fill"
    assert "เติมจากข้อมูลในระบบ" in text(done)
    assert "ไม่มีอะไรต้องบันทึก" in text(officer.get(FILL, asked("integrity_measures")))


def _form(page: Any) -> dict[str, str]:
    return {"seen": str(page.context["seen"]), "seal": page.context["filled"].seal}


def test_what_changed_since_it_was_looked_at_is_shown_again(
    agency: Agency, officer: Client
) -> None:
    measure(agency)
    seen = _form(officer.get(FILL, asked("integrity_measures")))
    measure(agency, "desk", title="จุดบริการเดียว")
    page = officer.post(f"{FILL}?table=integrity_measures&year=2569", seen)

    assert "ข้อมูลต้นทางเปลี่ยนไป" in text(page)
    assert "จุดบริการเดียว" in text(page)
    assert not Table.objects.exists()


def test_a_version_that_came_meanwhile_is_told(agency: Agency, officer: Client) -> None:
    measure(agency)
    query = "?table=integrity_measures&year=2569"
    seen = _form(officer.get(FILL, asked("integrity_measures")))
    pasted = "มาตรการ\tผู้รับผิดชอบ\nอื่น\tกองคลัง"
    officer.post(f"{ONE}import/{query}", {"table": pasted, "do": "enter"})
    page = officer.post(f"{FILL}{query}", seen)

    assert "ระหว่างนี้มีผู้นำเข้าฉบับที่ 1 แล้ว" in text(page)
    assert Table.objects.count() == 1


def test_what_no_table_takes_is_told_by_row_and_column(agency: Agency, officer: Client) -> None:
    risk_rows.treated(agency)  # nobody has rated it yet
    page = officer.get(FILL, asked("risk_assessment"))

    assert "แถวที่ 1 คือหัวตาราง" in text(page)
    assert [(row, column) for row, column, _ in page.context["problems"]] == [(2, "ระดับความเสี่ยง")]
    assert 'name="seal"' not in text(page)


def test_a_period_of_measures_is_chosen(agency: Agency, officer: Client) -> None:
    report = written(measure(agency), hand_in=True, done="จัดซื้อแล้ว")
    passed(report, "head", "accept")
    quarter = officer.get(FILL, asked("measures_progress", period="q1"))
    half = officer.get(FILL, asked("measures_progress", period="h1"))

    assert "จัดซื้อแล้ว" not in text(quarter)
    assert "จัดซื้อแล้ว" in text(half)


def test_a_table_that_nothing_fills_has_no_such_page(officer: Client) -> None:
    assert officer.get(FILL, asked("complaint_statistics")).status_code == 404


def test_it_goes_out_as_a_table_of_the_public_site(agency: Agency, officer: Client) -> None:
    measure(agency)
    opened(agency)
    page = officer.get(FILL, asked("integrity_measures"))
    officer.post(f"{FILL}?table=integrity_measures&year=2569", _form(page))
    published(agency, "table-2569-integrity-measures")

    assert {"2569/integrity-measures/", "t/integrity_measures/"} & {*shown(agency)}


@pytest.mark.parametrize("key", ["measures_progress", "risk_report", "prevention_report"])
def test_a_page_takes_few_statements(agency: Agency, officer: Client, key: str) -> None:
    for number in range(20):
        measure(agency, f"m{number}")
    risk_rows.treated(agency, inherent=rated(4, 4))
    in_force(begun(agency))
    officer.get(ONE)  # the session has begun
    with CaptureQueriesContext(connection) as found:
        assert officer.get(FILL, asked(key)).status_code == 200

    assert len(found) <= 12, "\n".join(each["sql"][:150] for each in found)


# --- Cases ---------------------------------------------------------------------------------------


def test_services_are_counted_by_month_and_online_ones_apart(agency: Agency) -> None:
    doer = replace(complaint_making.DOER, at=complaint_making.AT)
    desks.offer(agency, "waste-bin", {"open": True}, doer)
    procedure = case_bridge.as_followed(Desk.objects.get(agency=agency))
    for number, channel in enumerate((Channel.WEB, Channel.QR, Channel.COUNTER)):
        form = Bringing(
            party="citizen", channel=channel, category=next(iter(procedure.categories)),
            values=_asked_for(procedure), key=f"bin-{number}",
        )  # fmt: skip
        case_actions.bring(agency, procedure, form, complaint_making.AT)

    counter = {each["period"]: each["users"] for each in rows(agency, "service_statistics")}
    online = {each["period"]: each["users"] for each in rows(agency, "e_service_statistics")}

    assert len(counter) == 11
    assert (counter["สิงหาคม 2569"], online["สิงหาคม 2569"]) == (3, 2)
    assert counter["ตุลาคม 2568"] == 0


def _asked_for(procedure: Procedure) -> dict[str, str]:
    """Something in every field that must be filled."""
    typed = {FieldType.PHONE: "0812345678", FieldType.NUMBER: "1", FieldType.DAY: "1/12/2569"}
    return {
        each.key: next(iter(each.choices), typed.get(each.type, "ก"))
        for each in procedure.asked if each.required
    }  # fmt: skip


def test_without_a_service_there_is_nothing_to_fill(agency: Agency) -> None:
    with pytest.raises(Refused):
        filled(agency, "service_statistics")
