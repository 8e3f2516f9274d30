"""What a chart holds, and the table beside it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from chart_situations import CHARTS, FIVE_YEARS, NOT_ASSESSED, bar_chart, heat_map, verdict
from prongsai.core.documents.charts import Chart, LineChart, Scored, Series, table


def test_the_table_beside_bars_is_their_names_and_scores() -> None:
    beside = table(bar_chart({"การใช้อำนาจ": "99.44", "การใช้งบประมาณ": ""}))

    assert beside.headers == ("ตัวชี้วัด", "คะแนน")
    assert beside.rows == (("การใช้อำนาจ", "99.44"), ("การใช้งบประมาณ", "ไม่ได้ประเมิน"))


def test_the_table_beside_lines_has_a_column_for_each_year() -> None:
    beside = table(FIVE_YEARS)

    assert beside.headers == ("คะแนน", "2561", "2562", "2563", "2564", "2565")
    assert beside.rows[0] == ("คะแนนรวม", "72.31", "81.20", "ไม่ได้ประเมิน", "93.02", "95.75")


def test_the_table_beside_a_heat_map_has_a_row_for_each_item() -> None:
    beside = table(heat_map(verdict))

    assert len(beside.rows) == 43
    assert beside.rows[35] == ("10.1 การดำเนินการเพื่อป้องกันการทุจริต", "O36", "ไม่ผ่าน")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_row_of_a_table_fills_every_column(chart: Chart) -> None:
    beside = table(chart)

    assert {len(row) for row in beside.rows} <= {len(beside.headers)}


@pytest.mark.parametrize("value", [Fraction(-1, 100), Fraction(10001, 100)])
def test_a_score_outside_0_to_100_is_not_drawn(value: Fraction) -> None:
    with pytest.raises(ValueError, match="between 0 and 100"):
        Scored(value, "?")


def test_a_series_that_leaves_a_year_out_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="one value for each year"):
        LineChart("", "", ("2564", "2565"), (Series("คะแนนรวม", (NOT_ASSESSED,)),))
