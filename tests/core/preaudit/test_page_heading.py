"""The line that names a page is found by its title, its item and how it stands out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.core.preaudit.page_heading import page_heading
from prongsai.core.preaudit.reading import Form, Reading
from sought_building import TOPIC_NAMES, links, page, sought

NEWS = "ข่าวและกิจกรรมของตำบล"


def named(reading: Reading) -> str:
    found = page_heading(reading, sought(topic_names=TOPIC_NAMES))
    return reading.blocks[found.number].text if found else ""


@pytest.mark.parametrize(
    ("reading", "heading"),
    [
        (page("# ตำบลทุ่งหมอก", f"# {NEWS}", title=f"{NEWS} | อบต.ทุ่งหมอก"), NEWS),
        (page("# รายการจัดซื้อ", f"! {NEWS}", title=NEWS), "รายการจัดซื้อ"),
        (page("! รายการจัดซื้อ", f"! {NEWS}", trail=NEWS), NEWS),
        (page("! เรื่องอื่น", "! รายการจัดซื้อ"), "รายการจัดซื้อ"),
        (page("รายการจัดซื้อ ของตำบล", "# แผนป้องกันการทุจริต"), "แผนป้องกันการทุจริต"),
        (page("เรื่องอื่น", ":: รายการจัดซื้อ ::"), ":: รายการจัดซื้อ ::"),
        (page("# องค์การบริหารส่วนตำบลทุ่งหมอก", title="องค์การบริหารส่วนตำบลทุ่งหมอก"), ""),
        (page("~ รายการจัดซื้อ", "# ข่าว"), ""),
        (page("! รายการจัดซื้อ", links=links("รายการจัดซื้อ > /1")), ""),
        (page("# " + "รายการจัดซื้อ " * 20), ""),
    ],
    ids=[
        "the title",
        "the item before a loud title",
        "the way to it",
        "the item",
        "another item",
        "a plain line",
        "never the agency",
        "never of the frame",
        "never a link",
        "never a text",
    ],
)
def test_the_surest_line_names_the_page(reading: Reading, heading: str) -> None:
    assert named(reading) == heading


def test_a_line_that_only_reads_like_one_does_not_stand_out() -> None:
    asked = sought(topic_names=TOPIC_NAMES)
    plain, loud = (page_heading(page(f"{mark}รายการจัดซื้อ"), asked) for mark in ("", "! "))

    assert (plain and plain.stands_out, loud and loud.stands_out) == (False, True)


def test_files_are_named_otherwise() -> None:
    assert named(replace(page("# รายการจัดซื้อ"), form=Form.PDF)) == ""
