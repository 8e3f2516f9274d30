"""The published tables of a year, their files, and the papers drawn up of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import transaction

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.apps.spending import bridge
from prongsai.apps.spending.actions import YEAR, held
from prongsai.apps.spending.bridge import Units
from prongsai.apps.spending.queries import Book
from prongsai.core.spending.tables import QUARTER, Made
from prongsai.core.spending.tables import made as made_of
from prongsai.core.spending.year import quarter_of

PAPERS = {"plan": "spending-plan", "half_year": "spending-half-year", "annual": "spending-annual"}
"""Kinds of papers by kind of table."""


def made(book: Book, units: Units, kind: str) -> Made:
    return made_of(bridge.named(book.year, units), kind, bridge.template())


def still_open(book: Book, kind: str) -> int:
    """Months that the table tells of and that can still change; a plan tells of none."""
    if kind == "plan":
        return 0
    until = QUARTER[kind]
    months = [each for each in book.year.months if quarter_of(each) <= until]
    return sum(each not in book.closed for each in months)


def matter(book: Book, units: Units, kind: str) -> dict[str, Any]:
    words = {"problems": book.row.problems, "suggestions": book.row.suggestions}
    return bridge.spending().matter(bridge.named(book.year, units), kind, words)


def grid(book: Book, units: Units, kind: str) -> list[list[object]]:
    """The table with its headings, amounts as numbers."""
    found = made(book, units, kind)
    heads: list[object] = [each.name.th for each in found.table.columns.values()]
    rows = [[_cell(each) for each in row] for row in (*found.rows, found.totals)]
    return [heads, *rows]


def _cell(value: object) -> object:
    return value if isinstance(value, Decimal | int) else value or ""


def of(year: int, kind: str) -> str:
    """What papers made of a table are found by."""
    return f"spending:{year}:{kind}"


@transaction.atomic
def draft(book: Book, units: Units, kind: str, doer: Doer) -> Paper:
    """A paper that says what the table says now."""
    said = matter(book, units, kind)
    row = held(book.row)
    of_year = f"ประจำปีงบประมาณ พ.ศ. {row.year}"
    paper = draft_given(
        row.agency, PAPERS[kind], said, doer, subject=f"{said['title']} {of_year}",
        of=of(row.year, kind),
    )  # fmt: skip
    if kind != "plan":
        setattr(row, f"{kind}_at", doer.at)
        row.save(update_fields=[f"{kind}_at"])
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb="draft", thing=YEAR,
        key=str(row.year), after={"kind_of_paper": PAPERS[kind]},
    )  # fmt: skip
    return paper
