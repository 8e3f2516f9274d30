"""Templates of an invented office, made as offices make them, and spoiled in several ways."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import docx
from docx.shared import Cm, Pt, RGBColor

LETTERHEAD = "สำนักงานสมมติ ถนนสายลม"
FOOT = "โทร. 0 2000 0000"


@cache
def template(*body: str, shape: Callable[[Any], None] = lambda _: None) -> bytes:
    """A template with letterhead, margins and a heading of its own, holding these paragraphs."""
    paper: Any = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(4), Cm(3)
    section.top_margin, section.bottom_margin = Cm(5), Cm(3)
    section.header.paragraphs[0].text = LETTERHEAD
    section.footer.paragraphs[0].text = FOOT
    paper.styles["Heading 1"].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    paper.styles["Normal"].font.size = Pt(15)
    for said in body:
        paper.add_paragraph(said)
    shape(paper)
    saved = io.BytesIO()
    paper.save(saved)
    return saved.getvalue()


def without_style(*names: str) -> Callable[[Any], None]:
    def shape(paper: Any) -> None:
        for name in names:
            paper.styles[name].delete()

    return shape


def with_parts(content: bytes, changed: Mapping[str, Callable[[bytes], bytes] | None]) -> bytes:
    """The file with parts rewritten, added, or (by None) left out."""
    old = zipfile.ZipFile(io.BytesIO(content))
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(set(changed) - set(old.namelist()))]:
            change = changed.get(name, bytes)
            if change is not None:
                new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return saved.getvalue()


def replacing(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda said: said.replace(old.encode(), new.encode())


def turning(pattern: str, into: str) -> Callable[[bytes], bytes]:
    return lambda said: re.sub(pattern.encode(), into.encode(), said)


def of_document(pattern: str, into: str) -> bytes:
    """A template whose body is spoiled."""
    return with_parts(template("[body]"), {"word/document.xml": turning(pattern, into)})


def as_dotx(content: bytes) -> bytes:
    types = replacing("wordprocessingml.document.main", "wordprocessingml.template.main")
    return with_parts(content, {"[Content_Types].xml": types})


def with_link(content: bytes, kind: str, target: str) -> bytes:
    """A relation of the document to something outside."""
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = (
        f'<Relationship Id="rId999" Type="{schema}/{kind}" Target="{target}"'
        ' TargetMode="External"/></Relationships>'
    )
    changed = replacing("</Relationships>", link)
    return with_parts(content, {"word/_rels/document.xml.rels": changed})
