"""Meetings and decisions: the quorum, what minutes lack, and that nothing open is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plan_making import plans
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Part
from prongsai.core.meetings.committee import Committee, Member, year_of
from prongsai.core.meetings.decisions import (
    Decision,
    Lines,
    State,
    agenda,
    ending_faults,
    faults,
    still_open,
)
from prongsai.core.meetings.meeting import (
    Attendance,
    Here,
    Item,
    Meeting,
    begun,
    lacking,
    next_number,
)
from prongsai.core.meetings.meeting import faults as meeting_faults

FRAME = plans().shelf.meetings
DAY = dt.date(2026, 8, 20)
MEMBERS = tuple(Member(position=each, part="member") for each in "กขค")
COMMITTEE = Committee(name="คณะทำงาน", kind="ita", year=2569, members=MEMBERS)
MEETING = Meeting(
    number=1, year=2569, day=DAY, begins="09:30", place="ห้องประชุม", started="09:30",
    ended="10:30", items=(Item(key="other", title="อื่น ๆ", minutes="ไม่มี"),),
    attendance=begun(MEMBERS),
)  # fmt: skip
TASK = Decision(meeting="1/2569", what="สำรวจ", unit="finance", until=DAY)


def codes(meeting: Meeting) -> list[str]:
    return [each.code for each in lacking(meeting, COMMITTEE, FRAME)]


def test_minutes_that_lack_nothing_are_whole() -> None:
    assert (codes(MEETING), MEETING.count) == ([], "1/2569")
    assert list(meeting_faults(MEETING, FRAME)) == []


def test_what_minutes_lack_is_named() -> None:
    blank = replace(MEETING, started="", attendance=(), items=(Item(key="other", title="อื่น"),))
    away = Attendance(position="ก", part="member", here=Here.ABSENT)

    assert codes(blank) == ["meeting-no-attendance", "meeting-no-times", "meeting-item-blank"]
    assert codes(replace(MEETING, attendance=(away, away, away))) == ["meeting-no-quorum"]


def test_what_cannot_be_is_named() -> None:
    sent = Attendance(position="ก", part="member", here=Here.SUBSTITUTE)
    wrong = replace(MEETING, items=(Item(key="x", title="x"),), ended="09:00", attendance=(sent,))

    assert [each.code for each in meeting_faults(wrong, FRAME)] == [
        "meeting-item-unknown", "meeting-ends-before", "meeting-substitute-unnamed",
    ]  # fmt: skip
    none = meeting_faults(replace(MEETING, items=()), FRAME)
    assert [each.code for each in none] == ["meeting-no-agenda"]


def test_meetings_are_numbered_within_their_calendar_year() -> None:
    assert next_number([(1, 2568), (3, 2569)], year_of(DAY)) == 4
    assert next_number([], 2569) == 1


def test_a_decision_concerns_its_unit_or_its_role() -> None:
    head, clerk = Part(Role.DIVISION_HEAD, "finance"), Part(Role.DIVISION_OFFICER, "x", "finance")
    coordinator = Part(Role.COORDINATOR)
    given_to_role = replace(TASK, unit="", role="coordinator")

    assert TASK.is_for([head])
    assert TASK.is_for([clerk])
    assert not TASK.is_for([Part(Role.STAFF, "finance"), coordinator])
    assert given_to_role.is_for([coordinator])


def test_a_decision_is_late_after_its_last_day_until_it_ends() -> None:
    after = DAY + dt.timedelta(days=1)

    assert (TASK.is_late(DAY), TASK.is_late(after)) == (False, True)
    assert not replace(TASK, state=State.DONE).is_late(after)
    assert not replace(TASK, until=None).is_late(after)


def test_a_decision_is_given_to_one_known_unit_or_role() -> None:
    def found(unit: str, role: str = "") -> list[str]:
        return [each.code for each in faults(replace(TASK, unit=unit, role=role), {"finance"})]

    assert found("finance") == []
    assert found("") == ["decision-whose"]
    assert found("gone") == ["decision-unit-unknown"]
    assert found("", role="viewer") == ["decision-role-unknown"]


def test_a_decision_ends_once_and_with_a_word() -> None:
    def found(decision: Decision, state: State, note: str) -> list[str]:
        return [each.code for each in ending_faults(decision, state, note)]

    assert found(TASK, State.DONE, "ทำแล้ว") == []
    assert found(TASK, State.DONE, " ") == ["decision-no-note"]
    assert found(TASK, State.OPEN, "x") == ["decision-no-note"]
    assert found(replace(TASK, state=State.DONE), State.DONE, "x") == ["decision-ended"]


STATES = st.lists(
    st.tuples(st.sampled_from(list(State)), st.none() | st.dates(DAY, dt.date(2027, 1, 1))),
    max_size=20,
)


@given(STATES)
def test_no_open_decision_is_lost_between_meetings(
    known: list[tuple[State, dt.date | None]],
) -> None:
    earlier = [
        replace(TASK, key=str(n), what=f"งานที่ {n}.", state=state, until=until)
        for n, (state, until) in enumerate(known)
    ]
    items = agenda(FRAME, earlier, ["1/2569"], Lines())
    carried = next(each.notes for each in items if each.key == "arising").splitlines()

    assert sorted(carried) == sorted(
        f"1/2569 {each.what}" for each in earlier if each.state is State.OPEN
    )
    assert [each.until or dt.date.max for each in still_open(earlier)] == sorted(
        each.until or dt.date.max for each in earlier if each.state is State.OPEN
    )
    assert next(each.notes for each in items if each.key == "adoption") == "1/2569"
