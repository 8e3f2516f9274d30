"""The emblem of an office as a picture that stands where its form says, whatever the text does."""

from __future__ import annotations

import io
from typing import Any

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length

from prongsai.adapters.docx_writing import fields
from prongsai.core.terms.problem import refuse

_UNREADABLE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)


def place(
    paragraph: Any, picture: bytes, said: str, height: Length, top: Length, *, centred: bool
) -> None:
    """So far below the edge of the paper, at the centre or at the left margin."""
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(picture), height=height)
    except _UNREADABLE as error:
        raise refuse("paper-emblem-unusable") from error
    fields.alternative(shape, said)
    inline = shape._inline  # noqa: SLF001 - python-docx places pictures in the text only
    anchor = OxmlElement("wp:anchor")
    for name, value in _ANCHOR.items():
        anchor.set(name, value)
    point = OxmlElement("wp:simplePos")
    point.set("x", "0")
    point.set("y", "0")
    across = _position("wp:positionH", "margin", "wp:align", "center" if centred else "left")
    down = _position("wp:positionV", "page", "wp:posOffset", str(int(top)))
    parts = {child.tag: child for child in inline}
    for each in (point, across, down, parts[qn("wp:extent")], OxmlElement("wp:wrapNone")):
        anchor.append(each)
    for tag in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
        anchor.append(parts[qn(tag)])
    inline.getparent().replace(inline, anchor)


_ANCHOR = {
    "distT": "0", "distB": "0", "distL": "0", "distR": "0", "simplePos": "0",
    "relativeHeight": "1", "behindDoc": "0", "locked": "0", "layoutInCell": "1",
    "allowOverlap": "1",
}  # fmt: skip


def _position(tag: str, beside: str, kind: str, value: str) -> Any:
    position, said = OxmlElement(tag), OxmlElement(kind)
    position.set("relativeFrom", beside)
    said.text = value
    position.append(said)
    return position
