"""A table of purchases brought into the register: one transaction and one line for all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.actions import hold
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.look.keys import new_key
from prongsai.apps.procurement import actions, bridge, queries
from prongsai.apps.procurement.models import Purchase
from prongsai.core.procurement import matching
from prongsai.core.procurement.importing import Layout, lay_out, read_sheet
from prongsai.core.procurement.matching import Plan
from prongsai.core.terms.problem import Refused
from prongsai.workshop.sheets import Rows

REGISTER = "procurement.register"
_BATCH = 500


def planned(agency: Agency, rows: Rows, told: Mapping[int, str], year: int) -> tuple[Layout, Plan]:
    """What the table would do, and how its headings are understood."""
    frame = bridge.frame()
    layout = lay_out(rows, frame, told)
    known = [bridge.value(each) for each in queries.of_year(agency, year)]
    return layout, matching.plan(read_sheet(rows, layout, frame), layout, known, frame, year)


@transaction.atomic
def bring_in(
    agency: Agency, rows: Rows, told: Mapping[int, str], year: int, doer: Doer, *, only_clean: bool
) -> Plan:
    """All of it, or only the rows without a fault where that is asked for."""
    hold(agency)
    _, found = planned(agency, rows, told, year)
    if found.problems and not only_clean:
        raise Refused(found.problems)
    if not (found.new or found.changed):
        return found
    new = [actions.fresh(agency, each, doer, new_key()) for each in found.new]
    Purchase.objects.bulk_create(new, batch_size=_BATCH)
    changes = _change(agency, found)
    after: dict[str, Any] = {"added": len(new), "changed": len(changes)}
    after["rows"] = keep({"new": [each.key for each in new], "changed": changes})
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="import", thing=REGISTER, key=str(year),
        after=after,
    )  # fmt: skip
    return found


def _change(agency: Agency, found: Plan) -> dict[str, dict[str, list[str]]]:
    """Store what differs; by purchase and column, what was and what is."""
    wanted = {after.key: after for _, after in found.changed}
    held = Purchase.objects.select_for_update().filter(agency=agency, key__in=list(wanted))
    rows, changes = list(held), dict[str, dict[str, list[str]]]()
    for row in rows:
        said = wanted[row.key]
        touched = {name: [_plain(getattr(row, name))] for name in actions.differing(row, said)}
        actions.set_to(row, said)
        for name, told in touched.items():
            told.append(_plain(getattr(row, name)))
        changes[row.key] = touched
    Purchase.objects.bulk_update(rows, [*bridge.COLUMNS, "sought", "revision"], batch_size=_BATCH)
    return changes


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
