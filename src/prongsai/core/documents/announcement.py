"""The announcement of the result to the public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from prongsai.core.documents import report_tables as tables
from prongsai.core.documents.blocks import Block, Paragraph, text
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.forms import Forms
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.official import Builder
from prongsai.core.documents.script import Facts

_NAMED = 3
"""So many of the weakest are named: the paper is one page, and its table tells all."""


def announcement(
    matter: Matter, forms: Forms, head: str, *, subject: str = "", dated: dt.date | None = None
) -> Document:
    """The paper, to be signed and, where it has no date yet, dated; `head` is who signs it."""
    content = Content(
        agency=matter.agency,
        subject=subject or matter.say("announce_subject", year=matter.year),
        body=tuple(_body(matter)),
        position=head,
        signer=matter.profile.signer,
        dated=dated,
    )
    return Builder(forms).paper(
        "announcement", content, made=matter.made, numerals=matter.numerals, mark=matter.mark
    )


def _body(matter: Matter) -> Iterator[Block]:
    facts: Facts = {"agency": matter.agency, "year": matter.year}
    yield Paragraph(text(matter.result("announce_result", **facts)), keep=True)
    yield tables.announced(matter)
    best = matter.analysis.bands[0].key
    weak = [
        matter.name(part)
        for part in reversed(matter.analysis.ranked())
        if part.band is not None and part.band.key != best
    ]
    if weak:
        listed = matter.script.listed(weak[:_NAMED])
        yield Paragraph(text(matter.say("announce_commitment", weakest=listed)))
    else:
        yield Paragraph(text(matter.say("announce_thanks")))
