"""The charts of the reports as figures, each with its words and its table."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prongsai.core.analysis.parts import Part
from prongsai.core.documents.blocks import Align, Column, Figure, Table, cell, heads, text
from prongsai.core.documents.chart_words import alternative
from prongsai.core.documents.charts import (
    Bar,
    BarChart,
    Cell,
    Chart,
    HeatMap,
    HeatRow,
    Judged,
    LineChart,
    Mark,
    Missing,
    Scored,
    Series,
    table,
)
from prongsai.core.documents.layout import layout
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.text_room import PAGE, SCREEN, Space
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.values import NotScored
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED

_GROUPS = (Tier.INDICATOR, Tier.SUB_INDICATOR)


def figure(
    matter: Matter, chart: Chart, caption: str, *, data: Table | None = None, space: Space = PAGE
) -> Figure:
    """A chart drawn for paper and for screens, and in words; without data where a table is near."""
    words = matter.charts
    return Figure(
        layout(chart, words, space),
        alternative(chart, words),
        text(caption),
        data,
        screen=layout(chart, words, SCREEN),
    )


def beside(chart: Chart) -> Table:
    """The table beside a chart: its figures, row by row."""
    found = table(chart)
    columns = (Column(5), *(Column(2, Align.END) for _ in found.headers[1:]))
    rows = tuple(tuple(cell(each) for each in row) for row in found.rows)
    return Table(columns, (heads(*found.headers),), rows)


def indicators(matter: Matter) -> BarChart:
    """Every indicator against the pass mark."""
    key = "chart_indicators" if mark(matter) else "chart_indicators_unmarked"
    return indicator_bars(matter, matter.say(key, year=matter.year), mark(matter))


def indicator_bars(matter: Matter, title: str, against: Mark | None) -> BarChart:
    """A bar for every indicator, under its number."""
    return BarChart(
        title,
        (matter.say("indicator"), matter.say("score")),
        tuple(
            Bar(f"{part.name.number}. {matter.name(part)}", value(matter, part))
            for part in matter.analysis.indicators
        ),
        against,
    )


def mark(matter: Matter, key: str = "chart_mark") -> Mark | None:
    """The pass mark, where it is known."""
    found = matter.analysis.pass_mark
    if isinstance(found, Unknown):
        return None
    return Mark(Fraction(found), matter.say(key, mark=found))


def value(matter: Matter, part: Part) -> Scored | Missing:
    """A part's printed score as a chart takes it."""
    if part.shown is None:
        return Missing(matter.say("no_score"))
    return Scored(Fraction(part.shown), str(part.shown))


def instruments(matter: Matter) -> BarChart:
    """The instruments and the total against the pass mark."""
    analysis = matter.analysis
    return BarChart(
        matter.say("chart_instruments", year=matter.year),
        (matter.say("instrument"), matter.say("score")),
        tuple(
            Bar(matter.name(part), value(matter, part))
            for part in (*analysis.instruments, analysis.overall)
        ),
        mark(matter),
    )


def years(matter: Matter) -> LineChart:
    """Total and instruments over the years: no line where years are missing or do not compare."""
    analysis = matter.analysis
    last = analysis.fiscal_year
    known = range(min(each.fiscal_year for each in analysis.history), last + 1)
    series = tuple(
        Series(
            matter.name(part),
            (*(_before(matter, part.key, year) for year in known[:-1]), value(matter, part)),
        )
        for part in (analysis.overall, *analysis.instruments)
    )
    labels = tuple(map(str, known))
    return LineChart(matter.say("chart_years"), matter.say("series"), labels, series)


def _before(matter: Matter, key: str, year: int) -> Scored | Missing:
    """A score of an earlier year as far as it compares with the year analysed."""
    for comparison in matter.analysis.comparisons:
        change = comparison.changes.get(key)
        if comparison.before.fiscal_year == year and change is not None:
            if isinstance(change.before, NotScored):
                return Missing(matter.say("no_score"))
            if not change.comparable:
                return Missing(matter.say("chart_apart", score=change.before))
            return Scored(Fraction(change.before), str(change.before))
    return Missing(matter.say("none"))


def items(matter: Matter) -> Iterator[HeatMap]:
    """Scored items in their groups: what people answered, then what was checked.

    Together they would not fit a page.
    """
    for disclosure in (False, True):
        rows = tuple(_rows(matter, disclosure=disclosure))
        if rows:
            key = "chart_disclosure" if disclosure else "chart_perception"
            headings = (matter.say("group"), matter.say("item"), matter.say("result"))
            yield HeatMap(matter.say(key, year=matter.year), headings, rows)


def _rows(matter: Matter, *, disclosure: bool) -> Iterator[HeatRow]:
    for group in matter.analysis.parts.values():
        if group.tier not in _GROUPS or group.name.disclosure is not disclosure:
            continue
        inside = [part for part in matter.analysis.below(group.key) if part.tier is Tier.ITEM]
        if any(part.shown is not None for part in inside):
            number = group.name.number or group.key
            cells = tuple(Cell(part.key, _result(matter, part)) for part in inside)
            yield HeatRow(f"{number} {matter.name(group)}", cells)


def _result(matter: Matter, part: Part) -> Scored | Judged | Missing:
    if part.name.disclosure and part.score in (Fraction(0), HUNDRED):
        passed = part.score == HUNDRED
        return Judged(passed, matter.say("item_passed" if passed else "item_failed"))
    return value(matter, part)
