"""What a release says is one text: the same each time, and read back whole."""

from __future__ import annotations

import hashlib
import json

from prongsai.core.portal.content import (
    Command,
    Content,
    Facts,
    File,
    For,
    Grid,
    Link,
    Made,
    Paragraph,
    digest,
    frozen,
    lines,
    read,
)
from prongsai.core.terms.words import Words
from releases import content, grid

WHOLE = content(
    Paragraph(Words("ข้อความ", "A text")),
    Link("ประกาศ", "https://nafan.example/o12"),
    File("แผน", "plan.pdf", "ab" * 32, "application/pdf", 9),
    File("", "plan.xlsx", "cd" * 32, "application/x", 9, For.DATA),
    Facts(((Words("คะแนนรวม", "Total"), "91.02"),)),
    grid(["เดือน", "จำนวน"], ["ตุลาคม", "3"], ["พฤศจิกายน", ""]),
    Command("prongsai score a.json"),
    made=(Made("a.json", "application/json", "{}\n", For.PROOF),),
)


def test_a_frozen_content_is_read_back_as_it_was() -> None:
    assert read(frozen(WHOLE)) == read(frozen(read(frozen(WHOLE))))
    assert list(lines(read(frozen(WHOLE)))) == list(lines(WHOLE))
    assert read(frozen(WHOLE)).made == WHOLE.made


def test_the_same_content_gives_the_same_bytes_and_another_does_not() -> None:
    other = content(*WHOLE.blocks[1:], made=WHOLE.made)

    assert frozen(WHOLE) == frozen(read(frozen(WHOLE)))
    assert digest(frozen(WHOLE)) == hashlib.sha256(frozen(WHOLE)).hexdigest()
    assert digest(frozen(WHOLE)) != digest(frozen(other))


def test_the_form_is_named_and_people_are_not() -> None:
    said = json.loads(frozen(WHOLE))

    assert said["form"] == "portal-release@1"
    assert said.keys() & {"by", "at", "prepared_by"} == set()


def test_its_lines_name_every_block() -> None:
    said = list(lines(WHOLE))

    assert said[0] == "รายการจัดซื้อจัดจ้าง"
    assert "ประกาศ: https://nafan.example/o12" in said
    assert "คะแนนรวม: 91.02" in said
    assert "plan.xlsx (plan.xlsx, cdcdcdcdcdcd)" in said
    assert "พฤศจิกายน | " in said
    assert said[-1] == "prongsai score a.json"


def test_a_blank_cell_is_nothing_in_a_line() -> None:
    table = grid(["a"])
    blank = Grid(table.title, type(table.table)(table.table.columns, [(None,)]))

    assert list(lines(content(blank)))[-1] == ""


def test_blocks_are_found_by_kind() -> None:
    assert [each.name for each in WHOLE.of(File)] == ["plan.pdf", "plan.xlsx"]
    assert isinstance(WHOLE, Content)


def test_what_was_made_is_handed_out_with_its_hash() -> None:
    made = Made("ก.csv", "text/csv", "\ufeffก\r\n")

    assert made.content == b"\xef\xbb\xbf\xe0\xb8\x81\r\n"
    assert made.sha256 == hashlib.sha256(made.content).hexdigest()
