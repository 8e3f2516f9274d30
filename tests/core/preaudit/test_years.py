"""Years are read as offices write them, and compared with what the item asks for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from prongsai.core.preaudit.reading import Reading
from prongsai.core.preaudit.signs import By, ElementSigns, TopicSigns, Year
from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.core.preaudit.year_mentions import Strength, mentions, months
from prongsai.core.preaudit.years import check_year
from sought_building import SIGNS, page, sought, table

LAWS = re.compile("พระราชบัญญัติ|ระเบียบ")
FINE, UNSURE, BROKEN = Verdict.FINE, Verdict.UNSURE, Verdict.BROKEN


@pytest.mark.parametrize(
    ("text", "years", "strength"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", (2568,), Strength.NAMED),
        ("ปีงบฯ 68", (2568,), Strength.NAMED),
        ("ประจำปี 2568", (2568,), Strength.NAMED),
        ("Fiscal Year 2025", (2568,), Strength.NAMED),
        ("แผน พ.ศ. 2566 – 2568", (2566, 2567, 2568), Strength.NAMED),
        ("แผนปี 2566 - 70", (2566, 2567, 2568, 2569, 2570), Strength.NAMED),
        ("30 ก.ย. 2567", (2567,), Strength.DATED),
        ("1 ตุลาคม ๒๕๖๗", (2568,), Strength.DATED),
        ("เดือนพฤศจิกายน 67", (2568,), Strength.DATED),
        ("01/10/2567", (2568,), Strength.DATED),
        ("2024-10-01", (2568,), Strength.DATED),
        ("15 January 2025", (2568,), Strength.DATED),
        ("ประกาศ พ.ศ. 2568", (2568,), Strength.BARE),
    ],
)
def test_a_year_is_read_however_it_is_written(
    text: str, years: tuple[int, ...], strength: Strength
) -> None:
    (found,) = mentions(text, LAWS)

    assert (found.years, found.strength) == (years, strength)


@pytest.mark.parametrize(
    "text",
    [
        "พระราชบัญญัติการจัดซื้อจัดจ้าง พ.ศ. 2560",
        "ระเบียบกระทรวงมหาดไทย (ฉบับที่ 2) พ.ศ. 2562",
        "วงเงิน 2,568.00 บาท",
        "เลขที่โครงการ 67089649017",
        "อายุ 20 ปี 15 เดือน",
        "31/02/2567",
        "ปี 2570-2560",
        "โทร 053-112568",
        "",
    ],
)
def test_what_is_no_year_of_the_content_is_not_read(text: str) -> None:
    assert list(mentions(text, LAWS)) == []


def test_months_keep_their_year_and_spans_are_no_months() -> None:
    assert list(months("ต.ค. 67 | พฤศจิกายน ๒๕๖๗ | ธ. ค. | มกราคม 2025")) == [
        (10, 2567), (11, 2567), (12, None), (1, 2568),
    ]  # fmt: skip
    assert list(months("ตุลาคม 2567 – มีนาคม 2568")) == []


def test_a_day_is_no_month_but_its_last_day_is() -> None:
    assert list(months("5 ต.ค. 2567")) == []
    assert list(months("ณ วันที่ 31 ต.ค. 2567")) == [(10, 2567)]
    assert list(months("วันที่ 1 - 30 พ.ย.-67")) == [(11, 2567)]


def one(reading: Reading, topic: str = "list", called: str = "") -> Finding:
    (found,) = check_year(reading, sought(topic, called=called))
    return found


@pytest.mark.parametrize(
    ("topic", "reading", "verdict"),
    [
        ("list", page("# รายการจัดซื้อ ปีงบประมาณ 2568"), FINE),
        ("list", page("# รายการจัดซื้อ ปีงบประมาณ 2567", "ปี 2567"), BROKEN),
        ("list", page("# รายการจัดซื้อ ปีงบประมาณ 2567", "ปรับปรุง 1 ม.ค. 2568"), BROKEN),
        ("list", page("# รายการ ปี 2567", *["-"] * 9, "และปีงบประมาณ 2568"), UNSURE),
        ("list", page("# รายการจัดซื้อ ปีงบประมาณ 2569"), UNSURE),
        ("list", page("# รายการ", "ตามที่กำหนดใน พ.ศ. 2561", "ประกาศเมื่อ 5 ม.ค. 2568"), UNSURE),
        ("list", page("# รายการ", "ตามที่กำหนดใน พ.ศ. 2561", "ประกาศเมื่อ 5 ม.ค. 2565"), BROKEN),
        ("list", page("# ข่าว", *["-"] * 9, "5 พ.ย. 2567"), FINE),
        ("list", page("# ข่าว", *["-"] * 9, "5 พ.ย. 2565", "6 พ.ย. 2565"), BROKEN),
        ("list", page("# รายการ", *["-"] * 9, "ใช้ในปี 2568"), FINE),
        ("list", page("# รายการ"), UNSURE),
        ("list", page("# ตามระเบียบ พ.ศ. 2560"), UNSURE),
        ("list", page(tables=(table("รายการปี 2568", "ก|ข|ค"),)), FINE),
        ("plan", page("# แผน พ.ศ. 2566–2570"), FINE),
        ("plan", page("# แผน พ.ศ. 2561–2565"), BROKEN),
        ("report", page("# รายงาน ประจำปี 2567"), FINE),
        ("report", page("# รายงาน ประจำปี 2568"), UNSURE),
        ("figures", page("# สถิติ ปี 2567"), FINE),
        ("figures", page("# สถิติ ปี 2568"), FINE),
        ("figures", page("# สถิติ ปี 2566"), BROKEN),
    ],
)  # fmt: skip
def test_the_year_is_compared_with_what_the_item_asks_for(
    topic: str, reading: Reading, verdict: Verdict
) -> None:
    assert one(reading, topic).verdict is verdict


def test_what_holds_until_it_changes_has_no_year() -> None:
    assert list(check_year(page("# ติดต่อ ปี 2560"), sought("contact"))) == []
    assert list(check_year(page("# อื่น ปี 2560"), sought("unheard"))) == []


def test_how_a_link_calls_it_counts_as_its_name() -> None:
    assert one(page("ไม่มีปี"), called="รายการจัดซื้อ ปี 2568").place == "called"


def test_the_finding_tells_both_years_and_where() -> None:
    found = one(page("-", "# รายการ ปี 2567"))

    assert found.facts == {"found": "2567", "wanted": "2568"}
    assert found.place == "line:2"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ตค 67 | พ.ย 67 | ธ. ค 2567", [(10, 2567), (11, 2567), (12, 2567)]),
        ("Oct-24 | Nov 2024", [(10, None), (11, 2567)]),
        ("1 ตุลาคม 2567 - 31 ตุลาคม 2567", [(10, 2567)]),
        ("ตุลาคม 12 เรื่อง พฤศจิกายน 65 เรื่อง", [(10, None), (11, None)]),
        ("ตุลาคม 65,300.00 ธันวาคม 12", [(10, None), (12, None)]),
        ("ม.ค่าย Mark 5", []),
    ],
)
def test_months_are_read_in_the_ways_offices_write_them(
    text: str, found: list[tuple[int, int | None]]
) -> None:
    assert list(months(text)) == found


def test_a_last_day_is_no_month_where_days_are_not_asked_for() -> None:
    assert list(months("31 ต.ค. 2567 | 1-30 พ.ย. 2567", days=False)) == [(11, 2567)]


@pytest.mark.parametrize(
    ("text", "year", "strength"),
    [
        ("ไตรมาสที่ 2/2568", 2568, Strength.NAMED),
        ("ที่ | 2557 | 14375", 2557, Strength.DATED),
        ("ที่ | 14375 | 2557", 2557, Strength.DATED),
        ("2557 | 14375", 2557, Strength.BARE),
        ("พ.ศ. 2567, 2569", 2567, Strength.BARE),
        ("10 เดือน มกราคม พ.ศ. 2568", 2568, Strength.DATED),
        ("งปม.68", 2568, Strength.NAMED),
    ],
)
def test_a_year_is_as_strong_as_it_is_called(text: str, year: int, strength: Strength) -> None:
    found = next(mentions(text, LAWS))

    assert (found.years[0], found.strength) == (year, strength)


def test_a_year_in_passing_gives_way_to_what_is_called_the_year() -> None:
    older = page("งานประเพณี ปี 2565", *["-"] * 9, "ปีงบประมาณ 2568")

    assert one(older).verdict is FINE
    assert one(replace(older, title="งาน ปี 2565")).verdict is UNSURE


def test_of_what_is_asked_for_by_the_year_some_is_enough() -> None:
    news = TopicSigns(
        key="list",
        title=("ข่าว",),
        year=Year.ASSESSED,
        elements={"year": ElementSigns(key="year", by=By.YEAR)},
    )
    asked = sought(signs=replace(SIGNS, topics={"list": news}))
    old = page("# ข่าว", "งานประเพณี ปี 2565", *["-"] * 9, "เผยแพร่ 5 มี.ค. 2568")

    assert [each.verdict for each in check_year(old, asked)] == [FINE]
