"""What parts two editions, or two hands on one project, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from prongsai.apps.look.words import digits, phrase
from prongsai.apps.plans.editing import field_name, word
from prongsai.core.plans.editions import Changed, Difference
from prongsai.core.plans.plan import Plan, Project
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import typed_day


@dataclass(frozen=True, slots=True)
class Told:
    """A field in words."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Differs:
    """What parts two editions, in words."""

    fields: Sequence[Told]
    added: Sequence[Project]
    removed: Sequence[Project]
    changed: Sequence[tuple[Project, Sequence[Told]]]
    moved: bool


def differs(found: Difference, new: Plan) -> Differs:
    by_key = {each.key: each for each in new.projects}
    return Differs(
        told_changes(found.fields), found.added, found.removed,
        [(by_key[key], told_changes(each)) for key, each in found.changed.items()], found.moved,
    )  # fmt: skip


def told_changes(changes: Iterable[Changed]) -> list[Told]:
    return [Told(field_name(each.name), said(each.old), said(each.new)) for each in changes]


def changes_between(old: Project, new: Project) -> list[Told]:
    """What somebody else changed meanwhile."""
    names = [each.name for each in fields(old)]
    pairs = (Changed(name, getattr(old, name), getattr(new, name)) for name in names)
    return told_changes(each for each in pairs if each.old != each.new)


def said(value: Any) -> str:
    """A value of a plan as one text."""
    return digits("\n".join(_lines(value))) or "–"


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield ", ".join(_lines(each))
    elif is_dataclass(value) and not isinstance(value, type):
        told = ((each.name, getattr(value, each.name)) for each in fields(value))
        yield " · ".join(_in_row(name, each) for name, each in told if each not in (None, "", ()))
    elif value not in (None, ""):
        yield _one(value)


_CHOICES = {
    "Kind": "kind", "Direction": "direction", "By": "by", "Result": "result",
    "RiskLevel": "level", "GoalKind": "goal",
}  # fmt: skip


def _in_row(name: str, value: Any) -> str:
    money: Callable[[Any], str] = money_in_table
    if name in ("planned", "ordinance", "disbursed"):
        return f"{phrase(f'plan.{name}')} {money(value)}"
    return ", ".join(_lines(value))


def _one(value: Any) -> str:
    if isinstance(value, Enum):
        return word(_CHOICES[type(value).__name__], value.value)
    if isinstance(value, bool):
        return word("funded", "yes" if value else "no")
    if isinstance(value, dt.date):
        return typed_day(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
