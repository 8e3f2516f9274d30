"""The declaration of the No Gift Policy, and reports on gifts: what became of them, or none."""

from __future__ import annotations

import dataclasses
import datetime as dt

from given_making import gifts
from prongsai.core.cases.year_figures import figures_of
from prongsai.core.documents.case_report import Dressed
from prongsai.core.documents.document import Document
from prongsai.core.documents.gift_papers import declaration, declared, matter, report
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plain_text import as_text
from prongsai.core.terms.fiscal_year import FiscalYear
from risk_making import SHELF

DRESSED = Dressed(
    SHELF.forms.looks["official"], SHELF.script("gifts", "th"), Numerals.ARABIC,
    dt.date(2026, 10, 1),
)  # fmt: skip
OWN = SHELF.procedures["gift"]
NONE = "ไม่มีการแจ้งรับของขวัญหรือประโยชน์อื่นใดจากการปฏิบัติหน้าที่ในช่วงเวลานี้"


def announced(days: bool = True) -> str:
    said = declaration(OWN, "อบต.ตัวอย่าง", 2569)
    blocks = tuple(declared(said if days else {**said, "days": None}, DRESSED.script))
    return as_text(Document(
        title="", agency="", language="th", look=DRESSED.look, numerals=Numerals.ARABIC,
        blocks=blocks, dated=DRESSED.made,
    ))  # fmt: skip


def test_a_declaration_says_who_declares_for_which_year_and_what_to_do_with_a_gift() -> None:
    said = announced()
    for part in ("อบต.ตัวอย่าง", "พ.ศ. 2569", "ไม่รับของขวัญ", "เกิน 3,000 บาท ต้องแจ้งภายใน 30 วัน",
                 "จึงประกาศให้ทราบโดยทั่วกัน"):  # fmt: skip
        assert part in said


def test_a_declaration_promises_no_days_that_nobody_set() -> None:
    assert "3,000" not in announced(days=False)
    clocks = {**OWN.clocks, "declare": OWN.clocks["decide"]}
    assert declaration(dataclasses.replace(OWN, clocks=clocks), "", 2569)["days"] is None


def test_a_year_says_how_many_were_kept_returned_and_handed_over() -> None:
    said = gifts()
    assert said["received"] == len(OWN.stories)
    assert said["outcomes"] == [["ให้ผู้รับเก็บไว้", 2], ["คืนผู้ให้", 0], ["ส่งมอบหน่วยงาน", 1]]
    assert sum(number for _, number in said["outcomes"]) + said["pending"] == said["received"]
    assert sum(number for _, number in said["months"]) == said["received"]
    told = as_text(report(said, DRESSED))
    assert "จำนวน 4 รายการ" in told
    assert "ส่งมอบหน่วยงาน | 1" in told
    assert NONE not in told


def test_a_time_without_gifts_says_so_and_has_no_table_of_what_became_of_them() -> None:
    found = figures_of([], FiscalYear(2569), dt.datetime(2026, 10, 1, tzinfo=dt.UTC),
                       SHELF.working_days)  # fmt: skip
    for whole, heading in ((True, "ประจำปีงบประมาณ"), (False, "รอบ 6 เดือนแรก")):
        said = matter(OWN, found, dt.date(2026, 10, 1), agency="อบต.ตัวอย่าง", whole=whole)
        told = as_text(report(said, DRESSED))
        assert NONE in told
        assert heading in told
        assert "คืนผู้ให้" not in told
        assert len(said["months"]) == (12 if whole else 6)


def test_what_was_declared_before_and_is_open_is_told_though_none_came() -> None:
    said = {**gifts(), "received": 0, "over": 1}
    told = as_text(report(said, DRESSED))
    assert NONE in told
    assert "ยังดำเนินการไม่เสร็จ จำนวน 1 รายการ" in told


def test_a_year_that_has_not_begun_has_dashes() -> None:
    found = figures_of([], FiscalYear(2570), dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
                       SHELF.working_days)  # fmt: skip
    said = matter(OWN, found, dt.date(2026, 3, 1), agency="", whole=True)
    assert "| –" in as_text(report(said, DRESSED))
