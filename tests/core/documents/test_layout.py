"""From charts to shapes: everything inside, nothing upon another, nothing missing drawn as zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart_saying import WORDS
from chart_situations import (
    CHARTS,
    EIGHT,
    FIVE_YEARS,
    HARD,
    LONG,
    TEN,
    bar_chart,
    heat_map,
    item_score,
    line_chart,
    verdict,
)
from prongsai.core.documents.charts import Chart
from prongsai.core.documents.drawing import (
    Anchor,
    Dash,
    Drawing,
    Hatch,
    Ink,
    Label,
    Marker,
    Polyline,
    Rect,
    Shape,
)
from prongsai.core.documents.layout import layout
from prongsai.core.documents.text_room import PAGE, SCREEN, Space, wide

Box = tuple[Decimal, Decimal, Decimal, Decimal]
SPACES = pytest.mark.parametrize("space", [PAGE, SCREEN], ids=["page", "screen"])
ALL = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
scores = st.integers(0, 10_000).map(lambda hundredths: f"{hundredths / 100:.2f}")


def box(shape: Shape, space: Space) -> Box:
    """Left, top, right and bottom."""
    if isinstance(shape, Rect):
        x, y = Decimal(shape.x), Decimal(shape.y)
        return x, y, x + shape.width, y + shape.height
    if isinstance(shape, Polyline):
        across, down = zip(*shape.spots, strict=True)
        return tuple(map(Decimal, (min(across), min(down), max(across), max(down))))  # type: ignore[return-value]
    if isinstance(shape, Marker):
        half, x, y = shape.radius, Decimal(shape.x), Decimal(shape.y)
        return x - half, y - half, x + half, y + half
    width = wide(shape.text, shape.size, space)
    part = {Anchor.START: Decimal(0), Anchor.MIDDLE: width / 2, Anchor.END: width}[shape.anchor]
    left, base, size = shape.x - part, Decimal(shape.y), Decimal(shape.size)
    return Decimal(left), base - size * 3 / 4, left + width, base + size / 5


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def bars(drawing: Drawing) -> list[Rect]:
    """Without samples of the key and the paper under figures."""
    rects = (shape for shape in drawing.shapes if isinstance(shape, Rect))
    return [rect for rect in rects if rect.edge is not Ink.PAPER and rect.height == PAGE.text + 1]


@SPACES
@ALL
def test_every_shape_lies_within_the_drawing(chart: Chart, space: Space) -> None:
    drawing = layout(chart, WORDS, space)

    assert drawing.width == space.width
    for shape in drawing.shapes:
        left, top, right, bottom = box(shape, space)
        assert left >= 0, shape
        assert top >= 0, shape
        assert right <= drawing.width, shape
        assert bottom <= drawing.height, shape


@SPACES
@ALL
def test_no_text_stands_upon_another(chart: Chart, space: Space) -> None:
    boxes = [(label.text, box(label, space)) for label in labels(layout(chart, WORDS, space))]

    assert list(clashes(boxes)) == []


def clashes(boxes: list[tuple[str, Box]]) -> Iterator[tuple[str, str]]:
    for (one, a), (other, b) in combinations(boxes, 2):
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
            yield one, other


@SPACES
@ALL
def test_every_text_is_large_enough_to_read(chart: Chart, space: Space) -> None:
    assert all(label.size >= space.least for label in labels(layout(chart, WORDS, space)))


@given(scores, scores)
def test_a_higher_score_never_has_a_shorter_bar(one: str, other: str) -> None:
    first, second = bars(layout(bar_chart({"ก": one, "ข": other}, None), WORDS))
    lower, higher = sorted([(Decimal(one), first.width), (Decimal(other), second.width)])

    assert lower[1] <= higher[1]
    assert (lower[0] == higher[0]) == (lower[1] == higher[1])


def test_bars_below_the_mark_are_hatched_and_those_at_it_are_not() -> None:
    drawn = bars(layout(bar_chart({"ก": "84.99", "ข": "85.00"}), WORDS))

    assert [bar.hatch for bar in drawn] == [Hatch.DIAGONAL, Hatch.NONE]


def test_a_missing_score_has_no_bar_but_its_reason() -> None:
    drawing = layout(bar_chart({"ก": "0", "ข": ""}, None), WORDS)

    assert len(bars(drawing)) == 1
    assert [label.text for label in labels(drawing)] == ["ก", "0", "ข", "ไม่ได้ประเมิน"]


def test_the_mark_is_dashed_and_stands_where_its_score_would_end() -> None:
    drawing = layout(bar_chart({"ก": "85"}), WORDS)
    lines = (shape for shape in drawing.shapes if isinstance(shape, Polyline))
    (mark,) = (line for line in lines if line.dash is Dash.DASHED)
    (bar,) = bars(drawing)

    assert {x for x, _ in mark.spots} == {bar.x + bar.width}


def test_names_stand_beside_the_bars_on_a_page_and_above_them_on_a_phone() -> None:
    page, phone = (labels(layout(bar_chart(TEN), WORDS, space)) for space in (PAGE, SCREEN))

    assert [label.anchor for label in page if label.text in TEN] == [Anchor.END] * 10
    assert [label.anchor for label in phone if label.text in TEN] == [Anchor.START] * 10


def test_names_of_32_letters_stand_whole_beside_the_bars() -> None:
    drawing = layout(bar_chart({"ก" * 32: "90"}), WORDS)
    (name,) = (label for label in labels(drawing) if label.text == "ก" * 32)

    assert (name.anchor, name.size) == (Anchor.END, 11)


def test_the_key_names_only_the_looks_that_occur() -> None:
    texts = {label.text for label in labels(layout(bar_chart({"ก": "90"}), WORDS))}

    assert "reached" in texts
    assert "below" not in texts


def test_a_key_that_is_too_long_for_one_line_goes_on_in_the_next() -> None:
    words = replace(WORDS, reached="ถึงเกณฑ์ตามคู่มือการประเมิน", below="ต่ำกว่าเกณฑ์ตามคู่มือการประเมิน")
    drawing = layout(HARD, words, SCREEN)
    first, second = labels(drawing)[-2:]

    assert (first.text, second.text) == (words.reached, words.below)
    assert first.x == second.x
    assert first.y < second.y < drawing.height


@pytest.mark.parametrize("chart", [HARD, LONG])
def test_a_figure_lies_over_the_mark_and_not_under_it(chart: Chart) -> None:
    shapes = list(enumerate(layout(chart, WORDS).shapes))
    dashes = [at for at, each in shapes if isinstance(each, Polyline) and each.dash is Dash.DASHED]
    figures = [at for at, each in shapes if isinstance(each, Label) and each.bold]

    assert max(dashes) < min(figures)


def lines_of(drawing: Drawing, ink: Ink) -> list[Polyline]:
    """Lines of a series, without grid, mark and sample."""
    lines = (shape for shape in drawing.shapes if isinstance(shape, Polyline))
    return [line for line in lines if line.ink is ink and line.dash is not Dash.SOLID]


def test_a_missing_year_is_a_gap_and_never_a_zero() -> None:
    drawing = layout(FIVE_YEARS, WORDS)
    before, after, _ = lines_of(drawing, Ink.REACHED)

    assert [len(before.spots), len(after.spots)] == [2, 2]
    assert before.spots[-1][0] < after.spots[0][0]
    markers = [shape for shape in drawing.shapes if isinstance(shape, Marker)]
    assert len(markers) == (4 + 4 + 5 + 4) + 4
    assert max(marker.y for marker in markers) < drawing.height - PAGE.small * 2


def test_a_year_between_two_gaps_is_a_point() -> None:
    drawing = layout(line_chart({"ก": ["", "90", ""]}, None), WORDS)

    assert sum(isinstance(shape, Marker) for shape in drawing.shapes) == 2
    assert all(len({y for _, y in line.spots}) == 1 for line in lines_of(drawing, Ink.TEXT))


@given(st.lists(scores, min_size=2, max_size=6))
def test_a_higher_score_lies_higher(texts: list[str]) -> None:
    drawing = layout(line_chart({"ก": texts}, None), WORDS)
    markers = [shape for shape in drawing.shapes if isinstance(shape, Marker)][: len(texts)]
    pairs = sorted(zip(map(Decimal, texts), (-marker.y for marker in markers), strict=True))

    assert [y for _, y in pairs] == sorted(y for _, y in pairs)


@given(st.lists(scores, min_size=1, max_size=8))
def test_names_of_lines_that_end_together_do_not_meet(texts: list[str]) -> None:
    chart = line_chart({f"ชุดที่ {place}": [text] for place, text in enumerate(texts)})
    boxes = [(label.text, box(label, PAGE)) for label in labels(layout(chart, WORDS))]

    assert list(clashes(boxes)) == []


def test_eight_lines_look_different_without_any_colour() -> None:
    shapes = layout(EIGHT, WORDS).shapes
    markers = [(shape.form, shape.filled) for shape in shapes if isinstance(shape, Marker)]

    assert len(set(markers)) == 8


def test_ticks_are_written_in_the_digits_of_the_words() -> None:
    texts = {label.text for label in labels(layout(FIVE_YEARS, WORDS))}

    assert {"50", "60", "70", "80", "90", "100"} <= texts


def test_every_item_of_a_heat_map_has_its_cell_and_figure() -> None:
    drawn = labels(layout(heat_map(item_score), WORDS))

    assert {f"O{number}" for number in range(1, 44)} <= {label.text for label in drawn}
    assert sum(label.bold for label in drawn) == 43 - 6


def test_all_figures_of_a_heat_map_are_of_one_size() -> None:
    drawn = labels(layout(heat_map(item_score), WORDS, SCREEN))

    assert len({label.size for label in drawn if label.bold}) == 1


def test_a_missing_item_is_a_hatched_cell_without_a_figure() -> None:
    drawing = layout(heat_map(verdict), WORDS)
    hatched = [shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.hatch]

    assert sum(rect.hatch is Hatch.DOTS for rect in hatched) == 1 + 1  # O11 and the key
    assert "ยังไม่มีผลตรวจ" in {label.text for label in labels(drawing)}


def test_verdicts_are_drawn_as_ticks_and_crosses() -> None:
    lines = [s for s in layout(heat_map(verdict), WORDS).shapes if isinstance(s, Polyline)]

    assert sum(len(line.spots) == 3 for line in lines) == 40 + 1  # and the key
    assert sum(len(line.spots) == 2 for line in lines) == 2 * (2 + 1)


def test_groups_longer_than_ten_go_on_in_a_new_line() -> None:
    chart = heat_map(verdict)
    many = type(chart.rows[0])("รวม", tuple(chart.cells()))
    drawing = layout(type(chart)("ผล", chart.headings, (many,)), WORDS)
    codes = [label for label in labels(drawing) if label.text.startswith("O")]

    assert len({label.y for label in codes}) == 5
