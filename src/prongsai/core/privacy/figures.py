"""A breakdown with several figures a part, beside its totals, fit for publication.

Figures hang together: what is finished is in time, late or unmeasured; parts add up to the total. A
number that stands for few is hidden, and then further ones until no hidden number follows from
what is shown. What follows is worked out exactly, as whoever solves the equations would.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from prongsai.core.privacy.policy import Policy

P = TypeVar("P", bound=Hashable)
Equation = Mapping[P, int]
"""Factors by place; what they come to is known to everybody."""
_PRIME = (1 << 61) - 1
"""Elimination counts modulo this: exact for sums of single numbers, and quick."""


def hidden(
    cells: Mapping[P, int], shown: Collection[P], equations: Sequence[Equation[P]], policy: Policy
) -> set[P]:
    """Which of the cells that would be shown are not.

    `cells` holds every number that the equations speak of, also those that no table shows. A small
    number that the totals alone give away can't be hidden by anything, and is shown.
    """
    gone = {each for each in shown if 0 < cells[each] < policy.threshold}
    lost: set[P] = set()
    while True:
        seen = set(shown) - gone
        told = _told(cells, seen, equations) & (gone - lost)
        if not told:
            return gone - lost
        place = min(told, key=lambda each: (cells[each], repr(each)))
        neighbour = _neighbour(place, cells, seen, equations)
        if neighbour is None:
            lost.add(place)
        else:
            gone.add(neighbour)


def _neighbour(
    place: P, cells: Mapping[P, int], seen: Collection[P], equations: Iterable[Equation[P]]
) -> P | None:
    """The cheapest shown cell beside it; any, where none stands beside it."""
    beside = {one for each in equations if place in each for one in each} & set(seen)
    return min(
        beside or seen, key=lambda each: (cells[each] == 0, cells[each], repr(each)), default=None
    )


def _told(
    cells: Mapping[P, int], seen: Iterable[P], equations: Sequence[Equation[P]]
) -> frozenset[P] | set[P]:
    """Places whose number follows from those that are seen."""
    known = set(seen)
    while more := _nothing_left(cells, known, equations):
        known |= more
    rows = [
        {each: factor % _PRIME for each, factor in one.items() if each not in known}
        for one in equations
    ]
    return (known - set(seen)) | _solved(rows)


def _nothing_left(
    cells: Mapping[P, int], known: set[P], equations: Iterable[Equation[P]]
) -> set[P]:
    """Numbers that add up to nothing are all nothing, as none of them is less."""
    found: set[P] = set()
    for one in equations:
        left = [(each, factor) for each, factor in one.items() if each not in known]
        same = len({factor > 0 for _, factor in left}) == 1
        if same and sum(factor * cells[each] for each, factor in left) == 0:
            found |= {each for each, _ in left}
    return found


def _solved(rows: Iterable[dict[P, int]]) -> set[P]:
    """Places that elimination leaves alone in a row."""
    done: dict[P, dict[P, int]] = {}
    for row in rows:
        for pivot in [each for each in row if each in done]:
            _take(row, done[pivot], pivot)
        if not row:
            continue
        pivot = min(row, key=repr)
        inverse = pow(row[pivot], -1, _PRIME)
        new = {each: factor * inverse % _PRIME for each, factor in row.items()}
        for other in done.values():
            _take(other, new, pivot)
        done[pivot] = new
    return {pivot for pivot, row in done.items() if len(row) == 1}


def _take(row: dict[P, int], other: Mapping[P, int], pivot: P) -> None:
    """Subtract as much of the other as makes the pivot vanish from the row."""
    times = row.get(pivot, 0)
    if not times:
        return
    for each, factor in other.items():
        left = (row.get(each, 0) - times * factor) % _PRIME
        if left:
            row[each] = left
        else:
            row.pop(each, None)
