"""Who is given a key: everybody in charge but those whom it concerns, and never one alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.access.roles import Role
from prongsai.core.sealed.holding import LEAST, About, Officer, Whom, handed_on, planned, widened
from prongsai.core.terms.problem import Refused

LAW = Officer(key="law", units=frozenset({"office"}))
AUDIT = Officer(key="audit", units=frozenset({"audit"}))
CLERK = Officer(key="clerk", units=frozenset({"works", "roads"}))
HEAD = Officer(key="head", roles=frozenset({Role.CHIEF_ADMINISTRATOR}))
WITHOUT = Officer(key="without", able=False)
EVERYBODY = (LAW, AUDIT, CLERK, HEAD, WITHOUT)
KEEPER = Officer(key="keeper", units=frozenset({"office"}))


def holders(about: About) -> tuple[str, ...]:
    return planned(EVERYBODY, (), about).holders


def test_everybody_in_charge_who_has_a_key_holds_what_concerns_none_of_them() -> None:
    plan = planned(EVERYBODY, (KEEPER,), About())
    assert plan.holders == ("audit", "clerk", "head", "law")
    assert (plan.blind, plan.custodians) == ((), ("keeper",))


def test_the_unit_concerned_and_those_below_it_are_left_out() -> None:
    assert holders(About(whom=Whom.UNIT, units=("works",))) == ("audit", "head", "law")
    assert holders(About(whom=Whom.UNIT, units=("roads",))) == ("audit", "head", "law")


def test_whoever_is_named_or_holds_the_office_concerned_is_left_out() -> None:
    assert "audit" not in holders(About(people=("audit",)))
    assert "head" not in holders(About(whom=Whom.CHIEF_ADMINISTRATOR))
    assert "head" in holders(About(whom=Whom.EXECUTIVE))


def test_whoever_is_left_out_has_a_slot_that_opens_nothing() -> None:
    plan = planned(EVERYBODY, (KEEPER,), About(units=("office",)))
    assert (plan.blind, plan.blind_custodians) == (("law",), ("keeper",))
    assert plan.custodians == ()


def test_a_report_that_fewer_than_two_could_open_is_not_taken() -> None:
    with pytest.raises(Refused, match="sealed-too-few"):
        planned((LAW, AUDIT), (), About(people=("law",)))


def test_a_name_is_taken_only_where_its_keeper_is_not_the_one_who_would_ask() -> None:
    keepers = {key: Officer(key=key) for key in ("keeper", "law")}
    both = planned((LAW, AUDIT), (keepers["law"],), About())
    assert both.may_be_named
    assert not planned((LAW, AUDIT), (), About()).may_be_named
    assert planned((LAW, AUDIT), (keepers["keeper"],), About()).may_be_named


def test_only_the_mayor_and_the_chief_administrator_lead_outside_first() -> None:
    assert [each for each in Whom if About(whom=each).is_high] == [
        Whom.EXECUTIVE,
        Whom.CHIEF_ADMINISTRATOR,
    ]


def test_sealed_anew_it_is_held_by_whoever_is_in_charge_then() -> None:
    about = About(people=("audit",))
    after = handed_on("law", ("law", "clerk"), (LAW, AUDIT, HEAD), (), about)
    assert (after.holders, after.blind) == (("head", "law"), ("audit",))


def test_only_a_holder_hands_on() -> None:
    with pytest.raises(Refused, match="sealed-not-a-holder"):
        handed_on("audit", ("law", "clerk"), EVERYBODY, (), About())


def test_those_found_on_reading_are_left_out_too_and_nobody_comes_back() -> None:
    first = About(whom=Whom.UNIT, units=("works",), people=("audit",))
    assert widened(first, units=("roads",), people=("law",)) == About(
        whom=Whom.UNIT, units=("roads", "works"), people=("audit", "law")
    )
    assert widened(first) == first


@given(
    st.lists(st.sampled_from("abcdef"), unique=True, min_size=1),
    st.sets(st.sampled_from("abcdef")),
    st.sets(st.sampled_from("xyz")),
)
def test_nobody_concerned_ever_holds_and_nobody_is_missing(
    keys: list[str], people: set[str], units: set[str]
) -> None:
    officers = [
        Officer(key=each, units=frozenset("xyz"[at % 3])) for at, each in enumerate(keys)
    ]  # fmt: skip
    about = About(people=tuple(people), units=tuple(units))
    free = [each.key for each in officers if not each.is_concerned(about)]
    if len(free) < LEAST:
        with pytest.raises(Refused):
            planned(officers, (), about)
        return
    plan = planned(officers, (), about)
    assert set(plan.holders) == set(free)
    assert sorted((*plan.holders, *plan.blind)) == sorted(keys)
