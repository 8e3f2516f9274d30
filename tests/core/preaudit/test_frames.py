"""Menus, counters and feet that no element marks are set aside by how they are built."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.core.preaudit.frames import without_frame
from prongsai.core.preaudit.reading import LOOKS, Block, Form, Link, Reading, Table
from sought_building import SIGNS

MENU = ("หน้าหลัก", "ประวัติ", "แผนพัฒนา", "ติดต่อเรา")
# The page, its left side with a menu in it, its middle, its foot.
PAGE, SIDE, MENU_BOX, MIDDLE, FOOT = range(5)
BOXES = (0, PAGE, SIDE, PAGE, PAGE)
CONTENT = Block("แผนป้องกันการทุจริต ประจำปี 2568 ของตำบลทุ่งหมอก", box=MIDDLE)


def menu(names: tuple[str, ...] = MENU, box: int = MENU_BOX) -> Reading:
    return Reading(
        Form.HTML,
        blocks=tuple(Block(name, box=box) for name in names),
        links=tuple(Link(name, "/x", box=box) for name in names),
        boxes=BOXES,
    )


def beside(reading: Reading, *blocks: Block) -> Reading:
    return replace(reading, blocks=(*reading.blocks, *blocks))


def own(reading: Reading) -> list[str]:
    """What is left to the page itself."""
    found = without_frame(reading, SIGNS.frame)
    return [block.text for block in found.blocks if not block.aside]


def test_a_box_of_short_links_that_menus_have_is_a_menu() -> None:
    found = without_frame(beside(menu(), CONTENT), SIGNS.frame)

    assert [block.text for block in found.main] == [CONTENT.text]
    assert found.own_links == ()


@pytest.mark.parametrize(
    "names",
    [
        ("หน้าหลัก", "แผนพัฒนา", "ข้อบัญญัติ", "ข่าว"),
        ("หน้าหลัก", "ประวัติ"),
        (*MENU, "ประกาศองค์การบริหารส่วนตำบล เรื่อง ประกวดราคาจ้างก่อสร้างถนน"),
    ],
    ids=["one known name", "two links", "a long name"],
)
def test_other_links_are_content(names: tuple[str, ...]) -> None:
    assert own(beside(menu(names), CONTENT)) == [*names, CONTENT.text]


def test_links_among_much_text_or_under_a_heading_are_no_menu() -> None:
    text = Block("ข้อความยาวที่ไม่ใช่ลิงก์ " * 4, box=MENU_BOX)
    heading = Block("เว็บไซต์", level=2, box=MENU_BOX)

    assert len(own(beside(menu(), text, CONTENT))) == len(MENU) + 2
    assert len(own(beside(menu(), heading, CONTENT))) == len(MENU) + 2


def test_a_menu_may_begin_with_its_name_but_holds_no_title() -> None:
    name, title = (Block(text, level=LOOKS, box=MENU_BOX) for text in ("บริการ", "แผน"))
    named = replace(menu(), blocks=(name, *menu().blocks))
    bold = replace(menu(), blocks=tuple(replace(b, level=LOOKS) for b in menu().blocks))

    assert own(beside(named, CONTENT)) == [CONTENT.text]
    assert own(beside(bold, CONTENT)) == [CONTENT.text]
    assert len(own(beside(menu(), title, CONTENT))) == len(MENU) + 2


def test_a_page_is_never_all_frame() -> None:
    marked = beside(menu(), Block("เว็บไซต์ตำบลทุ่งหมอก", aside=True, box=MIDDLE))

    assert own(marked) == list(MENU)
    assert own(menu()) == list(MENU)
    assert own(beside(menu(), Block("ยินดีต้อนรับ"))) == [*MENU, "ยินดีต้อนรับ"]


def test_a_reading_without_boxes_stays_as_it_is() -> None:
    text = Reading(Form.TEXT, blocks=(Block("ยินดีต้อนรับ"), CONTENT))

    assert without_frame(text, SIGNS.frame) == text


@pytest.mark.parametrize("level", [0, 3, LOOKS])
def test_a_box_that_begins_with_a_known_name_is_beside_the_page(level: int) -> None:
    counter = (Block("» ผู้เยี่ยมชม", level=level, box=SIDE), Block("ปีนี้ 2566 คน", box=SIDE))

    assert own(Reading(Form.HTML, blocks=(*counter, CONTENT), boxes=BOXES)) == [CONTENT.text]


def test_a_name_that_stands_alone_names_the_box_around_it() -> None:
    counter = (Block("ผู้เยี่ยมชม", box=MENU_BOX), Block("ปีนี้ 2566 คน", box=SIDE))

    assert own(Reading(Form.HTML, blocks=(*counter, CONTENT), boxes=BOXES)) == [CONTENT.text]


@pytest.mark.parametrize(
    "blocks",
    [
        (Block("ถนนสาย 5", box=SIDE), Block("ผู้เยี่ยมชม", box=SIDE)),
        (Block("ผู้เยี่ยมชม", box=SIDE), Block("สรุปผล", level=2, box=SIDE)),
        (Block("ผู้เยี่ยมชม", box=SIDE), Block("ข้อความ" * 150, box=SIDE)),
        (Block("ผู้เยี่ยมชม"), Block("ข้อความ")),
        (Block("ผู้เยี่ยมชมสำนักงานในปีงบประมาณ พ.ศ. 2568 แยกตามเดือน", box=SIDE),),
    ],
    ids=["in its middle", "with a heading", "large", "in no box", "a sentence"],
)
def test_a_known_name_elsewhere_sets_nothing_aside(blocks: tuple[Block, ...]) -> None:
    reading = Reading(Form.HTML, blocks=(*blocks, CONTENT), boxes=BOXES)

    assert own(reading) == [*(block.text for block in blocks), CONTENT.text]


def test_the_foot_goes_with_its_box_and_alone_where_its_box_has_more() -> None:
    address, rights = Block("เลขที่ 9 หมู่ 4", box=FOOT), Block("สงวนลิขสิทธิ์ 2560", box=FOOT)
    loud = Block("รายงานผล", level=LOOKS, box=FOOT)
    begun = Block("เรื่องที่หนึ่ง", box=FOOT)
    many = tuple(Block(f"ข้อ {number}", box=FOOT) for number in range(12))

    def paged(*blocks: Block) -> Reading:
        return Reading(Form.HTML, blocks=(CONTENT, *blocks), boxes=BOXES)

    assert own(paged(address, rights)) == [CONTENT.text]
    assert own(paged(loud, address, rights)) == [CONTENT.text, "รายงานผล", "เลขที่ 9 หมู่ 4"]
    assert len(own(paged(begun, *many, rights))) == 1 + 1 + len(many)
    assert len(own(paged(rights, *many))) == 1 + 1 + len(many)


@pytest.mark.parametrize(
    ("line", "trail"),
    [
        ("หน้าหลัก » ข้อมูล » แผนป้องกันการทุจริต", "แผนป้องกันการทุจริต"),
        ("คุณอยู่ที่: หน้าหลัก > ติดต่อ", "ติดต่อ"),
        ("ยินดีต้อนรับสู่ตำบลทุ่งหมอก", ""),
    ],
)
def test_lines_that_every_page_has_are_set_aside(line: str, trail: str) -> None:
    found = without_frame(
        Reading(Form.HTML, blocks=(Block(line), CONTENT), boxes=BOXES), SIGNS.frame
    )

    assert [block.text for block in found.main] == [CONTENT.text]
    assert found.trail == trail


def test_a_long_line_is_content_whatever_it_begins_with() -> None:
    line = "ยินดีต้อนรับคณะศึกษาดูงาน " * 10

    assert own(Reading(Form.HTML, blocks=(Block(line), CONTENT), boxes=BOXES))[0] == line


def test_tables_in_the_frame_are_no_tables_of_the_page() -> None:
    figures = Table((("วันนี้", "41"), ("ปีนี้", "2566")), "table:1", box=MENU_BOX)
    counter = Block("ผู้เยี่ยมชม", box=SIDE)
    reading = Reading(Form.HTML, blocks=(counter, CONTENT), tables=(figures,), boxes=BOXES)

    found = without_frame(reading, SIGNS.frame)
    assert (found.tables, [block.text for block in found.main]) == ((), [CONTENT.text])
    assert [block.text for block in found.blocks if block.aside][1:] == ["วันนี้ 41", "ปีนี้ 2566"]


def test_a_table_that_begins_with_a_known_name_is_beside_the_page() -> None:
    counter = Table((("", "ผู้เยี่ยมชม"), ("ปี 2566", "41")), "table:1", box=SIDE)
    figures = Table((("เดือน", "ผู้เยี่ยมชม"), ("ต.ค.", "41")), "table:2", box=FOOT)
    reading = Reading(Form.HTML, blocks=(CONTENT,), tables=(counter, figures), boxes=BOXES)

    assert without_frame(reading, SIGNS.frame).tables == (figures,)


def test_a_page_of_a_table_alone_loses_its_lines() -> None:
    plan = Table((("ที่", "โครงการ"),), "table:1", box=MIDDLE)
    reading = Reading(Form.HTML, blocks=(Block("ยินดีต้อนรับ"),), tables=(plan,), boxes=BOXES)

    found = without_frame(reading, SIGNS.frame)
    assert (found.tables, found.blocks[0].aside) == ((plan,), True)
