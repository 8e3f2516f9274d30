"""What no source tells: shown as unknown until somebody says who decided it and where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from case_making import plain, procedure, words
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.core.procedures.deciding import (
    FEE,
    Decided,
    Holds,
    decided,
    decision_problems,
    unsettled,
)
from prongsai.core.procedures.kinds import LengthUnit
from prongsai.core.procedures.procedure import Procedure
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
CAP = "clocks/reply/pauses/waiting/most"


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


def test_a_length_that_the_file_proposes_is_followed_until_the_office_decides() -> None:
    own = procedure({"length": 1, "unit": "months", "pauses": {}, "unsettled": ["length"]})
    (one,) = unsettled(own)
    assert (one.path, one.proposed, one.unit) == (LENGTH, 1, LengthUnit.MONTHS)
    found = decided(own, {LENGTH: by(90)})
    assert (found.clocks["reply"].length, found.clocks["reply"].unit) == (90, LengthUnit.DAYS)
    assert unsettled(found) == ()


def resting(most: int | str | None, **clock: Any) -> Procedure:
    """With a clock that stands still for so long at most."""
    return procedure({"pauses": {"waiting": {"most": most} if most else {}}, **clock})


def test_caps_that_no_source_tells_are_listed_beside_the_length_of_their_clock() -> None:
    (one,) = unsettled(resting("unknown", evidence=NOTE))
    assert (one.path, one.holds, one.proposed) == (CAP, Holds.CAP, None)
    assert (one.title, one.part) == (Words("ตอบ", "ตอบ"), Words("รอผู้ร้อง", "รอผู้ร้อง"))
    both = unsettled(resting("unknown", length="unknown"))
    assert [each.path for each in both] == [LENGTH, CAP]


def test_a_cap_that_the_file_proposes_is_the_offices_and_one_that_is_law_is_not() -> None:
    (one,) = unsettled(resting(30, evidence_of={"pauses": {"confidence": "unverified"}}))
    assert (one.path, one.proposed) == (CAP, 30)
    for found in ("confirmed", "single source"):
        law = {"confidence": found, "source": ["own"]}
        assert unsettled(resting(30, evidence_of={"pauses": law})) == ()
    assert unsettled(resting(None)) == ()


def test_a_cap_that_is_decided_is_followed_and_the_text_is_still_whole() -> None:
    known = Known(topics=["staff_equal_treatment"], powers=["receive_complaints"])
    for own in (resting(30), resting("unknown")):
        assert list(decision_problems(own, {CAP: by(10)})) == []
        found = decided(own, {CAP: by(10)})
        assert found.clocks["reply"].pauses["waiting"].most == 10
        assert found.clocks["reply"].length == own.clocks["reply"].length
        assert list(procedure_problems(found, known)) == []
    assert decided(resting("unknown"), {}).clocks["reply"].pauses["waiting"].most is UNKNOWN


@pytest.mark.parametrize("value", [0, -1, 3651, Words("สิบ", "ten")])
def test_a_cap_is_a_number_of_days_that_can_pass(value: int | Words) -> None:
    (found,) = decision_problems(resting("unknown"), {CAP: by(value)})
    assert (found.code, found.place.path) == ("procedure-decided-cap", CAP)


def test_a_cap_that_is_law_can_not_be_decided() -> None:
    own = resting(30, evidence={"confidence": "confirmed", "source": ["own"]})
    assert [each.code for each in decision_problems(own, {CAP: by(10)})] == [
        "procedure-decided-known"
    ]


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
