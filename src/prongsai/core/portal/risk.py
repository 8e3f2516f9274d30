"""The gate of disclosure control before every publishing, over all that a release says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from prongsai.core.opendata.dataset import Column
from prongsai.core.portal.content import Content, Facts, File, Grid, Kind, Link, Paragraph
from prongsai.core.privacy.release import Held, Holds, Release, Row, gate
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.words import Words

_IDENTITY = re.compile(
    r"บัตรประ(?:จำตัว)?ประชาชน|เลขประจำตัวประชาชน|เลขบัตร|13\s*หลัก|citizen|national.?id|passport",
    re.IGNORECASE,
)
_TAX_ID = re.compile(r"ผู้เสียภาษี|tax.?(?:id|payer)", re.IGNORECASE)
_CONTACT = re.compile(
    r"โทร|อีเมล|ติดต่อ|ที่อยู่|ช่องทาง|e-?mail|phone|\btel|contact|address|fax|แฟกซ์", re.IGNORECASE
)


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """Columns of a table that somebody made elsewhere: what they hold is told by their headings."""
    return tuple(
        Column(f"column_{number}", Words(heading, heading), _holds(heading))
        for number, heading in enumerate(headings, start=1)
    )


def _holds(heading: str) -> Holds:
    if _TAX_ID.search(heading):
        return Holds.TAX_ID
    if _IDENTITY.search(heading):
        return Holds.IDENTITY
    return Holds.CONTACT if _CONTACT.search(heading) else Holds.TEXT


def faults(content: Content, before: Content | None = None) -> tuple[Problem, ...]:
    """Everything that keeps it inside; nothing where it may go out."""
    return (*gate(_texts(content)), *_tables(content, before))


def table_faults(
    name: str, above: Iterable[str], headings: Sequence[str], rows: Sequence[Row]
) -> tuple[Problem, ...]:
    """The same of a table in a file that goes out as it is, with what stands above its heading."""
    columns = [Held(heading, _holds(heading)) for heading in headings]
    return (*own_faults(name, [*above, *headings]), *gate(Release(columns, rows)))


def own_faults(name: str, lines: Iterable[str]) -> tuple[Problem, ...]:
    """Of a text that may well say how an office is reached: nobody's citizen id."""
    return gate(Release([Held(name, Holds.CONTACT)], [[line] for line in lines]))


def text_faults(name: str, text: str) -> tuple[Problem, ...]:
    """The same of a single text that everybody will read."""
    return gate(Release([Held(name, Holds.TEXT)], [[text]]))


def _texts(content: Content) -> Release:
    """What was typed; an office's own telephone and mail are what the page of contact is for."""
    holds = Holds.CONTACT if content.kind is Kind.CONTACT else Holds.TEXT
    return Release([Held(content.title.th, holds)], [[text] for text in _typed(content)])


def _typed(content: Content) -> Iterator[str]:
    yield content.title.th
    for block in content.blocks:
        match block:
            case Paragraph(words):
                yield words.th
            case Link(title, _):
                yield title
            case File(title, name):
                yield from (title, name)
            case Facts(rows) if content.kind is not Kind.RESULT:  # those are figures and hashes
                yield from (value for _, value in rows)
            case Grid(title, table):
                yield from (title.th, *(each.name.th for each in table.columns))
            case _:
                pass


def _tables(content: Content, before: Content | None) -> Iterator[Problem]:
    was = {each.title: each for each in before.of(Grid)} if before else {}
    for grid in content.of(Grid):
        old = was.get(grid.title)
        yield from gate(_named(grid), _named(old) if old else None)


def _named(grid: Grid) -> Release:
    """Columns by the headings people know."""
    columns = [Held(each.name.th or each.key, each.holds) for each in grid.table.columns]
    return Release(columns, grid.table.rows, grid.table.about_people)
