"""Which tables there are, and what their columns hold; all of it is data of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words


class Holds(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    COUNT = "count"
    """A whole number; a row of totals must agree with it."""
    NUMBER = "number"
    MONEY = "money"
    """An amount of baht, kept to the satang."""
    CHOICE = "choice"
    """One of a few words."""


class Register(StrEnum):
    """What the application keeps and a table can be filled from."""

    MEASURES = "measures"
    MEASURE_REPORTS = "measure reports"
    """What units reported on measures."""
    RISKS = "risks"
    RISK_RESULTS = "risk results"
    """What became of what is done about risks."""
    PLAN = "plan"
    """The plan against corruption."""
    PLAN_RESULTS = "plan results"
    SERVICES = "services"
    """Cases of services, by month."""
    ONLINE_SERVICES = "online services"
    """Those of them that came by the website."""
    COMPLAINTS = "complaints"
    """General complaints, by month; none of the sealed reports of corruption."""
    GIFTS = "gifts"
    """Gifts that were declared, and what became of them, by month."""
    QUESTIONS = "questions"
    MANUALS = "manuals"
    """Manuals of services as strangers read them."""
    PROPOSALS = "proposals"
    """What people proposed and what became of each, as everybody reads it."""
    TRAININGS = "trainings"
    """Trainings that were held, added up by kind."""


OF_PROCEDURES = frozenset({
    Register.SERVICES, Register.ONLINE_SERVICES, Register.COMPLAINTS, Register.GIFTS,
    Register.QUESTIONS, Register.MANUALS, Register.PROPOSALS, Register.TRAININGS,
})  # fmt: skip
"""Filled from procedures whose file names the topic of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingChoice(Block):
    """A word that a column takes."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("How the published table says it.")
    also: tuple[str, ...] = told_or_new(tuple, "Other ways of writing it that imports bring.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingColumn(Block):
    """A column of such a table."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("Its heading.")
    also: tuple[str, ...] = told_or_new(tuple, "Other headings that imports bring.")
    holds: Holds = told_or(Holds.TEXT, "What its cells are.")
    choices: Mapping[str, ListingChoice] = told_or_new(dict, "The words it takes, for a choice.")
    needed: bool = told_or(False, "Whether the table must have it, with no cell blank.")
    groups: bool = told_or(False, "Whether counts are broken down by it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Block):
    """A table that the page of an item shows."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("Its title.")
    topic: str = told("The topic of the items it belongs to.")
    about_people: bool = told_or(False, "Whether its rows count people or their cases.")
    register: Register | None = told_or(
        None, "What of the application it can be filled from, by the keys of its columns."
    )
    columns: Mapping[str, ListingColumn] = told("Its columns, in order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingsFrame(Block):
    """The tables that can be brought in for pages of items."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    listings: Mapping[str, Listing] = told("Tables, in the order they are offered.")
