"""The papers of a plan: what each says, and that its figures are those of the plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plan_making import AGENCY, book, budget, kpi, plans, project, reading
from prongsai.core.documents.blocks import Heading, PageBreak, text
from prongsai.core.documents.plain_text import as_text
from prongsai.core.plans.editions import Book, State
from prongsai.core.plans.plan import (
    By,
    Direction,
    Goal,
    GoalKind,
    Member,
    Result,
    Risk,
    RiskLevel,
    Step,
    TargetGroup,
    YearTarget,
)
from prongsai.core.plans.record import Actual, Record
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.problem import Refused

MADE = dt.date(2022, 8, 23)
D = Decimal
FUNDED = project(
    "a", title="อบรมกฎหมาย", funded=True, risks=("R1",), items=("O23",), responsible=("สำนักปลัด",),
    budgets=(budget(2566, "19800"), budget(2567, "19800")), rationale=("เพื่อให้รู้กฎหมาย",),
    objectives=("รู้กฎหมาย", "ทำถูก"), steps=(Step(says="จัดอบรม"), Step(says="สรุป", due=MADE)),
    groups=(TargetGroup(who="บุคลากร", people=1030), TargetGroup(who="ผู้บริหาร")),
)  # fmt: skip


def paper(name: str, *projects: Any, record: Record | None = None, **told: Any) -> str:
    return of(book(*projects, record=record, frame="local-2566", **told), name)


def of(made: Book, name: str = "plan") -> str:
    return as_text(plans().document(made, name, MADE))


def test_the_announcement_tells_dimensions_projects_and_money_in_words() -> None:
    said = paper("announcement", FUNDED, project("b", place="4.2.1"))

    assert "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต จำนวน ๑ โครงการ" in said
    assert "๓๙,๖๐๐.- บาท (สามหมื่นเก้าพันหกร้อยบาทถ้วน)" in said
    assert "นายกองค์การบริหารส่วนตำบลทุ่งแสงทอง" in said
    assert "ร่าง ยังไม่ได้อนุมัติ" in said


def test_a_plan_without_money_says_so_and_one_not_told_yet_too() -> None:
    assert "โดยไม่ใช้งบประมาณ" in paper("announcement")
    assert "งบประมาณตามแผนยังไม่ได้ระบุ" in paper("announcement", project(funded=True))


def test_a_revised_plan_in_force_tells_why_and_is_no_draft() -> None:
    made = book(frame="local-2566")
    said = of(replace(made, edition=2, why="งบเปลี่ยน", state=State.APPROVED), "announcement")

    assert "ฉบับปรับปรุง ครั้งที่ ๑" in said
    assert "เนื่องจากงบเปลี่ยน" in said
    assert "ยังไม่ได้อนุมัติ" not in said


def test_the_order_names_offices_and_is_made_only_where_there_are_any() -> None:
    one = Member(position="ปลัด", part="กรรมการ")
    with_duties = paper("order", members=(one,), duties=("ประเมินความเสี่ยง",))

    assert "ปลัด" in with_duties
    assert "๑. ประเมินความเสี่ยง" in with_duties
    assert "หน้าที่และอำนาจ" not in paper("order", members=(one,))
    assert "order" not in plans().papers(book())


def test_part_1_has_only_what_there_is() -> None:
    risks = (
        Risk(key="R1", work="พัสดุ", event="แบ่งซื้อ", level=RiskLevel.HIGH),
        Risk(key="R2", work="บุคคล", event="เรียกเงิน", level=RiskLevel.LOW),
    )
    texts: dict[str, Any] = {
        "rationale": ("เหตุผล",),
        "objectives": ("สุจริต",),
        "benefits": ("โปร่งใส",),
    }
    said = paper("plan", FUNDED, project("b"), risks=risks, goals=GOALS, **texts)

    assert "ยังไม่มีโครงการรองรับ" in said
    for heading in ("๒. หลักการและเหตุผล", "๔. เป้าหมาย", "๕. ประโยชน์ของแผน"):
        assert heading in said
    assert "การประเมินความเสี่ยง" not in paper("plan")


GOALS = (
    Goal(key="c", says="คดีลดลง", kind=GoalKind.CASES, unit="ร้อยละ", direction=Direction.RISE,
         base_year=2565, targets=(YearTarget(year=2566, value=D(10)),)),
    Goal(key="i", says="คะแนน ITA", kind=GoalKind.ITA, unit="คะแนน", direction=Direction.RISE,
         targets=(YearTarget(year=2566, value=D(85)),)),
)  # fmt: skip


def test_targets_stand_with_what_became_of_them() -> None:
    record = Record(actuals=(Actual(goal="i", year=2566, value=D("87.50"), source="ผล"),))
    said = paper("plan", goals=GOALS, record=record)

    assert "ร้อยละ 10" in said
    assert "85 คะแนน" in said
    assert "(ผล 87.5)" in said
    assert "(เทียบกับปี 2565)" in said


def test_part_2_adds_up_by_dimension_and_says_what_costs_nothing() -> None:
    said = paper("plan", FUNDED, project("b", place="1.1"), project("c", funded=True))

    for each in ("19,800", "ไม่ใช้งบประมาณ", "ยังไม่ระบุ", "รวมมิติที่ 1 จำนวน 3 โครงการ"):
        assert each in said
    assert "รวมทั้งสิ้น 3 โครงการ" in said
    assert "19,800.00" not in said


def test_satang_are_shown_where_there_are_any_and_on_the_wide_sheet() -> None:
    half = replace(FUNDED, budgets=(budget(2566, "0.50"), budget(2567, "10")))

    assert "10.00" in paper("plan", half)
    assert "39,600.00" in paper("budget", FUNDED)


def test_the_three_figures_stand_side_by_side_once_one_is_known() -> None:
    paid = replace(FUNDED, budgets=(budget(2566, "10", ordinance=D(9), disbursed=D("8.25")),))
    said = paper("plan", paid)

    assert "งบตามข้อบัญญัติ" in said
    assert "8.25" in said
    assert "งบตามข้อบัญญัติ" not in paper("plan", FUNDED)


def test_a_project_has_a_sheet_with_numbered_parts() -> None:
    said = paper("plan", FUNDED, criteria="ita/2569")

    for each in (
        "ลำดับที่ ๑ อบรมกฎหมาย", "๑. ประเภท", "บุคลากร จำนวน ๑,๐๓๐ คน", "๒) ผู้บริหาร",
        "สรุป (ภายในวันที่ ๒๓ สิงหาคม ๒๕๖๕)", "ปีงบประมาณ พ.ศ. ๒๕๖๖ – ๒๕๖๗",
        "ปีละ ๑๙,๘๐๐.- บาท (หนึ่งหมื่นเก้าพันแปดร้อยบาทถ้วน)", "๑) ความเสี่ยง R1",
        "ข้อ O23 ของเกณฑ์ ita/2569", "ไม่น้อยกว่า ร้อยละ 80",
    ):  # fmt: skip
        assert each in said, each


def test_years_days_and_unlike_amounts_are_written_out() -> None:
    one_year = replace(FUNDED, begins=dt.date(2022, 10, 1), ends=dt.date(2023, 9, 30))
    days = replace(
        FUNDED, key="b", begins=dt.date(2022, 11, 1), budgets=(budget(2567, "7"),), kpis=()
    )
    said = paper("plan", one_year, days, project("c", funded=True))

    assert "ปีงบประมาณ พ.ศ. ๒๕๖๖\n" in said
    assert "๑ พฤศจิกายน ๒๕๖๕ ถึง ๓๐ กันยายน ๒๕๖๗" in said
    assert "ปี ๒๕๖๗ ๗.- บาท" in said


def test_readings_stand_beside_targets_and_complaints_never_alone() -> None:
    fewer = {"by": By.COMPLAINTS, "direction": Direction.FALL, "unit": "เรื่อง"}
    kpis = (
        kpi("1"), kpi("2", target=D(0), **fewer), kpi("3", target=None, **fewer),
        kpi("4", target=None, by=None, result=Result.OUTCOME), kpi("5", target=None, **fewer),
    )  # fmt: skip
    record = Record(readings=(
        reading("1", "85"), reading("2", "3", received=3), reading("5", "4"),
        reading("3", "2", received=2, known=D("41.5")),
    ))  # fmt: skip
    said = paper("plan", project(kpis=kpis), record=record)

    for each in (
        "ร้อยละ 85 (31 มี.ค. 66)", "บรรลุ", "ยังไม่บรรลุ", "ไม่เกิน 0 เรื่อง", "ลดลง", "เพิ่มขึ้น",
        "ได้รับ ๓ เรื่อง ยังไม่ได้สำรวจ", "ร้อยละ ๔๑.๕ รู้จักช่องทาง",
    ):  # fmt: skip
        assert each in said, each
    assert said.count("นับจากเรื่องร้องเรียน") == 2


def test_a_plan_without_projects_can_still_be_printed() -> None:
    nothing = book(frame="local-2566")
    said = of(replace(nothing, plan=replace(nothing.plan, projects=(), agency="หน่วยงานหนึ่ง")))

    assert "รวมทั้งสิ้น 0 โครงการ" in said
    assert AGENCY not in said


def test_the_sheets_of_the_second_part_alone_lie_on_their_long_side() -> None:
    blocks = plans().document(book(FUNDED, frame="local-2566"), "plan", MADE).blocks
    turns = [each.sideways for each in blocks if isinstance(each, PageBreak)]
    lies = blocks.index(PageBreak(sideways=True))

    assert [turn for turn in turns if turn is not None] == [True, False]
    assert blocks[lies + 1] == Heading(1, text("ส่วนที่ 2 โครงการและงบประมาณแยกตามมิติ"))


def test_the_second_part_has_a_column_for_all_years() -> None:
    assert "| รวม |" in paper("plan", FUNDED)
    assert "39,600 |" in paper("plan", FUNDED)
    assert "39,600.00 |" in paper("budget", FUNDED)


# --- The report on KPIs --------------------------------------------------------------------------


def kpis(period: str, *projects: Any, record: Record | None = None, year: int = 2567) -> str:
    made = book(*projects, record=record, frame="local-2566")
    return as_text(plans().kpi_report(made, (year, period), MADE))


def test_a_report_on_kpis_tells_where_each_stood_on_the_last_day() -> None:
    record = Record(
        readings=(
            reading("a-1", "70", day=dt.date(2023, 11, 30)),
            reading("a-1", "85", day=dt.date(2024, 3, 31)),
        )
    )
    first, half = (kpis(key, project("a"), record=record) for key in ("q1", "h1"))

    assert "ร้อยละ 70 (30 พ.ย. 66)" in first
    assert "บรรลุ ๐ ตัว ยังไม่บรรลุ ๑ ตัว" in first
    assert "ร้อยละ 85 (31 มี.ค. 67)" in half
    assert "รอบ ๖ เดือนแรก" in half
    assert "บรรลุ ๑ ตัว ยังไม่บรรลุ ๐ ตัว" in half
    assert "แบบทดสอบ" in half


@pytest.mark.parametrize(
    ("day", "met", "before"),
    [
        (dt.date(2022, 10, 1), "๐", "๑"), (dt.date(2023, 9, 30), "๐", "๑"),
        (dt.date(2023, 10, 1), "๑", "๐"), (dt.date(2024, 3, 31), "๑", "๐"),
    ],
)  # fmt: skip
def test_what_was_measured_before_the_year_is_told_apart_and_not_counted_as_reached(
    day: dt.date, met: str, before: str
) -> None:
    record = Record(readings=(reading("a-1", "85", day=day),))
    said = kpis("h1", project("a"), record=record)

    assert f"บรรลุ {met} ตัว ยังไม่บรรลุ ๐ ตัว วัดไว้ก่อนปีนี้ {before} ตัว" in said
    assert f"ร้อยละ 85 ({shown_date(day, Style.SHORT)})" in said


def test_what_nobody_measured_is_unknown_and_what_has_not_begun_is_left_out() -> None:
    later = project("b", title="โครงการปีหน้า", begins=dt.date(2024, 4, 1))
    said = kpis("h1", project("a", kpis=()), later, project("c", place="4.2.1"))

    assert "โครงการที่เริ่มดำเนินการแล้ว ๒ โครงการ ตัวชี้วัด ๑ ตัว" in said
    assert "ยังไม่ทราบผล ๑ ตัว" in said
    assert "ยังไม่ได้กำหนดตัวชี้วัด" in said
    assert "โครงการปีหน้า" not in said


def test_complaints_stand_in_the_report_with_how_well_the_channel_is_known() -> None:
    counted = kpi("a-1", by=By.COMPLAINTS, unit="เรื่อง", target=D(3), direction=Direction.FALL)
    record = Record(readings=(reading("a-1", "2", received=2, known=D(40)),))
    said = kpis("q1", project("a", kpis=(counted,)), record=record)

    assert "ได้รับ ๒ เรื่อง" in said
    assert "ร้อยละ ๔๐ รู้จักช่องทาง" in said


@pytest.mark.parametrize(("year", "period"), [(2567, "q5"), (2590, "q1")])
def test_of_a_period_that_the_plan_has_not_there_is_no_report(year: int, period: str) -> None:
    with pytest.raises(Refused) as refused:
        kpis(period, year=year)
    assert [each.code for each in refused.value.problems] == ["plan-period-unknown"]
