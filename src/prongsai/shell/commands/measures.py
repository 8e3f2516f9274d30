"""`prongsai measures`: suggest measures, carry them over, check a file of them, make its papers."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from prongsai.core.documents.look import Numerals
from prongsai.core.follow_up.lateness import Nearness, owed
from prongsai.core.follow_up.slots import Rhythm
from prongsai.core.measures.carrying import Carried
from prongsai.core.measures.suggesting import Suggestion, fewest
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.problem import Misused, Place, Problem, Refused, Severity
from prongsai.shell.analysing import Analysing
from prongsai.shell.commands.report import formats_of
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.screen import grid
from prongsai.workshop.library import Library
from prongsai.workshop.measure_files import MeasureFile, MeasureFiles
from prongsai.workshop.measures import Suggesting, carried_over, paper
from prongsai.workshop.papers import Renderers
from prongsai.workshop.voice import Voice

_USUAL = "docx,pdf"
_PLACES, _NAMED = 2, 20


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Do one of the four."""
    return _WHAT[options.what](options, library, voice)


def _suggest(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """What the library offers for a result, best first; with `--out`, adopted into a file."""
    work = Analysing(options, library, voice, None)
    if len(work.keys) > 1:
        raise Misused([Problem("measures-of-one", {"number": str(len(work.keys))})])
    one = work.one(work.keys[0])
    files = MeasureFiles(library)
    suggesting = Suggesting(files.shelf, work.frame)
    found = suggesting.of(one)
    chosen = fewest(found) if options.fewest else found
    sys.stdout.write(_listed(chosen, voice))
    if options.out is not None:
        year = options.year or one.analysis.fiscal_year + 1
        files.write(suggesting.adopt(one, chosen, year, _day(options)), options.out)
        facts = {"number": f"{len(chosen):,}", "file": str(options.out)}
        voice.line(voice.phrase("measures_adopted", **facts))
    return FINDINGS if work.refused else FINE


def _listed(suggestions: Sequence[Suggestion], voice: Voice) -> str:
    if not suggestions:
        return voice.phrase("measures_none") + "\n"
    heading = [
        voice.phrase(each) for each in ("measures_at_stake", "measures_measure", "measures_for")
    ]
    rows = [
        [
            str(half_up(each.at_stake, _PLACES)),
            each.measure.title.said(voice.language),
            " ".join(part.key for part in each.parts),
        ]
        for each in suggestions
    ]
    return grid([heading, *rows], numbers=frozenset({0}))


def _carry(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Last year's measures as drafts of the next, by the criteria named; with `--out`, a file."""
    files, source = MeasureFiles(library), _only(options, "measures-carry-one")
    if options.out is not None and options.out.exists():
        raise Misused([Problem("measures-out-exists", {}, Place(file=str(options.out)))])
    last = files.read(source)
    voice.tell(last.problems)
    pack = library.load(options.pack).pack if options.pack else last.pack
    year = options.year or last.year.fiscal_year + 1
    if year <= last.year.fiscal_year:
        facts = {"year": str(year), "last": str(last.year.fiscal_year)}
        raise Misused([Problem("measures-carry-year", facts)])
    file, carried = carried_over(last, pack, year, _day(options))
    sys.stdout.write(_continued(carried, voice))
    voice.tell([_gone(each) for each in carried if each.gone])
    if options.out is not None:
        files.write(file, options.out)
        facts = {"number": f"{len(carried):,}", "file": str(options.out)}
        voice.line(voice.phrase("measures_carried", **facts))
    return FINE


def _continued(carried: Sequence[Carried], voice: Voice) -> str:
    """Each with what it answers in its new year."""
    heading = [voice.phrase(each) for each in ("measures_measure", "measures_for")]
    rows = [
        [each.measure.title, " ".join((*each.measure.indicators, *each.measure.items))]
        for each in carried
    ]
    return grid([heading, *rows])


def _gone(each: Carried) -> Problem:
    facts = {"measure": each.measure.title, "codes": " ".join(each.gone)}
    return Problem("measures-carry-gone", facts, severity=Severity.WARNING)


def _only(options: argparse.Namespace, code: str) -> Path:
    """The one file that may be named."""
    if len(options.files) > 1:
        raise Misused([Problem(code, {"number": str(len(options.files))})])
    only: Path = options.files[0]
    return only


def _check(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """What is wrong in each file, and what is late on the day."""
    files, code = MeasureFiles(library), FINE
    for path in options.files:
        try:
            found = files.read(path)
        except Refused as refused:
            voice.tell(refused.problems)
            code = FINDINGS
            continue
        voice.tell(found.problems)
        sys.stdout.write(_state(found, files, _day(options), voice))
    return code


def _state(found: MeasureFile, files: MeasureFiles, today: dt.date, voice: Voice) -> str:
    """Numbers of measures and reports, and everything that is late or soon due."""
    year = found.year
    rhythm = Rhythm(FiscalYear(year.fiscal_year), files.shelf.working_days)
    things = owed(rhythm.slots(year), year.reports, today)
    near = [each for each in things if each.nearness in (Nearness.LATE, Nearness.SOON)]
    facts = {
        "measures": f"{len(year.measures):,}",
        "reports": f"{len(year.reports):,}",
        "slots": f"{len(things):,}",
        "late": f"{sum(each.nearness is Nearness.LATE for each in things):,}",
    }
    said = voice.phrase("measures_fine", **facts) + "\n"
    if not near:
        return said
    heading = [
        voice.phrase(each)
        for each in ("measures_due", "measures_days", "measures_unit", "measures_measure")
    ]
    rows = [
        [
            each.slot.due.day.isoformat() + ("" if each.slot.due.sure else " ?"),
            str(each.days),
            each.slot.key.unit,
            year.measures[each.slot.key.measure].title,
        ]
        for each in near[:_NAMED]
    ]
    unsure = any(not each.slot.due.sure for each in near)
    until = files.shelf.working_days.known_until.isoformat()
    note = voice.phrase("measures_days_unsure", until=until) + "\n" if unsure else ""
    more = len(near) - len(rows)
    rest = voice.phrase("measures_more", number=f"{more:,}") + "\n" if more else ""
    return said + grid([heading, *rows], numbers=frozenset({1})) + rest + note


def _report(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """The paper of one file in every format asked for."""
    formats = formats_of(options.to or _USUAL)
    source = _only(options, "measures-one-file")
    files, renderers = MeasureFiles(library), Renderers()
    found = files.read(source)
    voice.tell(found.problems)
    numerals = Numerals(options.numerals or ("thai" if voice.language == "th" else "arabic"))
    document = paper(found, files.shelf, options.shape, voice.language, numerals, _day(options))
    made = {form: renderers.render(document, form) for form in formats}
    folder: Path = options.out or Path()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for form, content in made.items():
            name = f"{source.stem}-{options.shape}.{form}"
            (folder / name).write_bytes(content)
    except OSError as error:
        place = Place(file=str(folder))
        raise Refused(
            [Problem("measures-not-written", {"why": str(error.strerror)}, place)]
        ) from error
    voice.line(voice.phrase("measures_made", number=str(len(made)), folder=str(folder)))
    return FINE


def _day(options: argparse.Namespace) -> dt.date:
    day: dt.date | None = options.date
    return day or dt.datetime.now(dt.UTC).astimezone().date()


_WHAT: Mapping[str, Callable[[argparse.Namespace, Library, Voice], int]] = {
    "suggest": _suggest,
    "carry": _carry,
    "check": _check,
    "report": _report,
}
