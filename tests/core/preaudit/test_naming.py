"""Whose content it is, by the names in it."""

from __future__ import annotations

from typing import Any

import pytest

from prongsai.core.preaudit.naming import check_name
from prongsai.core.preaudit.reading import Reading
from prongsai.core.preaudit.verdict import Finding
from sought_building import page, sought

OWN = "องค์การบริหารส่วนตำบลทุ่งหมอก"
OTHER = "เทศบาลตำบลบ้านเมฆ"


def one(reading: Reading, **more: Any) -> Finding:
    (found,) = check_name(reading, sought(**more))
    return found


@pytest.mark.parametrize(
    "reading",
    [
        page(f"# รายงานของ{OWN}"),
        page("อบต.ทุ่งหมอก จัดประชุม"),
        page("อบต ทุ่งหมอก"),
        page("อ.บ.ต. ทุ่งหมอก"),
        page("องค์การบริหารส่วนตำบล ทุ่งหมอก"),
        page(f"{OWN}อำเภอเมฆขาว"),
        page(f"~ {OWN}", "ข้อมูล"),
        page(f"# {OWN}ร่วมกับ{OTHER}"),
        page(f"{OWN}เหนือ กับ {OWN}"),
        page(f"{OWN} และ{OTHER} ร่วมกัน", f"พบ{OTHER}", f"ไป{OTHER}"),
        page("องค์การบริหารส่วนต าบลทุ่งหมอก", f"{OWN}ได้ดำเนินการ"),
    ],
)
def test_the_agency_is_known_however_its_name_is_written(reading: Reading) -> None:
    assert one(reading).code == "name-fine"


@pytest.mark.parametrize(
    ("reading", "verdict"),
    [
        (page(f"# รายงาน{OTHER}"), "broken"),
        (page("# รายงาน ทต.บ้านเมฆ", f"~ {OWN}"), "broken"),
        (page("# รายงาน", *["-"] * 9, f"{OTHER} จัดซื้อ", f"ที่{OTHER}"), "broken"),
        (page(f"# รายงาน{OTHER}", "-", OWN), "unsure"),
        (page(f"# {OWN}เหนือ"), "broken"),
    ],
)
def test_another_agency_in_its_stead_is_trouble(reading: Reading, verdict: str) -> None:
    found = one(reading)

    assert (found.code, found.verdict) == ("name-other", verdict)


def test_the_other_is_named_with_its_place() -> None:
    found = one(page("-", f"# รายงาน{OTHER}ได้รับ"))

    assert (found.facts["other"], found.place) == (OTHER, "line:2")


@pytest.mark.parametrize(
    "text",
    [
        "ไม่มีชื่อ",
        "องค์การบริหารส่วนตำบลทุกแห่ง",
        "เทศบาลตำบลและอื่น ๆ",
        "อบต. 5 แห่ง",
    ],
)
def test_a_text_without_names_leaves_one_unsure(text: str) -> None:
    assert one(page(text)).code == "name-none"


def test_another_named_once_in_the_text_is_no_trouble() -> None:
    assert one(page(*["-"] * 9, f"ประชุมกับ{OTHER}")).code == "name-none"


def test_known_others_are_found_whatever_kind_they_are() -> None:
    reading = page("# รายงาน โรงเรียนบ้านฝน")

    assert one(reading).code == "name-none"
    assert one(reading, others=("โรงเรียนบ้านฝน",)).facts["other"] == "โรงเรียนบ้านฝน"


def test_other_names_of_the_agency_are_its_own() -> None:
    assert one(page("# เทศบาลหมอกใหญ่"), aliases=("เทศบาลหมอกใหญ่",)).code == "name-fine"


def test_an_agency_of_no_known_kind_is_found_by_its_whole_name() -> None:
    school = sought(agency="โรงเรียนทุ่งหมอก")

    assert [each.code for each in check_name(page("โรงเรียนทุ่งหมอก"), school)] == ["name-fine"]
    assert [each.code for each in check_name(page("โรงเรียนทุ่งหมอกเหนือ"), school)] == ["name-none"]


def test_a_line_that_names_the_page_counts_however_it_is_written() -> None:
    copied = page(f"! {OTHER} ขอประกาศ", OWN, heading=f"{OTHER} ขอประกาศ")

    assert one(copied).verdict == "unsure"
