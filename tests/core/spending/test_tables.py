"""The published tables and papers of a year."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given

from prongsai.core.documents.blocks import Paragraph, Table, plain
from prongsai.core.documents.document import Document
from prongsai.core.spending.standing import standings, total
from prongsai.core.spending.tables import made, period
from prongsai.core.spending.year import Progress, SpendingYear
from spending_making import YEARS, baht, change, entry, line, spending, year

TEMPLATE = spending().template
DAY = dt.date(2026, 4, 9)


def shown(of: SpendingYear, kind: str) -> list[dict[str, object]]:
    found = made(of, kind, TEMPLATE)
    return [dict(zip(found.table.columns, row, strict=True)) for row in (*found.rows, found.totals)]


def said(of: SpendingYear, kind: str, **words: str) -> list[str]:
    document = paper(of, kind, **words)
    return [plain(each.text) for each in document.blocks if isinstance(each, Paragraph)]


def paper(of: SpendingYear, kind: str, **words: str) -> Document:
    matter = json.loads(json.dumps(spending().matter(of, kind, words)))
    return spending().document(matter, DAY)


def test_the_plan_shows_words_and_present_budgets() -> None:
    first, totals = shown(year(line(program="works"), changes=(change("50"),)), "plan")

    assert (first["program"], first["source"], first["present"]) == (
        "แผนงานอุตสาหกรรมและการโยธา", "งบประมาณตามข้อบัญญัติหรือเทศบัญญัติ", 1050,
    )  # fmt: skip
    assert (totals["present"], totals["q1"], totals["title"]) == (1050, 250, None)


def test_six_months_count_to_march_with_the_latest_word_until_then() -> None:
    made_year = year(
        entries=(entry("a", 3, "300"), entry("b", 4, "700")),
        progress=(
            Progress(line="1", quarter=2, percent=baht("40"), done="เสร็จงวดแรก"),
            Progress(line="1", quarter=1, percent=baht("10"), done="ทำสัญญา"),
            Progress(line="1", quarter=3, done="เสร็จทั้งหมด"),
        ),
    )
    half, annual = shown(made_year, "half_year")[0], shown(made_year, "annual")[0]

    assert [half[key] for key in ("target", "spent", "share", "left", "percent", "done")] == [
        500, 300, Decimal("30.00"), 700, 40, "เสร็จงวดแรก",
    ]  # fmt: skip
    assert [annual[key] for key in ("spent", "share", "left", "done")] == [
        1000, Decimal("100.00"), 0, "เสร็จทั้งหมด",
    ]  # fmt: skip


def test_a_line_without_money_shows_none() -> None:
    first, totals = shown(year(line(budget=None, targets=(None,) * 4)), "annual")

    assert [first[key] for key in ("original", "present", "spent", "share")] == [None] * 4
    assert (totals["present"], totals["share"]) == (0, None)


def test_a_period_is_shown_as_far_as_it_is_known() -> None:
    first, last = dt.date(2026, 1, 5), dt.date(2026, 3, 31)

    assert period(first, last) == "5 ม.ค. – 31 มี.ค. 69"
    assert (period(first, None), period(None, None)) == ("5 ม.ค. 69", "")


@given(YEARS)
def test_the_last_row_is_the_sum_of_those_above(of: SpendingYear) -> None:
    for kind in TEMPLATE.tables:
        *rows, totals = shown(of, kind)
        for key, value in totals.items():
            if isinstance(value, Decimal) and key != "share":
                amounts = [row[key] for row in rows]
                assert value == sum((a for a in amounts if isinstance(a, Decimal)), Decimal(0))
    assert total(standings(of)).present == shown(of, "annual")[-1]["present"]


@pytest.mark.parametrize("kind", ["plan", "half_year", "annual"])
def test_a_paper_says_what_it_comes_to_and_ends_with_the_sum(kind: str) -> None:
    document = paper(year(entries=(entry(amount="100"),)), kind)
    table = next(each for each in document.blocks if isinstance(each, Table))

    assert document.title.startswith(TEMPLATE.tables[kind].name.th.removesuffix("ประจำปี"))
    assert "ประจำปี ประจำปี" not in document.title
    assert sum(each.columns for each in table.body[-1]) == len(table.columns)
    assert said(year(), kind)[0].startswith("แผนมี 1 รายการ")


def test_reports_say_shares_problems_and_suggestions() -> None:
    spent = year(entries=(entry(amount="100"),))

    first, *rest = said(spent, "half_year", problems="ฝนตก\nน้ำท่วม")

    assert "รวม 1,000.00 บาท เบิกจ่ายสะสมถึงวันที่ 31 มีนาคม 2569 จำนวน 100.00 บาท" in first
    assert "คิดเป็นร้อยละ 10.00 ของงบประมาณ จากแผนเบิกจ่ายสะสมของช่วงเดียวกัน 500.00 บาท" in first
    assert rest == ["ฝนตก", "น้ำท่วม", "ไม่มี"]
    assert "ร้อยละ" not in said(year(line(budget=None)), "annual")[0]
    assert "30 กันยายน 2569" in said(spent, "annual")[0]


def test_a_sheet_has_no_more_columns_than_it_has_room_for() -> None:
    done = Progress(
        line="1", quarter=2, percent=baht("40.000"), problems="ฝนตก", suggestions="เร่งงาน"
    )
    moved = year(line(), line("2"), changes=(change("-50"),), progress=(done,))
    table = next(each for each in paper(moved, "annual").blocks if isinstance(each, Table))
    first, second = [[[plain(each) for each in one.lines] for one in row] for row in table.body[:2]]

    assert len(table.columns) == 11
    assert ["กองช่าง", "งบประมาณตามข้อบัญญัติหรือเทศบัญญัติ"] in first
    assert ["1,000.00", "-50.00"] in first
    assert ["1,000.00"] in second
    assert ["ฝนตก", "ข้อเสนอแนะ: เร่งงาน"] in first
    assert ["40"] in first


def test_money_moved_to_a_line_has_its_sign() -> None:
    rows = spending().matter(year(changes=(change("50"),)), "annual", {})["rows"]

    assert "1,000.00\n+50.00" in str(rows).replace("\\n", "\n")


def test_a_plan_without_lines_says_so() -> None:
    assert said(SpendingYear(agency="ก", year=2569), "plan")[-1] == "ยังไม่มีรายการในแผน"
