"""Which item continues which item of the year before, and how closely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.evidence import Block
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.words import Words


class Closeness(StrEnum):
    """How closely something continues what went before."""

    SAME = "same"
    """The same question on the same scale: scores compare."""
    REWORDED = "reworded"
    """Other words, same subject and scale: scores compare, with a remark."""
    RESCALED = "rescaled"
    """Same subject on another scale: scores do not compare."""
    MERGED = "merged"
    """Several became one."""
    SPLIT = "split"
    """One became several."""
    RELATED = "related"
    """Touches the same subject; scores do not compare."""

    @property
    def comparable(self) -> bool:
        return self in (Closeness.SAME, Closeness.REWORDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Block):
    """What a code of this year continues."""

    of: tuple[str, ...] = told("Code or codes in the year before.")
    how: Closeness = told("How closely.")
    note: Words | None = told_or(None, "What changed, in one sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Block):
    """What compares with the year before. Codes that are not listed are new."""

    previous: str = told("Id of the pack of the year before, without revision.")
    items: Mapping[str, Link] = told("Links by item code.")
    indicators: Mapping[str, Link] = told("Links by indicator key.")
    instruments: Mapping[str, Link] = told("Links by instrument key.")
    overall: Closeness = told("Whether totals compare.")
    levels: Closeness = told("Whether levels compare.")
    gone: Mapping[str, Words] = told_or_new(
        dict, "Items of the year before that nothing continues, each with a word of explanation."
    )
    unknown: Mapping[str, Words] = told_or_new(
        dict,
        "Items of the year before of which it is not known whether something continues them, "
        "each with a word of explanation.",
    )
