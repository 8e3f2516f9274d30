"""The powers a register offers, read once in each process."""

from __future__ import annotations

from functools import cache

from prongsai.apps.look.words import language
from prongsai.core.criteria.power_kinds import PowerNames
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf


@cache
def known() -> PowerNames:
    return Shelf(Library()).power_names


def otherwise() -> dict[str, str]:
    """Powers that a role has on days on which nobody holds them, each with the role."""
    return {key: each.otherwise for key, each in known().powers.items() if each.otherwise}


def name_of(key: str) -> str:
    """What a power is called; its key where the pack no longer has it."""
    kind = known().powers.get(key)
    return kind.name.said(language()) if kind else key


def choices() -> list[tuple[str, str]]:
    return [(key, name_of(key)) for key in known().powers]
