"""The papers of a year's spending: plan, six months, result. Their matter is plain data first,
so that what was reported stays as it was however the year goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Table,
    Text,
    Title,
    cell,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.script import Script
from prongsai.core.spending.standing import standings, total
from prongsai.core.spending.tables import HALF_YEAR, MONEY, PERCENT, QUARTER, Value, made, percent
from prongsai.core.spending.template import SpendingTable, SpendingTemplate
from prongsai.core.spending.year import HALF, SpendingYear
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.thai import tidy

SCHEMA = 1
FIELDS = (
    "kind", "title", "agency", "year", "until", "columns", "rows", "totals", "lines", "present",
    "target", "spent", "share", "problems", "suggestions",
)  # fmt: skip
"""What the matter of a paper says."""
BELOW = {
    "unit": "source", "program": "kind", "original": "changed", "problems": "suggestions",
}  # fmt: skip
"""What stands below what in one column: a sheet has room for eleven columns, and no more."""
YEARLY = "ประจำปี"
"""What a title ends with, and the line below it begins with."""
Matter = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Dressed:
    """How a paper looks, and when it is made."""

    look: Look
    script: Script
    numerals: Numerals
    made: dt.date
    mark: str = ""


def matter(
    year: SpendingYear, kind: str, template: SpendingTemplate, words: Mapping[str, str]
) -> dict[str, Any]:
    """What a paper says, as plain data; `words` are problems and suggestions on the whole."""
    found, quarter = made(year, kind, template), QUARTER[kind]
    sums = total(standings(year))
    until = year.fiscal.halves[0].last if quarter == HALF else year.fiscal.last
    share = percent(sums.share(quarter))
    names = {key: tidy(each.name.th) for key, each in found.table.columns.items()}
    columns = [
        {
            "name": " /\n".join(names[each] for each in together),
            "share": _share(found.table, together),
            "end": together[0] in MONEY | PERCENT,
        }
        for together in _together(names)
    ]
    return {
        "schema": SCHEMA, "kind": kind, "title": found.table.name.th.removesuffix(YEARLY),
        "agency": year.agency, "year": year.year, "until": until.isoformat(), "columns": columns,
        "rows": [_joined(names, row) for row in found.rows],
        "totals": _joined(names, found.totals), "lines": len(found.rows),
        "present": str(sums.present),
        "target": str(sums.planned_by(quarter)), "spent": str(sums.spent_by(quarter)),
        "share": "" if share is None else str(share),
        "problems": words.get("problems", ""), "suggestions": words.get("suggestions", ""),
    }  # fmt: skip


def _together(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Columns of the paper: those that share one, and all others alone."""
    return [(key, BELOW[key]) if key in BELOW else (key,) for key in names
            if key not in BELOW.values()]  # fmt: skip


def _share(table: SpendingTable, together: Sequence[str]) -> int:
    """Texts that share a column want the room of both; of amounts one is as wide as the other."""
    shares = [table.columns[each].share for each in together]
    return shares[0] if together[0] in MONEY else sum(shares)


def _joined(names: Mapping[str, str], row: Sequence[Value]) -> list[str]:
    """A row as it is printed, what shares a column on lines below each other."""
    said = {key: written(key, value) for key, value in zip(names, row, strict=True)}
    if said.get("suggestions"):
        said["suggestions"] = f"{names['suggestions']}: {said['suggestions']}"
    cells = ([said[key] for key in together] for together in _together(names))
    return ["\n".join(filter(None, each)) for each in cells]


def written(key: str, value: Value) -> str:
    """A cell in words; a blank one is empty."""
    if value is None:
        return ""
    if key == "changed" and isinstance(value, Decimal):
        return f"{'+' if value > 0 else ''}{money_in_table(value)}" if value else ""
    if isinstance(value, Decimal):
        return money_in_table(value) if key in MONEY else f"{value}"
    return str(value)


def paper(said: Matter, dressed: Dressed) -> Document:
    """The paper of some matter."""
    script = dressed.script
    of_year = script.say("of_year", year=said["year"])
    lines = (text(said["title"]), text(of_year), text(said["agency"]))
    blocks: tuple[Block, ...] = (Title(lines), *_body(said, script))
    return Document(
        title=f"{said['title']} {of_year}", agency=said["agency"], language="th",
        look=dressed.look, numerals=dressed.numerals, blocks=blocks, dated=dressed.made,
        mark=dressed.mark,
    )  # fmt: skip


def _body(said: Matter, script: Script) -> Iterator[Block]:
    yield Paragraph(_summary(said, script))
    if said["rows"]:
        yield _table(said, script)
    else:
        yield Paragraph(text(script.say("no_line")))
    if said["kind"] == "plan":
        return
    for name in ("problems", "suggestions"):
        yield Heading(1, text(script.say(name)))
        lines = said[name].splitlines() or [script.say("none")]
        yield from (Paragraph(text(line)) for line in lines)


def _summary(said: Matter, script: Script) -> Text:
    """What it comes to in one sentence; only tables keep their digits."""
    kind = said["kind"]
    money = {name: money_in_table(Decimal(said[name])) for name in ("present", "target", "spent")}
    until = shown_date(dt.date.fromisoformat(said["until"]), Style.LETTER)
    parts = [script.say("lines", lines=said["lines"]), money["present"], script.say("baht")]
    if kind == "plan":
        return text(*parts)
    parts += [script.say("until", until=until), money["spent"], script.say("baht")]
    if said["share"]:
        parts += [script.say("share"), said["share"], script.say("of_budget")]
    if kind == HALF_YEAR:
        parts += [script.say("against"), money["target"], script.say("baht")]
    return text(*parts)


def _table(said: Matter, script: Script) -> Table:
    columns = tuple(
        Column(each["share"], Align.END if each["end"] else Align.START) for each in said["columns"]
    )
    body = tuple(tuple(_cell(each) for each in row) for row in said["rows"])
    totals = tuple(
        Cell(tuple(map(text, each.split("\n"))), bold=True) if each else cell("")
        for each in said["totals"]
    )
    named = Cell((text(script.say("total")),), columns=2, bold=True, align=Align.CENTRE)
    head = tuple(
        Cell(tuple(map(text, each["name"].split("\n"))), align=Align.CENTRE, bold=True)
        for each in said["columns"]
    )
    return Table(columns, (head,), (*body, (named, *totals[2:])))


def _cell(said: str) -> Cell:
    return cell(*said.split("\n")) if said else cell("–")
