"""What is said to whoever does not see the chart."""

from __future__ import annotations

from dataclasses import replace

from chart_saying import WORDS
from chart_situations import (
    FIVE_YEARS,
    NOT_ASSESSED,
    TEN,
    bar_chart,
    heat_map,
    item_score,
    line_chart,
    verdict,
)
from prongsai.core.documents.chart_words import alternative
from prongsai.core.documents.charts import Chart


def said(chart: Chart) -> str:
    return alternative(chart, WORDS)


def test_bars_say_how_many_and_who_is_highest_and_lowest() -> None:
    assert said(bar_chart(TEN)) == (
        "Bars คะแนนรายตัวชี้วัด (10). Highest 100.00: การปฏิบัติหน้าที่, การใช้งบประมาณ, การใช้อำนาจ"
        " and 1 more, lowest 87.50: การป้องกันการทุจริต. All reach เกณฑ์ผ่าน 85."
    )


def test_bars_below_the_mark_are_named() -> None:
    assert said(bar_chart({"ก": "85", "ข": "84.99", "ค": "20"})).endswith(
        "Below เกณฑ์ผ่าน 85, 2: ข, ค."
    )


def test_without_a_mark_nothing_is_said_of_it() -> None:
    assert "เกณฑ์" not in said(bar_chart(TEN, None))


def test_scores_that_are_all_alike_have_no_highest() -> None:
    assert said(bar_chart({"ก": "90", "ข": "90"})) == (
        "Bars คะแนนรายตัวชี้วัด (2). All are 90. All reach เกณฑ์ผ่าน 85."
    )


def test_what_is_missing_is_said_with_its_reason_and_never_as_the_lowest() -> None:
    assert said(bar_chart({"ก": "90", "ข": "88", "ค": "", "ง": ""})) == (
        "Bars คะแนนรายตัวชี้วัด (4). Highest 90: ก, lowest 88: ข. Known ones reach เกณฑ์ผ่าน 85."
        " ไม่ได้ประเมิน: ค, ง."
    )


def test_all_is_only_said_where_no_figure_is_missing() -> None:
    assert said(bar_chart({"ก": "90", "ข": "90", "ค": ""})) == (
        "Bars คะแนนรายตัวชี้วัด (3). Known ones are 90. Known ones reach เกณฑ์ผ่าน 85. ไม่ได้ประเมิน: ค."
    )


def test_verdicts_beside_scores_are_none_of_those_that_are_alike() -> None:
    score, passed = item_score(1), verdict(1)

    text = said(heat_map(lambda number: passed if number == 1 else score))

    assert "All 1 passed. Known ones are " in text


def test_lines_say_where_each_series_begins_and_ends_and_its_gaps() -> None:
    text = said(FIVE_YEARS)

    assert text.startswith(
        "Lines คะแนนย้อนหลัง, 2561 to 2565. คะแนนรวม: 72.31 (2561) to 95.75 (2565)."
        " ไม่ได้ประเมิน: คะแนนรวม 2563."
    )
    assert text.count("ไม่ได้ประเมิน") == 3


def test_a_series_without_any_score_says_only_what_is_missing() -> None:
    assert said(line_chart({"ก": ["", ""]})) == (
        "Lines คะแนนย้อนหลัง, 2561 to 2562. ไม่ได้ประเมิน: ก 2561, ก 2562."
    )


def test_a_series_with_one_score_is_not_said_to_go_from_it_to_itself() -> None:
    assert said(line_chart({"ก": ["", "90"]})) == (
        "Lines คะแนนย้อนหลัง, 2561 to 2562. ก: 90 (2562). ไม่ได้ประเมิน: ก 2561."
    )


def test_a_heat_map_counts_verdicts_and_names_what_failed() -> None:
    assert said(heat_map(verdict)) == (
        "Heat ผลรายข้อ, 43 in 7. 40 passed, 2 failed: O36, O37. ยังไม่มีผลตรวจ: O11."
    )


def test_a_heat_map_where_all_passed_says_so() -> None:
    passed = verdict(1)

    assert said(heat_map(lambda _: passed)) == "Heat ผลรายข้อ, 43 in 7. All 43 passed."


def test_a_heat_map_with_a_missing_verdict_says_that_the_known_ones_passed() -> None:
    passed = verdict(1)

    text = said(heat_map(lambda number: NOT_ASSESSED if number == 3 else passed))

    assert text == "Heat ผลรายข้อ, 43 in 7. Known 42 passed. ไม่ได้ประเมิน: O3."


def test_a_heat_map_of_scores_speaks_as_bars_do() -> None:
    text = said(heat_map(item_score))

    assert "lowest 0: O5, O11, O17 and 3 more." in text
    assert text.endswith("ไม่ได้ประเมิน: O7, O14, O21, O28, O35, O42.")


def test_a_heat_map_without_any_result_names_every_item() -> None:
    text = said(heat_map(lambda _: NOT_ASSESSED))

    assert text.startswith("Heat ผลรายข้อ, 43 in 7. ไม่ได้ประเมิน: O1, O2,")
    assert text.endswith("O42, O43.")


def test_counts_are_written_in_the_digits_asked_for() -> None:
    thai = replace(WORDS, digits="๐๑๒๓๔๕๖๗๘๙")

    assert alternative(bar_chart(TEN), thai).startswith("Bars คะแนนรายตัวชี้วัด (๑๐).")
