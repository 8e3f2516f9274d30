"""Disbursements, corrections, samples and closed months: one transaction and one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.look.keys import new_key
from prongsai.apps.spending import bridge, queries
from prongsai.apps.spending.actions import held
from prongsai.apps.spending.models import Entry, Line, Month, Verdict, Year
from prongsai.apps.spending.queries import Book
from prongsai.apps.spending.reach import Reach
from prongsai.apps.spending.telling import tell_checked, tell_drawn, tell_wrong
from prongsai.core.spending.months import correction, entry_faults, month_hash
from prongsai.core.spending.sampling import Sample, draw, may_judge
from prongsai.core.spending.year import Entry as Value
from prongsai.core.terms.dates import Month as When
from prongsai.core.terms.problem import Place, Problem, Refused, refuse

MONTH = "spending.month"


@dataclass(frozen=True, slots=True)
class Paid:
    """What somebody enters for a line."""

    line: str
    """Key of its row."""
    amount: Decimal
    says: str = ""


@transaction.atomic
def enter(
    year: Year, month: When, paid: Sequence[Paid], reach: Reach, doer: Doer, token: str
) -> int:
    """A month's disbursements at one go: all of them, or none. Sent twice, they stand once."""
    book = _open(year, month, doer)
    lines = {row.key: row for row in book.lines.values()}
    fresh = [f"{token[:32]}-{place}" for place in range(len(paid))]
    if sent := _sent(token, book):
        if sent == [(each.line, month, each.amount, each.says) for each in paid]:
            return 0
        raise refuse("spending-sent-already")
    rows: list[Entry] = []
    wrong: list[Problem] = []
    for key, each in zip(fresh, paid, strict=True):
        row = _yours(lines.get(each.line), reach)
        said = Value(key=key, line=row.code, month=month, amount=each.amount,
                     says=each.says, by=doer.key)  # fmt: skip
        at = Place(column=f"amount-{row.key}")
        found = entry_faults(said, book.year.months, book.closed)
        wrong.extend(Problem(one.code, one.facts, at) for one in found)
        rows.append(_row(row, said, doer))
    if wrong:
        raise Refused(wrong)
    Entry.objects.bulk_create(rows)
    total = sum((each.amount for each in paid), Decimal("0.00"))
    after = {"spending_entries": len(rows), "spending_amount": str(total)}
    _line(year, month, doer, "enter", after)
    return len(rows)


def _sent(token: str, book: Book) -> list[tuple[str, When, Decimal, str]]:
    """What this form entered before; whoever goes back and fills in more must not lose it."""
    begun = f"{token[:32]}-"
    rows = [(key, each) for key, each in book.entries.items() if key.startswith(begun)]
    rows.sort(key=lambda pair: int(pair[0].removeprefix(begun)))
    lines = {row.pk: row.key for row in book.lines.values()}
    return [(lines[each.line_id], When.of(each.month), each.amount, each.says) for _, each in rows]


def _open(year: Year, month: When, doer: Doer) -> Book:
    """The year as it is now; a month that has not begun takes nothing yet."""
    book = queries.full(held(year))
    if When.of(doer.at.date()) < month:
        raise refuse("spending-month-not-begun")
    return book


def _yours(row: Line | None, reach: Reach) -> Line:
    if row is None:
        raise refuse("spending-line-gone")
    if not reach.covers(row.unit):
        raise refuse("spending-not-yours")
    return row


def _row(line: Line, said: Value, doer: Doer, corrects: Entry | None = None) -> Entry:
    return Entry(
        line=line, key=said.key, month=bridge.first_of(said.month), amount=said.amount,
        says=said.says, corrects=corrects, by=doer.key, at=doer.at,
    )  # fmt: skip


@transaction.atomic
def correct(
    entry: Entry, right: Decimal, month: When, why: str, reach: Reach, doer: Doer, key: str = ""
) -> Entry:
    """Another entry that brings this one to its right amount, in a month that is open."""
    book = _open(entry.line.year, month, doer)
    known = book.entries.get(key)
    if known is not None:
        return known
    _yours(entry.line, reach)
    if not why.strip():
        raise Refused([Problem("spending-reason-missing", {}, Place(column="why"))])
    values = {each.key: each for each in book.year.entries}
    blank = Value(key=key or new_key(), line="", month=month, amount=right, says=why, by=doer.key)
    said = correction(values[entry.key], right, blank, book.year.entries)
    if wrong := list(entry_faults(said, book.year.months, book.closed)):
        raise Refused(wrong)
    first = book.entries[said.corrects]
    row = _row(entry.line, said, doer, first)
    row.save(force_insert=True)
    after = {"spending_amount": str(said.amount), "reason": keep(why)}
    _line(entry.line.year, month, doer, "correct", after)
    return row


# --- The sample ----------------------------------------------------------------------------------


@transaction.atomic
def draw_sample(year: Year, month: When, doer: Doer) -> Month:
    """Drawn by what the month says now; drawn again only where that changed since."""
    book = _open(year, month, doer)
    now = book.months.get(month)
    if now is not None and now.closed_at:
        raise refuse("spending-month-closed")
    entries = tuple(book.year.entries_in(month))
    if now is not None and Sample(now.hash, ()).is_of(entries):
        return now
    found = draw(entries, book.row.size)
    row = now or Month(year=book.row, month=bridge.first_of(month))
    row.hash, row.sample = found.hash, list(found.keys)
    row.unseen = sum(key not in book.verdicts for key in row.sample)
    row.drawn_by, row.drawn_at = doer.key, doer.at
    row.save()
    _line(book.row, month, doer, "draw", {"spending_entries": len(row.sample)})
    tell_drawn(book.row, row, doer, {book.entries[key].by for key in row.sample})
    return row


@transaction.atomic
def judge(year: Year, month: When, said: Mapping[str, tuple[bool, str]], doer: Doer) -> int:
    """What a second person says of entries of the sample; the latest word holds."""
    book = queries.full(held(year))
    row = book.months.get(month)
    if row is None or row.closed_at:
        raise refuse("spending-month-closed" if row else "spending-sample-moved")
    wrong, done = [], 0
    authors: set[str] = set()
    for key, (right, what) in said.items():
        entry = book.entries.get(key)
        if entry is None or key not in row.sample:
            raise refuse("spending-sample-moved")
        if not may_judge(bridge.entry(entry, ""), doer.key):
            wrong.append(Problem("spending-own-entry", {}, Place(column=f"right-{key}")))
        elif not right and not what.strip():
            wrong.append(Problem("spending-what-wrong", {}, Place(column=f"what-{key}")))
        elif _judged(entry, book.verdicts.get(key), right, what, doer):
            done += 1
            authors |= set() if right else {entry.by}
    if wrong:
        raise Refused(wrong)
    if done:
        row.unseen = sum(key not in book.verdicts and key not in said for key in row.sample)
        row.save(update_fields=["unseen"])
        found = sum(not right for right, _ in said.values())
        _line(book.row, month, doer, "judge", {
            "spending_entries": done, "spending_wrong": found,
        })  # fmt: skip
        tell_wrong(book.row, row, doer, authors)
        if not row.unseen:
            tell_checked(book.row, row, doer)
    return done


def _judged(entry: Entry, now: Verdict | None, right: bool, what: str, doer: Doer) -> bool:
    """Whether it is another word than before."""
    what = "" if right else what
    if now is not None and (now.right, now.what) == (right, what):
        return False
    row = now or Verdict(entry=entry)
    row.right, row.what, row.by, row.at = right, what, doer.key, doer.at
    row.save()
    return True


# --- Closing -------------------------------------------------------------------------------------


def waiting(book: Book, month: When) -> bool:
    """Whether entries of the sample are not looked at, or wrong and not mended."""
    row = book.months.get(month)
    mended = {each.corrects for each in book.year.entries if each.corrects}
    entries = list(book.year.entries_in(month))
    if row is None or not Sample(row.hash, ()).is_of(entries):
        return bool(entries)
    said = [(key, book.verdicts.get(key)) for key in row.sample]
    return any(v is None or (not v.right and key not in mended) for key, v in said)


@transaction.atomic
def close(year: Year, month: When, doer: Doer) -> Month:
    """From here on the month stays as it is; an empty month is closed as well."""
    book = _open(year, month, doer)
    row = book.months.get(month)
    if row is not None and row.closed_at:
        return row
    if month not in book.year.months:
        raise refuse("spending-month-outside")
    if waiting(book, month):
        raise refuse("spending-sample-waits")
    entries = tuple(book.year.entries_in(month))
    row = row or Month(
        year=book.row, month=bridge.first_of(month), drawn_by=doer.key, drawn_at=doer.at
    )
    row.closed_by, row.closed_at, row.closed_hash = doer.key, doer.at, month_hash(entries)
    row.save()
    total = sum((each.amount for each in entries), Decimal("0.00"))
    after = {"spending_entries": len(entries), "spending_amount": str(total)}
    _line(book.row, month, doer, "close", after)
    return row


@transaction.atomic
def reopen(year: Year, month: When, reason: str, doer: Doer) -> None:
    """For a reason that is kept."""
    book = queries.full(held(year))
    row = book.months.get(month)
    if row is None or not row.closed_at:
        return
    if not reason.strip():
        raise Refused([Problem("spending-reason-missing", {}, Place(column="reason"))])
    row.closed_by, row.closed_at, row.closed_hash = "", None, ""
    row.save()
    _line(book.row, month, doer, "reopen", {"reason": keep(reason.strip())})


def _line(year: Year, month: When, doer: Doer, verb: str, after: Mapping[str, Any]) -> None:
    record(
        agency=year.agency.key, by=doer.key, at=doer.at, verb=verb, thing=MONTH,
        key=f"{month.year}-{month.month:02}", after=after,
    )  # fmt: skip
