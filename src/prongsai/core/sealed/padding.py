"""Lengths are rounded up before sealing, so that the size of what is kept says little."""

from __future__ import annotations

from prongsai.core.terms.problem import refuse

_HEAD = 8
_STEPS = (1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18)
"""1, 4, 16, 64, 256 KiB: a message, a long report, a scanned page …"""
_BEYOND = 1 << 20
"""… and beyond that whole megabytes, so that a large file costs no more than one."""


def bucket(length: int) -> int:
    """The size that something of this length is rounded up to."""
    whole = length + _HEAD
    for step in _STEPS:
        if whole <= step:
            return step
    return -(-whole // _BEYOND) * _BEYOND


def padded(content: bytes) -> bytes:
    """Length, content, and nothing up to the next bucket."""
    filled = len(content).to_bytes(_HEAD, "big") + content
    return filled.ljust(bucket(len(content)), b"\0")


def unpadded(filled: bytes) -> bytes:
    """The content again."""
    length = int.from_bytes(filled[:_HEAD], "big")
    if len(filled) < _HEAD or bucket(length) != len(filled):
        raise refuse("sealed-not-opened")
    return filled[_HEAD : _HEAD + length]
