"""A checklist goes through the desks and is submitted as a whole, whatever people try."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.disclosure.checklist import CHECKLIST_STEPS, Checklist
from prongsai.core.disclosure.entries import Entry, Piece, Shown, State
from prongsai.core.terms.problem import Refused

AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
PAGE = Piece("หน้าเว็บ", "https://nafan.example/")
READY = Entry("O1", ("chart",), {"chart": Shown.SHOWN}, (PAGE,)).called_ready()
BEGUN = Checklist((READY, replace(READY, code="O2")))
DESKS = {"da": Role.COORDINATOR, "manop": Role.CHIEF_ADMINISTRATOR, "waree": Role.EXECUTIVE}


def approved(checklist: Checklist = BEGUN) -> Checklist:
    for by, role in DESKS.items():
        checklist = checklist.taken(by, [role], AT)
    return checklist


def code_of(step: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        step()
    return refused.value.problems[0].code


def test_nothing_incomplete_leaves_the_first_desk() -> None:
    lacking = Checklist((READY, Entry("O2")))

    assert {each.code for each in lacking.stops} == {"O2"}
    assert code_of(lambda: lacking.taken("da", [Role.COORDINATOR], AT)) == "checklist-not-whole"


def test_its_items_are_locked_on_their_way_and_open_again_when_it_comes_back() -> None:
    prepared = BEGUN.taken("da", [Role.COORDINATOR], AT)
    back = prepared.given_back("manop", [Role.CHIEF_ADMINISTRATOR], AT, "ขาดแผน", acting=True)

    assert [each.is_open for each in (BEGUN, prepared, back)] == [True, False, True]
    assert back.approval.returned is not None


def test_it_is_submitted_once_and_after_the_last_desk_only() -> None:
    submitted = approved().submitted()

    assert submitted.is_submitted
    assert not submitted.is_open
    assert submitted.counts[State.SUBMITTED] == 2
    assert code_of(BEGUN.submitted) == "checklist-not-approved"
    assert code_of(submitted.submitted) == "checklist-submitted"


def test_what_was_approved_or_submitted_is_reopened_with_a_reason_until_it_is_judged() -> None:
    reopened = approved().submitted().reopened("da", AT, "ลิงก์เปลี่ยน")
    judged = approved().submitted()
    judged = replace(judged, entries=(judged.entries[0].judged(accepted=False), judged.entries[1]))

    assert reopened.is_open
    assert [each.state for each in reopened.entries] == [State.READY, State.READY]
    assert approved().reopened("da", AT, "ผิด").is_open
    assert code_of(lambda: judged.reopened("da", AT, "ผิด")) == "checklist-judged"
    assert [each.code for each in judged.appealable()] == ["O1"]


def test_an_empty_checklist_is_not_a_submitted_one() -> None:
    assert not Checklist(()).is_submitted
    assert Checklist(()).done == 0


ITEMS = st.integers(0, 2)
PEOPLE = st.sampled_from(sorted(DESKS))


class AnyOrder(RuleBasedStateMachine):
    """Whatever people try, in whatever order, what the rules promise holds."""

    def __init__(self) -> None:
        super().__init__()
        self.list = Checklist(tuple(Entry(f"O{n}", ("part",)) for n in range(1, 4)))

    def _try(self, step: Callable[[], Checklist]) -> None:
        try:
            self.list = step()
        except Refused:
            return

    def _work(self, at: int, step: Callable[[Entry], Entry]) -> None:
        if not self.list.is_open:
            return
        entries = list(self.list.entries)
        entries[at] = step(entries[at])
        self.list = replace(self.list, entries=tuple(entries))

    @rule(at=ITEMS, shown=st.sampled_from(Shown), has_page=st.booleans())
    def an_officer_works(self, at: int, shown: Shown, has_page: bool) -> None:
        pieces = (PAGE,) if has_page else ()
        self._work(
            at, lambda entry: replace(entry.worked_on(), shown={"part": shown}, pieces=pieces)
        )

    @rule(at=ITEMS)
    def an_officer_calls_it_ready(self, at: int) -> None:
        try:
            self._work(at, Entry.called_ready)
        except Refused:
            assert self.list.entries[at].stops

    @rule(at=ITEMS, reason=st.sampled_from(("", "ไม่มีภารกิจ")))
    def an_officer_leaves_it_unanswered(self, at: int, reason: str) -> None:
        self._work(at, lambda entry: entry.forgoing(reason))

    @rule(by=PEOPLE, roles=st.sets(st.sampled_from(AGENCY_ROLES)))
    def a_desk_takes_it(self, by: str, roles: set[Role]) -> None:
        self._try(lambda: self.list.taken(by, roles, AT))

    @rule()
    def all_desks_take_it(self) -> None:
        self._try(lambda: approved(self.list))

    @rule(by=PEOPLE)
    def a_desk_gives_it_back(self, by: str) -> None:
        self._try(lambda: self.list.given_back(by, [DESKS[by]], AT, "แก้"))

    @rule()
    def it_is_submitted(self) -> None:
        self._try(self.list.submitted)

    @rule()
    def it_is_reopened(self) -> None:
        self._try(lambda: self.list.reopened("da", AT, "ลิงก์เปลี่ยน"))

    @rule(at=ITEMS, accepted=st.sampled_from((True, False, None)))
    def an_assessor_judges(self, at: int, accepted: bool | None) -> None:
        if self.list.is_submitted:
            entries = list(self.list.entries)
            entries[at] = entries[at].judged(accepted)
            self.list = replace(self.list, entries=tuple(entries))

    @invariant()
    def it_is_submitted_as_a_whole_or_not_at_all(self) -> None:
        assert len({entry.state.is_open for entry in self.list.entries}) == 1

    @invariant()
    def what_left_the_first_desk_lacks_nothing(self) -> None:
        if self.list.approval.round:
            assert self.list.stops == ()

    @invariant()
    def nobody_took_two_steps_of_one_round(self) -> None:
        people = [act.by for act in self.list.approval.round]
        assert len(people) == len(set(people)) <= len(CHECKLIST_STEPS)

    @invariant()
    def every_item_is_counted_once(self) -> None:
        assert sum(self.list.counts.values()) == len(self.list.entries)
        assert 0 <= self.list.done <= len(self.list.entries)


TestAnyOrder = AnyOrder.TestCase
