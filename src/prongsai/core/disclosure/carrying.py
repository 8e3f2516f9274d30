"""Last year's answers as the beginning of this year's, through the lineage of the packs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prongsai.core.criteria.lineage import Lineage
from prongsai.core.disclosure.entries import Carried, Entry, Piece


@dataclass(frozen=True, slots=True)
class Taken:
    """What one item of this year takes from last year's."""

    carried: Carried
    pieces: tuple[Piece, ...]
    note: str


def taken(code: str, before: Mapping[str, Entry], lineage: Lineage | None) -> Taken | None:
    """Evidence and note of what this item continues; what was found about elements is not taken.

    Nothing where the item is new, or last year has no answer to what it continues.
    """
    link = lineage.items.get(code) if lineage else None
    known = [each for each in link.of if each in before] if link else []
    if link is None or not known:
        return None
    pieces = tuple(piece for each in known for piece in before[each].pieces)
    note = "\n\n".join(before[each].note for each in known if before[each].note)
    return Taken(Carried(tuple(known), link.how), pieces, note)


def left_behind(
    codes: Sequence[str], before: Mapping[str, Entry], lineage: Lineage | None
) -> tuple[str, ...]:
    """Items of last year that nothing of this year takes up, in their order."""
    links = lineage.items if lineage else {}
    taken_up = {each for code in codes if code in links for each in links[code].of}
    return tuple(code for code in before if code not in taken_up)
