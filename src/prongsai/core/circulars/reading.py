"""Who has acknowledged and who has not, counted by unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prongsai.core.circulars.audience import Audience, Part


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is or was asked, in which part, and since when it is acknowledged."""

    key: str
    unit: str
    role: str
    at: dt.datetime | None = None
    here: bool = True
    """Whether he still works in the agency."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those asked in a unit have acknowledged."""

    unit: str
    done: int
    asked: int

    @property
    def missing(self) -> int:
        return self.asked - self.done


def all_readers(
    audience: Audience,
    staff: Mapping[str, Sequence[Part]],
    known: Iterable[Reader],
    *,
    but: str = "",
) -> list[Reader]:
    """Those who have acknowledged, wherever they work now, and those at work who have not.

    Who came later is asked too; who left without acknowledging is no longer missing. Whoever sent
    it knows it.
    """
    found = {each.key: each for each in known}
    for key, parts in staff.items():
        part = audience.asking(parts)
        if part and key not in found and key != but:
            found[key] = Reader(key, part.unit, part.role.value)
    return list(found.values())


def shares(readers: Iterable[Reader]) -> dict[str, Share]:
    """By unit; people without a unit are under the empty one."""
    found: dict[str, Share] = {}
    for each in readers:
        share = found.get(each.unit, Share(each.unit, 0, 0))
        found[each.unit] = Share(each.unit, share.done + bool(each.at), share.asked + 1)
    return found


def whole(readers: Iterable[Reader]) -> Share:
    """All units together."""
    readers = list(readers)
    return Share("", sum(1 for each in readers if each.at), len(readers))
