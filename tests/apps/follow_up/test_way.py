"""A report is written by its unit, passed from desk to desk, taken back, and then locked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from follow_making import HEAD, OFFICER, doer, measure, passed, place, said, written
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures import follow_actions
from prongsai.apps.measures.follow_actions import Written
from prongsai.apps.measures.models import Report
from prongsai.core.access.roles import Role
from prongsai.core.follow_up.lateness import Nearness
from prongsai.core.follow_up.report import Progress, ReportState
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db


def refused(action: object, *args: object, **more: object) -> list[str]:
    with pytest.raises(Refused) as found:
        action(*args, **more)  # type: ignore[operator]
    return [each.code for each in found.value.problems]


def test_a_slot_has_no_row_until_somebody_writes(agency: Agency) -> None:
    row = measure(agency)
    before = place(row)
    report = written(row, spent=Decimal("10.50"), result=Decimal("85.125"))
    assert (before.stand, before.nearness) == (None, Nearness.SOON)
    assert (report.state, report.spent, report.result) == ("draft", Decimal("10.50"), "85.125")
    assert (report.authors, Report.objects.count()) == (["someone"], 1)


def test_it_goes_over_four_desks_and_is_locked(agency: Agency) -> None:
    row = measure(agency)
    report = passed(written(row, hand_in=True), "head", "accept", "note")
    assert report.state == ReportState.NOTED.value
    assert None not in (report.handed_in_at, report.accepted_at, report.noted_at)
    code = refused(written, row, seen=report.revision, done="อื่น")
    assert code == ["follow-up-locked"]
    assert refused(follow_actions.take_back, report, doer("someone", OFFICER), "เพราะ") == [
        "follow-up-locked"
    ]


def test_what_cannot_be_handed_in_is_refused_whole(agency: Agency) -> None:
    row = measure(agency)
    codes = refused(written, row, progress=Progress.DONE, percent=100, hand_in=True)
    assert (codes, Report.objects.count()) == (["follow-up-no-proof"], 0)
    assert refused(written, row, percent=101) == ["follow-up-percent"]


def test_the_second_of_two_officers_is_told_and_nothing_is_lost(agency: Agency) -> None:
    row = measure(agency)
    report = written(row, done="ของคนแรก")
    assert refused(written, row, by="other", done="ของคนที่สอง") == ["follow-up-changed-meanwhile"]
    later = written(row, by="other", done="ของสองคน", seen=report.revision)
    assert (later.done, later.authors) == ("ของสองคน", ["other", "someone"])


def test_nobody_passes_what_he_wrote_and_nobody_takes_two_steps(agency: Agency) -> None:
    report = written(measure(agency), by="me", hand_in=True)
    me = doer("me", HEAD)
    codes = refused(follow_actions.take, report, me, step="head", seen=report.revision)
    assert codes == ["approval-same-person"]


def test_a_second_click_changes_nothing_and_what_moved_is_told(agency: Agency) -> None:
    report = written(measure(agency), hand_in=True)
    head, seen = doer("by-head", HEAD), report.revision
    once = follow_actions.take(report, head, step="head", seen=seen)
    twice = follow_actions.take(report, head, step="head", seen=seen)
    other = doer("other", HEAD)
    assert (once.state, twice.state) == (ReportState.PASSED.value,) * 2
    codes = refused(follow_actions.take, report, other, step="head", seen=seen)
    assert codes == ["follow-up-changed-meanwhile"]


def test_it_comes_back_with_a_reason_and_goes_the_whole_way_again(agency: Agency) -> None:
    row = measure(agency)
    report = passed(written(row, hand_in=True), "head")
    back = follow_actions.give_back(
        report, doer("c", Role.COORDINATOR), "ขาดหลักฐาน", seen=report.revision
    )
    assert (back.state, back.returned, back.handed_in_at) == ("returned", "ขาดหลักฐาน", None)
    again = written(row, done="แก้แล้ว", seen=back.revision, hand_in=True)
    assert (again.state, again.returned) == ("submitted", "")


def test_its_unit_takes_it_back_and_others_do_not(agency: Agency) -> None:
    report = passed(written(measure(agency), hand_in=True), "head", "accept")
    stranger = doer("x", Role.COORDINATOR)
    assert refused(follow_actions.take_back, report, stranger, "เพราะ") == ["follow-up-not-yours"]
    mine = follow_actions.take_back(report, doer("someone", OFFICER), "ลืมแนบ")
    assert (mine.state, mine.accepted_at) == ("returned", None)


def test_who_has_no_desk_there_writes_nothing(agency: Agency) -> None:
    here, given = place(measure(agency)), Written(said=said())
    codes = refused(follow_actions.write, here, given, doer("x", Role.COORDINATOR), seen=0)
    assert codes == ["follow-up-not-yours"]
