"""From what a chart shows to shapes in points."""

from __future__ import annotations

from prongsai.core.documents.chart_words import ChartWords
from prongsai.core.documents.charts import BarChart, Chart, LineChart
from prongsai.core.documents.drawing import Drawing
from prongsai.core.documents.layout_bars import draw_bars
from prongsai.core.documents.layout_heat import draw_heat
from prongsai.core.documents.layout_lines import draw_lines
from prongsai.core.documents.text_room import PAGE, Space


def layout(chart: Chart, words: ChartWords, space: Space = PAGE) -> Drawing:
    """The drawing of a chart, as wide as the space."""
    if isinstance(chart, BarChart):
        return draw_bars(chart, words, space)
    if isinstance(chart, LineChart):
        return draw_lines(chart, words, space)
    return draw_heat(chart, words, space)
