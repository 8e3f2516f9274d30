"""Charts in a real browser: named, inside their frame, readable on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.chromium import DESKTOP, PHONE, page
from chart_situations import CHARTS
from prongsai.adapters.svg_drawing import STYLE, svg
from prongsai.core.documents.chart_words import alternative
from prongsai.core.documents.layout import layout
from prongsai.core.documents.text_room import SCREEN
from prongsai.workshop.charts import chart_words

TEXTS_OUTSIDE = """() => [...document.querySelectorAll('svg text')].filter(text => {
  const box = text.getBBox(), frame = text.ownerSVGElement.viewBox.baseVal
  return box.x < -0.5 || box.x + box.width > frame.width + 0.5
}).map(text => text.textContent)"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg text')].map(text =>
  text.getAttribute('font-size') * text.getScreenCTM().a))"""


def written() -> str:
    words = chart_words("th")
    charts = (
        f"<h2>{escape(name)}</h2>"
        + svg(
            layout(chart, words, SCREEN),
            key=f"c{place}",
            title=chart.title,
            description=alternative(chart, words),
        )
        for place, (name, chart) in enumerate(CHARTS.items())
    )
    head = (
        f'<meta name="viewport" content="width=device-width"><title>ก</title><style>{STYLE}</style>'
    )
    return (
        f'<!doctype html><html lang="th"><head>{head}</head><body><main><h1>ก</h1>{"".join(charts)}'
    )


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def opened(request: pytest.FixtureRequest) -> Iterator[Page]:
    with page(request.param) as found:
        found.set_content(written())
        yield found


def test_charts_are_named_readable_and_inside_their_frame(opened: Page) -> None:
    faults = [each["id"] for each in Axe().run(opened).response["violations"]]
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

    assert faults == []
    assert opened.get_by_role("img").count() == len(CHARTS)
    assert opened.evaluate(TEXTS_OUTSIDE) == []
    assert opened.evaluate(SMALLEST) >= 9
    assert opened.evaluate(wide) is False
