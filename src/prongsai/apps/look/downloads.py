"""What pages hand out to keep: tables and papers, by the ending of their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from prongsai.adapters.csv_files import unarmed, write_csv
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.core.files.kinds import Kind

TABLES = {"xlsx": Kind.XLSX.media, "csv": "text/csv; charset=utf-8"}
PRINTS = {"pdf": Kind.PDF.media, "docx": Kind.DOCX.media}


def form_asked(request: HttpRequest, forms: Collection[str] = tuple(TABLES)) -> str:
    """The form that the address asks for; the first of those there are where it asks for none."""
    form = request.GET.get("form", next(iter(forms)))
    if form not in forms:
        raise Http404
    return form


def table(sheet: str, rows: Iterable[Sequence[object]], form: str) -> bytes:
    """Rows as a file; no text in it that a spreadsheet program takes for a formula.

    In a spreadsheet a text is marked as one; in CSV only a mark before it keeps it from being read.
    """
    if form == "csv":
        return write_csv(list(map(unarmed, row)) for row in rows)
    return write_xlsx(sheet, rows)


def download(name: str, content: bytes, media: str = "") -> HttpResponse:
    """A file to keep; its ending says of what type it is, unless that is said."""
    kind = media or {**TABLES, **PRINTS}[name.rpartition(".")[2]]
    named = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": named or "attachment"}
    return HttpResponse(content, content_type=kind, headers=headers)
