"""The report on a year of cases: figures, causes, prevention.

Its matter is plain data first, so that what was reported stays as it was however the year goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.core.cases.statistics import Counts, public_split
from prongsai.core.cases.year_figures import SHOWN, Stretch, YearFigures, parts
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
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.script import Script
from prongsai.core.privacy.policy import Policy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.dates import Style, shown_date

SCHEMA = 1
FIELDS = (
    "title", "agency", "year", "whole", "until", "totals", "months", "categories", "causes",
    "said_causes", "prevention",
)  # fmt: skip
"""What the matter of a report says."""
HALF = 6
_BESIDES = ("over", "reopened", "pending_late")
Matter = Mapping[str, Any]
Row = list[str | int | None]


def matter(
    procedure: Procedure, found: YearFigures, as_of: dt.date, *, agency: str, whole: bool,
    said_causes: str = "", prevention: str = "",
) -> dict[str, Any]:  # fmt: skip
    """What a report says, as plain data: of the year, or of its first half.

    Parts stand in that of the year alone: beside those of a half they would tell the other half's.
    """
    stretch = found.whole if whole else found.halves[0]
    months = found.months if whole else found.months[:HALF]
    told = stretch.counts or Counts()
    return {
        "schema": SCHEMA, "title": procedure.title.th, "agency": agency, "year": found.year.year,
        "whole": whole, "until": min(as_of, stretch.period.last).isoformat(),
        "totals": {name: getattr(told, name) for name in (*SHOWN, *_BESIDES)}
        | {"median_days": _days(told)},
        "months": [_month(each) for each in months],
        "categories": _categories(procedure, stretch) if whole else [],
        "causes": _causes(procedure, found) if whole else [],
        "said_causes": said_causes, "prevention": prevention,
    }  # fmt: skip


def _days(found: Counts) -> str:
    days = found.median_days
    if days is None:
        return ""
    return f"{days.numerator // days.denominator}{'.5' if days.denominator > 1 else ''}"


def _month(each: Stretch) -> Row:
    name = each.period.label.th
    return [name, *(None if each.counts is None else getattr(each.counts, one) for one in SHOWN)]


def _categories(procedure: Procedure, stretch: Stretch) -> list[Row]:
    names = {key: each.name.th for key, each in procedure.categories.items()}
    shown = parts(stretch.rows, lambda each: each.category, names, Policy())
    return [[names.get(each.key, each.key), *each.figures.values()] for each in shown]


def _causes(procedure: Procedure, found: YearFigures) -> list[Row]:
    """Of what was finished; what says no cause stands last, so that all of them add up."""
    asked = procedure.fields.get("cause")
    if asked is None:
        return []
    numbers = {key: found.causes[key] for key in asked.choices}
    numbers[""] = found.total.finished - sum(numbers.values())
    shown = public_split(numbers, Policy())
    return [[asked.choices[key].th if key else "", shown[key]] for key in numbers]


@dataclass(frozen=True, slots=True)
class Dressed:
    """How a report looks, and when it is made."""

    look: Look
    script: Script
    numerals: Numerals
    made: dt.date


def paper(said: Matter, dressed: Dressed) -> Document:
    """The report of some matter."""
    script = dressed.script
    kind = "report_year" if said["whole"] else "report_half"
    title = script.say("report_title", procedure=said["title"])
    lines = (title, script.say(kind, year=said["year"]), said["agency"])
    blocks: tuple[Block, ...] = (
        Title(tuple(text(line) for line in lines if line)), *_body(said, script)
    )  # fmt: skip
    return Document(
        title=f"{title} {lines[1]}", agency=said["agency"], language="th", look=dressed.look,
        numerals=dressed.numerals, blocks=blocks, dated=dressed.made,
    )  # fmt: skip


def _body(said: Matter, script: Script) -> Iterator[Block]:
    totals = said["totals"]
    until = shown_date(dt.date.fromisoformat(said["until"]), Style.LETTER)
    yield Paragraph(text(script.say("report_until", day=until)))
    if totals["finished"] + totals["pending"] == 0:
        yield Paragraph(text(script.say("report_none")))
    else:
        yield Paragraph(text(script.say("report_summary", **totals)))
        if totals["median_days"]:
            yield Paragraph(text(script.say("report_median", days=totals["median_days"])))
    yield Heading(1, text(script.say("report_months")))
    yield _table(script.say("report_month"), said["months"], script)
    if said["categories"]:
        yield Heading(1, text(script.say("report_categories")))
        yield _table(script.say("category"), said["categories"], script)
        yield Paragraph(text(script.say("report_hidden")))
    yield from _reasons(said, script)


def _reasons(said: Matter, script: Script) -> Iterator[Block]:
    yield Heading(1, text(script.say("report_causes")))
    if said["causes"]:
        names = (script.say("report_cause"), script.say("report_finished"))
        rows = tuple(
            (cell(name or script.say("report_no_cause")), cell(_shown(number)))
            for name, number in said["causes"]
        )
        yield Table(
            columns=(Column(6), Column(2, Align.END)), head=(heads(*names),), body=rows,
            first_column_heads=True,
        )  # fmt: skip
    yield from _lines(said["said_causes"], script)
    yield Heading(1, text(script.say("report_prevention")))
    yield from _lines(said["prevention"], script)


def _lines(said: str, script: Script) -> Iterator[Block]:
    lines = said.splitlines() or [script.say("report_not_said")]
    yield from (Paragraph(text(line)) for line in lines)


def _table(name: str, rows: Sequence[Row], script: Script) -> Table:
    names = (name, *(script.say(f"report_{each}") for each in SHOWN))
    return Table(
        columns=(Column(5), *(Column(2, Align.END) for _ in SHOWN)), head=(heads(*names),),
        body=tuple((cell(str(first)), *(cell(_shown(each)) for each in others))
                   for first, *others in rows),
        first_column_heads=True,
    )  # fmt: skip


def _shown(number: str | int | None) -> str:
    """A number that is hidden, or of a month to come, is a dash."""
    return "–" if number is None else str(number)
