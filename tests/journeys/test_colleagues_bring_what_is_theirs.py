"""Colleagues borrow a tent, go to a training, check interests and so on, each to its end."""

from __future__ import annotations

import pytest

from desks import SIZES, Desks
from staff_walking import OTHERS, Walk, walked


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("walk", OTHERS, ids=[each.procedure for each in OTHERS])
def test_each_goes_from_its_form_to_its_end(desks: Desks, walk: Walk, size: str) -> None:
    walked(desks, walk, size)
