"""An address as the squares that phones read."""

from __future__ import annotations

import qrcode

_QUIET = 2
"""Squares left white around it."""


def squares_of(address: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of squares, dark ones true."""
    code = qrcode.QRCode(border=_QUIET)
    code.add_data(address)
    code.make()
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())
