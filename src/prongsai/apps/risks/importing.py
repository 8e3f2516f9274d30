"""Beginning a year, empty or from the year before; bringing a file into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.actions import hold
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.audit.actions import keep
from prongsai.apps.risks import bridge, queries
from prongsai.apps.risks.actions import everything, must_be_open, taken
from prongsai.apps.risks.bridge import units_of
from prongsai.apps.risks.models import RiskRow, RiskYear
from prongsai.apps.risks.queries import Held
from prongsai.apps.risks.yearly import line
from prongsai.core.risks.carrying import carried
from prongsai.core.risks.parts import Piece, pieces
from prongsai.core.risks.register import RiskRegister
from prongsai.core.terms.problem import refuse

_BATCH = 500
_COLUMNS = (
    "content", "division", "title", "sought", "until", "place", "revision", "removed_by",
    "removed_at", "carried",
)  # fmt: skip
USUAL_MATRIX = "five"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do to a year: rows that come, that change, and that go into the bin."""

    new: Sequence[Piece]
    changed: Sequence[tuple[RiskRow, Piece]]
    gone: Sequence[RiskRow]
    same: int

    @property
    def changes(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def planned(held: Held | None, register: RiskRegister) -> Plan:
    """Rows are the same where their code is."""
    rows = {(row.kind, row.code): row for row in held.rows} if held else {}
    there = list(pieces(register))
    new, changed, same = list[Piece](), list[tuple[RiskRow, Piece]](), 0
    for piece in there:
        row = rows.get((piece.kind, piece.code))
        if row is None or row.removed_at is not None:
            new.append(piece)
        elif row.content != bridge.content(piece.thing):
            changed.append((row, piece))
        else:
            same += 1
    wanted = {(piece.kind, piece.code) for piece in there}
    gone = [
        row for at, row in rows.items() if at not in wanted and row.removed_at is None
    ]  # fmt: skip
    return Plan(new, changed, gone, same)


@transaction.atomic
def begin(agency: Agency, year: int, doer: Doer, *, matrix: str = USUAL_MATRIX) -> RiskYear:
    """An empty register, with the divisions of the agency as its units."""
    units = units_of(agency)
    names = [units.names[key] for key in units.names if key in units.open]
    row = _fresh(agency, year, doer, {"matrix": matrix, "units": names})
    line(row, doer, "begin", {"risk_matrix": matrix} if matrix else {})
    return row


@transaction.atomic
def carry(agency: Agency, year: int, doer: Doer) -> RiskYear:
    """A register of what the year before left."""
    before = queries.year_of(agency, year - 1)
    if before is None:
        raise refuse("risks-nothing-to-carry", year=str(year - 1))
    register = carried(queries.held(before).register, year)
    settings = {
        "matrix": before.matrix, "size": before.size, "losses": before.losses,
        "rounds": before.rounds, "units": list(register.units), "carried_from": before.year,
    }  # fmt: skip
    row = _fresh(agency, year, doer, settings)
    _store(row, planned(None, register), register, [], doer, carried=True)
    counts = {"carried_from": str(before.year), "added": len(list(pieces(register)))}
    line(row, doer, "carry over", counts)
    return row


def _fresh(agency: Agency, year: int, doer: Doer, settings: dict[str, Any]) -> RiskYear:
    hold(agency)
    if RiskYear.objects.filter(agency=agency, year=year).exists():
        raise refuse("risks-year-begun", year=str(year))
    rounds = settings.pop("rounds", [key for key in shelf().risks.rounds if key != "three"])
    return RiskYear.objects.create(
        agency=agency, year=year, begun_by=doer.key, begun_at=doer.at, moved_at=doer.at,
        rounds=rounds, **settings,
    )  # fmt: skip


@transaction.atomic
def bring_in(agency: Agency, register: RiskRegister, doer: Doer) -> tuple[RiskYear, Plan]:
    """All of a file, into its year: what it lacks goes into the bin."""
    settings = {
        "matrix": register.matrix or "", "size": register.size or "",
        "units": list(register.units),
    }  # fmt: skip
    found = queries.year_of(agency, register.fiscal_year)
    if found is None:
        year = _fresh(agency, register.fiscal_year, doer, dict(settings))
    else:
        year = taken(found)
    held = everything(year)
    must_be_open(held, "year", ("key",))
    plan = planned(held, register)
    for name, each in settings.items():
        setattr(year, name, each)
    year.revision += 1
    year.save(update_fields=[*settings, "revision"])
    _store(year, plan, register, held.rows, doer)
    counts = {"added": len(plan.new), "changed": len(plan.changed), "removed": len(plan.gone)}
    before = {each.code: each.content for each in (*(row for row, _ in plan.changed), *plan.gone)}
    line(year, doer, "import", {**counts, "rows": keep(_texts(before))})
    return year, plan


def _texts(rows: dict[str, Any]) -> dict[str, Any]:
    """What rows said before, for whoever looks the trail up."""
    return {code: content for code, content in rows.items() if content}


def _store(
    year: RiskYear, plan: Plan, register: RiskRegister, rows: Sequence[RiskRow], doer: Doer, *,
    carried: bool = False,
) -> None:  # fmt: skip
    """Rows in the order of the file; three statements however many there are."""
    units, known = units_of(year.agency), {(row.kind, row.code): row for row in rows}
    fresh, kept = list[RiskRow](), list[RiskRow]()
    for place, piece in enumerate(pieces(register), 1):
        told = bridge.columns(piece.kind, piece.thing, units)
        row = known.get((piece.kind, piece.code))
        if row is None:
            fresh.append(RiskRow(
                agency=year.agency, year=year, kind=piece.kind, code=piece.code, place=place,
                carried=carried and piece.kind == "risk", made_by=doer.key, made_at=doer.at, **told,
            ))  # fmt: skip
            continue
        row.revision += row.content != told["content"] or row.removed_at is not None
        row.place, row.removed_by, row.removed_at = place, "", None
        for name, each in told.items():
            setattr(row, name, each)
        kept.append(row)
    for row in plan.gone:
        row.removed_by, row.removed_at = doer.key, doer.at
    RiskRow.objects.bulk_create(fresh, batch_size=_BATCH)
    RiskRow.objects.bulk_update([*kept, *plan.gone], _COLUMNS, batch_size=_BATCH)
