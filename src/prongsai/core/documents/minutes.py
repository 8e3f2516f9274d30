"""The parts that only minutes have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from prongsai.core.documents.blocks import (
    Block,
    Entry,
    Listing,
    Paragraph,
    Run,
    Signature,
    Title,
    text,
)
from prongsai.core.documents.filling import Filling
from prongsai.core.terms.dates import Style, clock, shown_date

Blocks = Iterator[Block]


def title(filling: Filling) -> Blocks:
    """Name, count, day and place of the meeting."""
    meeting = filling.meeting
    lines = (
        f"{filling.word('title')}{meeting.name}",
        f"{filling.word('number')} {meeting.count}",
        f"{filling.word('at')} {shown_date(meeting.day, Style.LETTER)}",
        f"{filling.word('place')} {meeting.place}",
    )
    yield Title(tuple(text(line) for line in lines))


def attended(filling: Filling) -> Blocks:
    return _people(filling, "attended", filling.meeting.attended)


def absent(filling: Filling) -> Blocks:
    return _people(filling, "absent", filling.meeting.absent)


def others_present(filling: Filling) -> Blocks:
    return _people(filling, "others_present", filling.meeting.others)


def _people(filling: Filling, word: str, people: tuple[str, ...]) -> Blocks:
    if people:
        yield Paragraph(filling.label(word), indent=False, keep=True)
        yield Listing(tuple(Entry(text(name)) for name in people))


def started(filling: Filling) -> Blocks:
    return _time(filling, "started", filling.meeting.started)


def ended(filling: Filling) -> Blocks:
    return _time(filling, "ended", filling.meeting.ended)


def _time(filling: Filling, word: str, time: dt.time) -> Blocks:
    said = f"{filling.word(word)} {clock(time)}"
    yield Paragraph(text(Run(said, bold=True)), indent=False, keep=True)


def recorder(filling: Filling) -> Blocks:
    yield Signature((text("(", filling.recorder, ")"), text(filling.word("recorder"))))
