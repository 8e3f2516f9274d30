"""Papers on risks: every form of any register, what its cells say, and the heat map in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.documents.blocks import Blank, Figure, Paragraph, Table, plain
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.risk_forms import forms_faults
from prongsai.core.documents.risk_papers import RiskPaper
from prongsai.core.documents.risk_rows import COLUMNS, Row, Told, lines_of
from prongsai.core.risks.register import Assessed, RiskRegister, Work
from prongsai.core.terms.problem import Refused
from risk_making import (
    FRAME,
    SHELF,
    control,
    follow_up,
    rated,
    register,
    registers,
    risk,
    treatment,
)

FORMS = SHELF.risk_forms.forms
MADE = [key for key, form in FORMS.items() if form.untold is None]
SCRIPT = SHELF.script("risks", "th")
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 9, 30)
WORK = Work(key="W1", name="ออกใบอนุญาต", objective="ถูกต้องตรงเวลา", budget=Fraction(98320))


def paper(form: str, register: RiskRegister, numerals: Numerals = Numerals.ARABIC) -> Document:
    told = Told(register, FRAME, SCRIPT)
    return RiskPaper(told, FORMS[form], SHELF.forms, LAST, numerals).document()


def said(column: str, *rows: Any, **row: Any) -> tuple[str, ...]:
    return lines_of(Told(register(*rows), FRAME, SCRIPT), Row(**row), column)


@given(registers(), st.sampled_from(MADE))
def test_every_paper_can_be_made_of_any_register(register: RiskRegister, form: str) -> None:
    made = paper(form, register)
    main = [each for each in made.tables if plain(each.caption) == FORMS[form].caption]
    assert [len(each.columns) for each in main] == [len(FORMS[form].columns)]
    assert all(row for row in main[0].body)


@pytest.mark.parametrize("form", ["pk2", "pk3"])
def test_a_form_of_which_too_little_is_known_is_refused(form: str) -> None:
    with pytest.raises(Refused, match="risks-form-untold"):
        paper(form, register())


def test_no_doubt_stands_in_the_paper_itself() -> None:
    for form in MADE:
        text = as_text(paper(form, register(risk())))
        assert [each.th for each in FORMS[form].doubts if each.th in text] == []
        assert FORMS[form].doubts


def test_a_column_that_no_builder_fills_is_told() -> None:
    column = replace(next(iter(FORMS["bs1"].columns.values())), key="colour")
    forms = replace(
        SHELF.risk_forms, forms={"bs1": replace(FORMS["bs1"], columns={"colour": column})}
    )
    assert [each.code for each in forms_faults(forms, COLUMNS)] == ["risk-form-column"]


def test_the_yearly_report_tells_what_was_planned_done_and_proved_for_each_risk() -> None:
    rows = (
        risk(inherent=rated(4, 4), residual=rated(2, 4)), treatment(),
        follow_up(result="แจ้งครบ", evidence="คำสั่งที่ 9"), risk("R2", inherent=rated(level="high")),
    )  # fmt: skip
    text = as_text(paper("report", register(*rows)))
    assert "| R1 | – | รับของแลกการอนุญาต | 16 (สูงมาก) | แจ้งสถานะ | กองคลัง |" in text
    assert "| ดำเนินการแล้ว | แจ้งครบ | คำสั่งที่ 9 | 8 (ปานกลาง) |" in text
    assert "| สูง | ยังไม่ได้กำหนดมาตรการ | – | – | – | – | – |" in text
    assert "ดำเนินการแล้ว 1 มาตรการ" in text


def test_the_last_round_is_the_result_wherever_the_file_has_it() -> None:
    late, early = follow_up(round="twelve", result="ครบแล้ว"), follow_up(result="ยังไม่ครบ")
    text = as_text(paper("report", register(risk(), treatment(), late, early)))
    assert ("ครบแล้ว" in text, "ยังไม่ครบ" in text) == (True, False)


def test_a_treatment_without_a_report_says_so_and_is_counted() -> None:
    text = as_text(paper("report", register(risk(), treatment())))
    assert "ยังไม่มีรายงานผล 1 มาตรการ" in text
    assert "| – | ยังไม่มีรายงานผล | – | – |" in text


def test_bribery_is_counted_or_said_to_be_none() -> None:
    assert "สินบนมี 1 เรื่อง" in as_text(paper("report", register(risk(bribery=True))))
    assert "ไม่มีความเสี่ยงที่ระบุว่าเกี่ยวกับ" in as_text(paper("report", register(risk())))


def test_the_heat_map_is_told_in_words_and_as_a_table_with_the_codes() -> None:
    made = paper("report", register(risk(inherent=rated(4, 5))))
    before, after = [each for each in made.blocks if isinstance(each, Figure)]
    assert before.alternative == (
        "แผนภาพความเสี่ยงก่อนจัดการ แต่ละช่องบอกจำนวนความเสี่ยง โอกาส 4 ผลกระทบ 5 ระดับสูงมาก มี 1 เรื่อง"
    )
    assert after.alternative.endswith("ไม่มีความเสี่ยงที่ให้คะแนนไว้")
    assert before.data is not None
    assert [plain(each.lines[0]) for each in before.data.body[1]] == [
        "4 สูง", "–", "–", "–", "–", "1 (R1)",
    ]  # fmt: skip


def test_every_cell_of_the_drawing_says_its_level_and_score_in_letters() -> None:
    made = paper("report", register(risk(inherent=rated(4, 4)), matrix="four"))
    figure = next(each for each in made.blocks if isinstance(each, Figure))
    labels = [each.text for each in figure.drawing.shapes if hasattr(each, "text")]
    assert [labels.count(mark) for mark in ("ต", "ก", "ส", "สม")] == [8, 5, 2, 1]
    assert "สม = สูงมาก (15–16)" in labels


def test_levels_in_words_alone_need_no_map() -> None:
    made = paper("report", register(risk(inherent=rated(level="low")), matrix=None))
    assert [each for each in made.blocks if isinstance(each, Figure)] == []


def test_a_paper_without_rows_says_so_in_one_cell() -> None:
    table = next(each for each in paper("bs1", register()).blocks if isinstance(each, Table))
    assert [(plain(each.lines[0]), each.columns) for each in table.body[0]] == [("ไม่มีรายการ", 7)]


def test_a_certificate_names_what_is_open_and_leaves_room_to_sign() -> None:
    rows = (risk(remaining="คำขอกระดาษ", next_year="แสดงสถานะ"), risk("R2", afterwards="none"))
    text = as_text(paper("pk1", register(*rows), Numerals.THAI))
    assert "เรียน ........................................" in text
    assert "ปีสิ้นสุดวันที่ ๓๐ กันยายน พ.ศ. ๒๕๖๙" in text
    assert "| 1 | รับของแลกการอนุญาต | แสดงสถานะ |" in text
    assert "| 2 |" not in text


def test_every_component_has_its_row_whether_assessed_or_not() -> None:
    found = paper("pk4", register(Assessed(key="environment", says="มีประกาศ"))).tables[0].body
    assert [plain(row[2].lines[0]) for row in found] == ["มีประกาศ", "–", "–", "–", "–"]


def test_follow_ups_have_a_row_each_and_a_treatment_without_one_too() -> None:
    rows = (
        risk(), treatment(), follow_up(), follow_up(round="twelve", percent=90),
        treatment("T2"), risk("R2"),
    )  # fmt: skip
    body = paper("bs4", register(*rows)).tables[0].body
    assert [plain(row[4].lines[0]) for row in body] == ["6 เดือน", "12 เดือน", "–"]


@pytest.mark.parametrize(
    ("column", "row", "lines"),
    [
        ("budget", {"work": WORK}, ("98,320.00",)),
        ("budget", {"work": Work(key="W2", name="ก")}, ("–",)),
        ("mission", {"work": WORK, "risk": risk()}, ("ออกใบอนุญาต", "ถูกต้องตรงเวลา")),
        ("mission", {"risk": risk(step="ตรวจสถานที่")}, ("ตรวจสถานที่",)),
        ("work", {"work": WORK}, ("ออกใบอนุญาต",)),
        ("work", {}, ("–",)),
        ("change", {"risk": risk(inherent=rated(4, 4), residual=rated(2, 4))}, ("ลด 8",)),
        ("change", {"risk": risk(inherent=rated(1, 4), residual=rated(2, 4))}, ("เพิ่ม 4",)),
        ("change", {"risk": risk(inherent=rated(2, 4), residual=rated(4, 2))}, ("เท่าเดิม",)),
        ("change", {"risk": risk(inherent=rated(2, 4))}, ("–",)),
        ("controllable", {"risk": risk(controllable=True)}, ("ใช่",)),
        ("controllable", {"risk": risk(controllable=False)}, ("ไม่ใช่",)),
        ("controllable", {"risk": risk()}, ("–",)),
        ("kind", {"risk": risk(kind="financial")}, ("ด้านการเงิน",)),
        ("period", {"treatment": treatment(begins=FIRST, ends=LAST)}, ("1 ม.ค. – 30 ก.ย. 69",)),
        ("period", {"treatment": treatment(ends=LAST)}, ("ภายใน 30 ก.ย. 69",)),
        ("period", {"treatment": treatment(begins=FIRST)}, ("ตั้งแต่ 1 ม.ค. 69",)),
        ("period", {}, ("–",)),
        ("controls", {}, ("–",)),
        ("owner_and_due", {}, ("–",)),
        ("component", {}, ("–",)),
    ],
)
def test_a_cell_says_what_its_column_is_for(
    column: str, row: dict[str, Any], lines: tuple[str, ...]
) -> None:
    assert said(column, **row) == lines


def test_several_controls_and_treatments_are_numbered_alike() -> None:
    rows = (
        control(verdict="partly"), control("C2", says="เผยแพร่"), treatment(ends=LAST),
        treatment("T2", says="สุ่มตรวจ", ends=FIRST),
    )  # fmt: skip
    assert said("controls", *rows, risk=risk()) == ("1) ตรวจสองคน", "2) เผยแพร่")
    assert said("verdicts", *rows, risk=risk()) == ("1) เพียงพอบางส่วน", "2) –")
    assert said("improvement", *rows, risk=risk()) == ("1) แจ้งสถานะ", "2) สุ่มตรวจ")
    assert said("owner_and_due", *rows, risk=risk()) == ("กองคลัง", "ภายใน 30 ก.ย. 69")


@pytest.mark.parametrize(
    ("opinion", "lines"),
    [("เพียงพอ\n\nควรปรับปรุง {blank} งานพัสดุ", ["เพียงพอ", "ควรปรับปรุง  งานพัสดุ"]), ("", [])],
)
def test_the_auditors_review_says_his_opinion_or_leaves_room(
    opinion: str, lines: list[str]
) -> None:
    told = Told(register(), FRAME, SCRIPT)
    made = RiskPaper(told, FORMS["pk6"], SHELF.forms, LAST, opinion=opinion).document()
    found = [plain(each.text) for each in made.blocks if isinstance(each, Paragraph)]

    assert found[2:-1] == (lines or [plain((Blank(SCRIPT.say("to_fill_in"), 40),))])
    assert FORMS["pk6"].has_opinion
    assert not FORMS["pk1"].has_opinion
