"""`--date`: one way to write a day, and what is said to whoever writes another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from command_line import EXAMPLES, run
from prongsai.core.terms.problem import Misused, Problem
from prongsai.shell.day import day_of


def refused(text: str) -> Problem:
    with pytest.raises(Misused) as misused:
        day_of(text)
    [problem] = misused.value.problems
    return problem


@pytest.mark.parametrize("text", ["2024-02-29", " 2024-02-29 ", "๒๐๒๔-๐๒-๒๙"])
def test_year_month_and_day_with_hyphens_are_taken(text: str) -> None:
    assert day_of(text) == dt.date(2024, 2, 29)


@pytest.mark.parametrize("text", ["1980-01-01", "2107-12-31"])
def test_the_first_and_last_day_that_files_can_hold_are_taken(text: str) -> None:
    assert str(day_of(text)) == text


@pytest.mark.parametrize(
    "text",
    ["2567-02-29", "๒๕๖๗-๐๒-๒๙", "29/2/2567", "29 ก.พ. 67",
     "วันที่ 29 กุมภาพันธ์ พ.ศ. 2567", "29.02.2024"],
)  # fmt: skip
def test_who_writes_a_day_otherwise_is_told_what_to_type(text: str) -> None:
    assert refused(text) == Problem("date-other-form", {"text": text, "instead": "2024-02-29"})


@pytest.mark.parametrize(
    "text", ["1979-12-31", "2108-01-01", "0001-01-01", "2200-01-01", "2568-02-29"]
)
def test_a_year_that_files_cannot_hold_is_refused(text: str) -> None:
    assert refused(text) == Problem(
        "date-out-of-range", {"text": text, "first": "1980", "last": "2107"}
    )


@pytest.mark.parametrize(
    "text",
    ["", "today", "2025-02-30", "20250131", "2025-W05-5", "2025-1-31", "-2025-01-31",
     "2025-01-31T12", "มกราคม 2568", "99999-01-01"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    assert refused(text) == Problem("date-unreadable", {"text": text})


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Type --date 2025-01-31"), ("th", "พิมพ์ --date 2025-01-31")]
)
def test_a_year_of_the_buddhist_era_is_wrong_usage(lang: str, said: str, tmp_path: Path) -> None:
    known = EXAMPLES / "known-scores.csv"
    ran = run("report", known, "--out", tmp_path / "out", "--date", "2568-01-31", lang=lang)

    assert (ran.code, ran.out) == (2, "")
    assert "[date-other-form]" in ran.err
    assert said in ran.err
    assert not (tmp_path / "out").exists()
