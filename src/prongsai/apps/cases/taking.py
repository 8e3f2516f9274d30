"""Sheets of years before as cases, and registers with names handed out: each leaves one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.cases import bridge, codes, registers, tallying
from prongsai.apps.cases.actions import keep_text
from prongsai.apps.cases.models import Case, Event, Holding, Register
from prongsai.apps.look.keys import new_key
from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.taking_over import TakenOver
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of
from prongsai.core.terms.problem import Refused, refuse

REGISTER = "cases.register"
_AT_ONCE = 500


@transaction.atomic
def take_over(
    agency: Agency, procedure: Procedure, year: int, rows: Sequence[Sequence[str]], doer: Doer
) -> int:
    """All rows of a sheet or none; a year that is kept here, or was taken meanwhile, is refused."""
    row, _ = Register.objects.get_or_create(agency=agency, procedure=procedure.key, year=year)
    held = Register.objects.select_for_update().get(pk=row.pk)
    found = registers.taken(agency, procedure, year, rows, thai_day(doer.at))
    if found.problems:
        raise Refused(found.problems)
    if not found.cases:
        raise refuse("case-sheet-empty")
    keep_text(procedure, version_of(procedure), doer.at)
    cases = list(_rows(agency, procedure, year, found.cases, doer))
    Case.objects.bulk_create([row for row, _ in cases], batch_size=_AT_ONCE)
    begun = min(event.entered for _, each in cases for event in each.log)
    tallying.forget(agency.pk, procedure.key, begun)
    events, holdings = _lines(procedure, cases)
    Event.objects.bulk_create(events, batch_size=_AT_ONCE)
    Holding.objects.bulk_create(holdings, batch_size=_AT_ONCE)
    held.last = max(each.number for each in found.cases)
    held.save(update_fields=["last"])
    _line(agency, procedure, year, doer, "take over", len(cases))
    return len(cases)


def _rows(
    agency: Agency, procedure: Procedure, year: int, taken: Sequence[TakenOver], doer: Doer
) -> Iterator[tuple[Case, TakenOver]]:
    version = version_of(procedure)
    for each in taken:
        form = new_key()  # nobody has a slip of it
        row = Case(
            agency=agency, procedure=procedure.key, version=version, year=year, number=each.number,
            code=codes.digest(codes.code_of(form)), sent=codes.form_digest(form),
        )  # fmt: skip
        folder = Folder(procedure=procedure, log=each.log, days=bridge.working_days())
        bridge.project(row, folder, doer.at)
        yield row, each


def _lines(
    procedure: Procedure, cases: Sequence[tuple[Case, TakenOver]]
) -> tuple[list[Event], list[Holding]]:
    events: list[Event] = []
    holdings: list[Holding] = []
    for row, each in cases:
        for event in each.log:
            line, held = bridge.rows_of(row, procedure, event)
            events.append(line)
            holdings += held
    return events, holdings


@transaction.atomic
def hand_out(agency: Agency, procedure: Procedure, year: int, doer: Doer, lines: int) -> None:
    """Somebody takes a register with names along: that leaves a line, and no more."""
    _line(agency, procedure, year, doer, "hand out", lines)


def _line(
    agency: Agency, procedure: Procedure, year: int, doer: Doer, verb: str, lines: int
) -> None:
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb=verb, thing=REGISTER,
        key=f"{procedure.key}-{year}",
        after={"procedure": procedure.title.th, "register_year": year, "register_lines": lines},
    )  # fmt: skip
