"""A page or file read by the adapter of its form."""

from __future__ import annotations

from prongsai.adapters.docx_reading import read_docx
from prongsai.adapters.html_reading import read_html
from prongsai.adapters.packed_files import look_into
from prongsai.adapters.pdf_reading import read_pdf
from prongsai.adapters.text_reading import read_csv, read_text
from prongsai.adapters.xlsx_reading.all_sheets import read_sheets
from prongsai.core.preaudit.charset import decoded
from prongsai.core.preaudit.reading import Form, Reading, Stop
from prongsai.core.preaudit.sniffing import form_of


def read_document(content: bytes, told: str = "", charset: str = "", name: str = "") -> Reading:
    """What is in it; `told` is its type and `charset` its letters as its server says."""
    if not content.strip():
        return Reading(Form.OTHER, stopped=Stop.EMPTY)
    form = form_of(content, told, name)
    if form is None:
        form, stopped = look_into(content)
        if stopped is not None:
            return Reading(form, stopped=stopped)
    if form in _BY_BYTES:
        return _BY_BYTES[form](content)
    if form in _BY_TEXT:
        return _BY_TEXT[form](*decoded(content, charset))
    if form is Form.IMAGE:
        return Reading(form, pictures=1)
    return Reading(form, stopped=Stop.UNKNOWN)


_BY_BYTES = {Form.PDF: read_pdf, Form.DOCX: read_docx, Form.SHEET: read_sheets}
_BY_TEXT = {Form.HTML: read_html, Form.CSV: read_csv, Form.TEXT: read_text}
