"""Rows as the core's values: whom a circular asks, in which units people work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import branches
from prongsai.apps.circulars.models import Circular
from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.circulars.audience import Audience, Part
from prongsai.core.circulars.content import Content

_ROLES = {each.value for each in AGENCY_ROLES}


@dataclass(frozen=True, slots=True)
class Units:
    """The divisions of an agency in their order: names, and which belongs to which."""

    names: dict[str, str]
    above: dict[str, str]
    open: frozenset[str]
    """Those that are not dissolved."""

    def part(self, role: str, unit: str) -> Part:
        return Part(Role(role), unit, self.above.get(unit, ""))

    def name(self, key: str) -> str:
        """What a division is called; its key where it is no more."""
        return self.names.get(key, key)


def units_of(agency: Agency) -> Units:
    """One statement."""
    rows = branches(agency)
    return Units(
        {row.key: row.full_name for row in rows},
        {row.key: row.parent.key for row in rows if row.parent},
        frozenset(row.key for row in rows if not row.closed),
    )


def packed(keys: Iterable[str]) -> str:
    """Keys as a row holds them."""
    found = sorted({each for each in keys if each})
    return f" {' '.join(found)} " if found else ""


def audience(row: Circular) -> Audience:
    roles = frozenset(Role(each) for each in row.roles.split() if each in _ROLES)
    return Audience(row.everybody, frozenset(row.units.split()), roles)


def content(row: Circular, digest: str = "") -> Content:
    """What it says; `digest` is that of its file."""
    return Content(
        title=row.title, asks=row.asks, address=row.address, file=digest, paper=row.paper,
        until=row.until, version=row.version, audience=audience(row),
    )  # fmt: skip
