"""How long a chart takes: laid out, as SVG, as a picture.

python bench/charts.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from chart_situations import CHARTS
from prongsai.adapters.svg_drawing import svg
from prongsai.adapters.thai_words import words_of
from prongsai.adapters.typst_pdf.compiling import Press
from prongsai.core.documents.chart_words import alternative
from prongsai.core.documents.charts import Chart
from prongsai.core.documents.layout import layout
from prongsai.core.documents.text_room import PAGE, SCREEN
from prongsai.workshop.charts import chart_words

WORDS = chart_words("th")
SHOWN = ("bars", "lines", "verdicts", "scores")


def whole(chart: Chart) -> str:
    drawing, said = layout(chart, WORDS, SCREEN), alternative(chart, WORDS)
    return svg(drawing, key="c", title=chart.title, description=said)


def milliseconds(work: Callable[[], object], times: int) -> float:
    work()
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begun) / times * 1000


def main() -> None:
    press = Press(words_of)
    print(f"{'chart':10} {'SVG with words':>15} {'picture':>9}   milliseconds")
    for name in SHOWN:
        chart = CHARTS[name]
        picture = partial(press.picture, layout(chart, WORDS, PAGE))
        inline = milliseconds(partial(whole, chart), 100)
        print(f"{name:10} {inline:15.2f} {milliseconds(picture, 5):9.1f}")


if __name__ == "__main__":
    main()
