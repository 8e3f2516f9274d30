"""The half-yearly and the yearly paper on reports of corruption: totals, none said in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Table,
    Title,
    cell,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.script import Script
from prongsai.core.sealed.counting import Count
from prongsai.core.sealed.limits import Limit
from prongsai.core.terms.dates import Style, shown_date

HALF, YEAR = "half", "year"
COLUMNS = ("carried", "received", "referred", "decided", "finished", "pending")
TIMELY = ("finished", "in_time", "late", "unmeasured", "pending_late")
FIELDS = ("agency", "year", "kind", "until", "rows")
"""What the matter of a paper says."""
Matter = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Dressed:
    """How a paper looks, and when it is made."""

    look: Look
    script: Script
    numerals: Numerals
    made: dt.date


def matter(
    agency: str, year: int, kind: str, counts: Sequence[Count], as_of: dt.date, clock: Limit
) -> dict[str, Any]:
    """What a paper says, as plain data: the first half alone, or both and the whole.

    With the clock by which something was in time, as it was set that day.
    """
    told = counts[:1] if kind == HALF else counts
    return {
        "agency": agency, "year": year, "kind": kind,
        "until": min(told[-1].period.last, as_of).isoformat(),
        "rows": [
            {
                "period": each.period.label.th,
                **dict(zip(COLUMNS, each.shown, strict=True)),
                **dict(zip(TIMELY, each.timely, strict=True)),
            }
            for each in told
        ],
        "clock": {
            "title": clock.title.th, "working": clock.working,
            "length": clock.length if isinstance(clock.length, int) else 0,
        },
    }  # fmt: skip


def paper(said: Matter, dressed: Dressed) -> Document:
    """The paper of some matter."""
    script = dressed.script
    of_year = script.say(f"of_{said['kind']}", year=said["year"])
    title = script.say("title")
    blocks: tuple[Block, ...] = (
        Title((text(title), text(of_year), text(said["agency"]))),
        *_body(said, script),
    )
    return Document(
        title=f"{title} {of_year}", agency=said["agency"], language="th", look=dressed.look,
        numerals=dressed.numerals, blocks=blocks, dated=dressed.made,
    )  # fmt: skip


def _body(said: Matter, script: Script) -> Iterator[Block]:
    last = said["rows"][-1]
    until = shown_date(dt.date.fromisoformat(said["until"]), Style.LETTER)
    if any(last[name] for name in COLUMNS):
        facts = {name: last[name] for name in ("received", "carried", "finished", "pending")}
        yield Paragraph(text(script.say("sum", until=until, **facts)))
    else:
        yield Paragraph(text(script.say("none", until=until)))
    yield _table(said["rows"], COLUMNS, script)
    if clock := said.get("clock"):  # papers drafted before tell nothing of time
        yield Paragraph(text(_by_clock(clock, script)), keep=True)
        yield _table(said["rows"], TIMELY, script)
    yield Paragraph(text(script.say("totals_only")))


def _by_clock(clock: Matter, script: Script) -> str:
    if not clock["length"]:
        return script.say("by_clock_unset", clock=clock["title"])
    days = "by_clock_working" if clock["working"] else "by_clock"
    return script.say(days, clock=clock["title"], days=clock["length"])


def _table(rows: Sequence[Matter], names: Sequence[str], script: Script) -> Table:
    heads = [script.say("period"), *(script.say(f"column_{each}") for each in names)]
    head = tuple(Cell((text(each),), align=Align.CENTRE, bold=True) for each in heads)
    columns = (Column(3), *(Column(2, Align.END) for _ in names))
    body = tuple(
        (cell(row["period"]), *(cell(str(row[each])) for each in names)) for row in rows
    )  # fmt: skip
    return Table(columns, (head,), body, first_column_heads=True)
