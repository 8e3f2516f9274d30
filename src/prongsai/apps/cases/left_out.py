"""Whom a case leaves out besides those it names: parts of units, superiors of its bringer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from prongsai.apps.accounts.queries import heads_since
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import units_above
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import By
from prongsai.core.procedures.kinds import Exclusion


def with_left_out(
    agency: Agency, found: Folder, by: By, since: dt.date, above: Mapping[str, str] | None = None
) -> Folder:
    """The same, knowing which units are parts of others, and who headed the units of whoever
    brought it on that day or later.
    """
    leaves_out = found.procedure.routing.excludes
    if Exclusion.NAMED_UNIT in leaves_out:
        found = replace(found, parts=_parts(units_above(agency) if above is None else above))
    if Exclusion.SUPERIOR not in leaves_out or not by.who or by.role:
        return found
    heads = heads_since(agency.key, by.who, around(agency, by.unit), since)
    return replace(found, superiors=frozenset(heads))


def _parts(above: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, unit in above.items():
        found.setdefault(unit, set()).add(key)
    return {unit: frozenset(keys) for unit, keys in found.items()}


def around(agency: Agency, unit: str) -> list[str]:
    """A unit, and the one above it."""
    above = agency.divisions.filter(key=unit).values_list("parent__key", flat=True)
    return [each for each in (unit, *above) if each]
