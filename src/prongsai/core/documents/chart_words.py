"""A chart in a sentence or two, for whoever does not see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai.core.documents.charts import (
    BarChart,
    Chart,
    HeatMap,
    Judged,
    LineChart,
    Mark,
    Missing,
    Scored,
    Series,
)

_NAMED = 3
"""Names listed before the rest are counted."""

Named = tuple[str, Scored | Judged | Missing]


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words of charts in one language, their gaps in braces."""

    bars: str
    lines: str
    heat: str
    extremes: str
    all_alike: str
    known_alike: str
    all_reached: str
    known_reached: str
    some_below: str
    line: str
    one_point: str
    all_passed: str
    known_passed: str
    some_failed: str
    missing: str
    more: str
    reached: str
    below: str
    far_below: str
    passed: str
    failed: str
    digits: str = "0123456789"

    def number(self, value: int) -> str:
        """A whole number in the digits of these words."""
        return "".join(self.digits[int(digit)] for digit in str(value))


def alternative(chart: Chart, words: ChartWords) -> str:
    """What the chart shows: how much, the highest and lowest, what is below the mark or missing."""
    if isinstance(chart, BarChart):
        said = _bars(chart, words)
    elif isinstance(chart, LineChart):
        said = _lines(chart, words)
    else:
        said = _heat(chart, words)
    return " ".join(said)


def _bars(chart: BarChart, words: ChartWords) -> Iterator[str]:
    yield words.bars.format(title=chart.title, count=words.number(len(chart.bars)))
    yield from _scores([(bar.name, bar.value) for bar in chart.bars], chart.mark, words)


def _lines(chart: LineChart, words: ChartWords) -> Iterator[str]:
    years = chart.years
    yield words.lines.format(title=chart.title, first=years[0], last=years[-1])
    for series in chart.series:
        yield from _series(series, years, words)


def _series(series: Series, years: tuple[str, ...], words: ChartWords) -> Iterator[str]:
    pairs = list(zip(years, series.values, strict=True))
    known = [(year, value) for year, value in pairs if isinstance(value, Scored)]
    if known:
        (first, begin), (last, end) = known[0], known[-1]
        yield (words.line if len(known) > 1 else words.one_point).format(
            name=series.name, first=first, begin=begin.label, last=last, end=end.label
        )
    yield from _missing([(f"{series.name} {year}", value) for year, value in pairs], words)


def _heat(chart: HeatMap, words: ChartWords) -> Iterator[str]:
    cells: list[Named] = [(cell.code, cell.value) for cell in chart.cells()]
    yield words.heat.format(
        title=chart.title, count=words.number(len(cells)), groups=words.number(len(chart.rows))
    )
    judged = [(code, value.passed) for code, value in cells if isinstance(value, Judged)]
    failed = [code for code, passed in judged if not passed]
    if judged:
        passed = words.all_passed if _whole(cells) else words.known_passed
        yield (words.some_failed if failed else passed).format(
            passed=words.number(len(judged) - len(failed)),
            failed=words.number(len(failed)),
            names=", ".join(failed),
        )
    yield from _scores(cells, chart.mark, words)


def _scores(pairs: list[Named], mark: Mark | None, words: ChartWords) -> Iterator[str]:
    known = [(name, value) for name, value in pairs if isinstance(value, Scored)]
    if known:
        whole = len(known) == len(pairs)
        yield _extremes(known, words.all_alike if whole else words.known_alike, words)
        if mark is not None:
            low = [name for name, value in known if value.value < mark.value]
            reached = words.all_reached if whole else words.known_reached
            yield (words.some_below if low else reached).format(
                mark=mark.label, count=words.number(len(low)), names=", ".join(low)
            )
    yield from _missing(pairs, words)


def _whole(pairs: list[Named]) -> bool:
    return not any(isinstance(value, Missing) for _, value in pairs)


def _extremes(known: list[tuple[str, Scored]], alike: str, words: ChartWords) -> str:
    """The highest and lowest, those that tie named together; `alike` where there is but one."""
    top = max((value for _, value in known), key=lambda each: each.value)
    bottom = min((value for _, value in known), key=lambda each: each.value)
    if top.value == bottom.value:
        return alike.format(value=top.label)
    return words.extremes.format(
        high=top.label,
        highest=_some((name for name, value in known if value.value == top.value), words),
        low=bottom.label,
        lowest=_some((name for name, value in known if value.value == bottom.value), words),
    )


def _some(names: Iterable[str], words: ChartWords) -> str:
    listed = list(names)
    named, rest = ", ".join(listed[:_NAMED]), len(listed) - _NAMED
    return named + words.more.format(count=words.number(rest)) if rest > 0 else named


def _missing(pairs: Iterable[Named], words: ChartWords) -> Iterator[str]:
    """Each reason once, with the names it stands for."""
    reasons: dict[str, list[str]] = {}
    for name, value in pairs:
        if isinstance(value, Missing):
            reasons.setdefault(value.label, []).append(name)
    for reason, names in reasons.items():
        yield words.missing.format(reason=reason, names=", ".join(names))
