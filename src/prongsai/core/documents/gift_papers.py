"""The No Gift Policy: its declaration, and the reports on what was received, none too.

How many were kept, returned and handed over is told whole: it is what the report is for, and a
number of gifts tells neither who received nor who gave them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from prongsai.core.cases.statistics import Counts
from prongsai.core.cases.year_figures import YearFigures
from prongsai.core.documents.appointing import listed
from prongsai.core.documents.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.case_report import Dressed
from prongsai.core.documents.document import Document
from prongsai.core.documents.script import Script
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import Style, shown_date

FIELDS = ("agency", "year", "whole", "until", "received", "over", "pending", "outcomes", "months")
"""What the matter of a report says."""
DECLARED = ("agency", "year", "days")
"""What that of the declaration says."""
HALF = 6
_POINTS = range(1, 7)
_LIMIT_AFTER = 4
"""The point behind which the days to declare stand."""
Matter = Mapping[str, Any]


def declaration(procedure: Procedure, agency: str, year: int) -> dict[str, Any]:
    """What a declaration says, as plain data; the days are those of the clock that counts."""
    length = procedure.clocks[procedure.counted].length
    return {"agency": agency, "year": year, "days": length if isinstance(length, int) else None}


def declared(said: Matter, script: Script) -> Iterator[Block]:
    """What the announcement says, whoever signs it."""
    agency = said["agency"]
    yield Paragraph(text(script.say("declare_why", agency=agency, year=said["year"])))
    points = {number: script.say(f"declare_{number}", agency=agency) for number in _POINTS}
    if said["days"] is not None:
        points[_LIMIT_AFTER] += f" {script.say('declare_days', days=said['days'])}"
    yield listed(points.values())
    yield Paragraph(text(script.say("declare_end")))


def matter(
    procedure: Procedure, found: YearFigures, as_of: dt.date, *, agency: str, whole: bool
) -> dict[str, Any]:
    """What a report says, as plain data: of the year, or of its first half."""
    stretch = found.whole if whole else found.halves[0]
    told = stretch.counts or Counts()
    months = found.months if whole else found.months[:HALF]
    return {
        "agency": agency, "year": found.year.year, "whole": whole,
        "until": min(as_of, stretch.period.last).isoformat(),
        "received": told.received, "over": told.over + told.reopened, "pending": told.pending,
        "outcomes": [[each.name.th, told.outcomes.get(key, 0)]
                     for key, each in procedure.outcomes.items()],
        "months": [[each.period.label.th, each.counts.received if each.counts else None]
                   for each in months],
    }  # fmt: skip


def report(said: Matter, dressed: Dressed) -> Document:
    """The report of some matter."""
    script = dressed.script
    title = script.say("report_title")
    of_time = script.say("report_year" if said["whole"] else "report_half", year=said["year"])
    lines = (title, of_time, said["agency"])
    return Document(
        title=f"{title} {of_time}", agency=said["agency"], language="th", look=dressed.look,
        numerals=dressed.numerals, dated=dressed.made,
        blocks=(Title(tuple(text(line) for line in lines if line)), *_body(said, script)),
    )  # fmt: skip


def _body(said: Matter, script: Script) -> Iterator[Block]:
    until = shown_date(dt.date.fromisoformat(said["until"]), Style.LETTER)
    yield Paragraph(text(script.say("report_until", day=until)))
    received, over = said["received"], said["over"]
    key = "report_some" if received else "report_none"
    yield Paragraph(text(script.say(key, received=received)))
    if over:
        yield Paragraph(text(script.say("report_over", over=over)))
    if received or over:
        yield Heading(1, text(script.say("report_did")))
        rows = [*said["outcomes"], [script.say("report_pending"), said["pending"]]]
        yield _table(script, "report_what", rows)
    yield Heading(1, text(script.say("report_months")))
    yield _table(script, "report_month", said["months"])


def _table(script: Script, name: str, rows: Iterable[Any]) -> Table:
    """A number that is not there is of a month to come."""
    return Table(
        columns=(Column(6), Column(2, Align.END)),
        head=(heads(script.say(name), script.say("report_number")),),
        body=tuple(
            (cell(first), cell("–" if number is None else str(number))) for first, number in rows
        ),
        first_column_heads=True,
    )
