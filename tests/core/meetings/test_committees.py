"""Committees: their state, what can't be, what an order should not be signed with; quorums."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_making import plans
from prongsai.core.meetings.committee import (
    Committee,
    Member,
    State,
    faults,
    findings,
    next_year,
    state_of,
)
from prongsai.core.meetings.frame import frame_faults

FRAME = plans().shelf.meetings
DAY = dt.date(2026, 8, 20)
CHAIR, SECRETARY = Member(position="ก", part="chair"), Member(position="ข", part="secretary")
WHOLE = Committee(
    key="c", name="คณะทำงาน", kind="ita", year=2569, first=dt.date(2025, 10, 1),
    last=dt.date(2026, 9, 30), members=(CHAIR, SECRETARY), duties=("ติดตาม",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "dissolved", "state"),
    [
        (None, None, None, State.IN_FORCE),
        (DAY, dt.date(2027, 9, 30), None, State.IN_FORCE),
        (None, dt.date(2026, 9, 30), None, State.ENDING),
        (None, dt.date(2026, 8, 19), None, State.OVER),
        (dt.date(2026, 8, 21), None, None, State.PLANNED),
        (None, None, dt.date(2026, 8, 19), State.DISSOLVED),
        (None, None, DAY, State.IN_FORCE),
    ],
)
def test_a_committee_stands_where_its_days_say(
    first: dt.date | None, last: dt.date | None, dissolved: dt.date | None, state: State
) -> None:
    assert state_of(replace(WHOLE, first=first, last=last), dissolved, DAY, FRAME) is state


def test_a_whole_committee_has_neither_faults_nor_findings() -> None:
    assert [*faults(WHOLE, FRAME), *findings(WHOLE, FRAME)] == []


def test_what_cannot_be_is_named() -> None:
    wrong = replace(
        WHOLE, kind="x", quorum="x", last=dt.date(2025, 1, 1),
        members=(CHAIR, replace(CHAIR, part="x")),
    )  # fmt: skip

    assert [each.code for each in faults(wrong, FRAME)] == [
        "committee-kind-unknown", "committee-quorum-unknown", "committee-term-backwards",
        "committee-part-unknown", "committee-member-twice",
    ]  # fmt: skip


def test_an_order_without_chair_secretary_or_duties_is_warned_of() -> None:
    none, two = (), (CHAIR, replace(CHAIR, position="ค"), SECRETARY)
    empty = replace(WHOLE, members=none, duties=())

    assert [each.code for each in findings(empty, FRAME)] == [
        "committee-no-chair", "committee-no-secretary", "committee-no-duties",
    ]  # fmt: skip
    found = findings(replace(WHOLE, members=two), FRAME)
    assert [each.code for each in found] == ["committee-two-chairs"]


def test_the_copy_for_next_year_has_its_term_and_no_key() -> None:
    copy = next_year(WHOLE)

    assert (copy.key, copy.year, copy.members) == ("", 2570, WHOLE.members)
    assert (copy.first, copy.last) == (dt.date(2026, 10, 1), dt.date(2027, 9, 30))


@given(st.integers(0, 200))
def test_a_quorum_is_the_least_number_that_fulfils_its_rule(members: int) -> None:
    for rule in FRAME.quorums.values():
        needed, exact = rule.needed(members), rule.share * members
        enough = needed > exact if rule.beyond else needed >= exact
        fewer = needed - 1 > exact if rule.beyond else needed - 1 >= exact
        assert enough
        assert not fewer or needed == 1


def test_an_unknown_rule_of_quorum_is_the_usual_one() -> None:
    assert FRAME.quorum("gone").key == FRAME.usual_quorum == "majority"


def test_a_frame_without_chair_or_quorum_is_refused() -> None:
    share = replace(FRAME.quorums["all"], beyond=True)
    broken = replace(FRAME, parts={}, quorums={})

    assert list(frame_faults(FRAME)) == []
    assert [each.code for each in frame_faults(broken)] == [
        "meetings-frame-one", "meetings-frame-one", "meetings-frame-no-quorum",
    ]  # fmt: skip
    found = frame_faults(replace(FRAME, quorums={"all": share}))
    assert [each.code for each in found] == ["meetings-frame-share"]
