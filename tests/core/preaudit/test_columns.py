"""Where the heading of a page is known, columns beside it are set aside as wholes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.core.preaudit.boxes import around, held
from prongsai.core.preaudit.frames import without_frame
from prongsai.core.preaudit.reading import LOOKS, Block, Form, Link, Reading, Table
from sought_building import SIGNS, TOPIC_NAMES, sought

ASKED = sought(topic_names=TOPIC_NAMES)
PAGE, LEFT, ONE, TWO, MIDDLE, TEXT, RIGHT, BELOW = range(8)
BOXES = (0, PAGE, LEFT, LEFT, PAGE, MIDDLE, PAGE, RIGHT)
TITLE = Block("รายการจัดซื้อจัดจ้าง ปี 2568", level=2, box=MIDDLE)
CONTENT = Block("จ้างก่อสร้างถนนสายบ้านเหนือ", box=TEXT)
FIGURES = Table((("ผู้เยี่ยมชม", "วันนี้"), ("2", "3")), "table:1", box=BELOW)


def framed(*blocks: Block, **more: tuple[object, ...]) -> Reading:
    reading = Reading(Form.HTML, blocks=blocks, boxes=BOXES)
    return without_frame(replace(reading, **more), SIGNS.frame, ASKED)  # type: ignore[arg-type]


def own(*blocks: Block, **more: tuple[object, ...]) -> list[str]:
    return [block.text for block in framed(*blocks, **more).main]


def test_a_column_of_known_parts_goes_with_the_parts_that_are_not_known() -> None:
    behind = (
        Block("เบอร์โทร 1669", box=RIGHT),
        Block("ผู้เยี่ยมชม", level=3, box=RIGHT),
        Block("ปีนี้ 2566 คน", box=RIGHT),
        Block("เรื่องที่ถามล่าสุด", level=3, box=RIGHT),
        Block("ถามเรื่องไฟส่องสว่าง 12/3/2566", box=RIGHT),
    )

    assert own(TITLE, CONTENT, *behind) == [TITLE.text, CONTENT.text]


def test_one_known_part_behind_the_content_takes_nothing_with_it() -> None:
    behind = (
        Block("ตารางสรุปผล", box=RIGHT),
        Block("กระทู้ล่าสุด", level=3, box=BELOW),
        Block("ถามเรื่องไฟส่องสว่างหน้าบ้าน", box=BELOW),
    )

    assert own(TITLE, CONTENT, *behind) == [TITLE.text, CONTENT.text, "ตารางสรุปผล"]


def test_a_part_ends_with_the_next_heading_and_with_its_box() -> None:
    named = Block("ผู้เยี่ยมชม", level=LOOKS, box=MIDDLE)
    count = Block("ปีนี้ 2566 คน", box=TEXT)
    rest = Block("ภาคผนวก", level=3, box=MIDDLE)

    assert own(TITLE, CONTENT, named, count, rest) == [TITLE.text, CONTENT.text, rest.text]
    foot = Block("ข้อความต่อท้าย", box=PAGE)
    assert own(TITLE, CONTENT, named, count, foot) == [TITLE.text, CONTENT.text, foot.text]


def test_a_part_that_is_long_or_has_the_heading_in_it_is_content() -> None:
    named = Block("ผู้เยี่ยมชม", level=3, box=MIDDLE)
    long = Block("ข้อความ" * 120, box=MIDDLE)
    plain = Block("รายการจัดซื้อ ของตำบล", box=MIDDLE)

    assert own(TITLE, CONTENT, named, long) == [TITLE.text, CONTENT.text, named.text, long.text]
    assert own(Block("ก", box=MIDDLE), named, plain) == ["ก", named.text, plain.text]


def test_links_in_a_part_go_with_it_and_those_of_other_names_stay() -> None:
    named = Block("เรื่องล่าสุด", level=3, box=MIDDLE)
    entry = Block("แผนของปีก่อน", box=MIDDLE)
    links = (Link(entry.text, "/1", box=MIDDLE), Link("รายการ", "/2", box=MIDDLE))

    found = framed(TITLE, CONTENT, named, entry, links=links)
    assert [link.text for link in found.own_links] == ["รายการ"]


def test_what_ended_before_the_heading_is_the_head_of_the_site() -> None:
    before = (Block("ตำบลทุ่งหมอก", box=ONE), Block("โทร 0 5300 0000", box=TWO))

    assert own(*before, TITLE, CONTENT) == [TITLE.text, CONTENT.text]


@pytest.mark.parametrize("title", [TITLE, Block("รายการจัดซื้อ", box=MIDDLE)])
def test_what_says_much_or_stands_before_a_plain_line_stays(title: Block) -> None:
    before = Block("ประกาศของตำบล " * (80 if title.level else 1), box=ONE)

    assert own(before, title, CONTENT)[0] == before.text


def test_pictures_fields_and_tables_beside_the_page_are_not_counted() -> None:
    behind = Block("ผู้เยี่ยมชม", level=3, box=RIGHT)
    more = {"pictured": (ONE, TEXT), "asked": (RIGHT,), "tables": (FIGURES,)}

    found = framed(TITLE, CONTENT, behind, **more)
    assert (found.pictured, found.pictures, found.asked, found.tables) == ((TEXT,), -1, (), ())


def test_maps_within_a_page_are_no_documents_of_it() -> None:
    shown = (Link("", "https://maps.example/embed", frame=True), Link("", "a.pdf", frame=True))

    assert [link.address for link in framed(TITLE, CONTENT, links=shown).own_links] == ["a.pdf"]


ALL_OVER = ("แผนป้องกันการทุจริต", "รายงานการจัดซื้อ", "สถิติบริการ", "ติดต่อหน่วยงาน", "ข่าว")


def menu(box: int, *names: str) -> tuple[tuple[Block, ...], tuple[Link, ...]]:
    return (
        tuple(Block(name, box=box) for name in names),
        tuple(Link(name, "/x", box=box) for name in names),
    )


def test_links_to_many_topics_before_a_heading_are_a_menu() -> None:
    blocks, links = menu(ONE, *ALL_OVER, ALL_OVER[0])
    plain = replace(TITLE, level=0)

    assert own(*blocks, plain, CONTENT, links=links) == [TITLE.text, CONTENT.text]


def test_links_to_many_topics_behind_it_are_one_without_the_one_that_is_looked_for() -> None:
    blocks, links = menu(RIGHT, *ALL_OVER)
    with_own, own_links = menu(RIGHT, *ALL_OVER, "รายการจัดซื้อ")

    assert len(own(TITLE, CONTENT, *blocks, links=links)) == 2
    assert len(own(TITLE, CONTENT, *with_own, links=own_links)) == 2 + len(ALL_OVER) + 1


def test_no_more_names_of_links_are_looked_at_than_menus_have() -> None:
    blocks, links = menu(ONE, *(f"ข่าวที่ {number}" for number in range(500)), *ALL_OVER)
    plain = replace(TITLE, level=0)

    assert own(*blocks, plain, CONTENT, links=links)[-3] == ALL_OVER[-1]


def test_what_names_the_page_is_in_no_foot_and_begins_no_box_beside_it() -> None:
    foot = Block("สงวนลิขสิทธิ์ รายการจัดซื้อ", level=2, box=MIDDLE)
    late = Block("รายการจัดซื้อล่าสุด", level=2, box=MIDDLE)

    assert own(CONTENT, foot)[-1] == foot.text
    assert own(CONTENT, late)[-1] == late.text


def test_of_a_reading_each_box_knows_what_it_holds_and_stands_in() -> None:
    reading = Reading(Form.HTML, blocks=(TITLE, CONTENT), boxes=BOXES)

    assert around(reading, TEXT) == {PAGE, MIDDLE, TEXT}
    assert held(reading)[MIDDLE].letters == len(TITLE.text) + len(CONTENT.text)
