"""How large, how strong and how dark pages are, as this browser was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass

COOKIE = "prongsai_display"
SIZES = ("100", "125", "150", "200")
CONTRASTS = ("device", "more")
COLOURS = ("device", "light", "dark")


@dataclass(frozen=True, slots=True)
class Display:
    """A choice of each; the first of each is what the device itself does."""

    size: str = SIZES[0]
    contrast: str = CONTRASTS[0]
    colours: str = COLOURS[0]

    def text(self) -> str:
        return ".".join(astuple(self))


def display_of(cookies: Mapping[str, str]) -> Display:
    """What was chosen; anything that can't be meant is passed over."""
    parts = cookies.get(COOKIE, "").split(".")
    known = (SIZES, CONTRASTS, COLOURS)
    if len(parts) != len(known) or any(p not in k for p, k in zip(parts, known, strict=True)):
        return Display()
    return Display(*parts)
