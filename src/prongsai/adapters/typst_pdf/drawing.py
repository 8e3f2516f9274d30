"""A drawing in the language of Typst, and as a picture for documents that cannot draw."""

from __future__ import annotations

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

_ALIGNED = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}
_ROOM = 2000
"""Width in which a label is aligned about its spot: wider than any, so that none ever breaks."""
_BACK = {Anchor.START: 0, Anchor.MIDDLE: _ROOM // 2, Anchor.END: _ROOM}
_TOOLS = f"""
let at(x, y, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, body)
let ink(c) = rgb("#" + c)
let diagonal(c) = tiling(size: (4pt, 4pt), {{
  let way(a, b) = place(line(start: a, end: b, stroke: 1.1pt + ink(c)))
  way((-1pt, 1pt), (1pt, -1pt)); way((0pt, 4pt), (4pt, 0pt)); way((3pt, 5pt), (5pt, 3pt))
}})
let dot(c) = circle(radius: .8pt, fill: ink(c), stroke: none)
let dots(c) = tiling(size: (4pt, 4pt), place(dx: 1.2pt, dy: 1.2pt, dot(c)))
let surface(x, y, w, h, fill, edge) = at(x, y, rect(
  width: w * 1pt, height: h * 1pt, fill: fill,
  stroke: if edge == none {{ none }} else {{ .8pt + ink(edge) }},
))
let path(spots, c, thick, dash) = at(0, 0, curve(
  stroke: (paint: ink(c), thickness: thick * 1pt, dash: dash), fill: none,
  curve.move(spots.at(0)), ..spots.slice(1).map(spot => curve.line(spot)),
))
let form(spots, fill, edge) = at(0, 0, polygon(fill: ink(fill), stroke: 1.2pt + ink(edge), ..spots))
let disc(x, y, r, fill, edge) = at(x - r, y - r, circle(
  radius: r * 1pt, fill: ink(fill), stroke: 1.2pt + ink(edge),
))
let label(x, y, side, size, weight, c, words) = at(x, y, box(width: {_ROOM}pt, align(side, text(
  size: size * 1pt, weight: weight, fill: ink(c),
  top-edge: "baseline", bottom-edge: "baseline", words,
))))
"""


def drawing_markup(drawing: Drawing) -> str:
    """A box of the drawing's size with every shape in it, in the font of its surroundings."""
    shapes = "\n".join(_shape(shape) for shape in drawing.shapes)
    return f"#box(width: {drawing.width}pt, height: {drawing.height}pt, {{{_TOOLS}{shapes}\n}})"


def picture_markup(drawing: Drawing, font: str) -> str:
    """A page that is the drawing and nothing else, in the font of this name."""
    size = f"width: {drawing.width}pt, height: {drawing.height}pt"
    page = f"#set page({size}, margin: 0pt, fill: white)"
    text = f'#set text(font: {_text(font)}, lang: "th")'
    return f"{page}\n{text}\n{drawing_markup(drawing)}"


def _text(text: str) -> str:
    """A string of Typst: nothing in it is markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _ink(ink: Ink) -> str:
    return f'"{ink[1:]}"'


def _shape(shape: Shape) -> str:
    if isinstance(shape, Rect):
        return _rect(shape)
    if isinstance(shape, Polyline):
        return _polyline(shape)
    if isinstance(shape, Marker):
        return _marker(shape)
    return _label(shape)


def _rect(rect: Rect) -> str:
    place = f"{rect.x}, {rect.y}, {rect.width}, {rect.height}"
    plain = f"surface({place}, ink({_ink(rect.fill)}), {_ink(rect.edge)})"
    if rect.hatch is Hatch.NONE:
        return plain
    return f"{plain}\nsurface({place}, {rect.hatch}({_ink(rect.edge)}), none)"


def _polyline(line: Polyline) -> str:
    dashes = DASHES[line.dash]
    dash = f"({', '.join(f'{each}pt' for each in dashes)})" if dashes else "none"
    return f"path(({_spots(line.spots)}), {_ink(line.ink)}, {line.thick}, {dash})"


def _spots(spots: tuple[Spot, ...]) -> str:
    return ", ".join(f"({x}pt, {y}pt)" for x, y in spots)


def _marker(marker: Marker) -> str:
    look = f"{_ink(marker.ink if marker.filled else Ink.PAPER)}, {_ink(marker.ink)}"
    outline = corners(marker)
    if outline:
        return f"form(({_spots(outline)}), {look})"
    return f"disc({marker.x}, {marker.y}, {marker.radius}, {look})"


def _label(label: Label) -> str:
    weight = '"bold"' if label.bold else '"regular"'
    return (
        f"label({label.x - _BACK[label.anchor]}, {label.y}, {_ALIGNED[label.anchor]}, {label.size},"
        f" {weight}, {_ink(label.ink)}, {_text(label.text)})"
    )
