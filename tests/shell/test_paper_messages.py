"""What papers refuse is said in words an officer understands."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.core.papers.life import Paper
from prongsai.core.papers.numbering import Counted, Given, NumberRegister
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Language
from prongsai.workshop.voice import Voice

DAY = dt.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("th", "เอกสารอยู่ในสถานะ “ร่าง” จึงกลับไปแก้ไขไม่ได้"),
        ("en", "The paper is draft, so one cannot reopen it"),
    ],
)
def test_a_step_out_of_order_names_state_and_step(language: Language, said: str) -> None:
    with pytest.raises(Refused) as refused:
        Paper("p", "order").reopened()

    assert Voice(language).sentence(refused.value.problems[0]) == said


def test_a_number_of_another_year_is_told_how_numbers_run() -> None:
    with pytest.raises(Refused) as refused:
        Paper("p", "order").numbered(Given(3, 2025), DAY, Counted.CALENDAR_YEAR)

    assert "เริ่มใหม่ทุกปีปฏิทิน" in Voice("th").mend(refused.value.problems[0])


def test_a_taken_number_names_the_last_one_in_the_buddhist_year() -> None:
    with pytest.raises(Refused) as refused:
        NumberRegister({2026: 9}).taken_over(2026, 8)

    said = Voice("th").sentence(refused.value.problems[0])
    assert said == "เลขที่ 8 ของปี 2569 ใช้ไปแล้ว เลขล่าสุดคือ 9"
