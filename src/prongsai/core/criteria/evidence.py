"""How sure we are of a rule, and who says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.words import Words


class Confidence(StrEnum):
    """How sure we are of a fact, best first."""

    CONFIRMED = "confirmed"
    SINGLE_SOURCE = "single source"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a fact comes from and how sure we are of it."""

    confidence: Confidence = told("How sure we are.")
    source: tuple[str, ...] = told_or_new(tuple, "Keys of `sources`, the strongest first.")
    note: Words | None = told_or(None, "Why the confidence is what it is, in one sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Part of a pack. Its evidence holds for everything in it that has none of its own."""

    evidence: Evidence | None = told_or(None, "Evidence for this block and what is inside it.")
    evidence_of: Mapping[str, Evidence] = told_or_new(
        dict, "Evidence of single fields of this block where it differs from the block's own."
    )


NO_EVIDENCE = Evidence(confidence=Confidence.UNKNOWN)
BY_DEFAULT = Evidence(
    confidence=Confidence.INFERRED,
    note=Words("ไม่ได้ระบุไว้ จึงใช้ค่าเริ่มต้น", "Not stated; the default is taken"),
)


def evidence_at(root: Block, path: tuple[str, ...]) -> Evidence:
    """The evidence that holds at a path such as `items`, `O12`, `weight`: the nearest one."""
    found = root.evidence or NO_EVIDENCE
    current: Any = root
    for step in path:
        if isinstance(current, Block):
            if step in current.evidence_of:
                found = current.evidence_of[step]
            elif _is_default(current, step):
                return BY_DEFAULT
        current = _inside(current, step)
        if isinstance(current, Block) and current.evidence is not None:
            found = current.evidence
    return found


def _is_default(block: Block, name: str) -> bool:
    """A value nobody stated rests on nothing but our having chosen the default."""
    field = next((each for each in dataclasses.fields(block) if each.name == name), None)
    return field is not None and getattr(block, name) == field.default


def _inside(holder: Any, step: str) -> Any:
    if isinstance(holder, Mapping):
        return holder.get(step)
    if isinstance(holder, tuple):
        return holder[int(step)]
    return getattr(holder, step, None)
