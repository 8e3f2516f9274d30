"""Several counts in one exact sum.

Choice v of a question adds 2 to the power of (width times v). The sums are whole numbers below
2^53, which double precision holds exactly whatever the order of addition; where groups are too
large for one sum, the choices are shared out over two or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EXACT_BITS = 53
"""Whole numbers of this many bits are exact in double precision."""


@dataclass(frozen=True, slots=True)
class Packing:
    """How the counts of one question share sums: which choices go into which, how wide each is."""

    choices: int
    sums: int
    width: int

    @property
    def per_sum(self) -> int:
        return -(-self.choices // self.sums)

    def aggregates(self, index: str) -> list[str]:
        """One SQL aggregate per sum; a blank adds nothing."""
        return [f"sum(CASE {index} {self._weights(part)} END)" for part in range(self.sums)]

    def _weights(self, part: int) -> str:
        first = part * self.per_sum
        return " ".join(
            f"WHEN {choice} THEN {2 ** (self.width * (choice - first))}::DOUBLE"
            for choice in range(first, min(first + self.per_sum, self.choices))
        )

    def counts(self, sums: Sequence[str]) -> list[str]:
        """One SQL expression per choice that takes its count out of the sums again."""
        mask = (1 << self.width) - 1
        return [
            f"(coalesce({sums[choice // self.per_sum]}, 0)::BIGINT "
            f">> {self.width * (choice % self.per_sum)}) & {mask}"
            for choice in range(self.choices)
        ]


def packing(choices: int, largest_group: int) -> Packing:
    """The fewest sums in which no count can run into its neighbour."""
    needed = max(largest_group.bit_length(), 1)
    for sums in range(1, choices + 1):
        width = EXACT_BITS // -(-choices // sums)
        if width >= needed:
            return Packing(choices, sums, width)
    raise OverflowError(largest_group)  # 2^53 respondents in one group
