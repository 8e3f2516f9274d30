"""The index of official information: what sections 7 and 9 of the act have an agency show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.portal.content import Kind
from prongsai.core.portal.site import Entry, Site
from prongsai.core.shapes.fields import told, told_or_new
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Block):
    """One thing that a section names."""

    name: Words = told("What it is, in own words.")
    topics: tuple[str, ...] = told_or_new(tuple, "Topics of items that belong here.")
    kinds: tuple[Kind, ...] = told_or_new(tuple, "Kinds of releases that belong here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Block):
    """A section of the act."""

    name: Words = told("What it asks for, in own words.")
    clauses: Mapping[str, Clause] = told("Its clauses by number.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Block):
    """What the act has an agency show."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    sections: Mapping[str, Section] = told("Sections by number.")


@dataclass(frozen=True, slots=True)
class Listed:
    """A clause with what is published of it, the latest of each subject."""

    number: str
    clause: Clause
    entries: tuple[Entry, ...]


def index(act: Act, site: Site) -> list[tuple[str, Section, list[Listed]]]:
    """Sections in order, each with all its clauses, those with nothing yet among them."""
    return [
        (number, section, [_listed(each, clause, site) for each, clause in section.clauses.items()])
        for number, section in act.sections.items()
    ]


def _listed(number: str, clause: Clause, site: Site) -> Listed:
    items = (next(iter(site.of_topic(topic)), None) for topic in clause.topics)
    found = [each for each in items if each is not None and each.withdrawn_at is None]
    return Listed(number, clause, (*found, *site.of(*clause.kinds)))
