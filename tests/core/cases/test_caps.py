"""How long a clock may stand still: as the file says, or as an office decided."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_making import DAYS, at, procedure, walked
from prongsai.core.cases.clocks import Round, rounds
from prongsai.core.procedures.deciding import Decided, decided
from prongsai.core.procedures.procedure import Procedure

PATH = "clocks/reply/pauses/waiting/most"
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KINDS: list[dict[str, Any]] = [{}, {"counts_first": True}, {"rolls": True}, {"days": "working"}]
TAKEN, ASKED = ("2026-03-02", "take"), ("2026-03-05", "ask")


def capped(cap: int | None, most: int | str = "unknown", **clock: Any) -> Procedure:
    """A file that says so much of its pause, and what an office decided instead."""
    own = procedure({"pauses": {"waiting": {"most": most}}, **clock})
    return own if cap is None else decided(own, {PATH: Decided(cap, "นายก", "คำสั่ง 1/2569")})


def run(own: Procedure, as_of: str, *steps: tuple[str, str]) -> Round:
    log = walked(own, "2026-03-02", TAKEN, *steps).log
    (only,) = rounds(own, log, at(as_of), DAYS)["reply"]
    return only


@pytest.mark.parametrize(
    ("own", "state", "due", "stood"),
    [
        (capped(None), "paused", "2026-04-01", 15),
        (capped(5), "warned", "2026-03-22", 5),
        (capped(20), "paused", "2026-04-01", 15),
        (capped(None, 5), "warned", "2026-03-22", 5),
        (capped(10, 5), "running", "2026-03-27", 10),
        (capped(1, 5), "late", "2026-03-18", 1),
    ],
    ids=["nobody set one", "the office did", "a long one", "proposed", "longer", "shorter"],
)
def test_a_case_that_waits_fifteen_days(own: Procedure, state: str, due: str, stood: int) -> None:
    found = run(own, "2026-03-20", ASKED)
    assert found.due is not None
    assert (found.state, str(found.due.day), found.stood) == (state, due, stood)


def test_a_cap_that_is_law_holds_whatever_an_office_says() -> None:
    evidence = {"evidence": {"confidence": "confirmed", "source": ["own"]}}
    assert run(capped(30, 5, **evidence), "2026-03-20", ASKED).stood == 5


def walk(gaps: list[int]) -> tuple[tuple[str, str], ...]:
    """Asked and answered again and again, with so many days between."""
    day, found = dt.date(2026, 3, 2), []
    for number, gap in enumerate(gaps):
        day += dt.timedelta(days=gap)
        found.append((f"{day} 13:00", "reply" if number % 2 else "ask"))
    return tuple(found)


@QUIET
@given(st.sampled_from(KINDS), st.integers(1, 12), st.lists(st.integers(0, 9), max_size=7),
       st.integers(0, 60))  # fmt: skip
def test_a_pause_never_stops_a_clock_longer_than_its_cap(
    clock: dict[str, Any], cap: int, gaps: list[int], later: int
) -> None:
    steps = walk(gaps)
    as_of = f"{dt.date(2026, 3, 2) + dt.timedelta(days=sum(gaps) + later)} 18:00"
    found = run(capped(cap, **clock), as_of, *steps)
    longer = run(capped(cap + 1, **clock), as_of, *steps)
    never = run(procedure({**clock, "pauses": {}}), as_of, *steps)

    assert found.stood <= cap
    assert never.used - cap <= found.used <= never.used
    assert found.due is not None
    assert longer.due is not None
    assert never.due is not None
    assert never.due.day <= found.due.day <= longer.due.day
    if not clock.get("rolls") and not clock.get("days"):
        assert (found.due.day - never.due.day).days <= cap
