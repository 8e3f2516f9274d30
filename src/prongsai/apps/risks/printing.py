"""A paper as a page shows it: its blocks in order, each in a form that templates can draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from prongsai.adapters.svg_drawing import svg
from prongsai.core.documents.blocks import Figure, Paragraph, Table, Title, plain
from prongsai.core.documents.document import Document
from prongsai.core.terms.numerals import prose_digits


def preview(document: Document) -> list[dict[str, Any]]:
    """Titles, paragraphs, tables and figures; what is signed on paper is left out."""
    return list(_parts(document))


def _parts(document: Document) -> Iterator[dict[str, Any]]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Title):
            yield {"title": [_said(line) for line in block.lines]}
        elif isinstance(block, Paragraph):
            yield {"paragraph": _said(block.text)}
        elif isinstance(block, Table):
            yield {"table": _table(block)}
        elif isinstance(block, Figure):
            caption = _said(block.caption)
            yield {"figure": _drawn(block, f"f{number}", caption), "caption": caption,
                   "data": _table(block.data) if block.data else None}  # fmt: skip


def _said(text: Any) -> str:
    return prose_digits(plain(text))


def _drawn(figure: Figure, key: str, title: str) -> SafeString:
    """Only what the program draws itself: every text in it is escaped by the adapter."""
    drawing = figure.screen or figure.drawing
    drawn = svg(drawing, key=key, title=title, description=figure.alternative)
    return mark_safe(drawn)  # noqa: S308 - as above


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": _said(table.caption),
        "head": [[_cell(each) for each in row] for row in table.head],
        "body": [[_cell(each) for each in row] for row in table.body],
        "heads": table.first_column_heads,
    }


def _cell(cell: Any) -> dict[str, Any]:
    return {"lines": [plain(line) for line in cell.lines], "columns": cell.columns}
