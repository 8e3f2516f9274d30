"""Places in an order where equals share a place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def ranks(values: Mapping[str, Decimal]) -> dict[str, int]:
    """Each key's place from the highest value down; equals share it and the next is skipped.

    >>> ranks({"a": Decimal(90), "b": Decimal(100), "c": Decimal(100)})
    {'b': 1, 'c': 1, 'a': 3}
    """
    ordered = sorted(values.items(), key=lambda pair: -pair[1])
    found: dict[str, int] = {}
    place, last = 0, None
    for number, (key, value) in enumerate(ordered, start=1):
        if value != last:
            place, last = number, value
        found[key] = place
    return found
