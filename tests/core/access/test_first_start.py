"""Before anybody has an account, and after."""

from __future__ import annotations

import pytest

from prongsai.core.access.roles import Relation, Standing
from prongsai.core.access.table import Entry, Grant, Table, Verdict

FIRST, SELF = (Grant(Relation.FIRST),), (Grant(Relation.SELF),)
TABLE = Table({"start": Entry(read=FIRST, write=FIRST), "me": Entry(read=SELF)})


@pytest.mark.parametrize("write", [False, True])
def test_the_first_start_is_open_while_nobody_has_an_account(write: bool) -> None:
    assert TABLE.verdict("start", Standing(first=True), write=write) is Verdict.ALLOWED


@pytest.mark.parametrize("standing", [Standing(), Standing(signed_in=True, installation=True)])
def test_afterwards_it_is_not_there_for_anybody_signed_in_or_out(standing: Standing) -> None:
    assert TABLE.verdict("start", standing, write=False) is Verdict.NOT_FOUND


def test_what_takes_an_account_still_asks_who_one_is() -> None:
    assert TABLE.verdict("me", Standing(), write=False) is Verdict.SIGN_IN
