"""Drawings as inline SVG: well formed, named, and nothing in a text is markup."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from chart_saying import WORDS
from chart_situations import CHARTS, HARD
from prongsai.adapters.svg_drawing import svg
from prongsai.core.documents.charts import Chart
from prongsai.core.documents.drawing import Drawing, Hatch, Ink, Label, Rect
from prongsai.core.documents.layout import layout
from prongsai.core.documents.text_room import SCREEN

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart, key: str = "c1") -> str:
    return svg(layout(chart, WORDS, SCREEN), key=key, title="ชื่อ <1>", description="ที่ & ผู้")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_chart_is_well_formed_with_a_name_and_a_description(chart: Chart) -> None:
    root = ET.fromstring(drawn(chart))  # noqa: S314 - our own output
    texts = {each.get("id"): each.text for each in root if each.get("id")}

    assert root.get("role") == "img"
    assert texts[root.get("aria-labelledby")] == "ชื่อ <1>"
    assert texts[root.get("aria-describedby")] == "ที่ & ผู้"


def test_it_scales_with_the_page() -> None:
    assert ET.fromstring(drawn(HARD)).get("viewBox", "").startswith("0 0 340 ")  # noqa: S314


def test_texts_are_kept_as_they_are() -> None:
    texts = [each.text for each in ET.fromstring(drawn(HARD)).iter(f"{NAMESPACE}text")]  # noqa: S314

    assert 'a<b & "c" \\ #x $y$ *z*' in texts
    assert "ที่ ผู้ น้ำ ปี่ ป้า กุ้ง ฎีกา ญวน" in texts


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_id_of_a_chart_carries_its_key_and_every_reference_is_met(chart: Chart) -> None:
    text = drawn(chart, "c7")
    ids = re.findall(r' id="([^"]+)"', text)

    assert all(each.startswith("c7-") for each in ids)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


def test_a_hatch_is_drawn_in_the_ink_of_its_edge() -> None:
    drawing = Drawing(9, 9, (Rect(0, 0, 9, 9, Ink.PAPER, Ink.BELOW, Hatch.DIAGONAL),))

    assert svg(drawing, key="c", title="", description="").count(Ink.BELOW) == 2


def test_a_drawing_asks_for_nothing_from_anywhere() -> None:
    drawing = Drawing(9, 9, (Label(0, 9, "https://", 9),))
    text = svg(drawing, key="c", title="", description="")

    assert not re.search(r"href|src=|style=|<script", text)
