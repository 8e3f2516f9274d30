"""The manual and the flow chart say what the procedure says, and nothing besides."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from case_making import CLOCK, plain, procedure, words
from measure_making import FILES
from prongsai.core.documents.blocks import Figure, Table
from prongsai.core.documents.document import Document
from prongsai.core.documents.drawing import Label, Polyline, Rect
from prongsai.core.documents.flow_chart import (
    FlowArrow,
    FlowChart,
    flow_chart,
    flow_table,
    in_words,
)
from prongsai.core.documents.layout_flow import draw_flow
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.procedure_manual import ProcedureManual
from prongsai.core.documents.text_room import SCREEN
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.words import Language
from prongsai.workshop.procedure_papers import manual_paper, people_of

SHELF = FILES.shelf
OWN = procedure()
SCRIPT = SHELF.script("procedure", "th")


def people(right: str) -> str:
    return people_of(OWN, SHELF, "th")(right)


def words_of(text: str) -> list[str]:
    return [text]


def manual(own: Procedure, language: Language = "th") -> Document:
    return ProcedureManual(
        procedure=own, script=SHELF.script("procedure", language), people=people,
        words_of=words_of, look=SHELF.forms.looks["official"], made=dt.date(2026, 8, 20),
        language=language, agency="เทศบาล", numerals=Numerals.ARABIC,
    ).document()  # fmt: skip


def told(**changes: Any) -> str:
    return as_text(manual(procedure(**changes)))


def with_manual(**changes: Any) -> dict[str, Any]:
    return {"manual": {**plain()["manual"], **changes}}


def test_every_state_is_a_box_and_every_move_an_arrow_or_a_line() -> None:
    chart = flow_chart(OWN, people, "th")
    assert [box.heading for box in chart.boxes] == ["ใหม่", "ดำเนินการ", "รอผู้ร้อง", "เสร็จ"]
    said = [label for arrow in chart.arrows for label in arrow.labels]
    said += [line for box in chart.boxes for line in box.lines]
    for move in OWN.moves.values():
        assert any(move.label.th in each for each in said)


def test_an_arrow_tells_who_makes_its_moves() -> None:
    chart = flow_chart(OWN, people, "th")
    assert FlowArrow(0, 1, ("รับเรื่อง (เจ้าหน้าที่รับเรื่องร้องเรียน)",)) in chart.arrows
    (ends,) = (each for each in chart.arrows if (each.start, each.end) == (1, 3))
    assert ends.labels[0] == "แก้ไขแล้ว (ผู้รับผิดชอบเรื่อง)"
    assert "รับเรื่องร้องเรียนการทุจริต" in ends.labels[1]


def test_a_move_back_to_its_own_state_stands_in_the_box() -> None:
    moves = plain()["moves"]
    moves["note"]["to"] = "working"
    moves["note"]["at"] = ["working"]
    chart = flow_chart(procedure(moves=moves), people, "th")
    assert chart.boxes[1].lines == ("• บันทึก",)


def test_whoever_sees_no_picture_is_told_the_same() -> None:
    chart = flow_chart(OWN, people, "th")
    assert len(flow_table(chart, SCRIPT).body) == len(chart.arrows)
    assert in_words(chart, SCRIPT).startswith("จากใหม่: รับเรื่อง")


@pytest.mark.parametrize("width", [453, 340])
def test_a_drawing_stays_on_its_sheet_and_holds_every_box(width: int) -> None:
    chart = flow_chart(OWN, people, "th")
    drawing = draw_flow(chart, words_of) if width == 453 else draw_flow(chart, words_of, SCREEN)
    assert drawing.width == width
    for shape in drawing.shapes:
        if isinstance(shape, Polyline):
            assert all(0 <= x <= width and 0 <= y <= drawing.height for x, y in shape.spots)
        if isinstance(shape, Rect):
            assert shape.y + shape.height <= drawing.height
    said = " ".join(each.text for each in drawing.shapes if isinstance(each, Label))
    assert all(box.heading in said for box in chart.boxes)


def test_a_label_too_long_for_its_room_is_cut_on_its_last_line() -> None:
    chart = flow_chart(OWN, people, "th")
    long = FlowChart(chart.boxes[:2], (FlowArrow(1, 0, (" ".join(["ยาว"] * 90),)),))
    said = [each.text for each in draw_flow(long, words_of).shapes if isinstance(each, Label)]
    assert any(each.endswith("…") for each in said)


def test_a_chart_that_only_goes_down_needs_no_lanes() -> None:
    chart = flow_chart(OWN, people, "th")
    straight = FlowChart(chart.boxes[:2], (FlowArrow(0, 1, ("ก",)),))
    assert draw_flow(straight, words_of).height > 0


def test_a_manual_tells_steps_who_and_how_long() -> None:
    said = told()
    for expected in ("คู่มือเรื่องเล็ก", "ยื่นเรื่อง", "60 นาที", "ภายใน 15 วัน", "ผู้ร้อง", "ไม่มีค่าใช้จ่าย",
                     "หยุดนับขณะรอผู้ร้อง", "เริ่มนับวันถัดไป", "ให้คะแนน"):  # fmt: skip
        assert expected in said
    assert "หน่วยงานต้องกำหนดก่อนเผยแพร่" not in said


def test_a_manual_in_english_has_arabic_digits() -> None:
    document = manual(OWN, "en")
    assert document.numerals is Numerals.ARABIC
    assert "within 15 days" in as_text(document)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ({"length": "unknown"}, "หน่วยงานยังไม่กำหนด"),
        ({"unsettled": ["days"]}, "หน่วยงานต้องกำหนดก่อนเผยแพร่"),
        ({"days": "working"}, "ภายใน 15 วันทำการ"),
        ({"only": ["road"]}, "เฉพาะถนน"),
        ({"rolls": True}, "เลื่อนไปวันทำการถัดไป"),
        ({"counts_first": True}, "นับวันแรกด้วย"),
        ({"pauses": {"waiting": {"most": 5}}}, "ไม่เกิน 5 วัน"),
        ({"pauses": {"waiting": {"most": "unknown"}}}, "ยังไม่กำหนดว่าไม่เกินกี่วัน"),
        ({"until": "until", "length": None, "pauses": {}}, "ตามวันใน “ถึง”"),
    ],
)
def test_a_manual_says_how_a_clock_counts(clock: dict[str, Any], expected: str) -> None:
    assert expected in told(clock=clock)


def test_a_clock_inside_is_not_told() -> None:
    assert "15 วัน" not in told(clocks={"reply": {**CLOCK, "public": False}})


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"fee": words("20 บาทต่อเดือน")}, "20 บาทต่อเดือน"),
        ({"fee": "unknown"}, "ตามข้อบัญญัติ"),
        ({"hours": words("08.30–16.30")}, "08.30–16.30"),
        ({"rounds": words("ทุกวันพุธแรก")}, "ทุกวันพุธแรก"),
        ({"laws": ["own"]}, "ตัวอย่าง"),
        ({"papers": {"id": {"name": words("บัตร"), "copies": 2}}}, "บัตร จำนวน 2 ฉบับ"),
        ({"papers": {"id": {"name": words("บัตร"), "only": words("(เมื่อมาแทน)")}}}, "(เมื่อมาแทน)"),
    ],
)
def test_a_manual_says_what_the_file_adds(part: dict[str, Any], expected: str) -> None:
    assert expected in told(**with_manual(**part))


def test_a_step_tells_what_it_is_about_and_which_documents_it_makes() -> None:
    steps = plain()["manual"]["steps"]
    steps["end"]["about"] = words("แจ้งทางไปรษณีย์")
    moves = plain()["moves"]
    moves["solve"]["document"] = "letter"
    said = told(
        **with_manual(steps=steps), moves=moves, documents={"letter": {"name": words("หนังสือตอบ")}}
    )
    assert "แจ้งทางไปรษณีย์" in said
    assert "หนังสือตอบ" in said


def test_personal_data_is_told_with_its_purpose_and_term() -> None:
    said = told(basis=words("ภารกิจของรัฐ"))
    for expected in ("ติดต่อกลับ", "5 ปีหลังเรื่องเสร็จสิ้น", "ตามฐานภารกิจของรัฐ"):
        assert expected in said
    terms = {"usual": {"name": words("ก"), "years": "unknown"}}
    assert "หน่วยงานยังไม่กำหนด" in told(terms=terms)
    fields = plain()["fields"]
    for field in fields.values():
        field.pop("purpose", None)
        field.pop("retention", None)
    assert "ข้อมูลส่วนบุคคล" in told(fields=fields)


def test_where_nothing_personal_is_asked_nothing_is_said_of_it() -> None:
    fields = {key: {**each, "data": "none"} for key, each in plain()["fields"].items()}
    assert "ข้อมูลส่วนบุคคล" not in told(fields=fields, rated=False)


def test_the_chart_stands_in_the_manual_with_its_table() -> None:
    document = manual(OWN)
    (figure,) = (each for each in document.blocks if isinstance(each, Figure))
    assert isinstance(figure.data, Table)
    assert figure.screen != figure.drawing


def test_the_shipped_manual_can_be_made() -> None:
    own = SHELF.procedures["general-complaint"]
    paper = manual_paper(own, SHELF, dt.date(2026, 8, 20), agency="เทศบาลตำบลฟ้าใส")
    assert paper.title == "คู่มือเรื่องร้องเรียน/ร้องทุกข์ทั่วไป"
