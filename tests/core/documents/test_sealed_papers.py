"""The papers on how many reports of corruption there were: totals alone, none said in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from plan_making import plans
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.sealed_papers import COLUMNS, HALF, YEAR, Dressed, matter, paper
from prongsai.core.sealed.counting import Measure, Passage, of_year
from prongsai.core.terms.fiscal_year import FiscalYear

SHELF = plans().shelf
RULES = SHELF.sealed_course
ANSWER = RULES.limits["answer"]
LAST = dt.date(2026, 9, 30)
MEASURE = Measure(ANSWER, SHELF.working_days)
COURSE = Passage(
    (
        RULES.step("received", dt.date(2025, 12, 1)),
        RULES.step("screened", dt.date(2025, 12, 3)),
        RULES.step("referred", dt.date(2026, 5, 1)),
        RULES.step("decided", dt.date(2026, 6, 1)),
        RULES.step("told", dt.date(2026, 6, 2)),
    )
)
DRESSED = Dressed(
    SHELF.forms.looks["official"], SHELF.script("sealed", "th"), Numerals.ARABIC, LAST
)  # fmt: skip


def said(kind: str, *courses: Passage, as_of: dt.date = LAST) -> str:
    counts = of_year(courses, MEASURE, FiscalYear(2569), as_of)
    told = matter("เทศบาลตำบลนาฝัน", 2569, kind, counts, as_of, ANSWER)
    return as_text(paper(told, DRESSED))


def test_a_year_tells_received_finished_and_pending_of_both_halves_and_the_whole() -> None:
    text = said(YEAR, COURSE)
    assert "ประจำปีงบประมาณ พ.ศ. 2569" in text
    assert "รับใหม่ 1 เรื่อง ยกมา 0 เรื่อง ดำเนินการแล้วเสร็จ 1 เรื่อง" in text
    assert "30 กันยายน 2569" in text
    rows = matter(
        "ก", 2569, YEAR, of_year([COURSE], MEASURE, FiscalYear(2569), LAST), LAST, ANSWER
    )["rows"]
    assert [list(row.values())[1:] for row in rows] == [
        [0, 1, 0, 0, 0, 1, 0, 0, 0, 1], [1, 0, 1, 1, 1, 0, 0, 1, 0, 0],
        [0, 1, 1, 1, 1, 0, 0, 1, 0, 0],
    ]  # fmt: skip


def test_the_first_half_tells_of_itself_alone() -> None:
    text = said(HALF, COURSE)
    assert "รอบ 6 เดือนแรก ปีงบประมาณ พ.ศ. 2569" in text
    assert "31 มีนาคม 2569" in text
    assert "รอบ 6 เดือนหลัง" not in text
    assert "อยู่ระหว่างดำเนินการ 1 เรื่อง" in text


def test_none_is_said_in_words_and_the_zeros_stand_there_too() -> None:
    text = said(YEAR)
    assert "ไม่มีเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ" in text
    assert "0" in text


def test_a_year_that_runs_tells_until_when() -> None:
    assert "20 สิงหาคม 2569" in said(YEAR, COURSE, as_of=dt.date(2026, 8, 20))


def test_digits_follow_the_paper() -> None:
    told = matter("ก", 2569, YEAR, of_year([], MEASURE, FiscalYear(2569), LAST), LAST, ANSWER)
    assert "๒๕๖๙" in as_text(paper(told, replace(DRESSED, numerals=Numerals.THAI)))


def test_it_tells_what_was_in_time_and_late_by_which_clock() -> None:
    text = said(YEAR, COURSE)
    assert "ทันกำหนด" in text
    assert f"นับตามกำหนด “{ANSWER.title.th}” ภายใน 15 วัน" in text
    counts = of_year([COURSE], MEASURE, FiscalYear(2569), LAST)
    for clock, says in (
        (replace(ANSWER, working=True), "ภายใน 15 วันทำการ"),
        (RULES.limits["screen"], f"ยังไม่ได้กำหนดจำนวนวันของ “{RULES.limits['screen'].title.th}”"),
    ):
        assert says in as_text(paper(matter("ก", 2569, YEAR, counts, LAST, clock), DRESSED))


def test_a_paper_drafted_before_time_was_told_stays_as_it_was() -> None:
    told = matter("ก", 2569, YEAR, of_year([COURSE], MEASURE, FiscalYear(2569), LAST), LAST, ANSWER)
    rows = [
        {key: each for key, each in row.items() if key in ("period", *COLUMNS)}
        for row in told["rows"]
    ]
    before = {**{key: each for key, each in told.items() if key != "clock"}, "rows": rows}
    text = as_text(paper(before, DRESSED))
    assert "กำหนด" not in text
    assert "อยู่ระหว่างดำเนินการ" in text
