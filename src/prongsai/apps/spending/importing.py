"""A filled template brought into a year: one transaction and one line for all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

from django.core import signing
from django.db import transaction

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.look.keys import new_key
from prongsai.apps.spending import bridge, queries
from prongsai.apps.spending.actions import YEAR, fresh, held
from prongsai.apps.spending.bridge import Units
from prongsai.apps.spending.models import Change, Entry, Line, Progress, Year
from prongsai.apps.spending.queries import Book
from prongsai.apps.spending.reach import Reach
from prongsai.core.plans.sheet_reading import located
from prongsai.core.sheets.raw import Merged as Joined
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.spending.merging import Merged, merged
from prongsai.core.spending.sheets import Found, read_sheets
from prongsai.core.spending.year import Entry as Value
from prongsai.core.spending.year import SpendingYear
from prongsai.core.terms.problem import NOWHERE, Place, Problem, Refused, refuse
from prongsai.workshop.uploads import Upload

SALT = "spending.import"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do, and what is wrong with it."""

    merged: Merged
    problems: tuple[Problem, ...]


def carried(upload: Upload) -> str:
    """A file's sheets as text that a page carries along until it is entered."""
    sheets = [
        (each.name, each.rows, [astuple(joined) for joined in each.merged])
        for each in bridge.spending().raw(upload)
    ]
    return signing.dumps(json.dumps(sheets, ensure_ascii=False), salt=SALT, compress=True)


def sheets_in(text: str) -> list[RawSheet]:
    """The same again; refused where it isn't what was carried."""
    try:
        found = json.loads(signing.loads(text, salt=SALT))
    except signing.BadSignature as error:
        raise refuse("pasted-unreadable") from error
    return [
        RawSheet(name, rows, tuple(Joined(*corners) for corners in joined))
        for name, rows, joined in found
    ]


def planned(book: Book, sheets: Sequence[RawSheet], units: Units) -> Plan:
    """Refused where it can't be read; otherwise what would come of it."""
    template = bridge.template()
    found = read_sheets(sheets, template)
    if found.year is None:
        raise Refused(found.problems)
    if found.year.year != book.row.year:
        raise refuse("spending-other-year", said=str(found.year.year), year=str(book.row.year))
    return _held_against(book, found.year, found, units)


def _held_against(book: Book, told: SpendingYear, found: Found, units: Units) -> Plan:
    said, wrong = bridge.keyed(told, units)
    done = merged(book.year, replace(said, agency=book.year.agency), book.closed)
    problems = (*wrong, *_binned(book, told), *done.problems)
    return Plan(done, tuple(located(each, found, bridge.template()) for each in problems))


def _binned(book: Book, told: SpendingYear) -> Iterator[Problem]:
    """Lines whose code one in the bin still has: it may be had back, with the money moved to it."""
    gone = Line.objects.filter(year=book.row, removed_at__isnull=False)
    codes = set(gone.values_list("code", flat=True))
    for place, each in enumerate(told.lines):
        if each.key in codes:
            yield Problem(
                "spending-key-binned", {"key": each.key}, Place(path=f"lines/{place}/key")
            )


def of_entries(book: Book, rows: list[list[str]], reach: Reach) -> Plan:
    """Disbursements alone, as a finance office exports them; a division's are of its own lines."""
    found = bridge.spending().read_entries(rows, book.row.year)
    if found.year is None:
        raise Refused(found.problems)
    told = replace(book.year, entries=found.year.entries, changes=(), progress=())
    done = merged(book.year, told, book.closed)
    problems = (*_of_others(book, told, reach), *done.problems)
    return Plan(done, tuple(_at_row(each, found) for each in problems))


def _of_others(book: Book, told: SpendingYear, reach: Reach) -> Iterator[Problem]:
    """Every such row, also one that is there already: whoever brings it in takes it out."""
    for place, each in enumerate(told.entries):
        line = book.lines.get(each.line)
        if line is not None and not reach.covers(line.unit):
            yield Problem("spending-not-yours", {}, Place(path=f"entries/{place}/line"))


def _at_row(problem: Problem, found: Found) -> Problem:
    """A table that is pasted has rows and columns, and no sheet."""
    if not problem.place.path.startswith("entries/"):
        return replace(problem, place=NOWHERE)
    told = located(problem, found, bridge.template())
    return replace(told, place=replace(told.place, sheet=""))


@transaction.atomic
def bring_in(year: Year, plan: Plan, doer: Doer, *, seen: int) -> Merged:
    """All of it or nothing; `seen` is the revision of the year that the plan was made against."""
    if plan.problems:
        raise Refused(plan.problems)
    row = held(year)
    if seen != row.revision:
        raise refuse("spending-changed-meanwhile")
    found = plan.merged
    if found.is_empty:
        return found
    book = queries.full(row)
    if {each.key for each in found.entries} & set(book.entries):
        return found  # the second click of two
    lines = _lines(row, book, found, doer)
    Change.objects.bulk_create(
        Change(line=lines[each.line], day=each.day, amount=each.amount, reason=each.reason,
               by=doer.key, at=doer.at)
        for each in found.changes
    )  # fmt: skip
    _entries(found.entries, lines, book, doer)
    _progress(found, lines, row)
    row.revision += 1
    row.save(update_fields=["revision"])
    after = {
        "spending_lines": len(found.added), "spending_changed": len(found.changed),
        "spending_entries": len(found.entries),
    }  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb="import", thing=YEAR,
        key=str(row.year), after=after,
    )  # fmt: skip
    return found


def _lines(row: Year, book: Book, found: Merged, doer: Doer) -> dict[str, Line]:
    Line.objects.bulk_create(fresh(row, each, doer, new_key()) for each in found.added)
    for before, after in found.changed:
        line = book.lines[before.key]
        for name, value in bridge.columns(after).items():
            setattr(line, name, value)
        line.revision += 1
    touched = [book.lines[before.key] for before, _ in found.changed]
    Line.objects.bulk_update(touched, [*bridge.COLUMNS, "revision"], batch_size=200)
    return {each.code: each for each in Line.objects.filter(year=row, removed_at=None)}


def _entries(told: Sequence[Value], lines: Mapping[str, Line], book: Book, doer: Doer) -> None:
    """First what corrects nothing, so that corrections find what they name."""
    made: dict[str, Entry] = dict(book.entries)
    for first in (True, False):
        rows = []
        for each in told:
            if bool(each.corrects) is first:
                continue
            row = Entry(
                line=lines[each.line], month=bridge.first_of(each.month), amount=each.amount,
                says=each.says, by=doer.key, at=doer.at, corrects=made.get(each.corrects),
            )  # fmt: skip
            made[each.key] = row
            rows.append(row)
        Entry.objects.bulk_create(rows, batch_size=200)


def _progress(found: Merged, lines: Mapping[str, Line], row: Year) -> None:
    known = {(each.line_id, each.quarter): each for each in Progress.objects.filter(line__year=row)}
    for each in found.progress:
        line = lines[each.line]
        now = known.get((line.pk, each.quarter)) or Progress(
            line=line, quarter=each.quarter, revision=0
        )
        for name in ("percent", "done", "problems", "suggestions"):
            setattr(now, name, getattr(each, name))
        now.revision += 1
        now.save()
