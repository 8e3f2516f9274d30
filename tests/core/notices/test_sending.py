"""A notice is claimed once, and what became of it is never taken back."""

from __future__ import annotations

import pytest

from prongsai.core.notices.sending import ENDS, Outcome, State, after, claimed, may_send
from prongsai.core.terms.problem import Refused


def test_only_a_notice_that_waits_may_be_sent() -> None:
    assert [state for state in State if may_send(state)] == [State.WAITING]
    assert claimed(State.WAITING) is State.CLAIMED


def test_a_claim_nobody_answered_for_leaves_it_uncertain() -> None:
    assert claimed(State.CLAIMED) is State.UNCERTAIN


@pytest.mark.parametrize("state", sorted(ENDS))
def test_what_has_ended_stays_as_it_is(state: State) -> None:
    assert claimed(state) is state
    with pytest.raises(Refused) as said:
        after(state, Outcome.SENT, is_last_try=True)
    assert said.value.problems[0].code == "notice-not-claimed"


@pytest.mark.parametrize(
    ("outcome", "is_last_try", "state"),
    [
        (Outcome.SENT, False, State.SENT),
        (Outcome.CUT_OFF, False, State.UNCERTAIN),
        (Outcome.REFUSED, False, State.WAITING),
        (Outcome.REFUSED, True, State.FAILED),
    ],
)
def test_only_what_was_certainly_not_sent_is_tried_again(
    outcome: Outcome, is_last_try: bool, state: State
) -> None:
    assert after(State.CLAIMED, outcome, is_last_try=is_last_try) is state
