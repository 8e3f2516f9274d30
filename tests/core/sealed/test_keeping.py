"""How long a report is kept: from when it is over, never while it is held, never unset."""

from __future__ import annotations

import datetime as dt

from prongsai.core.sealed.course import Stage, Step
from prongsai.core.sealed.keeping import is_to_erase, kept_until

TOLD = dt.date(2024, 2, 29)
OVER = (
    Step(state="received", stage=Stage.NEW, day=dt.date(2024, 1, 1)),
    Step(state="told", stage=Stage.OVER, day=TOLD),
)


def test_it_is_kept_for_whole_years_after_it_is_over() -> None:
    assert kept_until(OVER, 1) == dt.date(2025, 2, 28)
    assert kept_until(OVER, 4) == dt.date(2028, 2, 29)
    assert not is_to_erase(OVER, 1, dt.date(2025, 2, 28), held=False)
    assert is_to_erase(OVER, 1, dt.date(2025, 3, 1), held=False)


def test_nothing_goes_that_is_held_or_not_over_or_has_no_term() -> None:
    late = dt.date(2099, 1, 1)
    assert not is_to_erase(OVER, 1, late, held=True)
    assert not is_to_erase(OVER, None, late, held=False)
    assert not is_to_erase(OVER[:1], 1, late, held=False)
