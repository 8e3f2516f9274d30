"""A category takes some values of a field only; whoever chooses another is told which to choose."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_making import at, codes, plain, procedure, words
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.fitting import fitting_problems
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.moving import Bringing, bring, make
from prongsai.core.cases.telling import correct
from prongsai.core.procedures.bounds import Bounds
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Refused

CATEGORIES: dict[str, Any] = {
    "small": {"name": words("เล็ก"), "bounds": {"value": {"most": 3000}}},
    "large": {"name": words("ใหญ่"), "bounds": {"value": {"above": 3000}}},
    "school": {
        "name": words("โรงเรียน"), "parties": ["staff"], "bounds": {"value": {"least": 0}},
    },
    "any": {"name": words("ใด ๆ")},
}  # fmt: skip
VALUE = {"label": words("มูลค่า"), "type": "money"}


def made(categories: dict[str, Any]) -> Procedure:
    moves = {**plain()["moves"]}
    moves["take"] = {**moves["take"], "takes": ["value", "phone"]}
    return procedure(
        categories=categories, fields={**plain()["fields"], "value": VALUE}, moves=moves
    )


OWN = made(CATEGORIES)
OFFICER = Actor(who="o", roles=frozenset({"complaint_officer"}))


def case(category: str, value: str, own: Procedure = OWN) -> Folder:
    values = {"what": "ก", "name": "ข", "value": value}
    form = Bringing(party="citizen", channel=Channel.WEB, category=category, values=values)
    event = bring(own, form, at("2026-03-02"))
    return Folder(
        procedure=own, log=(event,), days=WorkingDays(frozenset(), at("2027-01-01").date())
    )


@pytest.mark.parametrize(
    ("category", "value", "others"),
    [("small", "3500", "“ใหญ่”"), ("large", "3,000", "“เล็ก”"), ("small", "๓,๐๐๐.๐๑", "“ใหญ่”")],
)
def test_a_value_of_another_category_is_refused_with_what_to_choose(
    category: str, value: str, others: str
) -> None:
    with pytest.raises(Refused) as refused:
        case(category, value)
    [problem] = refused.value.problems
    assert (problem.code, problem.place.column) == ("case-value-other-category", "value")
    assert problem.facts["others"] == others


@pytest.mark.parametrize(
    ("category", "value"),
    [("small", "3000"), ("large", "3000.01"), ("any", "9000"), ("small", ""), ("small", "0")],
)
def test_what_fits_is_taken(category: str, value: str) -> None:
    assert case(category, value).log[0].category == category


@pytest.mark.parametrize(("left", "others"), [(("small", "any"), "“ใด ๆ”"), (("small",), "–")])
def test_where_no_other_speaks_of_the_field_those_that_take_any_are_named(
    left: tuple[str, ...], others: str
) -> None:
    own = made({key: CATEGORIES[key] for key in left})
    [problem] = fitting_problems(own, "small", {"value": "5000"}, "citizen")
    assert problem.facts["others"] == others


def test_neither_a_correction_nor_a_move_leads_past_it() -> None:
    folder = case("small", "100")
    reason = Given(reason="เลือกผิด")
    with pytest.raises(Refused) as refused:
        correct(folder, OFFICER, reason, at("2026-03-03"), category="large")
    assert codes(refused.value) == ["case-value-other-category"]
    assert correct(folder, OFFICER, reason, at("2026-03-03"), category="any").category == "any"
    with pytest.raises(Refused) as refused:
        correct(folder, OFFICER, Given(reason="ก", values={"value": "4000"}), at("2026-03-03"))
    assert codes(refused.value) == ["case-value-other-category"]
    with pytest.raises(Refused) as refused:
        make(folder, "take", OFFICER, Given(values={"value": "4000"}, unit="u"), at("2026-03-03"))
    assert codes(refused.value) == ["case-value-other-category"]


def test_what_nobody_touches_stays_as_it_was_let_in() -> None:
    """Such as of a sheet of a year before, which tells what was done then."""
    folder = case("any", "9000")
    (first,) = folder.log
    object.__setattr__(first, "category", "small")
    other = Given(reason="ก", values={"what": "อื่น"})
    assert correct(folder, OFFICER, other, at("2026-03-03")).values == {"what": "อื่น"}
    moved = Given(values={"phone": "0812345678"}, unit="u")
    assert make(folder, "take", OFFICER, moved, at("2026-03-03")).move == "take"


AMOUNTS = st.one_of(st.none(), st.decimals(0, 100, places=2))


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_one_value_within_is_found_wherever_a_bound_leaves_one(
    least: Decimal | None, above: Decimal | None, most: Decimal | None
) -> None:
    bounds = Bounds(field="value", least=least, above=above, most=most)
    found = bounds.one_within
    assert found is None or bounds.take(found)
    if found is None and (least, above, most) != (None, None, None):
        assert not bounds.take(max(each for each in (least, above, most) if each is not None))


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2026-08-25", "2026-08-21", [("case-days-backwards", "until")]),
        ("2026-08-25", "2026-08-25", []),
        ("2026-08-25", "", []),
        ("", "2026-08-21", []),
    ],
)
def test_nothing_is_lent_until_a_day_before_it_is_fetched(
    since: str, until: str, told: list[tuple[str, str]]
) -> None:
    """It would meet no other loan, and be promised twice."""
    days = {"since": since, "until": until}
    said = {key: each for key, each in days.items() if each}
    found = fitting_problems(LOAN, next(iter(LOAN.categories)), said, "citizen")
    assert [(each.code, each.place.column) for each in found] == told


LOAN = procedure(
    fields={
        **plain()["fields"], "many": {"label": words("จำนวน"), "type": "number"},
        "since": {"label": words("รับ"), "type": "day"},
        "until": {"label": words("คืน"), "type": "day"},
        "code": {"label": words("รหัส")},
    },
    lends={"thing": "code", "name": "code", "quantity": "many", "since": "since",
           "until": "until", "kept": ["working"], "out": ["waiting"]},
)  # fmt: skip
