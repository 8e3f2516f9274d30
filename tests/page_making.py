"""Pages and files as agencies publish them, in real formats."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache

import docx
import typst
import xlsxwriter

Rows = Sequence[Sequence[object]]


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=typst.Fonts())


def _pages(source: str, kind: typst.OutputFormat) -> list[bytes]:
    head = '#set text(font: "Laksaman", size: 16pt, lang: "th")\n'
    made = _compiler().compile((head + source).encode(), format=kind, ppi=60)
    return [page for page in (made if isinstance(made, list) else [made]) if page is not None]


def typst_table(rows: Rows) -> str:
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return f"#table(columns: {len(rows[0])}, {cells})\n"


def pdf(source: str) -> bytes:
    """Text that can be selected."""
    return _pages(source, "pdf")[0]


def scan(source: str) -> bytes:
    """The same as a picture on each page, as from a scanner."""
    drawn = [picture.hex() for picture in _pages(source, "png")]
    parts = (
        "#image(bytes((" + "".join(f"{byte}, " for byte in bytes.fromhex(each)) + ")))"
        for each in drawn
    )
    return _pages("\n#pagebreak()\n".join(parts), "pdf")[0]


def html(body: str, title: str = "", head: str = "") -> str:
    return (
        f"<!doctype html><html lang=th><head>{head}<title>{title}</title></head>"
        f"<body>{body}</body></html>"
    )


def html_table(rows: Rows) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def word(*parts: tuple[str, int] | list[list[object]], title: str = "") -> bytes:
    """Paragraphs with their level (0 for none) and tables, in order."""
    made = docx.Document()
    made.core_properties.title = title
    for part in parts:
        if isinstance(part, tuple):
            text, level = part
            made.add_heading(text, level) if level else made.add_paragraph(text)
        else:
            _word_table(made, part)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _word_table(made: docx.document.Document, rows: Rows) -> None:
    table = made.add_table(len(rows), len(rows[0]))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, said in zip(line.cells, row, strict=True):
            cell.text = str(said)


def sheets(named: Mapping[str, Rows]) -> bytes:
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    for name, rows in named.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return kept.getvalue()
