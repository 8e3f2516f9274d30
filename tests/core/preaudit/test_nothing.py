"""That a page has nothing yet is told, whatever its site has round it, and from a “none”."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.preaudit.frames import without_frame
from prongsai.core.preaudit.lists import check_list
from prongsai.core.preaudit.nothing import is_filled, sign_of_nothing
from prongsai.core.preaudit.reading import Block, Form, Link, Reading, Table
from sought_building import SIGNS, TOPIC_NAMES, page, sought, table

TITLE = Block("รายการจัดซื้อจัดจ้าง", level=2, box=2)
WAITING = Block("ขณะนี้กำลังปรับปรุง", box=3)
# The page; its side; the part with the heading; a part of that.
BOXES = (0, 0, 0, 2)
TEXTS = st.text("กขคงจ ฉชซ123", min_size=1, max_size=60)


def told(reading: Reading) -> str:
    asked = sought(topic_names=TOPIC_NAMES)
    (found,) = check_list(without_frame(reading, SIGNS.frame, asked), asked)
    return found.code


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ไม่พบข้อมูล", "list-empty"),
        ("ขออภัย ไม่พบข้อมูล", "list-empty"),
        ("กำลังปรับปรุงหน้านี้", "list-building"),
        ("ไม่พบข้อมูลการร้องเรียน", ""),
        ("ยังไม่พบข้อมูลการร้องเรียน", "list-empty"),
        ("ไม่มีเรื่องร้องเรียน และไม่พบข้อมูล", ""),
        ("ไม่มีเรื่องร้องเรียน ระบบกำลังปรับปรุง", ""),
        ("ไม่พบข้อมูล" + "ก" * 60, ""),
        ("ประกาศ", ""),
    ],
)
def test_that_there_is_nothing_yet_is_told_from_that_there_was_none(line: str, said: str) -> None:
    assert sign_of_nothing(line, SIGNS).said == said


def test_a_sign_that_says_yet_is_never_a_disclosure() -> None:
    signs = replace(SIGNS, empty=("ยังไม่มีข้อมูล",))

    assert sign_of_nothing("ยังไม่มีข้อมูลของขวัญ", signs).words == "ยังไม่มีข้อมูล"


@given(st.lists(TEXTS, max_size=12))
def test_what_stands_beside_the_heading_does_not_hide_that_there_is_nothing(
    side: list[str],
) -> None:
    blocks = (*(Block(text, box=1) for text in side), TITLE, WAITING)

    assert told(Reading(Form.HTML, blocks=blocks, boxes=BOXES)) == "list-building"


@given(TEXTS)
def test_content_under_the_heading_shows_that_there_is_something(text: str) -> None:
    content = Block((text + " มีเนื้อหา ") * 30, box=2)

    reading = Reading(Form.HTML, blocks=(TITLE, WAITING, content), boxes=BOXES)
    assert told(reading) != "list-building"


PLENTY = tuple(Block("เนื้อหาในหน้าเดียวกัน" * 8, box=1) for _ in range(9))
FULL = Table((("ที่", "เรื่อง"), ("1", "จ้างก่อสร้าง")), box=3)


@pytest.mark.parametrize(
    ("blocks", "more"),
    [
        ((Block("เรื่อง", box=2), WAITING, *PLENTY), {}),
        ((TITLE, replace(WAITING, box=1), *PLENTY), {}),
        ((TITLE, WAITING, *PLENTY), {"tables": (FULL,)}),
        ((TITLE, WAITING, *PLENTY), {"links": (Link("ปี 2568", "a.pdf", box=2),)}),
    ],
    ids=["no heading", "another part", "a table", "a file"],
)
def test_a_sign_says_nothing_of_a_page_that_has_more(
    blocks: tuple[Block, ...], more: dict[str, tuple[Link, ...]]
) -> None:
    reading = Reading(Form.HTML, blocks=blocks, boxes=BOXES, **more)  # type: ignore[arg-type]

    assert told(reading) != "list-building"


def test_a_file_beside_the_heading_does_not_count() -> None:
    forms = (Link("แบบคำขอ", "a.pdf", box=1),)
    reading = Reading(Form.HTML, blocks=(TITLE, WAITING, *PLENTY), links=forms, boxes=BOXES)

    assert told(reading) == "list-building"


def test_dashes_fill_no_table() -> None:
    assert is_filled(table("ที่|เรื่อง", "1|จ้าง"))
    assert not is_filled(table("ที่|เรื่อง", "1|-", "-|…"))


@pytest.mark.parametrize(
    "more",
    [{"tables": (table("ที่|เรื่อง|ไฟล์", "-|-|-"),)}, {"fields": 2, "tables": (table("ที่|เรื่อง"),)}],
    ids=["a head and dashes", "a search over nothing"],
)
def test_a_head_without_rows_shows_nothing(more: dict[str, int]) -> None:
    title = "# รายการจัดซื้อจัดจ้างประจำปีงบประมาณของตำบลทุ่งหมอก"
    reading = page(title, "เผยแพร่เมื่อ 5 มกราคม 2568", **more)

    assert [each.code for each in check_list(reading, sought())] == ["list-nothing"]


def test_rows_say_that_there_is_nothing_and_long_ones_do_not() -> None:
    empty = table("ที่|เรื่อง", "ไม่พบข้อมูล")
    long = table("ที่|เรื่อง", "ไม่พบข้อมูล" + "ก" * 300)

    assert told(replace(page("ก"), tables=(empty,))) == "list-empty"
    assert told(replace(page("ไม่พบข้อมูล" + "ก" * 300), tables=(long,))) == "list-none"
