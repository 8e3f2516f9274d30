"""Citizens read the manual, apply, pay and are told: each procedure that is open to them."""

from __future__ import annotations

import pytest

from citizen_walking import CitizenWalk, on_each_screen, opened, walked
from desks import Desks

NOT_OPEN = ("asset-loan", "recognition")
"""In the demonstration only the staff brings these."""


@pytest.mark.parametrize(("walk", "size"), on_each_screen())
def test_each_goes_from_its_manual_to_its_result(
    desks: Desks, walk: CitizenWalk, size: str
) -> None:
    if walk.procedure in NOT_OPEN:
        opened(desks, walk.procedure)
    walked(desks, walk, size)
