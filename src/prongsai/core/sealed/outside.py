"""Bodies outside the agency that take reports of corruption: data, with sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Block):
    """One body."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is called.")
    takes: Words = told("What it takes, in one sentence.")
    phone: str = told_or("", "Number to call.")
    site: str = told_or("", "Address of its website.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside(Block):
    """Where else a report can be brought, best first."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    bodies: Mapping[str, Body] = told("The bodies in the order they are offered.")


def outside_faults(outside: Outside) -> Iterator[Problem]:
    """A body that nobody could reach, or none at all."""
    if not outside.bodies:
        yield Problem("sealed-no-bodies", {}, Place(path="bodies"))
    for key, each in outside.bodies.items():
        if not each.phone and not each.site:
            yield Problem("sealed-body-unreachable", {"body": key}, Place(path=f"bodies.{key}"))
        if each.site and not each.site.startswith("https://"):
            yield Problem("sealed-body-address", {"body": key}, Place(path=f"bodies.{key}.site"))
