"""Cells of files that people open in spreadsheet programs."""

from __future__ import annotations


def unarmed(cell: object) -> object:
    """Text that no spreadsheet program takes for a formula; numbers as they are."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{cell}"
    return cell
