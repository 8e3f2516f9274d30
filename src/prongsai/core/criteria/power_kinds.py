"""Powers that an office keeps a register of: who may decide or sign what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.access.roles import AGENCY_ROLES
from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerKind(Block):
    """A power that somebody holds by law or by an order."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What its holder may do.")
    otherwise: str = told_or(
        "",
        "Key of the role that has it on a day on which nobody in office holds it; nobody if none.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerNames(Block):
    """The powers that a register of powers offers."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    powers: Mapping[str, PowerKind] = told("Powers by key, in the order they are offered.")


def power_faults(names: PowerNames) -> Iterator[Problem]:
    """Roles that no agency has: whoever brings a case could not be told who gets it."""
    roles = [role.value for role in AGENCY_ROLES]
    for key, power in names.powers.items():
        if power.otherwise and power.otherwise not in roles:
            facts = {"found": power.otherwise, "expected": ", ".join(roles)}
            yield Problem("pack-not-a-choice", facts, Place(path=f"powers/{key}/otherwise"))
