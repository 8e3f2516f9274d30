"""Who may write which measure."""

from __future__ import annotations

import pytest

from prongsai.core.access.roles import Role
from prongsai.core.measures.hands import DECIDING, DRAFTING, Hand, hand_of

ABOVE = {"finance": "", "supplies": "finance", "works": ""}


@pytest.mark.parametrize("role", sorted(Role))
def test_the_whole_agency_is_for_those_who_decide(role: Role) -> None:
    hand = hand_of([(role, "finance")], ABOVE)
    assert hand.whole is (role in DECIDING)
    assert hand.is_empty is (role not in DRAFTING)


def test_a_head_drafts_for_the_own_division_and_what_is_below_it() -> None:
    hand = hand_of([(Role.DIVISION_HEAD, "finance")], ABOVE)
    assert hand == Hand(units=frozenset({"finance", "supplies"}))
    assert hand.may_draft({"finance", "supplies"})
    assert not hand.may_draft({"finance", "works"})
    assert not hand.may_draft(())
    assert not hand.may_draft({"finance"}, everyone=True)


def test_who_decides_drafts_for_anybody_and_for_nobody_yet() -> None:
    hand = hand_of([(Role.COORDINATOR, "")], ABOVE)
    assert hand.may_draft(())
    assert hand.may_draft((), everyone=True)


def test_a_head_without_a_unit_drafts_nothing() -> None:
    assert hand_of([(Role.DIVISION_HEAD, "")], ABOVE).is_empty
