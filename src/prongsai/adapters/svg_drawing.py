"""A drawing as inline SVG that a screen reader can name; no library."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from prongsai.core.documents.drawing import (
    DASHES,
    Anchor,
    Drawing,
    Hatch,
    Ink,
    Label,
    Marker,
    Polyline,
    Rect,
    Shape,
    Spot,
    corners,
)
from prongsai.core.terms.words import Language

STYLE = ".chart{display:block;width:100%;height:auto;max-width:36rem}"
"""What a page with charts says about them: as wide as the screen, no wider than reads well."""
_FONTS = "Laksaman,'TH Sarabun New',Sarabun,'Noto Sans Thai',Thonburi,Tahoma,sans-serif"
_HATCHES = {
    Hatch.DIAGONAL: '<path d="M-1 1l2-2M0 4l4-4M3 5l2-2" stroke="{ink}" stroke-width="1.1"/>',
    Hatch.DOTS: '<circle cx="2" cy="2" r=".8" fill="{ink}"/>',
}


def svg(
    drawing: Drawing, *, key: str, title: str, description: str, language: Language = "th"
) -> str:
    """The drawing as an image with a name and a description; `key` is unique on the page."""
    width, height = drawing.width, drawing.height
    named = f'<title id="{key}-t">{_text(title)}</title>'
    described = f'<desc id="{key}-d">{_text(description)}</desc>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" lang="{language}"'
        f' aria-labelledby="{key}-t" aria-describedby="{key}-d" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{_FONTS}">{named}{described}'
        f"{''.join(_patterns(drawing, key))}"
        f'<rect width="{width}" height="{height}" fill="{Ink.PAPER}"/>'
        f"{''.join(_shape(shape, key) for shape in drawing.shapes)}</svg>"
    )


def _text(text: str) -> str:
    return escape(text, quote=False)


def _patterns(drawing: Drawing, key: str) -> Iterator[str]:
    """The hatches that occur, each in the ink it occurs in."""
    used = dict.fromkeys(
        (shape.hatch, shape.edge)
        for shape in drawing.shapes
        if isinstance(shape, Rect) and shape.hatch is not Hatch.NONE
    )
    for hatch, ink in used:
        lines = _HATCHES[hatch].format(ink=ink)
        yield (
            f'<pattern id="{_pattern(key, hatch, ink)}" width="4" height="4"'
            f' patternUnits="userSpaceOnUse">{lines}</pattern>'
        )


def _pattern(key: str, hatch: Hatch, ink: Ink) -> str:
    return f"{key}-{hatch}-{ink.name.lower()}"


def _shape(shape: Shape, key: str) -> str:
    if isinstance(shape, Rect):
        return _rect(shape, key)
    if isinstance(shape, Polyline):
        return _polyline(shape)
    if isinstance(shape, Marker):
        return _marker(shape)
    return _label(shape)


def _rect(rect: Rect, key: str) -> str:
    size = f'x="{rect.x}" y="{rect.y}" width="{rect.width}" height="{rect.height}"'
    edge = f'stroke="{rect.edge}" stroke-width=".8"'
    plain = f'<rect {size} fill="{rect.fill}" {edge}/>'
    if rect.hatch is Hatch.NONE:
        return plain
    return f'{plain}<rect {size} fill="url(#{_pattern(key, rect.hatch, rect.edge)})"/>'


def _polyline(line: Polyline) -> str:
    dash = " ".join(map(str, DASHES[line.dash]))
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{_points(line.spots)}" fill="none" stroke="{line.ink}"'
        f' stroke-width="{line.thick}"{dashed}/>'
    )


def _points(spots: tuple[Spot, ...]) -> str:
    return " ".join(f"{x},{y}" for x, y in spots)


def _marker(marker: Marker) -> str:
    fill = marker.ink if marker.filled else Ink.PAPER
    look = f'fill="{fill}" stroke="{marker.ink}" stroke-width="1.2"'
    outline = corners(marker)
    if outline:
        return f'<polygon points="{_points(outline)}" {look}/>'
    return f'<circle cx="{marker.x}" cy="{marker.y}" r="{marker.radius}" {look}/>'


def _label(label: Label) -> str:
    anchor = f' text-anchor="{label.anchor}"' if label.anchor is not Anchor.START else ""
    bold = ' font-weight="bold"' if label.bold else ""
    return (
        f'<text x="{label.x}" y="{label.y}" font-size="{label.size}" fill="{label.ink}"'
        f"{anchor}{bold}>{_text(label.text)}</text>"
    )
