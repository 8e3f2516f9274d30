"""What holds of every case, whatever happens to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_making import CLOCK, DAYS, GIVEN, WHO, at, brought, procedure
from prongsai.core.cases.clocks import rounds
from prongsai.core.cases.folder import Folder, Given, offered
from prongsai.core.cases.moving import make
from prongsai.core.cases.statistics import counted_in, counts, stays_late
from prongsai.core.procedures.kinds import Phase
from prongsai.core.terms.fiscal_year import FiscalYear

CLOCKS: list[dict[str, Any]] = [
    {}, {"days": "working"}, {"rolls": True}, {"counts_first": True},
    {"pauses": {"waiting": {"most": 4}}}, {"again": True, "starts": ["brought", "reopen"]},
    {"again": True, "starts": ["brought", "note"], "stops": ["note", "solve"], "length": 5},
]  # fmt: skip
START = at("2025-12-20 09:00")
QUIET = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# A gap in hours, which of the open moves, and how many days before it was really done.
steps = st.lists(
    st.tuples(st.integers(0, 24 * 25), st.integers(0, 5), st.integers(0, 6)), max_size=7
)


def lived(clock: dict[str, Any], walk: list[tuple[int, int, int]]) -> Folder:
    """A case that went through whatever was open at each step."""
    folder = brought(procedure({**CLOCK, **clock}), "2025-12-20 09:00")
    now = START
    for gap, choice, before in walk:
        now += dt.timedelta(hours=gap)
        moves = [key for key in WHO if _is_open_to(folder, key, now)]
        if not moves:
            break
        move = moves[choice % len(moves)]
        told = GIVEN.get(move, Given())
        if move == "explain":
            told = Given(reason="x", files=("f",))
        came = folder.standing(now).brought
        done = max(came, now.date() - dt.timedelta(days=before))
        told = Given(
            values=told.values, reason=told.reason, unit=told.unit, files=told.files, day=done
        )
        folder = folder.with_event(make(folder, move, WHO[move], told, now))
    return folder


def _is_open_to(folder: Folder, move: str, now: dt.datetime) -> bool:
    """Whether whoever usually makes it can."""
    return any(each.move.key == move and each.is_open for each in offered(folder, WHO[move], now))


def days_after(folder: Folder) -> list[dt.datetime]:
    last = folder.log[-1].at + dt.timedelta(days=40)
    return [START + dt.timedelta(days=n, hours=12) for n in range((last - START).days)]


@QUIET
@given(st.sampled_from(CLOCKS), steps)
def test_a_round_that_ran_out_stays_so_whatever_comes_after(
    clock: dict[str, Any], walk: list[tuple[int, int, int]]
) -> None:
    folder = lived(clock, walk)
    broken: set[int] = set()
    for moment in days_after(folder):
        found = rounds(folder.procedure, folder.log, moment, DAYS)["reply"]
        now = {each.number for each in found if each.is_broken}
        assert broken <= now
        broken = now


@QUIET
@given(st.sampled_from(CLOCKS), steps)
def test_a_case_that_stays_late_counts_as_late_on_every_later_day(
    clock: dict[str, Any], walk: list[tuple[int, int, int]]
) -> None:
    folder = lived(clock, walk)
    own, log = folder.procedure, folder.log
    year, moments = FiscalYear(2569).whole, days_after(folder)[::5]
    since = [each for each in moments if each.date() > log[-1].entered
             and stays_late(own, log, each.date(), DAYS)]  # fmt: skip
    told = [counted_in(own, log, year, each, DAYS) for each in since]
    assert len(set(told)) <= 1
    assert all(each.is_late for each in told if each is not None)


@QUIET
@given(st.sampled_from(CLOCKS), steps)
def test_what_is_appended_changes_nothing_that_was_known_before(
    clock: dict[str, Any], walk: list[tuple[int, int, int]]
) -> None:
    folder = lived(clock, walk)
    for length in range(1, len(folder.log)):
        then = folder.log[:length]
        moment = then[-1].at
        if folder.log[length].at > moment:
            early = rounds(folder.procedure, then, moment, DAYS)
            assert rounds(folder.procedure, folder.log, moment, DAYS) == early


@QUIET
@given(st.sampled_from(CLOCKS), steps)
def test_without_pauses_a_due_day_is_never_before_and_with_them_never_sooner(
    clock: dict[str, Any], walk: list[tuple[int, int, int]]
) -> None:
    folder = lived(clock, walk)
    unpaused = procedure({**CLOCK, **clock, "pauses": {}})
    moment = days_after(folder)[-1]
    with_pauses = rounds(folder.procedure, folder.log, moment, DAYS)["reply"]
    without = rounds(unpaused, folder.log, moment, DAYS)["reply"]
    for one, other in zip(with_pauses, without, strict=True):
        assert one.due is not None
        assert other.due is not None
        assert one.began <= other.due.day <= one.due.day
        assert one.used <= other.used


@QUIET
@given(st.lists(st.tuples(st.sampled_from(CLOCKS), steps), max_size=4))
def test_counts_equal_an_independent_recount(
    cases: list[tuple[dict[str, Any], list[tuple[int, int, int]]]],
) -> None:
    folders = [lived(clock, walk) for clock, walk in cases]
    moment = at("2027-12-31")
    for month in (*FiscalYear(2569).months, *FiscalYear(2570).months):
        found = counts(
            row
            for each in folders
            if (row := counted_in(each.procedure, each.log, month, moment, DAYS)) is not None
        )
        assert found.over + found.received + found.reopened == found.finished + found.pending
        assert found.in_time + found.late + found.unmeasured == found.finished
        assert found.received == sum(
            month.first <= each.log[0].done <= month.last for each in folders
        )
        assert found.pending == sum(_is_open(each, month.last) for each in folders)
        assert found.over == sum(
            _is_open(each, month.first - dt.timedelta(days=1)) for each in folders
        )


def _is_open(folder: Folder, last: dt.date) -> bool:
    """By walking through the moves, as somebody with the paper log would."""
    if folder.log[0].done > last:
        return False
    phase = Phase.OPEN
    for event in folder.log[1:]:
        to = folder.procedure.moves[event.move].to
        if event.entered <= last and to:
            phase = folder.procedure.states[to].phase
    return phase is not Phase.CLOSED
