"""Papers on measures say what the year's file says, in the published shapes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from measure_making import FILES, PACK, SUCCESS, YEARS, day, finished, measure, report, year
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plain_text import as_text
from prongsai.core.follow_up.report import Progress, Reason, ReportState
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.measures.measure import Cycle, Status, Unit
from prongsai.core.terms.words import Language
from prongsai.workshop.measure_files import MeasureFile
from prongsai.workshop.measures import SHAPES, paper

TWO = (Unit(name="สำนักปลัด"), Unit(name="กองคลัง"))


def document(file: YearFile, shape: str, language: Language = "th") -> Document:
    found = MeasureFile(file, PACK, ())
    return paper(found, FILES.shelf, shape, language, Numerals.ARABIC, day("2026-04-10"))


def cells(file: YearFile, shape: str) -> list[list[str]]:
    """The last table, each cell as its lines."""
    rows = document(file, shape).tables[-1].body
    return [["\n".join(_plain(line) for line in each.lines) for each in row] for row in rows]


def _plain(line: tuple[object, ...]) -> str:
    return "".join(getattr(part, "text", "…") for part in line)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_written_in_both_languages(shape: str) -> None:
    file = year(measure(title_en="Queue tickets"), reports=(finished(),))
    assert "มาตรการ queue" in as_text(document(file, shape))
    assert "Queue tickets" in as_text(document(file, shape, "en"))


@pytest.mark.parametrize("name", ["six-month-2563", "analysis-2565"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_measures_of_real_years_are_told_each_in_its_row(name: str, shape: str) -> None:
    found = FILES.read(YEARS / f"{name}.yaml")
    made = paper(found, FILES.shelf, shape, "th", Numerals.ARABIC, day("2026-04-10"))
    said = as_text(made)
    assert [each.title for each in found.year.measures.values() if each.title not in said] == []


def test_the_six_month_report_tells_progress_and_what_is_not_due_yet() -> None:
    found = FILES.read(YEARS / "six-month-2563.yaml")
    made = paper(found, FILES.shelf, "six-months", "th", Numerals.ARABIC, day("2020-04-10"))
    counts = [[_plain(each.lines[0]) for each in row] for row in made.tables[0].body]
    assert counts == [["อยู่ระหว่างดำเนินการ", "6"], ["ยังไม่ถึงรอบรายงาน", "13"], ["รวม", "19"]]


def test_the_yearly_report_accounts_for_every_measure() -> None:
    found = FILES.read(YEARS / "six-month-2563.yaml")
    made = paper(found, FILES.shelf, "annual", "th", Numerals.ARABIC, day("2020-10-10"))
    counts = [int(_plain(row[1].lines[0])) for row in made.tables[0].body]
    assert sum(counts[:-1]) == counts[-1] == 19


def test_each_shape_has_its_columns() -> None:
    [row] = cells(year(measure(indicators=("budget",), finding="คะแนนต่ำ")), "indicators")
    assert row == [
        "การใช้งบประมาณ\nE1", "มาตรการ queue", "คะแนนต่ำ", "1. จัดบัตรคิว", "ตลอดปีงบประมาณ", "สำนักปลัด",
    ]  # fmt: skip
    [row] = cells(year(), "follow-up")
    assert row[3] == "รายงานความก้าวหน้าทุกไตรมาส"
    [row] = cells(year(), "reporting")
    assert row[4] == "รายไตรมาส"


def test_what_nobody_filled_in_is_left_blank() -> None:
    [row] = cells(year(measure(items=(), units=(), steps=())), "indicators")
    assert (row[0], row[2], row[3], row[5]) == ("–", "–", "–", "…")


@pytest.mark.parametrize(
    ("begins", "due", "said"),
    [
        ("2025-10-01", "2026-01-31", "1 ต.ค. 68 – 31 ม.ค. 69"),
        ("", "2026-01-31", "ภายใน 31 ม.ค. 69"),
        ("2025-12-01", "", "ตั้งแต่ 1 ธ.ค. 68"),
    ],
)
def test_periods_are_written_short(begins: str, due: str, said: str) -> None:
    days: dict[str, Any] = {
        "begins": day(begins) if begins else None,
        "due": day(due) if due else None,
    }
    assert cells(year(measure(**days)), "annual")[0][3] == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"units": TWO}, "สำนักปลัด\nกองคลัง"),
        ({"units": TWO, "joint": True}, "สำนักปลัด และกองคลัง (ดำเนินการร่วมกัน)"),
        ({"units": (), "everyone": True}, "ทุกส่วนราชการ"),
        ({"units": ()}, "–"),
    ],
    ids=["several", "jointly", "all", "none"],
)
def test_whoever_is_responsible_is_named(told: dict[str, Any], said: str) -> None:
    assert cells(year(measure(**told)), "annual")[0][2] == said
    assert cells(year(measure(**told)), "q1")[0][1] == said


def test_a_result_says_what_was_done_spent_reached_and_shown() -> None:
    done = finished(
        spent=Decimal(1250), result=Decimal("92.5"), obstacles="ฝนตก\nน้ำท่วม", recommendation="ทำต่อ"
    )
    [row] = cells(year(reports=(done,)), "six-months")
    assert row[4].split("\n") == [
        "ดำเนินการแล้วเสร็จ", "จัดซื้อเครื่องออกบัตรคิวแล้ว", "ใช้เงิน 1,250 บาท",
        "ค่าตัวชี้วัดความสำเร็จ 92.5", "ปัญหาอุปสรรค: ฝนตก น้ำท่วม", "หลักฐาน: ภาพถ่าย",
    ]  # fmt: skip
    assert row[5] == "ทำต่อ"
    assert "จัดซื้อ" not in cells(year(reports=(done,)), "q2")[0][4]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (SUCCESS, "ความพึงพอใจของผู้มารับบริการ ร้อยละ 92.5 (เป้าหมาย ร้อยละ 85.5)"),
        ({**SUCCESS, "success_target": None}, "ความพึงพอใจของผู้มารับบริการ ร้อยละ 92.5"),
        ({"success": "คิวที่เรียก", "success_unit": "คิว"}, "คิวที่เรียก 92.5 คิว"),
    ],
    ids=["with a target", "without one", "counted"],
)
def test_a_measured_value_is_told_with_what_it_measures(told: dict[str, Any], said: str) -> None:
    done = finished(result=Decimal("92.50"))
    [row] = cells(year(measure(**told), reports=(done,)), "six-months")
    assert said in row[4].split("\n")


def test_a_report_of_several_periods_tells_what_was_done_and_proved_in_each() -> None:
    first = finished(spent=Decimal(1250), recommendation="ทำต่อ")
    later = report(period="q2", percent=60, done="เปิดใช้ทุกจุด")
    [row] = cells(year(reports=(later, first)), "six-months")
    assert row[4].split("\n") == [
        "อยู่ระหว่างดำเนินการ ร้อยละ 60", f"ไตรมาสที่ 1: {first.done}", "ไตรมาสที่ 2: เปิดใช้ทุกจุด",
        "ใช้เงิน 1,250 บาท", "หลักฐาน: ภาพถ่าย",
    ]  # fmt: skip
    assert row[5] == "ทำต่อ"
    silent = cells(year(reports=(replace(first, done=""), later)), "six-months")[0][4]
    assert silent.split("\n")[:2] == ["อยู่ระหว่างดำเนินการ ร้อยละ 60", "เปิดใช้ทุกจุด"]
    same = cells(year(reports=(first, replace(later, done=first.done))), "six-months")[0][4]
    assert same.count(first.done) == 1
    assert "ไตรมาสที่" not in same


@pytest.mark.parametrize(
    ("reason", "text", "said"),
    [
        (Reason.NO_BUDGET, "", "ดำเนินการไม่ได้ เพราะไม่มีงบประมาณ"),
        (Reason.STAFF_SHORTAGE, "เจ้าหน้าที่ลาออก", "ดำเนินการไม่ได้ เพราะบุคลากรไม่เพียงพอ เจ้าหน้าที่ลาออก"),
        (Reason.OTHER, "อาคารปิดซ่อม", "ดำเนินการไม่ได้ เพราะอาคารปิดซ่อม"),
    ],
)
def test_why_it_cannot_go_on_is_told(reason: Reason, text: str, said: str) -> None:
    stuck = report(progress=Progress.CANNOT, reason=reason, reason_said=text, done="")
    assert cells(year(reports=(stuck,)), "q1")[0][2:5] == [said, "40", "–"]


def test_several_units_are_told_apart_and_the_least_far_decides() -> None:
    both = year(measure(units=TWO), reports=(finished(), report(unit="กองคลัง")))
    assert cells(both, "six-months")[0][4].startswith("สำนักปลัด: ดำเนินการแล้วเสร็จ")
    assert [row[0] for row in cells(both, "q1")] == ["1. มาตรการ queue"] * 2
    summary = document(both, "six-months").tables[0].body
    assert _plain(summary[0][0].lines[0]) == "อยู่ระหว่างดำเนินการ"


def test_a_recommendation_is_told_once_and_by_whom_where_units_differ() -> None:
    def said(*recommended: str) -> str:
        reports = tuple(
            report(unit=unit, recommendation=each)
            for unit, each in zip(("สำนักปลัด", "กองคลัง"), recommended, strict=True)
        )
        return cells(year(measure(units=TWO), reports=reports), "six-months")[0][5]

    assert said("ทำต่อ", "ทำต่อ") == "ทำต่อ"
    assert said("ทำต่อ", "ขอคนเพิ่ม") == "สำนักปลัด: ทำต่อ\nกองคลัง: ขอคนเพิ่ม"
    assert said("", "") == "–"


def test_what_was_not_handed_in_or_is_dropped_is_not_in_a_report() -> None:
    drafts = year(reports=(report(state=ReportState.DRAFT),))
    assert cells(drafts, "six-months")[0][4] == "ยังไม่มีรายงาน"
    assert "ยังไม่มีรายงานของ 1 มาตรการ" in as_text(document(drafts, "six-months"))
    assert cells(year(measure("a"), measure("b", status=Status.DROPPED)), "reporting")[1:] == []


def test_a_measure_of_the_year_end_is_not_due_in_a_quarter() -> None:
    ends = year(measure(cycle=Cycle.YEAR_END))
    assert cells(ends, "q1")[0][2] == "ยังไม่ถึงรอบรายงาน"


def test_a_report_names_what_each_measure_answers() -> None:
    [row] = cells(year(measure(indicators=("budget",))), "annual")
    assert row[0] == "1. มาตรการ queue\nตอบตัวชี้วัดการใช้งบประมาณ และข้อ E1"
    [row] = cells(year(measure(items=())), "annual")
    assert row[0] == "1. มาตรการ queue"


def test_a_year_without_a_name_of_the_agency_has_no_empty_line() -> None:
    made = document(replace(year(), agency=""), "reporting")
    assert made.title == "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2569"
