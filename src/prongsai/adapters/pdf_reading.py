"""PDF as text with its pages; pictures of pages, locked and broken files are told apart."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pypdfium2
from pypdfium2 import raw

from prongsai.core.preaudit.letters import flat, mended
from prongsai.core.preaudit.reading import Block, Form, Reading, Stop

MOST_PAGES, MOST_LETTERS = 300, 400_000
_FEW, _LOOKED = 20, 10
"""Letters of a page that is a picture: a page number, a stamp."""
_WRITTEN = (b"Contents", b"V", b"TU", b"RC")
"""What somebody typed into a note or a field, as a PDF calls it."""
_MOST_NOTES = 2_000
_MAKERS = ("Author", "Manager")
_LOCKED = ("password", "security")


def read_pdf(content: bytes) -> Reading:
    """Text line by line, in the order of the file."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = any(word in str(error).lower() for word in _LOCKED)
        return Reading(Form.PDF, stopped=Stop.LOCKED if locked else Stop.DAMAGED)
    try:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        return _read(document)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> Reading:
    blocks: list[Block] = []
    margins: list[Block] = []
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
        margins.extend(_notes(document, number))
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
        margins=tuple(margins[:_MOST_NOTES]),
        unread=tuple(_others(document)),
        names_maker=any(_told(document, key) for key in _MAKERS),
        cut=looked < pages or len(margins) > _MOST_NOTES,
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


def _notes(document: pypdfium2.PdfDocument, number: int) -> Iterator[Block]:
    """Comments, typed-on texts and what fields of a form hold."""
    with contextlib.suppress(pypdfium2.PdfiumError):
        page = document[number]
        for place in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
            note = raw.FPDFPage_GetAnnot(page, place)
            said = dict.fromkeys(flat(mended(text)) for text in _typed(note, document.formenv))
            yield from (Block(text, f"page:{number + 1}") for text in said if text)
            raw.FPDFPage_CloseAnnot(note)


def _typed(note: Any, form: Any) -> Iterator[str]:
    for key in _WRITTEN:
        yield _letters(partial(raw.FPDFAnnot_GetStringValue, note, key))
    if form is not None:  # a field may keep what it holds elsewhere
        yield _letters(partial(raw.FPDFAnnot_GetFormFieldValue, form, note))


def _letters(asked: Callable[[Any, int], int]) -> str:
    """What the library writes into a room of the size that it asked for."""
    size = asked(None, 0)
    held = ctypes.create_string_buffer(size)
    asked(ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return held.raw.decode("utf-16-le", "replace").rstrip("\0")


def _others(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """Files within the file, and forms that only one maker's programs show."""
    if document.count_attachments():
        yield "attachment"
    if document.get_formtype() in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
        yield "xfa"


def _told(document: pypdfium2.PdfDocument, key: str) -> str:
    return flat(str(document.get_metadata_value(key)))


def _title(document: pypdfium2.PdfDocument) -> str:
    """What its maker wrote as its title; programs put a file name there when nobody does."""
    title = _told(document, "Title")
    return "" if title.lower().startswith(("microsoft", "untitled", "scan")) else title
