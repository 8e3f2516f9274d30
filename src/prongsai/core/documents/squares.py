"""A code that phones read, as a drawing: dark squares on white paper."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from prongsai.core.documents.drawing import Drawing, Ink, Rect

Squares = tuple[tuple[bool, ...], ...]
"""Rows of squares, dark ones true, with their quiet border."""
SIDE = 3
"""Points of a square: the whole is then about as large as on a page."""
_EDGE = Decimal("0.4")
"""Half the edge that every renderer draws around a surface."""


def squares_drawn(squares: Squares) -> Drawing:
    """Dark squares beside each other as one surface, so that no white line runs between them."""
    return Drawing(
        width=SIDE * len(squares[0]),
        height=SIDE * len(squares),
        shapes=tuple(_surfaces(squares)),
    )


def _surfaces(squares: Squares) -> Iterator[Rect]:
    for down, row in enumerate(squares):
        across = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield Rect(
                    x=SIDE * across + _EDGE, y=SIDE * down + _EDGE, fill=Ink.TEXT, edge=Ink.TEXT,
                    width=SIDE * length - 2 * _EDGE, height=SIDE - 2 * _EDGE,
                )  # fmt: skip
            across += length
