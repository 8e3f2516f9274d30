"""A plan of a year is a table of what was not taken off; one without a line says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from case_making import at, brought, moved, plain, procedure, words
from prongsai.core.documents.blocks import Paragraph, Table
from prongsai.core.documents.case_plan import matter, paper
from prongsai.core.documents.case_report import Dressed
from prongsai.core.documents.look import Numerals
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

YEARLY = {"title": words("แผน"), "fields": ["what", "day", "kind", "kinds"]}
FIELDS: dict[str, Any] = {
    **plain()["fields"],
    "day": {"label": words("วัน"), "type": "day"},
    "kind": {"label": words("ชนิด"), "type": "choice", "choices": {"a": words("ก")}},
    "kinds": {"label": words("ชนิดอื่น"), "type": "choices", "choices": {"a": words("ก")}},
}
OWN = procedure(fields=FIELDS, yearly=YEARLY)


def test_each_case_is_a_line_but_for_those_taken_off() -> None:
    one = brought(OWN, "2026-03-02", day="2026-03-31", kind="a", kinds=("a",))
    off = moved(brought(OWN, "2026-03-02"), "2026-03-03", "withdraw")
    standings = [(str(i), each.standing(at("2026-03-04"))) for i, each in enumerate((one, off))]

    found = matter(OWN, standings, 2569, "ที่หนึ่ง")

    assert found["rows"] == [["0", "ไฟดับ", "31 มี.ค. 69", "ก", "ก"]]
    assert found["heads"][1:] == ["วัน", "ชนิด", "ชนิดอื่น"]


@pytest.mark.parametrize(("rows", "kind"), [([["1", "ก"]], Table), ([], Paragraph)])
def test_the_paper_is_a_table_or_says_that_there_is_nothing(rows: list[Any], kind: type) -> None:
    shelf = Shelf(Library())
    look, script = shelf.forms.looks["official"], shelf.script("procedure", "th")
    said = {"title": "แผน", "agency": "ที่หนึ่ง", "year": 2569, "heads": ["เรื่อง"], "rows": rows}
    made = paper(said, Dressed(look, script, Numerals.THAI, dt.date(2026, 3, 4)))
    assert isinstance(made.blocks[1], kind)


def test_a_file_without_a_plan_has_none_and_nobody_stands_in_one() -> None:
    assert matter(procedure(), [], 2569, "ก")["rows"] == []
    own = procedure(yearly={"title": words("แผน"), "fields": ["name"]})
    found = [(each.code, each.place.path) for each in procedure_problems(own, Known([], []))]
    assert ("pack-not-a-choice", "yearly/fields") in found
