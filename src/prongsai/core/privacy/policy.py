"""The thresholds below which a number says too much about single people."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_THRESHOLD = 5


@dataclass(frozen=True, slots=True)
class Policy:
    """Thresholds. They can be raised, never lowered below what the house promises."""

    threshold: int = LEAST_THRESHOLD
    """Fewest people (or cases) a shown cell may stand for."""
    unanimity: int = 2 * LEAST_THRESHOLD
    """A group smaller than this must not be shown to agree to the last person."""

    def __post_init__(self) -> None:
        if self.threshold < LEAST_THRESHOLD or self.unanimity < self.threshold:
            raise ValueError((self.threshold, self.unanimity))
