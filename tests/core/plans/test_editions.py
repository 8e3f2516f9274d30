"""Editions: drafts change, approved plans don't, and two editions tell what parts them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings

from plan_making import PLANS, book, plan, project
from prongsai.core.plans.editions import (
    Changed,
    Difference,
    State,
    approved,
    difference,
    edited,
    revision,
)
from prongsai.core.plans.plan import Plan
from prongsai.core.terms.problem import Refused

DAY = dt.date(2022, 8, 23)
OTHER = plan(project("2"))


def test_a_draft_is_changed_then_approved_then_revised() -> None:
    draft = edited(book(), OTHER)
    held = approved(draft, DAY)
    again = revision(held, " งบประมาณเปลี่ยน ")

    assert (held.state, held.approved, held.plan) == (State.APPROVED, DAY, OTHER)
    assert (again.edition, again.state, again.approved, again.why) == (
        2, State.DRAFT, None, "งบประมาณเปลี่ยน",
    )  # fmt: skip


def test_an_approved_plan_is_never_changed() -> None:
    held = approved(book(), DAY)

    with pytest.raises(Refused, match="plan-not-a-draft"):
        edited(held, OTHER)
    with pytest.raises(Refused, match="plan-not-a-draft"):
        approved(held, DAY)


def test_a_revision_is_of_an_approved_plan_and_has_a_reason() -> None:
    with pytest.raises(Refused, match="plan-not-approved"):
        revision(book(), "เหตุผล")
    with pytest.raises(Refused, match="plan-change-no-reason"):
        revision(approved(book(), DAY), "  ")


def test_projects_are_the_same_by_their_keys() -> None:
    old = plan(project("1"), project("2"), project("3"))
    new = plan(project("2"), replace(project("1"), title="ชื่อใหม่"), project("4"), head="ปลัด")

    assert difference(old, new) == Difference(
        fields=(Changed("head", "", "ปลัด"),),
        added=(project("4"),),
        removed=(project("3"),),
        changed={"1": (Changed("title", "โครงการอบรม", "ชื่อใหม่"),)},
        moved=True,
    )


@settings(max_examples=30)
@given(PLANS, PLANS)
def test_only_the_same_plan_has_no_difference(one: Plan, other: Plan) -> None:
    assert not difference(one, one)
    assert bool(difference(one, other)) is (one != other)
