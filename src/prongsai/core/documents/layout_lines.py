"""Lines over fiscal years: each with a marker and dash of its own, named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.core.documents.chart_words import ChartWords
from prongsai.core.documents.charts import FULL, LineChart, Scored, Series
from prongsai.core.documents.drawing import (
    Anchor,
    Dash,
    Drawing,
    Form,
    Ink,
    Label,
    Marker,
    Polyline,
    Shape,
    Spot,
)
from prongsai.core.documents.text_room import Fitted, Space, fitted, wide
from prongsai.core.terms.numbers import half_up

_INKS = (Ink.TEXT, Ink.REACHED, Ink.BELOW, Ink.THIRD)
_SAMPLE, _AIR = 28, 6
_NAMES = 40
"""Hundredths of the width that the names at the ends may take, samples included."""
_LEAST, _POINT = 150, 7
_FINE, _COARSE, _HIGHEST_FOOT = 10, 20, 80


@dataclass(frozen=True, slots=True)
class _Style:
    """What tells one line from the others."""

    form: Form
    dash: Dash
    ink: Ink
    filled: bool
    thick: Decimal


_MARK = _Style(Form.CIRCLE, Dash.DASHED, Ink.TEXT, filled=False, thick=Decimal("0.8"))


@dataclass(frozen=True, slots=True)
class _End:
    """What stands to the right of the lines, and the score it belongs to."""

    value: Fraction
    style: _Style
    name: Fitted
    figure: tuple[str, ...]
    step: int

    @property
    def height(self) -> int:
        return (len(self.name.lines) + len(self.figure)) * self.step + 3


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the lines are drawn, and which scores its foot and its ticks stand for."""

    left: int
    right: int
    top: int
    bottom: int
    foot: int
    step: int
    years: int

    def y(self, value: Fraction) -> Decimal:
        rise = (value - self.foot) * (self.bottom - self.top) / (FULL - self.foot)
        return self.bottom - half_up(max(rise, Fraction(0)), 2)

    def x(self, place: int) -> Decimal:
        return self.left + half_up(
            Fraction((self.right - self.left) * (2 * place + 1), 2 * self.years), 2
        )


def draw_lines(chart: LineChart, words: ChartWords, space: Space) -> Drawing:
    """The grid, the mark, the lines, and their names to the right."""
    ends = list(_ends(chart, space))
    plot = _plot(chart, ends, space)
    shapes = [*_grid(chart, plot, words, space)]
    if chart.mark:
        y = plot.y(chart.mark.value)
        shapes.append(Polyline(((plot.left, y), (plot.right, y)), Ink.TEXT, 1, Dash.DASHED))
    for place, series in enumerate(chart.series):
        shapes += _line(series, _style(place), plot)
    for end, top in _spread(ends, plot):
        shapes += _named(end, top, plot.right + _AIR)
    return Drawing(space.width, plot.bottom + space.small * 2, tuple(shapes))


def _style(place: int) -> _Style:
    """Eight looks; the first, the total by custom, is the heaviest."""
    forms, dashes = tuple(Form), tuple(Dash)
    round_, turn = divmod(place, len(forms))
    dash = dashes[(turn + round_) % len(dashes)]
    thick = Decimal("2.2") if place == 0 else Decimal("1.4")
    return _Style(forms[turn], dash, _INKS[turn], round_ == 0, thick)


def _ends(chart: LineChart, space: Space) -> Iterator[_End]:
    """An end for each series and for the mark."""
    room = space.width * _NAMES // 100 - _SAMPLE - _AIR
    step = space.small * 3 // 2
    for place, series in enumerate(chart.series):
        known = [value for value in series.values if isinstance(value, Scored)]
        value = known[-1].value if known else Fraction(0)
        said = known[-1].label if known else series.values[-1].label
        name = fitted(series.name, room, space.small, space)
        yield _End(value, _style(place), name, (said,), step)
    if chart.mark:
        name = fitted(chart.mark.label, room, space.small, space)
        yield _End(Fraction(chart.mark.value), _MARK, name, (), step)


def _plot(chart: LineChart, ends: Sequence[_End], space: Space) -> _Plot:
    texts = ((line, end.name.size) for end in ends for line in (*end.name.lines, *end.figure))
    names = max((wide(text, size, space) for text, size in texts), default=Decimal(0))
    left = int(wide("100", space.small, space)) + _AIR
    right = space.width - int(names) - _SAMPLE - 2 * _AIR
    height = max(_LEAST, sum(end.height for end in ends))
    foot, step = _foot(chart)
    return _Plot(left, right, 8, 8 + height, foot, step, len(chart.years))


def _foot(chart: LineChart) -> tuple[int, int]:
    """The score at the foot of the plot and the step of its ticks: low enough for every score."""
    values = [v.value for each in chart.series for v in each.values if isinstance(v, Scored)]
    if chart.mark:
        values.append(chart.mark.value)
    least = min(values, default=Fraction(0))
    step = _FINE if least >= FULL // 2 else _COARSE
    return min(int(least) // step * step, _HIGHEST_FOOT), step


def _grid(chart: LineChart, plot: _Plot, words: ChartWords, space: Space) -> Iterator[Shape]:
    for tick in range(plot.foot, FULL + 1, plot.step):
        y = plot.y(Fraction(tick))
        ink = Ink.TEXT if tick == plot.foot else Ink.GRID
        yield Polyline(((plot.left, y), (plot.right, y)), ink, Decimal("0.7"))
        label = words.number(tick)
        yield Label(plot.left - 4, y + 3, label, space.small, Anchor.END, ink=Ink.QUIET)
    base = plot.bottom + space.small * 3 // 2
    for place, year in enumerate(chart.years):
        yield Label(plot.x(place), base, year, space.small, Anchor.MIDDLE)


def _line(series: Series, style: _Style, plot: _Plot) -> Iterator[Shape]:
    """Joined where years follow one another; a missing year leaves a gap."""
    runs: list[list[Spot]] = [[]]
    for place, value in enumerate(series.values):
        if isinstance(value, Scored):
            runs[-1].append((plot.x(place), plot.y(value.value)))
        else:
            runs.append([])
    joined = (tuple(run) for run in runs if len(run) > 1)
    yield from (Polyline(run, style.ink, style.thick, style.dash) for run in joined)
    yield from (_point(spot, style) for run in runs for spot in run)


def _point(spot: Spot, style: _Style) -> Marker:
    return Marker(*spot, _POINT, style.form, style.ink, style.filled)


def _spread(ends: Sequence[_End], plot: _Plot) -> Iterator[tuple[_End, Decimal]]:
    """The upper edge of each end: beside its score, but none upon another."""
    ordered = sorted(ends, key=lambda end: -end.value)
    tops: list[Decimal] = []
    least = Decimal(plot.top)
    for end in ordered:
        tops.append(max(least, plot.y(end.value) - Decimal(end.height) / 2))
        least = tops[-1] + end.height
    most = Decimal(plot.bottom)
    for place in reversed(range(len(ordered))):
        tops[place] = min(tops[place], most - ordered[place].height)
        most = tops[place]
    yield from zip(ordered, tops, strict=True)


def _named(end: _End, top: Decimal, left: int) -> Iterator[Shape]:
    style, y = end.style, top + Decimal(end.step) / 2
    yield Polyline(((left, y), (left + _SAMPLE - 6, y)), style.ink, style.thick, style.dash)
    if style is not _MARK:
        spot = (left + (_SAMPLE - 6) // 2, y)
        yield _point(spot, style)
    lines = [(line, False) for line in end.name.lines] + [(line, True) for line in end.figure]
    for place, (line, bold) in enumerate(lines):
        base = top + place * end.step + end.step * Decimal("0.75")
        yield Label(left + _SAMPLE, base, line, end.name.size, bold=bold)
