"""`prongsai plan frames|template|check|convert|report|compare`: anti-corruption action plans."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path

from prongsai.core.documents.look import Numerals
from prongsai.core.plans.editions import Book, Changed, State, difference
from prongsai.core.plans.totals import Sums, sums_of, totals
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.problem import Misused, Place, Problem, Refused, Severity
from prongsai.shell.choosing import write_file
from prongsai.shell.commands.report import formats_of
from prongsai.shell.made import Made, source_of
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.screen import grid
from prongsai.workshop.library import Library
from prongsai.workshop.papers import Renderers
from prongsai.workshop.plans import Plans
from prongsai.workshop.voice import Voice

_FILES = {"frames": 0, "template": 0, "check": 1, "convert": 1, "report": 1, "compare": 2}
WHAT = tuple(_FILES)
_USUAL = "docx,pdf"


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Dispatch on the word after `plan`."""
    wanted = _FILES[options.what]
    if len(options.files) != wanted:
        facts = {"what": options.what, "number": str(wanted)}
        raise Misused([Problem("plan-files-number", facts)])
    return _WHAT[options.what](options, Plans(library), voice)


def _frames(_: argparse.Namespace, plans: Plans, voice: Voice) -> int:
    rows = [[voice.phrase(each) for each in ("plan_key", "title", "plan_years")]]
    for key, frame in plans.shelf.plan_frames.items():
        rows.append([key, frame.name.said(voice.language), str(frame.years)])
    sys.stdout.write(grid(rows))
    return FINE


def _template(options: argparse.Namespace, plans: Plans, voice: Voice) -> int:
    book = plans.empty(options.frame, options.first, options.years)
    _write(_out(options), plans.as_sheets(book), voice)
    return FINE


def _write(out: Path, content: bytes, voice: Voice) -> None:
    """Into a new file; what an officer filled in is never written over."""
    if out.exists() and not (out.is_file() and out.read_bytes() == content):
        raise Misused([Problem("plan-out-exists", {}, Place(file=str(out)))])

    def write(target: Path) -> None:
        target.write_bytes(content)

    write_file(out, write)
    voice.line(voice.phrase("plan_written", file=str(out)))


def _check(options: argparse.Namespace, plans: Plans, voice: Voice) -> int:
    found = plans.read(options.files[0])
    voice.tell(found.problems)
    if not found.sound:
        return FINDINGS
    _summary(found.book, plans, voice)
    return FINE


def _summary(book: Book, plans: Plans, voice: Voice) -> None:
    """Counts and planned money by dimension and year."""
    plan = book.plan
    years = tuple(plan.covers)
    rows = [["", voice.phrase("plan_projects"), *map(str, years), voice.phrase("plan_total")]]
    for part in totals(plan, plans.frame_of(plan.frame)):
        name = f"{part.key}. {part.name.said(voice.language)}"
        rows.append([name, str(len(part.projects)), *_figures(part.by_year)])
    by_year = sums_of(plan.projects, years)
    rows.append([voice.phrase("plan_total"), str(len(plan.projects)), *_figures(by_year)])
    sys.stdout.write(grid(rows, numbers=frozenset(range(1, len(rows[0])))))


def _figures(by_year: Mapping[int, Sums]) -> Iterator[str]:
    for sums in (*by_year.values(), sum(by_year.values(), Sums())):
        yield money_in_table(sums.planned or Decimal(0))


def _convert(options: argparse.Namespace, plans: Plans, voice: Voice) -> int:
    """From the spreadsheet to JSON or back; nothing is lost on the way."""
    book = _sound(options.files[0], plans, voice)
    out = _out(options)
    makers = {".json": plans.as_json, ".xlsx": plans.as_sheets}
    if out.suffix.lower() not in makers:
        facts = {"ending": out.suffix or "–", "known": ", ".join(makers)}
        raise Misused([Problem("file-kind-unknown", facts, Place(file=str(out)))])
    _write(out, makers[out.suffix.lower()](book), voice)
    return FINE


def _report(options: argparse.Namespace, plans: Plans, voice: Voice) -> int:
    """Every paper of a plan in every format asked for; what somebody edited is moved aside."""
    wanted = formats_of(options.to or _USUAL)
    made = Made(_out(options))
    book = _sound(options.files[0], plans, voice)
    day = options.date or dt.datetime.now(dt.UTC).astimezone().date()
    numerals = Numerals(options.numerals) if options.numerals else None
    renderers = Renderers()
    made.open()
    for paper in plans.papers(book):
        document = plans.document(book, paper, day, numerals)
        for form in wanted:
            if form == "xlsx" and not document.tables:
                continue
            name = f"{paper}.{form}"
            aside = made.put(name, source_of(document, b""), renderers.render(document, form))
            if aside is not None:
                place = Place(file=str(made.folder / name))
                facts = {"name": aside.name}
                voice.tell([Problem("out-edited", facts, place, Severity.NOTE)])
    voice.line(voice.phrase("plan_papers", folder=str(made.folder)))
    return FINE


def _compare(options: argparse.Namespace, plans: Plans, voice: Voice) -> int:
    """What parts two editions; an approved one that was changed is told."""
    old, new = (_sound(path, plans, voice) for path in options.files)
    changes = difference(old.plan, new.plan)
    if changes and old.edition == new.edition and State.APPROVED in (old.state, new.state):
        place = Place(file=str(options.files[1]))
        facts = {"edition": str(old.edition)}
        voice.tell([Problem("plan-approved-changed", facts, place, Severity.WARNING)])
    lines = [voice.phrase("plan_added", code=each.key, title=each.title) for each in changes.added]
    lines += [
        voice.phrase("plan_removed", code=each.key, title=each.title) for each in changes.removed
    ]
    lines += [_changed("", each, plans, voice) for each in changes.fields]
    for key, each in changes.changed.items():
        lines += [_changed(key, one, plans, voice) for one in each]
    if changes.moved:
        lines.append(voice.phrase("plan_moved"))
    sys.stdout.write("\n".join(lines or [voice.phrase("no_difference")]) + "\n")
    return FINE


def _changed(key: str, change: Changed, plans: Plans, voice: Voice) -> str:
    name = plans.field_name(change.name, voice.language)
    old, new = (_said(*pair) for pair in ((change.old, change.new), (change.new, change.old)))
    if not key:
        return voice.phrase("plan_changed_itself", field=name, old=old, new=new)
    return voice.phrase("plan_changed", code=key, field=name, old=old, new=new)


def _said(value: object, other: object) -> str:
    """A value on one line; of lists only the entries that the other has not."""
    if isinstance(value, tuple) and isinstance(other, tuple):
        return "; ".join(_entry(each) for each in value if each not in other) or "–"
    return "–" if value in (None, "") else str(value)


def _entry(value: object) -> str:
    if not is_dataclass(value):
        return str(value)
    told = (getattr(value, each.name) for each in fields(value))
    return " ".join(str(each) for each in told if each not in (None, "", ()))


def _sound(path: Path, plans: Plans, voice: Voice) -> Book:
    """A plan in which nothing is refused; what should be looked at is told."""
    found = plans.read(path)
    if not found.sound:
        raise Refused(found.problems)
    voice.tell(found.problems)
    return found.book


def _out(options: argparse.Namespace) -> Path:
    out: Path | None = options.out
    if out is None:
        raise Misused([Problem("plan-out-needed", {"what": options.what})])
    return out


_WHAT: Mapping[str, Callable[[argparse.Namespace, Plans, Voice], int]] = {
    "frames": _frames,
    "template": _template,
    "check": _check,
    "convert": _convert,
    "report": _report,
    "compare": _compare,
}
