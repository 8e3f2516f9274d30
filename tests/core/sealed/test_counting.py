"""Half-year and yearly counts: none is said, they agree with one another and with a recount."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plan_making import plans
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.sealed.counting import Count, Measure, Passage, counted, of_year
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.fiscal_year import FiscalYear, Period

RULES = plans().shelf.sealed_course
ANSWER = RULES.limits["answer"]
"""Fifteen days from the day it came, stopped by an answer or by word that it is over."""
MEASURE = Measure(ANSWER, WorkingDays(frozenset(), dt.date(2030, 12, 31)))
YEAR = FiscalYear(2569)
END = dt.date(2026, 9, 30)
_DAY = dt.timedelta(days=1)


def passage(*days: str, answered: str = "") -> Passage:
    states = ("received", "screened", "decided", "told")
    steps = tuple(
        RULES.step(state, dt.date.fromisoformat(day))
        for state, day in zip(states, days, strict=False)
    )
    return Passage(steps, (dt.date.fromisoformat(answered),) if answered else ())


def test_a_year_without_reports_says_none() -> None:
    counts = of_year([], MEASURE, YEAR, END)
    assert [each.is_none for each in counts] == [True, True, True]
    assert [(*each.shown, *each.timely) for each in counts] == [(0,) * 11] * 3


def test_halves_and_the_year_are_counted_from_the_days_of_the_steps() -> None:
    late = passage("2026-07-01", "2026-07-02")
    passages = [
        passage("2025-08-01", "2025-08-05", "2025-11-01", "2025-11-02"),
        passage("2025-12-01", "2026-01-05"),
        passage("2026-05-01", "2026-05-02", "2026-06-01", "2026-06-01"),
        replace(late, steps=(*late.steps, RULES.step("referred", END))),
    ]
    first, second, whole = of_year(passages, MEASURE, YEAR, END)
    assert first.shown == (1, 1, 0, 1, 1, 1)
    assert second.shown == (1, 2, 1, 1, 1, 2)
    assert whole.shown == (1, 3, 1, 2, 2, 2)
    assert not whole.is_none


def test_an_answer_on_the_fifteenth_day_is_in_time_and_one_day_later_it_was_late() -> None:
    over = ("2026-05-01", "2026-05-02", "2026-06-01", "2026-06-01")
    passages = [
        passage(*over, answered="2026-05-16"), passage(*over, answered="2026-05-17"),
        passage(*over), passage("2026-09-15"), passage("2026-09-14"),
    ]  # fmt: skip
    count = counted(passages, MEASURE, YEAR.whole, END)
    assert count.timely == (3, 1, 2, 0, 1)  # of the two that are pending one has run over


def test_where_nobody_has_set_days_it_is_neither_in_time_nor_late() -> None:
    unset = replace(MEASURE, limit=replace(ANSWER, length=UNKNOWN))
    passages = [passage("2026-05-01", "2026-05-02", "2026-06-01", "2026-06-01")]
    assert counted(passages, unset, YEAR.whole, END).timely == (1, 0, 0, 1, 0)


def test_what_came_after_the_day_asked_for_is_not_known_yet() -> None:
    passages = [
        passage("2026-05-01", "2026-05-02", "2026-06-01", "2026-06-01", answered="2026-05-20")
    ]
    assert len(of_year(passages, MEASURE, YEAR, dt.date(2026, 3, 31))) == 2
    now = counted(passages, MEASURE, YEAR.whole, dt.date(2026, 5, 10))
    assert (now.received, now.decided, now.pending, now.pending_late) == (1, 0, 1, 0)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    first = day = dt.date(2024, 1, 1) + dt.timedelta(days=draw(st.integers(0, 900)))
    steps = [RULES.step(RULES.first, day)]
    for _ in range(draw(st.integers(0, 8))):
        day += dt.timedelta(days=draw(st.integers(0, 200)))
        to = draw(st.sampled_from([way.to for way in RULES.leaving(steps[-1].state)]))
        steps.append(RULES.step(to, day))
    answers = draw(st.lists(st.integers(0, 60), max_size=2))
    return Passage(tuple(steps), tuple(first + dt.timedelta(each) for each in answers))


def recounted(made: list[Passage], period: Period) -> tuple[int, ...]:
    """Another way: day by day, from what is written down of each report."""
    carried = received = referred = decided = finished = pending = 0
    in_time = late = pending_late = 0
    for each in made:
        where = dict[dt.date, str]()
        for step in each.steps:
            where[step.day] = step.state
        days = sorted(where)

        def state(
            day: dt.date, days: list[dt.date] = days, where: dict[dt.date, str] = where
        ) -> str:
            known = [one for one in days if one <= day]
            return where[known[-1]] if known else ""

        begins, ends = state(period.first - _DAY), state(min(period.last, END))
        inside = [one for one in each.steps if period.first <= one.day <= min(period.last, END)]
        carried += begins not in ("", "told")
        received += any(one.state == "received" for one in inside)
        referred += any(one.state == "referred" for one in inside)
        decided += any(one.state == "decided" for one in inside)
        came = each.steps[0].day
        until = min(period.last, END)
        told = [one.day for one in each.steps if one.state == "told"]
        heard = min([one for one in (*told, *each.answers) if one <= until], default=until)
        too_late = (heard - came).days > 15
        if ends == "told" and begins != "told":
            finished, late, in_time = finished + 1, late + too_late, in_time + (not too_late)
        elif ends not in ("", "told"):
            pending, pending_late = pending + 1, pending_late + too_late
    return (
        carried, received, referred, decided, finished, pending, finished, in_time, late, 0,
        pending_late,
    )  # fmt: skip


def told_of(count: Count) -> tuple[int, ...]:
    return (*count.shown, *count.timely)


@given(st.lists(passages(), max_size=8))
def test_counts_agree_with_an_independent_recount_and_with_one_another(
    made: list[Passage],
) -> None:
    first, second, whole = of_year(made, MEASURE, YEAR, END)
    for each in (first, second, whole):
        assert told_of(each) == recounted(made, each.period)
        assert each.finished == each.in_time + each.late + each.unmeasured
        assert each.pending_late <= each.pending
    assert first.pending == second.carried
    assert (first.carried, second.pending) == (whole.carried, whole.pending)
    assert first.received + second.received == whole.received
