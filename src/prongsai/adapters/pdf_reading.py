"""PDF as text with its pages; pictures of pages, locked and broken files are told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from prongsai.core.preaudit.letters import flat, mended
from prongsai.core.preaudit.reading import Block, Form, Reading, Stop

MOST_PAGES, MOST_LETTERS = 300, 400_000
_FEW, _LOOKED = 20, 10
"""Letters of a page that is a picture: a page number, a stamp."""
_LOCKED = ("password", "security")


def read_pdf(content: bytes) -> Reading:
    """Text line by line, in the order of the file."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = any(word in str(error).lower() for word in _LOCKED)
        return Reading(Form.PDF, stopped=Stop.LOCKED if locked else Stop.DAMAGED)
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> Reading:
    blocks: list[Block] = []
    pages, blank, pictures, letters = len(document), 0, 0, 0
    if not pages:
        return Reading(Form.PDF, stopped=Stop.DAMAGED)
    looked = 0
    for number in range(min(pages, MOST_PAGES)):
        found = list(_page(document, number))
        size = sum(len(block.text) for block in found)
        looked += 1
        letters += size
        drawn = _pictures(document, number) if size < _FEW or number < _LOOKED else 0
        pictures += drawn
        blank += size < _FEW and drawn > 0
        blocks.extend(found)
        if letters > MOST_LETTERS:
            break
    scan = blank == looked and looked > 0
    return Reading(
        Form.PDF,
        title=_title(document),
        blocks=tuple(blocks),
        pages=pages,
        blank_pages=pages if scan else blank,
        pictures=pictures,
        cut=looked < pages,
    )


def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[Block]:
    try:
        text = document[number].get_textpage().get_text_range()
    except pypdfium2.PdfiumError:  # a page that is broken says nothing; the others do
        return
    for line in text.splitlines():
        said = flat(mended(line))
        if said:
            yield Block(said, f"page:{number + 1}")


def _pictures(document: pypdfium2.PdfDocument, number: int) -> int:
    try:
        found = document[number].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        return sum(1 for _ in found)
    except pypdfium2.PdfiumError:
        return 0


def _title(document: pypdfium2.PdfDocument) -> str:
    """What its maker wrote as its title; programs put a file name there when nobody does."""
    title = flat(str(document.get_metadata_dict().get("Title", "")))
    return "" if title.lower().startswith(("microsoft", "untitled", "scan")) else title
