"""Scores of the parts of a whole (divisions of an agency): which of them may be shown.

The whole is shown, and a score is a mean; so whoever knows the whole and all parts but one can
compute that one, and whoever lacks several can still compute them taken together. A part is hidden
when it is small, or small and unanimous; then further parts are hidden until those hidden are,
taken together, neither small nor small and unanimous, and at least two.

A single part is the whole; it is judged like any other, though hiding it cannot help where the
whole is shown.

Parts are judged one layer of detail at a time (instrument, indicators, items): either a part shows
a whole layer or nothing of it, since single gaps in a layer could be filled from the layer above.
A part that hides a layer hides every finer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.privacy.policy import Policy
from prongsai.core.terms.numbers import HUNDRED


@dataclass(frozen=True, slots=True)
class Cell:
    """One score of one part, and how many people it stands for."""

    people: int
    score: Fraction
    unanimous: bool
    """Whether everybody gave the same answer, so that the score tells each one's."""


Layer = Mapping[str, Cell]
"""Cells of one part at one layer of detail, by key of what was scored."""


def shown_parts(
    parts: Mapping[str, Layer], policy: Policy, withheld: Iterable[str] = ()
) -> frozenset[str]:
    """Names of the parts whose layer may be shown beside the whole; `withheld` stay hidden."""
    hidden = {name for name, layer in parts.items() if _tells(layer.values(), policy)}
    hidden.update(name for name in withheld if name in parts)
    while hidden and len(hidden) < len(parts) and _gives_back(parts, hidden, policy):
        hidden.add(_smallest(parts, hidden))
    return frozenset(parts.keys() - hidden)


def layered(parts: Mapping[str, Sequence[Layer]], policy: Policy) -> Mapping[str, int]:
    """How many layers, coarsest first, each part may show."""
    depth = dict.fromkeys(parts, 0)
    deepest = max((len(layers) for layers in parts.values()), default=0)
    for number in range(deepest):
        layer = {name: layers[number] for name, layers in parts.items() if number < len(layers)}
        withheld = [name for name in layer if depth[name] < number]
        for name in shown_parts(layer, policy, withheld):
            depth[name] = number + 1
    return depth


def _tells(cells: Iterable[Cell], policy: Policy) -> bool:
    """Whether a cell is small, or unanimous among few."""
    return any(
        cell.people < policy.threshold or (cell.unanimous and cell.people < policy.unanimity)
        for cell in cells
    )


def _gives_back(parts: Mapping[str, Layer], hidden: set[str], policy: Policy) -> bool:
    """Whether the whole minus the shown parts tells too much about the hidden ones."""
    if len(hidden) == 1:
        return True
    keys = {key for name in hidden for key in parts[name]}
    pools = [_together(parts, hidden, key) for key in keys]
    # A pool at either end of the scale tells each answer in it, however large it is.
    return _tells(pools, policy) or any(pool.score in (0, HUNDRED) for pool in pools)


def _together(parts: Mapping[str, Layer], names: Iterable[str], key: str) -> Cell:
    """The hidden cells of one score as the one group a reader can work out."""
    cells = [parts[name][key] for name in names if key in parts[name]]
    people = sum(cell.people for cell in cells)
    points = sum((cell.score * cell.people for cell in cells), Fraction(0))
    score = points / people if people else Fraction(0)
    same = all(cell.unanimous and cell.score == cells[0].score for cell in cells)
    return Cell(people, score, unanimous=same)


def _smallest(parts: Mapping[str, Layer], hidden: set[str]) -> str:
    """The part not yet hidden that costs least to hide; ties by name, so results repeat."""
    free = [name for name in parts if name not in hidden]
    return min(
        free, key=lambda name: (max((c.people for c in parts[name].values()), default=0), name)
    )
