"""Readings come in through one inbox; what becomes of a plan is told against its targets."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from plan_making import kpi, plan, project, reading
from prongsai.core.plans.attainment import Standing, Untold, actual, attained, decided, standing
from prongsai.core.plans.plan import By, Direction, Goal, GoalKind
from prongsai.core.plans.record import (
    Actual,
    CaseCount,
    Outcome,
    Reading,
    Record,
    Stage,
    receive,
)

D = Decimal
COMPLAINTS = kpi("1-2", by=By.COMPLAINTS, direction=Direction.FALL, target=None, unit="เรื่อง")
PLAN = plan(project(kpis=(kpi(), COMPLAINTS)))


def came(*readings: Reading) -> tuple[Record, list[str]]:
    record, codes = Record(), list[str]()
    for each in readings:
        record, problems = receive(PLAN, record, each)
        codes.extend(problem.code for problem in problems)
    return record, codes


def test_a_reading_is_taken_in_once() -> None:
    assert came(reading(), reading()) == (Record(readings=(reading(),)), [])


def test_another_figure_of_the_same_day_and_source_is_refused() -> None:
    record, codes = came(reading(), reading(value="90"), reading(value="90", source="อีกครั้ง"))

    assert (len(record.readings), codes) == (2, ["plan-reading-differs"])


def test_a_reading_belongs_to_a_kpi_and_to_the_years_of_the_plan() -> None:
    record, codes = came(reading("9-9"), reading(day=dt.date(2030, 1, 1)))

    assert (record, codes) == (Record(), ["plan-kpi-unknown", "plan-date-outside"])


def test_complaints_come_with_their_number_and_with_how_well_the_channel_is_known() -> None:
    alone = reading("1-2", "3")
    negative = replace(alone, received=-1, known=D(40))
    half = replace(alone, received=3)
    record, codes = came(alone, negative, half)

    assert codes == [
        "plan-complaints-no-number", "plan-complaints-channel", "plan-number-negative",
        "plan-complaints-channel",
    ]  # fmt: skip
    assert record.readings == (half,)


def test_more_is_better_or_worse_as_the_direction_says() -> None:
    assert attained(D(80), D(80), Direction.RISE)
    assert not attained(D(79), D(80), Direction.RISE)
    assert attained(D(0), D(0), Direction.FALL)


def test_a_kpi_stands_where_its_latest_reading_puts_it() -> None:
    early = reading(value="60", day=dt.date(2022, 12, 1))
    record = Record(readings=(reading(value="79"), early))

    assert standing(kpi(), record) == Standing(kpi(), reading(value="79"), met=False, better=True)
    assert standing(kpi(), Record()) == Standing(kpi(), None, None, None)
    undirected = kpi(direction=None)
    assert standing(undirected, record).met is None
    same = Record(readings=(early, replace(early, source="อีกแห่ง")))
    assert standing(kpi(target=None), same) == Standing(
        kpi(target=None), same.readings[1], None, None
    )


@given(
    days=st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2026, 1, 1)), max_size=5, unique=True),
    since=st.dates(dt.date(2020, 1, 1), dt.date(2026, 1, 1)),
)
def test_only_what_was_measured_since_a_day_says_whether_a_target_is_met(
    days: list[dt.date], since: dt.date
) -> None:
    record = Record(readings=tuple(reading(value="99", day=each) for each in days))
    whole, asked = standing(kpi(), record), standing(kpi(), record, since)

    assert asked.latest == whole.latest
    if days and max(days) < since:
        assert (asked.met, asked.better, asked.before) == (None, None, True)
    else:
        assert asked == whole
        assert not asked.before


def cases(year: int, number: int, **told: object) -> CaseCount:
    given = {"stage": Stage.DECIDED, "outcome": Outcome.FOUND} | told
    return CaseCount(year=year, number=number, **given)  # type: ignore[arg-type]


def goal(**told: object) -> Goal:
    given = {"kind": GoalKind.CASES, "base_year": 2565} | told
    return Goal(key="g", says="ลดคดี", unit="ร้อยละ", direction=Direction.RISE, **given)  # type: ignore[arg-type]


def test_fewer_cases_are_a_share_of_those_of_the_base_year() -> None:
    record = Record(cases=(
        cases(2565, 3), cases(2566, 2), cases(2567, 4), cases(2566, 9, outcome=Outcome.NOT_FOUND),
    ))  # fmt: skip

    assert actual(goal(), 2566, record) == Fraction(100, 3)
    assert actual(goal(), 2567, record) == Fraction(-100, 3)
    assert actual(goal(), 2568, record) is Untold.NOT_YET
    assert actual(goal(base_year=None), 2566, record) is Untold.NO_BASE
    assert actual(goal(base_year=2560), 2566, record) is Untold.NO_BASE


def test_none_in_the_base_year_leave_no_share() -> None:
    record = Record(cases=(cases(2565, 0), cases(2566, 0)))

    assert (decided(record.cases, 2565), decided(record.cases, 2570)) == (0, None)
    assert actual(goal(), 2566, record) is Untold.BASE_IS_NOTHING


def test_other_targets_are_what_was_filled_in_last() -> None:
    first = Actual(goal="g", year=2566, value=D("84.5"), source="ประกาศผล")
    record = Record(actuals=(first, replace(first, value=D("85.1"))))
    ita = goal(kind=GoalKind.ITA)

    assert actual(ita, 2566, record) == D("85.1")
    assert actual(ita, 2567, record) is Untold.NOT_YET
