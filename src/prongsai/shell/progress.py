"""A progress bar for long work, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

from prongsai.shell.voice import Voice

T = TypeVar("T")
_WORTH_A_BAR = 500


class Progress:
    """Shows how far a long loop is; silent where nobody watches or the loop is short."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.watched = sys.stderr.isatty()

    def over(self, work: Sequence[T], label: str) -> Iterable[T]:
        if not self.watched or len(work) < _WORTH_A_BAR:
            return work
        from tqdm import tqdm  # noqa: PLC0415 - only when a bar is shown

        return tqdm(work, desc=self.voice.phrase(label), file=sys.stderr, leave=False)
