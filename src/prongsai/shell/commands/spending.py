"""`prongsai spending template|check|report`: a year's plan of action and spending."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from prongsai.core.documents.look import Numerals
from prongsai.core.spending.standing import Sums, standings, total
from prongsai.core.spending.tables import percent
from prongsai.core.spending.year import QUARTERS, SpendingYear
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Misused, Place, Problem, Refused, Severity
from prongsai.shell.choosing import write_file
from prongsai.shell.commands.report import formats_of
from prongsai.shell.made import Made, source_of
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.screen import grid
from prongsai.workshop.library import Library
from prongsai.workshop.papers import Renderers
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.spending import Spending
from prongsai.workshop.voice import Voice

_USUAL = "docx,pdf"


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Do one of the three."""
    if (options.what == "template") != (options.file is None):
        raise Misused([Problem("spending-file-needed", {"what": options.what})])
    return _WHAT[options.what](options, Spending(Shelf(library)), voice)


def _template(options: argparse.Namespace, spending: Spending, voice: Voice) -> int:
    year = options.year or FiscalYear.of(_day(options)).year
    made = SpendingYear(agency=options.agency, year=year)
    out, content = _out(options), spending.as_sheets(made)
    if out.exists() and not (out.is_file() and out.read_bytes() == content):
        raise Misused([Problem("plan-out-exists", {}, Place(file=str(out)))])

    def write(target: Path) -> None:
        target.write_bytes(content)

    write_file(out, write)
    voice.line(voice.phrase("plan_written", file=str(out)))
    return FINE


def _day(options: argparse.Namespace) -> dt.date:
    day: dt.date | None = options.date
    return day or dt.datetime.now(dt.UTC).astimezone().date()


def _out(options: argparse.Namespace) -> Path:
    out: Path | None = options.out
    if out is None:
        raise Misused([Problem("plan-out-needed", {"what": options.what})])
    return out


def _check(options: argparse.Namespace, spending: Spending, voice: Voice) -> int:
    """What is wrong with a file; of a sound one, how it stands by quarter."""
    found = spending.read(options.file, _day(options))
    voice.tell(found.problems)
    if not found.sound:
        return FINDINGS
    sums = total(standings(found.year))
    heads = (
        voice.phrase("spending_quarter"), voice.phrase("spending_to_disburse"),
        voice.phrase("spending_disbursed"), voice.phrase("spending_by_plan"),
        voice.phrase("spending_by_budget"),
    )  # fmt: skip
    rows = [list(heads)]
    rows.extend(_quarter(each, sums) for each in QUARTERS)
    present = money_in_table(sums.present)
    facts = {"lines": f"{len(found.year.lines):,}", "present": present}
    sys.stdout.write(voice.phrase("spending_fine", **facts) + "\n")
    sys.stdout.write(grid(rows, numbers=frozenset(range(1, len(heads)))))
    return FINE


def _quarter(quarter: int, sums: Sums) -> list[str]:
    """Added up from October, as they are reported."""
    shares = (percent(sums.share_of_plan(quarter)), percent(sums.share(quarter)))
    money = (sums.planned_by(quarter), sums.spent_by(quarter))
    return [
        str(quarter), *map(money_in_table, money),
        *("–" if each is None else str(each) for each in shares),
    ]  # fmt: skip


def _report(options: argparse.Namespace, spending: Spending, voice: Voice) -> int:
    """The three papers in every format asked for; what somebody edited is moved aside."""
    wanted, made = formats_of(options.to or _USUAL), Made(_out(options))
    day = _day(options)
    found = spending.read(options.file, day)
    if not found.sound:
        raise Refused(found.problems)
    voice.tell(found.problems)
    numerals = Numerals(options.numerals) if options.numerals else None
    renderers = Renderers()
    made.open()
    for kind in spending.template.tables:
        document = spending.document(spending.matter(found.year, kind, {}), day, numerals)
        for form in wanted:
            name = f"{kind.replace('_', '-')}.{form}"
            aside = made.put(name, source_of(document, b""), renderers.render(document, form))
            if aside is not None:
                place = Place(file=str(made.folder / name))
                voice.tell([Problem("out-edited", {"name": aside.name}, place, Severity.NOTE)])
    voice.line(voice.phrase("plan_papers", folder=str(made.folder)))
    return FINE


_WHAT: Mapping[str, Callable[[argparse.Namespace, Spending, Voice], int]] = {
    "template": _template,
    "check": _check,
    "report": _report,
}
