"""The register of a year as a paper: the table, what is carried over, what it adds up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from prongsai.core.cases.cells import Cell as Value
from prongsai.core.cases.register import Register, Summed
from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.script import Script
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.words import Language

MOST_COLUMNS = 12
"""More of them can't be read on a sheet that lies on its long side."""
_NARROW = 3
"""Share of the column of numbers; every other one has twice what its file says."""


def register_paper(
    register: Register,
    *,
    agency: str,
    script: Script,
    look: Look,
    numerals: Numerals,
    made: dt.date,
    language: Language = "th",
) -> Document:
    """The paper; a year without a case says so and is a paper too."""
    blocks = tuple(_blocks(register, agency, script, language))
    return Document(
        title=f"{register.title} {register.year}", agency=agency, language=language, look=look,
        numerals=numerals, blocks=blocks, dated=made,
    )  # fmt: skip


def _blocks(register: Register, agency: str, script: Script, language: Language) -> Iterator[Block]:
    year = "register_fiscal" if register.fiscal else "register_calendar"
    lines = (register.title, script.say(year, year=register.year), agency)
    yield Title(tuple(text(line) for line in lines if line))
    until = shown_date(register.until, Style.LETTER, language)
    key = "register_closed" if register.is_closed else "register_until"
    yield Paragraph(text(script.say(key, day=until)))
    if not register.lines:
        yield Paragraph(text(script.say("register_none", title=register.title)))
        return
    facts = {
        "lines": len(register.lines), "in": register.carried_in, "over": register.carried_over,
    }  # fmt: skip
    yield Paragraph(text(script.say("register_counts", **facts)))
    pieces = list(_pieces(len(register.headings)))
    for number, places in enumerate(pieces, start=1):
        if len(pieces) > 1:
            facts = {"number": number, "of": len(pieces)}
            yield Heading(1, text(script.say("register_part", **facts)), listed=False)
        yield _table(register, places, language)
    for each in register.sums:
        yield Heading(1, text(each.name))
        yield _sum(each, script)


def _pieces(columns: int) -> Iterator[tuple[int, ...]]:
    """Places of the columns of each table: what no sheet has room for goes on in another one.

    The first column, which names the row, stands in all of them.
    """
    if columns <= MOST_COLUMNS:
        yield tuple(range(columns))
        return
    others = range(1, columns)
    number = -(-len(others) // (MOST_COLUMNS - 1))
    for piece in range(number):
        first, after = (len(others) * each // number for each in (piece, piece + 1))
        yield (0, *others[first:after])


def _table(register: Register, places: Sequence[int], language: Language) -> Table:
    return Table(
        columns=tuple(Column(_NARROW if at == 0 else 2 * register.shares[at]) for at in places),
        head=(heads(*(register.headings[at] for at in places)),),
        body=tuple(
            tuple(_cell(line.cells[at], language) for at in places) for line in register.lines
        ),
        first_column_heads=True,
    )


def _cell(value: Value, language: Language) -> Cell:
    return cell(shown(value, language))


def shown(value: Value, language: Language) -> str:
    """A cell in words; an empty one is a dash, so that nobody thinks it was forgotten."""
    if value is None or value == "":
        return "–"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, dt.date):
        return shown_date(value, Style.SHORT, language)
    return str(value)


def _sum(summed: Summed, script: Script) -> Table:
    names = (script.say("register_group"), script.say("register_cases"), *summed.headings)
    rows = tuple(
        (cell(name), cell(str(cases)), *(cell(f"{each:,f}") for each in sums))
        for name, cases, sums in summed.rows
    )
    total = (
        cell(script.say("register_total")),
        cell(str(sum(cases for _, cases, _ in summed.rows))),
        *(
            cell(f"{sum((sums[n] for *_, sums in summed.rows), Decimal(0)):,f}")
            for n in range(len(summed.headings))
        ),
    )
    columns = (Column(4), *(Column(2, Align.END) for _ in names[1:]))
    return Table(columns=columns, head=(heads(*names),), body=(*rows, total))
