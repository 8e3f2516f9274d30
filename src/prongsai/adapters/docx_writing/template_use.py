"""A copy of an office's template, and the place in it where a document is written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import docx
from docx.document import Document as Docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.section import Section

from prongsai.core.documents.look import Look

MARKERS = ("[เนื้อหา]", "[body]")
"""Where the document goes: a paragraph that holds one of these and nothing else."""
_TYPES = "[Content_Types].xml"
_AS_DOCUMENT = {
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
}
_PICTURES = ("w:drawing", "w:pict")
_EMU = 360_000
"""The lengths of the format, in a centimetre."""


def open_template(content: bytes) -> Docx:
    """A copy of the template; a DOTX becomes a document."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(copy, "w") as new:
        for part in old.infolist():
            said = old.read(part)
            if part.filename == _TYPES:
                for template, document in _AS_DOCUMENT.items():
                    said = said.replace(template, document)
            new.writestr(part, said)
    copy.seek(0)
    paper = docx.Document(copy)
    _leave_attached(paper)
    _give_numbering(paper)
    return paper


def _leave_attached(paper: Docx) -> None:
    """A path on the machine where the template was made says nothing anywhere else."""
    settings: Any = paper.settings.element
    for attached in settings.findall(qn("w:attachedTemplate")):
        key = attached.get(qn("r:id"))
        settings.remove(attached)
        paper.part._settings_part.rels.pop(key, None)  # noqa: SLF001 - no word for it


def _give_numbering(paper: Docx) -> None:
    """A part for numberings, which a template without lists lacks."""
    if any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in paper.part.rels.values()):
        return
    said = f"<w:numbering {nsdecls('w')}/>".encode()
    place = PackURI("/word/numbering.xml")
    made = NumberingPart.load(place, CONTENT_TYPE.WML_NUMBERING, said, paper.part.package)
    paper.part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)


def marked(paper: Docx) -> list[Any]:
    """The paragraphs of the body that are markers."""
    paragraphs = paper.element.body.iterchildren(qn("w:p"))
    return [each for each in paragraphs if each.text.strip() in MARKERS]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a template the document goes, and the section it is in."""

    paper: Docx
    before: tuple[Any, ...]
    """What the body held."""
    markers: tuple[Any, ...]
    section: Section

    @classmethod
    def of(cls, paper: Docx) -> Spot:
        markers = tuple(marked(paper))
        body: Any = paper.element.body
        _drop_lone_paragraph(body, markers)
        held = tuple(body)
        ended = 0
        if markers:
            above = held[: held.index(markers[0])]
            ended = sum(each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None for each in above)
        section = paper.sections[ended if markers else -1]
        return cls(paper, held, markers, section)

    def fitted(self, look: Look) -> Look:
        """The look of the form between the margins and in the size of the template."""
        page, left, right = (
            Fraction(int(each or 0), _EMU)
            for each in (
                self.section.page_width, self.section.left_margin, self.section.right_margin,
            )
        )  # fmt: skip
        # The width of the text counts from A4, whatever the sheet is.
        margins = replace(look.margins, left=left, right=look.sheet_width - page + right)
        return replace(look, margins=margins, size=_size(self.paper) or look.size)

    @property
    def has_letterhead(self) -> bool:
        """Whether the pages carry something of their own at head or foot."""
        return any(_says(each) for each in self._edges())

    @property
    def has_emblem(self) -> bool:
        """Whether there is a picture already, at the head of the pages or in the body."""
        elements = [each._element for each in self._edges()] + list(self.before)  # noqa: SLF001
        return any(_pictures(element) for element in elements)

    def _edges(self) -> list[Any]:
        part = self.section
        edges = [part.header, part.footer]
        if part.different_first_page_header_footer:
            edges += [part.first_page_header, part.first_page_footer]
        return [each for each in edges if _defined(each)]

    def settle(self) -> None:
        """Move what was written at the end to where the marker stands, and take markers away."""
        if not self.markers:
            return
        held = set(self.before)
        for element in [each for each in self.paper.element.body if each not in held]:
            self.markers[0].addprevious(element)
        for marker in self.markers:
            _take_away(marker)


def _size(paper: Docx) -> int:
    """Points of the template's running text, Thai letters first; 0 if it is silent."""
    styles = paper.styles.element
    silent = "w:docDefaults/w:rPrDefault/w:rPr"
    own = 'w:style[@w:type="paragraph" and @w:default="1"]/w:rPr'
    for path in (own, silent):
        for size in ("w:szCs", "w:sz"):
            for said in styles.xpath(f"{path}/{size}/@w:val"):
                return int(said) // 2
    return 0


def _defined(edge: Any) -> bool:
    """Whether this section or one before it has such a head or foot; looking into it makes one."""
    if edge._has_definition:  # noqa: SLF001
        return True
    earlier = edge._prior_headerfooter  # noqa: SLF001
    return earlier is not None and _defined(earlier)


def _says(edge: Any) -> bool:
    element = edge._element  # noqa: SLF001
    return bool("".join(each.text or "" for each in element.iter(qn("w:t")))) or _pictures(element)


def _pictures(element: Any) -> bool:
    return any(next(element.iter(qn(kind)), None) is not None for kind in _PICTURES)


def _drop_lone_paragraph(body: Any, markers: tuple[Any, ...]) -> None:
    """An empty template holds one empty paragraph, which would stand above the document."""
    held = [each for each in body if each.tag != qn("w:sectPr")]
    if len(held) == 1 and not markers and held[0].tag == qn("w:p"):
        empty = not held[0].text and not _pictures(held[0])
        if empty:
            body.remove(held[0])


def _take_away(marker: Any) -> None:
    """A marker that ends a section leaves its paragraph behind."""
    if marker.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        marker.getparent().remove(marker)
        return
    for child in [each for each in marker if each.tag != qn("w:pPr")]:
        marker.remove(child)
