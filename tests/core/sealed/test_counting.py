"""Half-year and yearly counts: none is said, and the counts agree with one another."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from plan_making import plans
from prongsai.core.sealed.counting import counted, of_year
from prongsai.core.sealed.course import State, Step, leaving
from prongsai.core.terms.fiscal_year import FiscalYear

WAYS = plans().shelf.sealed_course.ways
YEAR = FiscalYear(2569)
END = dt.date(2026, 9, 30)


def course(*days: str) -> tuple[Step, ...]:
    states = (State.RECEIVED, State.SCREENED, State.DECIDED, State.TOLD)
    return tuple(
        Step(state=state, day=dt.date.fromisoformat(day))
        for state, day in zip(states, days, strict=False)
    )


def test_a_year_without_reports_says_none() -> None:
    counts = of_year([], YEAR, END)
    assert [each.is_none for each in counts] == [True, True, True]
    assert [each.shown for each in counts] == [(0, 0, 0, 0, 0, 0)] * 3


def test_halves_and_the_year_are_counted_from_the_days_of_the_steps() -> None:
    courses = [
        course("2025-08-01", "2025-08-05", "2025-11-01", "2025-11-02"),
        course("2025-12-01", "2026-01-05"),
        course("2026-05-01", "2026-05-02", "2026-06-01", "2026-06-01"),
        (*course("2026-07-01", "2026-07-02"), Step(state=State.REFERRED, day=END)),
    ]
    first, second, whole = of_year(courses, YEAR, END)
    assert first.shown == (1, 1, 0, 1, 1, 1)
    assert second.shown == (1, 2, 1, 1, 1, 2)
    assert whole.shown == (1, 3, 1, 2, 2, 2)
    assert not whole.is_none


def test_what_came_after_the_day_asked_for_is_not_known_yet() -> None:
    courses = [course("2026-05-01", "2026-05-02", "2026-06-01", "2026-06-01")]
    assert len(of_year(courses, YEAR, dt.date(2026, 3, 31))) == 2
    now = counted(courses, YEAR.whole, dt.date(2026, 5, 10))
    assert (now.received, now.decided, now.pending) == (1, 0, 1)


@st.composite
def courses(draw: st.DrawFn) -> tuple[Step, ...]:
    day = dt.date(2024, 1, 1) + dt.timedelta(days=draw(st.integers(0, 900)))
    steps = [Step(state=State.RECEIVED, day=day)]
    for _ in range(draw(st.integers(0, 8))):
        day += dt.timedelta(days=draw(st.integers(0, 200)))
        to = draw(st.sampled_from([way.to for way in leaving(WAYS, steps[-1].state)]))
        steps.append(Step(state=to, day=day))
    return tuple(steps)


@given(st.lists(courses(), max_size=8))
def test_what_one_half_ends_with_the_next_begins_with(made: list[tuple[Step, ...]]) -> None:
    first, second, whole = of_year(made, YEAR, END)
    assert first.pending == second.carried
    assert (first.carried, second.pending) == (whole.carried, whole.pending)
    assert first.received + second.received == whole.received
