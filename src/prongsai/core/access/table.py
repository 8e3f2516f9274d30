"""The permission table: for every address and verb, who may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.access.roles import Relation, Role, Standing


class Verdict(StrEnum):
    """What becomes of a request."""

    ALLOWED = "allowed"
    SIGN_IN = "sign in"
    """Perhaps; first say who you are."""
    NOT_FOUND = "not found"
    """Not for this person, who isn't told whether it exists either."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One relation, and the roles it takes; without roles the relation is enough."""

    relation: Relation
    roles: frozenset[Role] = frozenset()

    def holds(self, standing: Standing) -> bool:
        held = {
            Relation.ANYBODY: True,
            Relation.FIRST: standing.first,
            Relation.SELF: standing.signed_in,
            Relation.AGENCY: bool(standing.roles & self.roles),
            Relation.ABOVE: standing.above,
            Relation.INSTALLATION: standing.installation,
        }
        return held[self.relation]


@dataclass(frozen=True, slots=True)
class Entry:
    """Who may look at an address, and who may change something through it."""

    read: tuple[Grant, ...] = ()
    write: tuple[Grant, ...] = ()


class Table:
    """Every address by name; what it doesn't list is for nobody."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = dict(entries)

    def missing(self, addresses: Iterable[str]) -> list[str]:
        """Addresses without an entry, in their own order."""
        return [address for address in addresses if address not in self.entries]

    def verdict(self, address: str, standing: Standing, *, write: bool) -> Verdict:
        entry = self.entries.get(address, Entry())
        grants = entry.write if write else entry.read
        if any(grant.holds(standing) for grant in grants):
            return Verdict.ALLOWED
        if not standing.signed_in and any(grant.relation is not Relation.FIRST for grant in grants):
            return Verdict.SIGN_IN
        return Verdict.NOT_FOUND
