"""A thing passes the desks in order, each with another person, until it is approved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import LONGEST_REASON, RESULT_STEPS, Approval, Outcome
from prongsai.core.terms.problem import Refused

AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
COORDINATOR, CHIEF, EXECUTIVE = (step.role for step in RESULT_STEPS)
ALL = tuple(step.role for step in RESULT_STEPS)
BEGUN = Approval(RESULT_STEPS)
PREPARED = BEGUN.take("da", [COORDINATOR], AT)
PASSED = PREPARED.take("manop", [CHIEF], AT)
APPROVED = PASSED.take("waree", [EXECUTIVE], AT)


def code_of(step: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        step()
    return refused.value.problems[0].code


def test_a_result_is_prepared_passed_and_approved() -> None:
    desks = [each.next and each.next.key for each in (BEGUN, PREPARED, PASSED, APPROVED)]

    assert desks == ["prepare", "pass", "approve", None]
    assert [each.is_complete for each in (BEGUN, PASSED, APPROVED)] == [False, False, True]
    assert [act.by for act in APPROVED.acts] == ["da", "manop", "waree"]


def test_what_was_approved_begins_again_with_a_reason() -> None:
    again = APPROVED.begun_again("da", AT, " ชื่อผิด ")

    assert again.next == RESULT_STEPS[0]
    assert (again.returned and again.returned.reason) == "ชื่อผิด"
    assert code_of(lambda: PASSED.begun_again("da", AT, "x")) == "approval-not-complete"
    assert code_of(lambda: APPROVED.begun_again("da", AT, " ")) == "approval-reason-missing"


@pytest.mark.parametrize("on_its_way", [PREPARED, PASSED, APPROVED])
def test_what_was_submitted_is_taken_back_from_any_desk_with_a_reason(on_its_way: Approval) -> None:
    back = on_its_way.taken_back("da", AT, " ชื่อผิด ")

    assert (back.next, back.round, back.acts[:-1]) == (RESULT_STEPS[0], (), on_its_way.acts)
    assert (back.returned and back.returned.reason) == "ชื่อผิด"
    assert code_of(lambda: on_its_way.taken_back("da", AT, " ")) == "approval-reason-missing"
    assert code_of(lambda: back.taken_back("da", AT, "x")) == "approval-nothing-to-return"


def test_nobody_takes_two_steps_of_one_round() -> None:
    assert code_of(lambda: PREPARED.take("da", ALL, AT)) == "approval-same-person"
    assert not PREPARED.may("da", ALL)
    assert PREPARED.may("manop", ALL)


def test_who_wrote_it_prepares_it_and_neither_passes_nor_approves_it() -> None:
    written = Approval(RESULT_STEPS, authors=frozenset({"manop", "somsri"}))
    prepared = written.take("da", [COORDINATOR], AT)

    assert written.may("manop", ALL)
    assert not prepared.may("manop", ALL)
    assert not prepared.may("somsri", ALL)
    assert prepared.barred == {"da", "manop", "somsri"}
    assert code_of(lambda: prepared.take("manop", ALL, AT)) == "approval-same-person"
    assert prepared.give_back("manop", [CHIEF], AT, "why").next == RESULT_STEPS[0]


def test_a_desk_is_taken_by_its_own_role_only() -> None:
    assert code_of(lambda: PREPARED.take("waree", [EXECUTIVE], AT)) == "approval-not-yours"
    assert not PREPARED.may("waree", [EXECUTIVE])


def test_what_is_approved_stays_so() -> None:
    assert code_of(lambda: APPROVED.take("somebody", ALL, AT)) == "approval-complete"
    assert code_of(lambda: APPROVED.give_back("waree", ALL, AT, "why")) == "approval-complete"
    assert not APPROVED.may("somebody", ALL)


def test_a_return_lays_it_on_the_first_desk_with_the_reason_and_forgets_nothing() -> None:
    back = PASSED.give_back("waree", [EXECUTIVE], AT, "  แก้คะแนน EIT  ")

    assert back.next == RESULT_STEPS[0]
    assert back.returned is not None
    assert (back.returned.reason, back.returned.by) == ("แก้คะแนน EIT", "waree")
    assert (back.acts[:-1], back.round) == (PASSED.acts, ())
    assert back.take("da", [COORDINATOR], AT).returned is None


def test_a_return_says_why() -> None:
    assert code_of(lambda: PREPARED.give_back("m", [CHIEF], AT, " ")) == "approval-reason-missing"


def test_a_reason_is_no_longer_than_a_page_bears() -> None:
    whole, longer = "ก" * LONGEST_REASON, "ก" * (LONGEST_REASON + 1)
    back = PREPARED.give_back("m", [CHIEF], AT, f" {whole} ")

    assert (back.returned and back.returned.reason) == whole
    assert code_of(lambda: PREPARED.give_back("m", [CHIEF], AT, longer)) == "approval-reason-long"


def test_a_reason_that_cannot_be_seen_is_none() -> None:
    found = code_of(lambda: PREPARED.give_back("m", [CHIEF], AT, "\u200b \u2060"))

    assert found == "approval-reason-missing"


def test_what_nobody_prepared_cannot_go_back() -> None:
    found = code_of(lambda: BEGUN.give_back("da", [COORDINATOR], AT, "why"))

    assert found == "approval-nothing-to-return"


def test_an_act_says_whether_it_was_done_for_somebody_away() -> None:
    assert PREPARED.take("deputy", [CHIEF], AT, acting=True).acts[-1].acting
    assert not PASSED.acts[-1].acting


def test_an_act_needs_a_moment_that_means_the_same_everywhere() -> None:
    with pytest.raises(ValueError, match="2026"):
        BEGUN.take("da", [COORDINATOR], AT.replace(tzinfo=None))


tries = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sets(st.sampled_from([*ALL, Role.STAFF]), min_size=1),
        st.sampled_from(["take", "take", "back"]),
    ),
    max_size=12,
)


@given(tries)
def test_whatever_people_try_order_and_four_eyes_hold(
    attempts: list[tuple[str, set[Role], str]],
) -> None:
    approval = BEGUN
    for by, roles, what in attempts:
        may, before = approval.may(by, roles), approval.acts
        try:
            if what == "take":
                approval = approval.take(by, roles, AT)
            else:
                approval = approval.give_back(by, roles, AT, "why")
        except Refused:
            assert approval.acts == before
            assert not (may and what == "take")
        else:
            assert approval.acts[:-1] == before
            assert may or what == "back"
    for taken in rounds(approval):
        assert taken == [step.key for step in RESULT_STEPS[: len(taken)]]
    assert len({act.by for act in approval.round}) == len(approval.round)


def rounds(approval: Approval) -> list[list[str]]:
    """The steps taken in each round."""
    ends = [n for n, act in enumerate(approval.acts) if act.outcome is Outcome.RETURNED]
    bounds = [-1, *ends, len(approval.acts)]
    return [[act.step for act in approval.acts[a + 1 : b]] for a, b in pairwise(bounds)]
