"""What no source tells: shown as unknown until somebody says who decided it and where it stands."""

from __future__ import annotations

import pytest

from case_making import plain, procedure, words
from prongsai.core.procedures.deciding import (
    FEE,
    Decided,
    Holds,
    decided,
    decision_problems,
    unsettled,
)
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.words import Words

NOTE = {"confidence": "unknown", "note": words("หน่วยงานกำหนดเอง")}
OPEN = procedure(
    {"length": "unknown", "unsettled": ["length", "days"], "evidence": NOTE},
    terms={"usual": {"name": words("ทั่วไป"), "years": "unknown"},
           "short": {"name": words("สั้น"), "years": 1}},
    manual={**plain()["manual"], "fee": "unknown"},
)  # fmt: skip
LENGTH, YEARS = "clocks/reply/length", "terms/usual/years"


def by(value: int | Words) -> Decided:
    return Decided(value, "นายก", "คำสั่ง 1/2569")


def test_everything_unknown_is_listed_with_what_the_file_says_about_it() -> None:
    found = unsettled(OPEN)
    assert [(each.path, each.holds) for each in found] == [
        (LENGTH, Holds.DAYS), (FEE, Holds.FEE), (YEARS, Holds.YEARS),
    ]  # fmt: skip
    assert found[0].evidence.note == Words("หน่วยงานกำหนดเอง", "หน่วยงานกำหนดเอง")
    assert found[1].title is None
    assert unsettled(procedure()) == ()


def test_what_is_decided_is_followed_and_open_no_more() -> None:
    said = {LENGTH: by(7), FEE: by(Words("10 บาท", "10 baht")), YEARS: by(5)}
    assert list(decision_problems(OPEN, said)) == []
    found = decided(OPEN, said)

    assert (found.clocks["reply"].length, found.clocks["reply"].unsettled) == (7, ("days",))
    assert (found.terms["usual"].years, found.terms["short"].years) == (5, 1)
    assert found.manual.fee == Words("10 บาท", "10 baht")
    assert unsettled(found) == ()


def test_what_is_not_decided_stays_unknown() -> None:
    found = decided(OPEN, {})
    assert (found.clocks["reply"].length, found.manual.fee) == (UNKNOWN, UNKNOWN)
    assert decided(procedure(), {LENGTH: by(3)}) == procedure()


@pytest.mark.parametrize(
    ("path", "said", "code"),
    [
        ("clocks/reply/days", by(1), "procedure-decided-known"),
        (LENGTH, by(9999), "procedure-decided-number"),
        (LENGTH, by(-1), "procedure-decided-number"),
        (YEARS, by(Words("ห้า", "five")), "procedure-decided-number"),
        (YEARS, by(101), "procedure-decided-number"),
        (YEARS, Decided(5, "", "คำสั่ง 1/2569"), "procedure-decided-by-whom"),
        (FEE, Decided(Words("10", "10"), "นายก"), "procedure-decided-by-whom"),
    ],
)
def test_what_can_not_be_decided(path: str, said: Decided, code: str) -> None:
    found = list(decision_problems(OPEN, {path: said}))
    assert [(each.code, each.place.path) for each in found] == [(code, path)]
