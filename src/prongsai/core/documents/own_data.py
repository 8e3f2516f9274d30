"""What an agency holds of somebody who asked, as a paper to hand over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.core.documents.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
    Title,
    cell,
    text,
)
from prongsai.core.documents.blocks import heads as heads_of
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.script import Script
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCase:
    """A case of his, in words."""

    title: str
    number: str
    state: str
    came: dt.date
    kept: str
    held: Sequence[tuple[str, str]]
    """Label and value of what tells who he is."""
    lines: Sequence[tuple[dt.datetime, str, str]]
    """When something happened, what, and what was said."""


def own_data_paper(
    cases: Sequence[OwnCase],
    *,
    agency: str,
    number: str,
    script: Script,
    look: Look,
    made: dt.date,
    language: Language = "th",
) -> Document:
    """All of them; where nothing is held the paper says so."""
    return Document(
        title=script.say("own_title"), agency=agency, language=language, look=look,
        numerals=Numerals.ARABIC, dated=made,
        blocks=tuple(_blocks(cases, agency, number, script, made, language)),
    )  # fmt: skip


def _blocks(
    cases: Sequence[OwnCase], agency: str, number: str, script: Script, made: dt.date,
    language: Language,
) -> Iterator[Block]:  # fmt: skip
    day = shown_date(made, Style.LETTER, language)
    yield Title((text(script.say("own_title")), text(agency)))
    yield Paragraph(text(script.say("own_about", number=number, day=day, cases=len(cases))))
    if not cases:
        yield Paragraph(text(script.say("own_none")))
    for each in cases:
        yield Heading(1, text(f"{each.title} {each.number}"))
        came = shown_date(each.came, Style.LETTER, language)
        yield Paragraph(text(script.say("own_stands", day=came, state=each.state)))
        if each.kept:
            yield Paragraph(text(script.say("own_kept", kept=each.kept)))
        if each.held:
            yield _table(("own_field", "own_value"), each.held, script)
        lines = [(shown_date(at.date(), Style.SHORT, language), what, said)
                 for at, what, said in each.lines]  # fmt: skip
        yield _table(("own_day", "own_what", "own_said"), lines, script)
    yield Paragraph(text(script.say("own_left_out")))


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], script: Script) -> Table:
    shares = (2, 3) if len(names) == 2 else (2, 3, 6)  # noqa: PLR2004 - two or three columns
    return Table(
        columns=tuple(map(Column, shares)),
        head=(heads_of(*map(script.say, names)),),
        body=tuple(tuple(cell(*each.split("\n")) for each in row) for row in rows),
    )
