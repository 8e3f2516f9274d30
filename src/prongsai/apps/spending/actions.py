"""Beginning a year, its lines, money moved, progress: one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.actions import hold
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.look.keys import new_key
from prongsai.apps.spending import bridge, queries
from prongsai.apps.spending.models import Change, Line, Progress, Year
from prongsai.core.spending.checking import faults
from prongsai.core.spending.year import Change as Moved
from prongsai.core.spending.year import Line as Value
from prongsai.core.spending.year import Progress as Told
from prongsai.core.spending.year import SpendingYear
from prongsai.core.terms.problem import Place, Problem, Refused, refuse

YEAR, LINE = "spending.year", "spending.line"
PERSONAL = ("title", "output", "work")
"""What may name somebody: the trail only refers to it."""
_IN_TRAIL = {
    "title": "spending_title", "work": "spending_work", "output": "spending_output",
    "program": "spending_program", "kind": "spending_kind", "source": "spending_source",
    "unit": "spending_unit", "budget": "spending_budget", "begins": "spending_begins",
    "ends": "spending_ends", "code": "spending_code",
}  # fmt: skip
_NUMBERS = {*bridge.TARGETS, *bridge.WORK}


# --- The year ------------------------------------------------------------------------------------


@transaction.atomic
def begin(agency: Agency, year: int, doer: Doer, *, carry: bool = False) -> Year:
    """A year of its own; carried, it has last year's lines without their money."""
    hold(agency)
    known = queries.year_of(agency, year)
    if known is not None:
        return known
    before = queries.book_of(agency, year - 1) if carry else None
    row = Year.objects.create(
        agency=agency, year=year, made_by=doer.key, made_at=doer.at,
        **({"size": before.row.size, "keeper": before.row.keeper} if before else {}),
    )  # fmt: skip
    lines = list(before.lines.values()) if before else []
    Line.objects.bulk_create(_like(each, row, doer) for each in lines)
    _year_line(row, doer, "begin", {"spending_lines": len(lines)})
    return row


def _like(line: Line, year: Year, doer: Doer) -> Line:
    """The same without its figures and days, which are the old year's."""
    same = ("code", "title", "program", "work", "kind", "source", "unit", "output")
    told = {name: getattr(line, name) for name in same}
    return Line(agency=year.agency, year=year, made_by=doer.key, made_at=doer.at, **told)


@transaction.atomic
def write(row: Year, said: Mapping[str, Any], doer: Doer, *, seen: int) -> Year:
    """Settings and words on the whole; `seen` is the revision their author had before him."""
    row = held(row)
    touched = [name for name, each in said.items() if getattr(row, name) != each]
    if not touched:
        return row
    if seen != row.revision:
        raise refuse("spending-changed-meanwhile")
    before = _words(row, touched)
    for name in touched:
        setattr(row, name, said[name])
    row.revision += 1
    row.save()
    _year_line(row, doer, "write", _words(row, touched), before)
    return row


def held(row: Year) -> Year:
    """The year as it is now; whoever writes into it waits for whoever does."""
    return Year.objects.select_for_update(of=("self",)).select_related("agency").get(pk=row.pk)


def _words(row: Year, names: Collection[str]) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names}
    return {
        f"spending_{name}": keep(each) if name in ("problems", "suggestions") else each
        for name, each in found.items()
        if each
    }


def _year_line(
    row: Year, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=YEAR, key=str(row.year),
        before=before, after=after,
    )  # fmt: skip


# --- Lines ---------------------------------------------------------------------------------------


@transaction.atomic
def add_line(year: Year, said: Value, doer: Doer, key: str = "") -> Line:
    """Another line; the form that is sent twice brings its key along and makes one."""
    year = held(year)
    known = Line.objects.filter(key=key).first() if key else None
    if known is not None and known.year_id == year.pk:
        return known
    _clean(year, said)
    row = fresh(year, said, doer, new_key() if known or not key else key)
    row.save(force_insert=True)
    line(row, doer, "add", told({"code": row.code, **bridge.columns(said)}))
    return row


def fresh(year: Year, said: Value, doer: Doer, key: str) -> Line:
    """A row that is not stored yet."""
    return Line(
        agency=year.agency, year=year, key=key, code=said.key, made_by=doer.key,
        made_at=doer.at, **bridge.columns(said),
    )  # fmt: skip


def _clean(year: Year, said: Value, pk: int | None = None) -> None:
    """Refuse what is wrong with a line, and a code that another one has, in the bin too."""
    alone = SpendingYear(agency=year.agency.name, year=year.year, lines=(said,))
    found = [
        Problem(each.code, each.facts, Place(column=each.place.path.rpartition("/")[2]))
        for each in faults(alone)
    ]
    others = Line.objects.filter(year=year, code=said.key)
    if (others.exclude(pk=pk) if pk else others).exists():
        found.append(Problem("spending-key-double", {"key": said.key}, Place(column="key")))
    if found:
        raise Refused(found)


@transaction.atomic
def change_line(row: Line, said: Value, doer: Doer, *, seen: int) -> Line:
    """What the plan says of a line; its present budget stays what was moved beside it."""
    year = held(row.year)
    row = REMOVAL.held(row.agency.key, row.key)
    wanted = {"code": said.key, **bridge.columns(said)}
    touched = [name for name, each in wanted.items() if getattr(row, name) != each]
    if not touched:
        return row
    if seen != row.revision:
        raise refuse("spending-changed-meanwhile")
    _clean(year, said, row.pk)
    before = {name: getattr(row, name) for name in touched}
    for name in touched:
        setattr(row, name, wanted[name])
    row.revision += 1
    row.save()
    _still_whole(year)
    line(row, doer, "change", told({name: wanted[name] for name in touched}), told(before))
    return row


def _still_whole(year: Year) -> None:
    """Refuse what the whole year can't bear, though the part alone could."""
    book = queries.full(year)
    if found := [each for each in faults(book.year) if each.code == "spending-present-negative"]:
        raise Refused(found[:1])


def told(columns: Mapping[str, Any]) -> dict[str, Any]:
    """What a line of the trail says of these columns; blanks are left out."""
    found = {_name(name): _told(name, each) for name, each in columns.items() if each}
    quarters = [str(columns[name]) for name in sorted(_NUMBERS & set(columns)) if columns[name]]
    return {**found, "spending_quarters": quarters} if quarters else found


def _name(name: str) -> str:
    return _IN_TRAIL.get(name, "spending_quarters")


def _told(name: str, each: Any) -> Any:
    if name in PERSONAL:
        return keep(each)
    return str(each) if isinstance(each, Decimal | dt.date) else each


@transaction.atomic
def remove_line(row: Line, doer: Doer) -> None:
    """Into the recycle bin; what has disbursements stays."""
    held(row.year)
    if row.entries.exists():
        raise refuse("spending-line-used", title=row.title)
    REMOVAL.remove(row.agency.key, row.key, by=doer.key, at=doer.at)


def _binned(row: Line, verb: str, by: str, at: dt.datetime) -> None:
    line(row, Doer(by, (), at), verb, {"spending_title": keep(row.title)})


REMOVAL = Removal(rows=Line, thing=LINE, gone="spending-line-gone", line=_binned)


def line(
    row: Line, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=LINE, key=row.key,
        before=before, after=after,
    )  # fmt: skip


# --- Money moved, and what was done --------------------------------------------------------------


@transaction.atomic
def move(row: Line, said: Moved, doer: Doer, key: str = "") -> Change:
    """Money to a line or away from it."""
    year = held(row.year)
    known = Change.objects.filter(key=key).first() if key else None
    if known is not None and known.line_id == row.pk:
        return known
    lone = SpendingYear(
        agency="", year=year.year, lines=(Value(key=said.line, title="-"),), changes=(said,)
    )
    wrong = [
        Problem(each.code, each.facts, Place(column=each.place.path.rpartition("/")[2]))
        for each in faults(lone)
        if each.code != "spending-present-negative"
    ]
    if wrong:
        raise Refused(wrong)
    made = Change.objects.create(
        line=row, key=new_key() if known or not key else key, day=said.day, amount=said.amount,
        reason=said.reason, by=doer.key, at=doer.at,
    )  # fmt: skip
    _still_whole(year)
    after = {"spending_amount": str(said.amount), "spending_day": str(said.day)}
    line(row, doer, "move", {**after, "reason": keep(said.reason)})
    return made


@transaction.atomic
def report(row: Line, said: Told, doer: Doer, *, seen: int) -> Progress:
    """What was done by the end of a quarter; `seen` is 0 where nothing was said before."""
    held(row.year)
    found = Progress.objects.filter(line=row, quarter=said.quarter).first()
    now = found or Progress(line=row, quarter=said.quarter, revision=0)
    names = ("percent", "done", "problems", "suggestions")
    touched = [name for name in names if getattr(now, name) != getattr(said, name)]
    if not touched:
        return now
    if seen != now.revision:
        raise refuse("spending-changed-meanwhile")
    if said.percent is not None and not 0 <= said.percent <= 100:  # noqa: PLR2004 - per cent
        raise Refused([Problem("spending-percent", {}, Place(column="percent"))])
    for name in touched:
        setattr(now, name, getattr(said, name))
    now.revision += 1
    now.save()
    after: dict[str, Any] = {"spending_quarter": said.quarter}
    if said.percent is not None:
        after["spending_percent"] = str(said.percent)
    after |= {f"spending_{name}": keep(each) for name in names[1:] if (each := getattr(said, name))}
    line(row, doer, "report", after)
    return now
