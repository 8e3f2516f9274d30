"""Every format of documents, each with a way to read its text back."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import docx
import pypdfium2

from prongsai.adapters.docx_writing.writing import write_docx
from prongsai.adapters.html_document.writing import write_html
from prongsai.adapters.svg_drawing import svg
from prongsai.adapters.thai_words import words_of
from prongsai.adapters.typst_pdf.compiling import Press
from prongsai.core.documents.blocks import Figure, plain
from prongsai.core.documents.document import Document
from prongsai.core.documents.drawing import Drawing
from prongsai.core.documents.plain_text import as_text


@cache
def press() -> Press:
    return Press(words_of)


def pictures_of(document: Document) -> dict[Drawing, bytes]:
    drawings = {each.drawing for each in document.blocks if isinstance(each, Figure)}
    return {drawing: press().picture(drawing) for drawing in drawings}


def draw(figure: Figure, key: str) -> str:
    return svg(
        figure.screen or figure.drawing,
        key=key,
        title=plain(figure.caption),
        description=figure.alternative,
    )


def made_docx(document: Document) -> bytes:
    return write_docx(document, pictures_of(document))


def read_docx(content: bytes) -> str:
    """Every letter of the body, content controls and fields included, in order."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join(
        "".join(each.text or "" for each in paragraph.iter("{*}t", "{*}tab"))
        for paragraph in body.iter("{*}p")
    )


def read_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def read_html(content: bytes) -> str:
    page = content.decode()
    page = re.sub(r"<(style|title|desc)\b.*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(r"</(p|td|th|li|h\d|caption|figcaption)>|<br>", "\n", page)
    return html.unescape(re.sub(r"<[^>]+>", "", page))


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format: how a document is made in it, and how its text is read back."""

    make: Callable[[Document], bytes]
    read: Callable[[bytes], str]


RENDERERS = {
    "docx": Renderer(made_docx, read_docx),
    "pdf": Renderer(lambda document: press().pdf(document), read_pdf),
    "html": Renderer(lambda document: write_html(document, words_of, draw).encode(), read_html),
    "txt": Renderer(lambda document: as_text(document).encode(), bytes.decode),
}
