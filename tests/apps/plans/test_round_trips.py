"""Whatever is done to a draft on screen, it goes through its spreadsheet, and totals are whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import plan_making as made
from action_plan_making import DOER, again, begun, shown
from plan_making import plans
from prongsai.apps.agencies.models import Agency
from prongsai.apps.plans import actions, becoming, bridge
from prongsai.apps.plans.models import Edition
from prongsai.apps.plans.queries import Hand
from prongsai.core.plans.plan import Budget, Plan, Project
from prongsai.core.terms.problem import Refused
from prongsai.workshop.uploads import Upload

pytestmark = pytest.mark.django_db
WHOLE = Hand(whole=True)
MONEY = st.decimals(0, 10**9, places=2)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["add", "title", "money", "pay", "move", "remove", "risk"]),
        st.integers(0, 8), made.TEXTS, MONEY,
    ),
    max_size=6,
)  # fmt: skip
Deed = tuple[str, int, str, Decimal]
NUMBERS = count(1)


def done(row: Edition, deed: Deed) -> None:
    what, at, text, amount = deed
    plan = bridge.content(row)
    one = plan.projects[at % len(plan.projects)]
    match what:
        case "add":
            actions.add_project(row, fresh(plan, text, amount), DOER)
        case "title":
            change(row, one, replace(one, title=text))
        case "money":
            year = plan.first + at % plan.years
            rest = tuple(each for each in one.budgets if each.year != year)
            budgets = (*rest, Budget(year=year, planned=amount))
            change(row, one, replace(one, funded=True, budgets=budgets))
        case "pay":
            becoming.pay(row.plan, plan, one.key, {plan.first: amount}, WHOLE, DOER)
        case "move":
            actions.move_project(row, one.key, DOER, up=bool(at % 2))
        case "remove":
            actions.remove_project(row, one.key, DOER, seen=bridge.digest(one))
        case "risk":
            risks = (*plan.risks, replace(plan.risks[0], key=f"N{next(NUMBERS)}", event=text))
            seen = actions.seen_of(plan, "risks")
            actions.change_part(row, "risks", {"risks": risks}, DOER, seen=seen)


def change(row: Edition, before: Project, after: Project) -> None:
    actions.change_project(row, after, WHOLE, DOER, seen=bridge.digest(before))


def fresh(plan: Plan, title: str, amount: Decimal) -> Project:
    key = f"n{next(NUMBERS)}"
    return made.project(
        key,
        title=title,
        place="4.2",
        funded=True,
        budgets=(Budget(year=plan.first, planned=amount),),
    )


def all_done(row: Edition, deeds: Sequence[Deed]) -> None:
    for deed in deeds:
        try:
            done(row, deed)
        except Refused:  # money for a project that uses none: told, and nothing changes
            continue


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ACTS)
def test_whatever_is_done_the_plan_goes_through_its_spreadsheet_and_totals_are_whole(
    agency: Agency, deeds: list[Deed]
) -> None:
    row = begun(agency)
    all_done(row, deeds)
    found = shown(row)

    back = plans().read_upload(Upload("plan.xlsx", plans().as_sheets(found.book)))
    assert back.book == found.book
    assert plans().read_upload(Upload("p.json", plans().as_json(found.book))).book == found.book
    for year in found.plan.covers:
        budgets = [each for x in found.plan.projects for each in x.budgets if each.year == year]
        for name in ("planned", "ordinance", "disbursed"):
            known = [x for each in budgets if (x := getattr(each, name)) is not None]
            assert getattr(found.whole[year], name) == (sum(known) if known else None)
    assert again(row).projects == len(found.plan.projects)
