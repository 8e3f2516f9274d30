"""Editions of a plan: a draft, an approved one that nobody changes, and what parts two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from prongsai.core.plans.plan import Plan, Project
from prongsai.core.plans.record import Record
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.problem import refuse


class State(StrEnum):
    """Whether an edition may still be changed."""

    DRAFT = "draft"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A plan in one edition, with all that became of it: what a file holds."""

    schema: int = told("Version of this file format.")
    edition: int = told_or(1, "Which edition: 1, 2, …")
    state: State = told_or(State.DRAFT, "Whether it may still be changed.")
    approved: dt.date | None = told_or(None, "The day it was approved.")
    why: str = told_or("", "Why it was revised; from the second edition on.")
    plan: Plan = told("The plan.")
    record: Record = told_or_new(Record, "What became of it.")


def edited(book: Book, plan: Plan) -> Book:
    """The same draft with another plan in it."""
    if book.state is State.APPROVED:
        raise refuse("plan-not-a-draft", edition=str(book.edition))
    return replace(book, plan=plan)


def approved(book: Book, day: dt.date) -> Book:
    """The draft in force from now on."""
    if book.state is State.APPROVED:
        raise refuse("plan-not-a-draft", edition=str(book.edition))
    return replace(book, state=State.APPROVED, approved=day)


def revision(book: Book, why: str) -> Book:
    """A new draft that begins as the approved edition; what became of the plan goes with it."""
    if book.state is not State.APPROVED:
        raise refuse("plan-not-approved", edition=str(book.edition))
    if not why.strip():
        raise refuse("plan-change-no-reason")
    return replace(
        book, edition=book.edition + 1, state=State.DRAFT, approved=None, why=why.strip()
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """A field with what it was and what it is."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """What parts two plans; projects are the same by their keys, whatever their titles."""

    fields: tuple[Changed, ...] = ()
    """Of the plan itself."""
    added: tuple[Project, ...] = ()
    removed: tuple[Project, ...] = ()
    changed: Mapping[str, tuple[Changed, ...]] = field(default_factory=dict)
    """Fields by key of the project."""
    moved: bool = False
    """Whether projects that both have stand in another order."""

    def __bool__(self) -> bool:
        return self != Difference()


def difference(old: Plan, new: Plan) -> Difference:
    """What was added, taken out or changed."""
    before, after = ({each.key: each for each in plan.projects} for plan in (old, new))
    both = [key for key in before if key in after]
    changed = {key: _changes(before[key], after[key]) for key in both}
    return Difference(
        fields=_changes(old, new, without=("projects",)),
        added=tuple(each for key, each in after.items() if key not in before),
        removed=tuple(each for key, each in before.items() if key not in after),
        changed={key: each for key, each in changed.items() if each},
        moved=both != [key for key in after if key in before],
    )


def _changes(old: Any, new: Any, without: tuple[str, ...] = ()) -> tuple[Changed, ...]:
    pairs = ((each.name, getattr(old, each.name), getattr(new, each.name)) for each in fields(old))
    return tuple(Changed(*pair) for pair in pairs if pair[0] not in without and pair[1] != pair[2])
