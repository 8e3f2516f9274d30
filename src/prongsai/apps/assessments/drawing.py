"""Charts of a result for a screen, in the reader's language: drawn, in words, and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from prongsai.apps.assessments.reading import Reading
from prongsai.apps.look.pictures import picture
from prongsai.apps.look.words import language, phrase
from prongsai.core.analysis.parts import Part
from prongsai.core.documents.chart_words import alternative
from prongsai.core.documents.charts import (
    Bar,
    BarChart,
    Chart,
    ChartTable,
    LineChart,
    Mark,
    Missing,
    Scored,
    Series,
    table,
)
from prongsai.core.documents.layout import layout
from prongsai.core.documents.text_room import SCREEN
from prongsai.core.scoring.values import NotScored
from prongsai.core.shapes.fields import Unknown
from prongsai.workshop.charts import chart_words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as a page shows it."""

    title: str
    picture: SafeString
    table: ChartTable


def charts(reading: Reading) -> Iterator[Drawn]:
    """The indicators of the year, and the years as far as they compare."""
    yield drawn(_indicators(reading), "indicators")
    comparisons = reading.analysis.comparisons
    if any(each.difference is not None for c in comparisons for each in c.changes.values()):
        yield drawn(_years(reading), "years")


def drawn(chart: Chart, key: str) -> Drawn:
    """One chart for the page that is being made."""
    words = chart_words(language())
    described = alternative(chart, words)
    drawing = layout(chart, words, SCREEN)
    shown = picture(drawing, key=key, title=chart.title, description=described)
    return Drawn(chart.title, shown, table(chart))


def _indicators(reading: Reading) -> BarChart:
    analysis = reading.analysis
    mark = analysis.pass_mark
    line = (
        None
        if isinstance(mark, Unknown)
        else Mark(Fraction(mark), phrase("chart.pass_mark", mark=mark))
    )
    bars = [
        Bar(f"{part.name.number}. {reading.name(part.key)}", _score(reading, part))
        for part in analysis.indicators
    ]
    headings = (phrase("result.indicator"), phrase("result.score"))
    return BarChart(phrase("chart.indicators"), headings, tuple(bars), line)


def _score(reading: Reading, part: Part) -> Scored | Missing:
    shown = reading.shown(part)
    if shown is None:
        return Missing(phrase("chart.none"))
    return Scored(Fraction(shown), str(shown))


def _years(reading: Reading) -> LineChart:
    """No line where years are missing or do not compare."""
    analysis = reading.analysis
    known = range(reading.years[0], analysis.fiscal_year + 1)
    series = tuple(
        Series(
            reading.name(part.key),
            (*(_earlier(reading, part.key, year) for year in known[:-1]), _score(reading, part)),
        )
        for part in (analysis.overall, *analysis.instruments)
    )
    heading = phrase("chart.series")
    return LineChart(phrase("chart.years"), heading, tuple(map(str, known)), series)


def _earlier(reading: Reading, key: str, year: int) -> Scored | Missing:
    for comparison in reading.analysis.comparisons:
        change = comparison.changes.get(key)
        if comparison.before.fiscal_year == year and change is not None:
            if isinstance(change.before, NotScored):
                return Missing(phrase("chart.none"))
            if change.difference is None:
                return Missing(f"{change.before} ≠")
            return Scored(Fraction(change.before), str(change.before))
    return Missing(phrase("chart.none"))
