"""The table says of every occasion who is told."""

from __future__ import annotations

from prongsai.core.notices.occasions import WHO_IS_TOLD, Occasion, Told


def test_every_occasion_tells_somebody() -> None:
    assert set(WHO_IS_TOLD) == set(Occasion)
    assert Told() not in WHO_IS_TOLD.values()
