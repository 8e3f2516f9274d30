"""The report on a year of cases says figures, causes, prevention, and none where there is none."""

from __future__ import annotations

import datetime as dt

from case_making import DAYS, at, procedure, walked
from given_making import cases
from prongsai.core.cases.year_figures import figures_of
from prongsai.core.documents.case_report import Dressed, matter, paper
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plain_text import as_text
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.workshop.papers import Renderers
from risk_making import SHELF

DRESSED = Dressed(
    SHELF.forms.looks["official"], SHELF.script("procedure", "th"), Numerals.THAI,
    dt.date(2026, 10, 1),
)  # fmt: skip
OWN = procedure()


def test_a_year_says_its_figures_by_subject_and_what_was_written() -> None:
    said = as_text(paper(cases(), DRESSED))
    assert "รายงานผลการดำเนินการเรื่องร้องเรียน/ร้องทุกข์ทั่วไป" in said
    assert "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙" in said
    assert "ถนน ไฟฟ้า ประปา ทางระบายน้ำ" in said
    assert "ตั้งงบสำรอง" in said


def test_a_half_is_not_split_by_subject() -> None:
    whole, half = cases(), cases(whole=False)
    assert half["categories"] == half["causes"] == []
    assert len(half["months"]) == 6
    assert len(whole["months"]) == 12
    assert "รอบ ๖ เดือนแรก" in as_text(paper(half, DRESSED))


def test_none_is_said_and_nothing_written_too() -> None:
    found = figures_of([], FiscalYear(2569), at("2026-10-01"), DAYS)
    said = matter(OWN, found, dt.date(2026, 10, 1), agency="", whole=True)
    assert said["causes"] == []
    told = as_text(paper(said, DRESSED))
    assert "ไม่มีเรื่องในช่วงเวลานี้" in told
    assert "ไม่มีข้อความเพิ่มเติม" in told


def test_before_the_year_begins_months_are_dashes() -> None:
    found = figures_of([], FiscalYear(2570), at("2026-03-01"), DAYS)
    said = matter(OWN, found, dt.date(2026, 3, 1), agency="", whole=True)
    assert said["months"][0][1:] == [None] * 5
    assert said["totals"]["received"] == 0


def test_half_a_day_of_the_median_is_told() -> None:
    logs = [
        (OWN, walked(OWN, "2026-03-02", ("2026-03-03", "take"), (end, "solve")).log)
        for end in ("2026-03-05", "2026-03-06")
    ]
    found = figures_of(logs, FiscalYear(2569), at("2026-10-01"), DAYS)
    said = matter(OWN, found, dt.date(2026, 10, 1), agency="", whole=True)
    assert said["totals"]["median_days"] == "3.5"
    assert Renderers().render(paper(said, DRESSED), "pdf").startswith(b"%PDF")
