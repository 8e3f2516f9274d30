"""Fixtures of the first start."""

from __future__ import annotations

from start_typing import code, opened

__all__ = ["code", "opened"]
