"""Shapes, and inks that can be told from the paper."""

from __future__ import annotations

from itertools import pairwise

import pytest

from prongsai.core.documents.drawing import Form, Ink, Marker, corners

TEXTS, LINES, SURFACES = (
    (Ink.TEXT, Ink.QUIET),
    (Ink.TEXT, Ink.QUIET, Ink.REACHED, Ink.BELOW, Ink.THIRD),
    (Ink.PAPER, Ink.LOW, Ink.LOWEST),
)


def brightness(ink: Ink) -> float:
    """Relative luminance as the accessibility guidelines define it."""
    parts = (int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: Ink, other: Ink) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", TEXTS)
def test_text_stands_out_from_the_paper_by_four_and_a_half(ink: Ink) -> None:
    assert contrast(ink, Ink.PAPER) >= 4.5


@pytest.mark.parametrize("surface", SURFACES)
def test_figures_in_cells_stand_out_from_every_surface(surface: Ink) -> None:
    assert contrast(Ink.TEXT, surface) >= 4.5


@pytest.mark.parametrize("ink", LINES)
@pytest.mark.parametrize("surface", SURFACES)
def test_lines_and_signs_stand_out_by_three(ink: Ink, surface: Ink) -> None:
    assert contrast(ink, surface) >= 3


def test_surfaces_can_be_told_apart_in_grey() -> None:
    light = [brightness(surface) for surface in SURFACES]

    assert light == sorted(light, reverse=True)
    assert min(one - other for one, other in pairwise(light)) > 0.1


@pytest.mark.parametrize(
    ("form", "count"),
    [(Form.CIRCLE, 0), (Form.SQUARE, 4), (Form.TRIANGLE, 3), (Form.DIAMOND, 4)],
)
def test_every_form_of_marker_has_its_corners_around_its_spot(form: Form, count: int) -> None:
    outline = corners(Marker(10, 20, 6, form, Ink.TEXT))

    assert len(outline) == count
    assert all(7 <= x <= 13 and 17 <= y <= 23 for x, y in outline)
