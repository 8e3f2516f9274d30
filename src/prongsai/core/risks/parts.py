"""A register taken apart into its rows, and which fields of a row go on through the year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from prongsai.core.risks.register import (
    Assessed,
    Control,
    FollowUp,
    Risk,
    RiskRegister,
    Treatment,
    Work,
)

Thing = Work | Risk | Control | Treatment | FollowUp | Assessed
TABLES: Mapping[str, str] = {
    "work": "works", "risk": "risks", "control": "controls", "treatment": "treatments",
    "follow_up": "follow_ups", "component": "components",
}  # fmt: skip
"""Where the register has each kind of row."""
MODELS: Mapping[str, type[Thing]] = {
    "work": Work, "risk": Risk, "control": Control, "treatment": Treatment,
    "follow_up": FollowUp, "component": Assessed,
}  # fmt: skip
CODES: Mapping[str, str] = {"work": "W", "risk": "R", "control": "C", "treatment": "T"}
"""How the program's own codes begin."""
GOES_ON: Mapping[str, frozenset[str]] = {
    "risk": frozenset({
        "residual", "afterwards", "controllable", "remaining", "next_year", "reviewed", "review",
    }),
    "control": frozenset({"verdict"}),
}  # fmt: skip
"""What came of the plan: it is told while the plan itself is frozen."""
WHOLE = frozenset({"follow_up", "component"})
"""Kinds whose rows come and go while the plan is frozen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One row of a register, with the code that tells it from others of its kind."""

    kind: str
    code: str
    thing: Thing


def code_of(kind: str, thing: Any) -> str:
    """A follow-up has none of its own: its treatment and its round."""
    if kind == "follow_up":
        return f"{thing.treatment} {thing.round}"
    return str(thing.key)


def pieces(register: RiskRegister) -> Iterator[Piece]:
    """Every row, in the order of its table."""
    for kind, table in TABLES.items():
        held = getattr(register, table)
        for thing in held.values() if isinstance(held, Mapping) else held:
            yield Piece(kind, code_of(kind, thing), thing)


def put(register: RiskRegister, kind: str, thing: Any) -> RiskRegister:
    """The register with this row, in place of the one of its code."""
    code, table = code_of(kind, thing), TABLES[kind]
    held = getattr(register, table)
    told: dict[str, Any] = {table: {**held, code: thing}} if isinstance(held, Mapping) else {}
    if not told:
        told[table] = (*(each for each in held if code_of(kind, each) != code), thing)
    return replace(register, **told)


def path_of(register: RiskRegister, kind: str, code: str) -> str:
    """Where its faults are said to be."""
    if kind == "follow_up":
        codes = [code_of(kind, each) for each in register.follow_ups]
        return f"follow_ups/{codes.index(code)}"
    return f"{TABLES[kind]}/{code}"


def next_code(kind: str, taken: Collection[str]) -> str:
    """The first code of the program's own that no row has or had."""
    number = 1
    while f"{CODES[kind]}{number}" in taken:
        number += 1
    return f"{CODES[kind]}{number}"


def differing(before: Any, after: Any) -> list[str]:
    """Fields that say something else; of nothing, all that say anything."""
    return [
        each.name
        for each in fields(after)
        if before is None or getattr(before, each.name) != getattr(after, each.name)
    ]


def touches_plan(kind: str, names: Collection[str]) -> bool:
    """Whether a change of these fields is one of the plan, which is frozen once approved."""
    return kind not in WHOLE and not GOES_ON.get(kind, frozenset()).issuperset(names)
