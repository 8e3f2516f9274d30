"""Required elements, tables, titles, months: found, missing, or not to be seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from prongsai.core.preaudit.months import check_months, months_due
from prongsai.core.preaudit.reading import Form, Link, Reading
from prongsai.core.preaudit.showing import check_elements
from prongsai.core.preaudit.signs import Year
from prongsai.core.preaudit.tables import check_table
from prongsai.core.preaudit.titles import check_title
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.words import Words
from sought_building import TOPIC_NAMES, elements, links, page, sought, table

PLENTY = "ข้อความ" * 80


def shown(reading: Reading, *keys: str) -> list[tuple[str, str]]:
    found = check_elements(reading, sought(elements=elements(*keys)))
    return [(each.code, each.place) for each in found]


@pytest.mark.parametrize(
    ("key", "reading", "place"),
    [
        ("mail", page("-", "ติดต่อ a.b@office.example"), "line:2"),
        ("mail", page("โทร ๐ ๕๓๐๐ ๐๐๐๐"), "line:1"),
        ("mail", page("โทร. 08-1234-5678"), "line:1"),
        ("mail", page("โทร.0812345678"), "line:1"),
        ("person", page("นางสาวสมมุติ ใจดี"), "line:1"),
        ("photo", page("-", pictures=1), ""),
        ("form", page("-", fields=2), ""),
        ("form", page("-", links=links("ยื่นคำร้อง > https://forms.example/1")), ""),
        ("place", page("-", "99 หมู่ 9 ตำบลทุ่งหมอก"), "line:2"),
        ("place", page("ที่อยู่: อาคารสมมุติ 12"), "line:1"),
        ("duties", page("มีหน้าที่ตามมาตรา 50"), "line:1"),
        ("fee", page("ค่า ธรรมเนียม 5 บาท"), "line:1"),
        ("fee", page("-", tables=(table("ก|ข", "ค|ค่าธรรมเนียม"),)), "table:1 row:2"),
        ("fee", page("นายกองค์การ", "ปลัดองค์การ"), ""),
    ],
)
def test_an_element_is_found_with_its_place(key: str, reading: Reading, place: str) -> None:
    assert shown(reading, key) == [("element-found", place)]


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (page(PLENTY), "element-missing"),
        (page("~ ค่าธรรมเนียม", PLENTY), "element-missing"),
        (page("ก", links=links("แผน > a.pdf", "ผล > b.pdf", "อื่น > c.pdf")), "element-behind-links"),
        (page(PLENTY, links=(Link("", "a.pdf", frame=True),)), "element-behind-links"),
        (page("ก", links=links("ก > #", "ข > tel:1", "ค > mailto:a")), "element-missing"),
        (page("ก", pictures=2), "element-unseen"),
        (page(PLENTY, pictures=2), "element-missing"),
        (page(PLENTY, cut=True), "element-unseen"),
        (Reading(Form.PDF, pages=3, blank_pages=1), "element-unseen"),
    ],
)  # fmt: skip
def test_an_element_that_is_not_seen_says_why(reading: Reading, said: str) -> None:
    assert shown(reading, "fee") == [(said, "")]


def test_a_whole_law_is_not_what_was_asked_for() -> None:
    law = page("หน้าที่", *[f"มาตรา {number}" for number in range(20)])

    assert shown(law, "duties") == [("element-doubtful", "line:1")]


def test_offices_are_no_persons_and_the_agency_no_address() -> None:
    assert shown(page(PLENTY, "นายกองค์การบริหาร ส่วนตำบล"), "person") == [("element-missing", "")]
    assert shown(page(PLENTY, "ตำบลก อำเภอข จังหวัดค"), "place") == [("element-missing", "")]


def test_pictures_and_forms_may_be_missing_too() -> None:
    codes = [code for code, _ in shown(page(PLENTY), "photo", "form", "mail", "person")]

    assert codes == ["element-missing"] * 4


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    unknown = check_elements(page("ก"), sought(elements=UNKNOWN))

    assert [(each.code, each.verdict) for each in unknown] == [("elements-unknown", "fine")]
    assert shown(page("ก"), "unheard") == [("element-without-signs", "")]
    assert shown(page("ก"), "monthly") == []
    bare = check_elements(page("ก"), sought("unheard", elements=elements("fee")))
    assert [each.code for each in bare] == ["element-without-signs"]


def tabled(reading: Reading, asked: Any = True) -> list[str]:
    return [each.code for each in check_table(reading, sought(structured_table=asked))]


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (page(tables=(table("ก|ข|ค", "1|2|3"),)), "table-fine"),
        (page(tables=(table("ก|ข", "1|2"),)), "table-none"),
        (page(PLENTY, pictures=3), "table-picture"),
        (page("ก", links=(Link("", "a.pdf", frame=True),)), "table-behind-links"),
        (page(PLENTY), "table-none"),
        (Reading(Form.IMAGE), "table-scan"),
        (Reading(Form.PDF, pages=2, blank_pages=2), "table-scan"),
        (Reading(Form.PDF, pages=3, blank_pages=2), "table-half-scan"),
        (Reading(Form.PDF, pages=1, blocks=page("1 ก 2,000 3.5", "2 ข 10 4").blocks), "table-fine"),
        (Reading(Form.PDF, pages=1, blocks=page(*["รายการ 1,000"] * 6).blocks), "table-fine"),
        (Reading(Form.PDF, pages=1, blocks=page("ประกาศ").blocks), "table-none"),
    ],
)
def test_a_structured_table_is_told_from_a_picture(reading: Reading, said: str) -> None:
    assert tabled(reading) == [said]


def test_no_table_is_looked_for_where_none_is_asked() -> None:
    assert tabled(page("ก"), asked=False) == []
    assert tabled(page("ก"), asked=UNKNOWN) == ["table-unknown"]


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (page("# รายการจัดซื้อจัดจ้าง"), "title-fine"),
        (page("# ชื่อทางการของข้อ"), "title-fine"),
        (page("# รายการ", "# จัดซื้อ"), "title-within"),
        (page("รายการ", "จัดซื้อ"), "title-within"),
        (page("# เรื่อง", *["-"] * 9, "รายการจัดซื้อ"), "title-within"),
        (page("# แผนป้องกันการทุจริต"), "title-other"),
        (page("# แผนป้องกันการทุจริต", *["-"] * 9, "รายการจัดซื้อ"), "title-other"),
        (page("# รายงานแผนป้องกันการทุจริต"), "title-none"),
        (page("# เรื่องทั่วไป"), "title-none"),
    ],
)
def test_a_title_fits_its_item_or_another(reading: Reading, said: str) -> None:
    names = {"plan": Words("แผน", "Plan")}
    (found,) = check_title(reading, sought(title="ชื่อทางการ ของข้อ", topic_names=names))

    assert found.code == said
    assert said != "title-other" or found.facts == {"topic": "แผน", "topic_en": "Plan"}


def test_a_topic_without_signs_has_the_title_of_its_item_only() -> None:
    (found,) = check_title(page("# อื่น"), sought("unheard"))

    assert found.code == "title-none"


def monthly(reading: Reading, **more: Any) -> list[str]:
    asked = sought(elements=elements("fee", "monthly"), **more)
    return [each.facts.get("missing", each.code) for each in check_months(reading, asked)]


ALL = [
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
]


def test_every_month_of_the_fiscal_year_must_be_there() -> None:
    assert monthly(page("# ปีงบประมาณ 2568", *ALL)) == ["months-all"]
    assert monthly(page("# ปีงบประมาณ 2568", *ALL[:10])) == ["ส.ค. 68, ก.ย. 68"]
    assert monthly(page(*(f"{month} 66" for month in ALL)))[0].startswith("ต.ค. 67, พ.ย. 67")


def test_only_months_that_have_ended_must_be_there() -> None:
    page_of_three = page(*ALL[:3])

    assert monthly(page_of_three, until=dt.date(2025, 1, 30)) == ["months-all"]
    assert monthly(page_of_three, until=dt.date(2025, 1, 31)) == ["ม.ค. 68"]


def test_of_two_years_that_may_be_the_content_says_which() -> None:
    asked = sought("figures")
    due = [str(month) for month in months_due(asked, 2567)]

    assert len(due) == 12
    assert list(check_months(page("ต.ค."), asked)) == []


def test_items_that_ask_for_no_months_are_not_counted() -> None:
    assert list(check_months(page("ก"), sought(elements=UNKNOWN))) == []
    assert list(check_months(page("ก"), sought(elements=elements("fee")))) == []
    assert list(check_months(page("ก"), sought("unheard", elements=elements("monthly")))) == []


def test_rows_of_months_that_are_to_be_filled_in_are_not_there() -> None:
    rows = [f"{month}|{number}" for number, month in enumerate(ALL)]
    waiting = [*rows[:10], "ส.ค.|กำลังปรับปรุง", "ก.ย.|"]

    assert monthly(page(tables=(table("เดือน|เรื่อง", *rows),))) == ["months-all"]
    assert monthly(page(tables=(table("เดือน|เรื่อง", *waiting),))) == ["ส.ค. 68, ก.ย. 68"]


def test_a_month_over_its_rows_is_there() -> None:
    rows = [row for month in ALL for row in (f"{month}|", "จ้างเหมา|1")]

    assert monthly(page(tables=(table(*rows),))) == ["months-all"]


def test_numbers_of_rows_are_no_days_and_days_none_of_rows() -> None:
    rows = [f"{number} {month} 67 15" for number, month in enumerate(ALL, start=1)]
    days = ["5 ต.ค. 67", "6 พ.ย. 67", "9 ธ.ค. 67", "31 ม.ค. 68"]

    assert "ต.ค. 67" not in monthly(page(*rows))[0]
    assert monthly(page(*days), until=dt.date(2025, 1, 31)) != ["months-all"]


def test_where_months_stand_alone_a_day_is_none() -> None:
    texts = ["ข้อมูล ณ วันที่ 31 ม.ค. 68", *(f"{month} 67" for month in ALL[:3])]

    assert monthly(page(*texts), until=dt.date(2025, 1, 31)) == ["ม.ค. 68"]


def test_of_two_years_the_one_with_more_of_its_months_counts() -> None:
    signs = sought("list").signs
    topics = {**signs.topics, "list": replace(signs.topics["list"], year=Year.EITHER)}
    texts = [f"{month} {67 + (number > 2)}" for number, month in enumerate(ALL)]

    assert monthly(page(*texts), signs=replace(signs, topics=topics)) == ["months-all"]


def test_two_columns_with_a_figure_each_are_a_table() -> None:
    rows = ("เดือน|เรื่อง", "ต.ค.|5", "พ.ย.|2 เรื่อง", "ธ.ค.|-")

    assert tabled(page(tables=(table(*rows),))) == ["table-fine"]
    assert tabled(page(tables=(table(*rows[:3]),))) == ["table-none"]


def test_a_fax_is_no_telephone_unless_it_is_both() -> None:
    assert shown(page("โทรสาร 0 5300 0000"), "mail")[0][0] == "element-missing"
    assert shown(page("โทร./โทรสาร 0 5300 0000"), "mail")[0][0] == "element-found"


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (page("ข้อมูล", title="แผนป้องกันการทุจริต"), "title-other"),
        (page("ข้อมูล", heading="แผนป้องกันการทุจริต", title="รายการจัดซื้อ"), "title-fine"),
        (page("แผนงาน ทุจริต " * 12), "title-none"),
    ],
    ids=["another's by itself", "its own too", "a text in passing"],
)
def test_what_a_page_calls_itself_counts_before_what_led_there(reading: Reading, said: str) -> None:
    called = "รายการจัดซื้อ" if said == "title-other" else ""
    (found,) = check_title(reading, sought(topic_names=TOPIC_NAMES, called=called))

    assert found.code == said
