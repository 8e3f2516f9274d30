"""A progress bar for long work, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from prongsai.workshop.voice import Voice

T = TypeVar("T")
_WORTH_A_BAR = 500
_LARGE_FILE = 20_000_000


class Progress:
    """Shows how far a long loop is; silent where nobody watches or the loop is short."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.watched = sys.stderr.isatty()

    def reading(self, path: Path) -> None:
        """Say which large file is being read: nothing else moves meanwhile."""
        if self.watched and path.is_file() and path.stat().st_size >= _LARGE_FILE:
            size = f"{path.stat().st_size / 1e6:,.0f} MB"
            self.voice.line(self.voice.phrase("reading_file", file=str(path), size=size))

    def over(self, work: Sequence[T], label: str, least: int = _WORTH_A_BAR) -> Iterable[T]:
        if not self.watched or len(work) < least:
            return work
        from tqdm import tqdm  # noqa: PLC0415 - only when a bar is shown

        return tqdm(work, desc=self.voice.phrase(label), file=sys.stderr, leave=False)
