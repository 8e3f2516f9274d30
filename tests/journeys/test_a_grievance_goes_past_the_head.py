"""A gift is declared and returned, a grievance goes past the head: nobody else sees either."""

from __future__ import annotations

import pytest

from desks import SIZES, Desks, marks
from staff_walking import DAILY, GIFT, GRIEVANCE, Walk, walked


@pytest.mark.parametrize(
    ("walk", "size"),
    [
        pytest.param(walk, size, marks=marks((walk, size) in DAILY), id=f"{walk.procedure}-{size}")
        for walk in (GIFT, GRIEVANCE)
        for size in SIZES
    ],
)
def test_what_is_for_named_readers_is_seen_by_nobody_else(
    desks: Desks, walk: Walk, size: str
) -> None:
    walked(desks, walk, size)
