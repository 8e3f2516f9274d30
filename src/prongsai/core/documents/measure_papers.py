"""Papers on a year's measures: the table, progress by quarter, six-month and yearly report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.documents import measures as printed
from prongsai.core.documents.blocks import (
    Align,
    Blank,
    Block,
    Cell,
    Column,
    Paragraph,
    Signature,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.captions import Captions
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.measure_results import STANDINGS, Results
from prongsai.core.documents.measure_tables import Listed, Shape, measure_table, numbered
from prongsai.core.documents.script import Script
from prongsai.core.follow_up.periods import every_period
from prongsai.core.follow_up.report import Report
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.measures.measure import Measure, Status
from prongsai.core.terms.dates import Style, shown_date, shown_range
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.words import Language

QUARTERS, HALF, YEAR = ("q1", "q2", "q3", "q4"), "h1", "year"
_NAME = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMatter:
    """What the papers are made of; the builders look nothing up elsewhere."""

    file: YearFile
    indicators: Mapping[str, str]
    """Names of indicators by key."""
    script: Script
    looks: Mapping[str, Look]
    numerals: Numerals
    language: Language
    made: dt.date
    signer: str = ""
    position: str = ""
    """Who made the paper; left out, there is room for both."""

    def say(self, key: str, /, **facts: str | int) -> str:
        return self.script.say(key, **facts)

    @property
    def year(self) -> FiscalYear:
        return FiscalYear(self.file.fiscal_year)

    @property
    def listed(self) -> tuple[Measure, ...]:
        """Measures that stand: those dropped are told of nowhere but in the file."""
        return tuple(m for m in self.file.measures.values() if m.status is not Status.DROPPED)

    def title(self, measure: Measure) -> str:
        return (measure.title_en if self.language == "en" else "") or measure.title

    def responsible(self, measure: Measure) -> list[str]:
        """Everybody, units one below the other, or those who do it jointly on one line."""
        if measure.everyone:
            return [self.say("everyone")]
        units = [str(unit) for unit in measure.units]
        if measure.joint and len(units) > 1:
            return [self.say("jointly", units=self.script.listed(units))]
        return units

    def period(self, measure: Measure) -> str:
        """From when until when; all year where neither day is set."""
        begins, due = measure.begins, measure.due
        if begins and due:
            return shown_range(begins, due, Style.SHORT, self.language)
        if due:
            return self.say("until", day=shown_date(due, Style.SHORT, self.language))
        if begins:
            return self.say("from_day", day=shown_date(begins, Style.SHORT, self.language))
        return self.say("whole_year")

    def document(self, titles: tuple[str, ...], blocks: Iterator[Block], look: str) -> Document:
        return Document(
            title=" ".join(titles),
            agency=self.file.agency,
            language=self.language,
            look=self.looks[look],
            numerals=self.numerals,
            blocks=(Title(tuple(text(line) for line in titles)), *blocks, *self._end()),
            dated=self.made,
        )

    def _end(self) -> tuple[Block, ...]:
        """The day, and who signs; the line keeps a long table from staying with its signature."""
        day = shown_date(self.made, Style.LETTER, self.language)
        name = self.signer or Blank(self.say("blank_name"), _NAME)
        office = self.position or Blank(self.say("blank_position"), _NAME)
        signed = Signature((text("(", name, ")"), text(office), text(self.say("prepared_by"))))
        return Paragraph(text(self.say("made_on", day=day)), indent=False), signed


def table_of_measures(matter: MeasureMatter, shape: Shape) -> Document:
    """The year's measures in one of the published shapes."""
    titles = _titles(matter, "plan_title", "year_line")
    look = "official" if shape is Shape.FOLLOW_UP else "sheet"
    return matter.document(titles, _table(matter, shape), look)


def _titles(matter: MeasureMatter, *keys: str) -> tuple[str, ...]:
    said = (matter.say(key, year=matter.year.year) for key in keys)
    return tuple(line for line in (*said, matter.file.agency) if line)


def _table(matter: MeasureMatter, shape: Shape) -> Iterator[Block]:
    facts: dict[str, str | int] = {"agency": matter.file.agency, "year": matter.year.year}
    yield Paragraph(text(matter.say("plan_said", count=len(matter.listed), **facts)), keep=True)
    caption = Captions(matter.script).table(matter.say("plan_caption"))
    listed = [_listed(matter, each, shape) for each in matter.listed]
    yield measure_table(shape, listed, matter.script, caption)


def _listed(matter: MeasureMatter, measure: Measure, shape: Shape) -> Listed:
    row = printed.Measure(
        title=matter.title(measure),
        indicators=measure.indicators,
        items=measure.items,
        finding=measure.finding,
        steps=measure.steps,
        responsible="\n".join(matter.responsible(measure)),
        due=matter.period(measure),
        reporting=matter.say(
            f"{'followed' if shape is Shape.FOLLOW_UP else 'cycle'}_{measure.cycle.value}"
        ),
    )
    return Listed(row, tuple(matter.indicators[key] for key in measure.indicators))


def implementation(matter: MeasureMatter, period: str) -> Document:
    """What became of each measure, after six months (`h1`) or the whole year (`year`)."""
    titles = _titles(matter, "report_title", f"report_{period}")
    return matter.document(titles, _implementation(matter, period), "sheet")


def _implementation(matter: MeasureMatter, period: str) -> Iterator[Block]:
    results = Results(matter.script, matter.file, period, matter.language)
    captions = Captions(matter.script)
    yield from _opening(matter, results, period)
    yield _summary(matter, results, captions)
    columns = (Column(6), Column(8), Column(5), Column(4), Column(10), Column(5))
    names = ("measure", "method", "responsible", "period", "result", "recommendation")
    rows = tuple(
        (
            cell(f"{place}. {matter.title(each)}", *_answered(matter, each)),
            numbered(each.steps),
            cell(*matter.responsible(each) or [matter.say("none")]),
            cell(matter.period(each)),
            cell(*results.lines(each)),
            cell(*results.recommendations(each)),
        )
        for place, each in enumerate(matter.listed, 1)
    )
    caption = captions.table(matter.say("result_caption"))
    yield Table(columns, (heads(*map(matter.say, names)),), rows, caption)


def _answered(matter: MeasureMatter, measure: Measure) -> list[str]:
    """Which indicators and items a measure answers, as a line of its own."""
    said = [
        matter.say("answered_indicator", name=matter.indicators[key]) for key in measure.indicators
    ]
    if measure.items:
        said.append(matter.say("answered_items", codes=" ".join(measure.items)))
    return [matter.say("answered_by", named=matter.script.listed(said))] if said else []


def _opening(matter: MeasureMatter, results: Results, period: str) -> Iterator[Block]:
    covered = every_period(matter.year)[period].period
    said = shown_range(covered.first, covered.last, Style.LETTER, matter.language)
    facts: dict[str, str | int] = {"count": len(matter.listed), "range": said}
    yield Paragraph(text(matter.say("report_said", agency=matter.file.agency, **facts)))
    missing = sum(results.standing(each) == "no_report" for each in matter.listed)
    if missing:
        yield Paragraph(text(matter.say("missing_said", count=missing)))


def _summary(matter: MeasureMatter, results: Results, captions: Captions) -> Table:
    """How many measures stand where; the figures add up to all of them."""
    counted = Counter(results.standing(each) for each in matter.listed)
    rows = [
        (cell(matter.say(standing)), cell(str(counted[standing])))
        for standing in STANDINGS
        if counted[standing]
    ]
    total = (
        Cell((text(matter.say("total")),), bold=True),
        Cell((text(str(len(matter.listed))),), bold=True),
    )
    columns = (Column(3), Column(1, Align.CENTRE))
    head = heads(matter.say("state_of"), matter.say("number_of"))
    caption = captions.table(matter.say("summary_caption"))
    return Table(columns, (head,), (*rows, total), caption)


def quarterly(matter: MeasureMatter, period: str) -> Document:
    """How far each measure is at the end of a quarter, unit by unit."""
    titles = _titles(matter, "progress_title", f"report_{period}")
    return matter.document(titles, _quarterly(matter, period), "sheet")


def _quarterly(matter: MeasureMatter, period: str) -> Iterator[Block]:
    results = Results(matter.script, matter.file, period, matter.language)
    captions = Captions(matter.script)
    yield from _opening(matter, results, period)
    yield _summary(matter, results, captions)
    columns = (
        Column(8), Column(5), Column(5), Column(3, Align.CENTRE), Column(10), Column(7),
    )  # fmt: skip
    names = ("measure", "responsible", "state_of", "percent", "done", "obstacles")
    rows = tuple(
        row
        for place, each in enumerate(matter.listed, 1)
        for row in _progress_rows(matter, f"{place}. {matter.title(each)}", each, results)
    )
    caption = captions.table(matter.say("progress_caption"))
    yield Table(columns, (heads(*map(matter.say, names)),), rows, caption)


def _progress_rows(
    matter: MeasureMatter, title: str, measure: Measure, results: Results
) -> Iterator[tuple[Cell, ...]]:
    """A row for each unit that reported; one that says so where none did.

    Each names the measure: the next may stand at the top of another page.
    """
    none = matter.say("none")
    found: tuple[Report, ...] = results.of(measure.key)
    if not found:
        who = matter.responsible(measure) or [none]
        yield (
            cell(title),
            cell(*who),
            cell(matter.say(results.standing(measure))),
            *(cell(none),) * 3,
        )
    for each in found:
        yield (
            cell(title),
            cell(*(matter.responsible(measure) if measure.joint else [each.unit])),
            cell(results.state(each)),
            cell(str(each.percent)),
            cell(*each.done.split("\n") if each.done else [none]),
            cell(*each.obstacles.split("\n") if each.obstacles else [none]),
        )
