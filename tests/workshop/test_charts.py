"""The words of charts in both languages."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from chart_situations import CHARTS, FIVE_YEARS, TEN, bar_chart
from prongsai.core.documents.chart_words import ChartWords, alternative
from prongsai.core.documents.charts import Chart
from prongsai.core.terms.words import Language
from prongsai.workshop.charts import chart_words
from prongsai.workshop.voice import catalogue

LANGUAGES: tuple[Language, ...] = ("th", "en")


def test_every_word_is_said_in_both_languages_with_the_same_gaps() -> None:
    said = catalogue("charts")
    gaps = {
        key: {frozenset(re.findall(r"{(\w+)}", texts[each])) for each in LANGUAGES}
        for key, texts in said.items()
    }

    assert set(said) == {field.name for field in fields(ChartWords)} - {"digits"}
    assert [key for key, found in gaps.items() if len(found) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_chart_can_be_said_in_both_languages(chart: Chart, language: Language) -> None:
    assert not re.search(r"[{}]", alternative(chart, chart_words(language)))


def test_ten_bars_are_said_in_thai() -> None:
    assert alternative(bar_chart(TEN), chart_words("th", "๐๑๒๓๔๕๖๗๘๙")) == (
        "แผนภูมิแท่ง คะแนนรายตัวชี้วัด จำนวน ๑๐ รายการ"
        " สูงสุด 100.00 ได้แก่ การปฏิบัติหน้าที่, การใช้งบประมาณ, การใช้อำนาจ และอีก ๑ รายการ"
        " ต่ำสุด 87.50 ได้แก่ การป้องกันการทุจริต ทุกรายการถึงเส้นเกณฑ์ (เกณฑ์ผ่าน 85)"
    )


def test_five_years_are_said_in_english() -> None:
    assert "คะแนนรวม: 72.31 in 2561, 95.75 in 2565." in alternative(FIVE_YEARS, chart_words("en"))
