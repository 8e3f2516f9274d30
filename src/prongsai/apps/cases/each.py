"""What several people said in a case, each for himself, as a table; and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import fields
from prongsai.apps.cases.shown import Seen
from prongsai.apps.look.words import phrase
from prongsai.core.cases import averaging
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.interests import matches
from prongsai.core.cases.log import Event, Standing
from prongsai.core.cases.saying import each_said, listed
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.procedure import CaseField, Procedure


@dataclass(frozen=True, slots=True)
class Row:
    """One of them."""

    name: str
    what: str
    """The move he made; empty while he has said nothing."""
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All whom a field lists."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    mean: str
    """Mean of what they gave altogether, where all of it is numbers."""
    matches: tuple[str, ...]
    compares: bool


def tables(folder: Folder, now: Standing, seen: Seen) -> list[Table]:
    """One for each list; of somebody who is only one of them just his own row."""
    listing = dict.fromkeys(each.each for each in folder.procedure.moves.values() if each.each)
    return [_table(folder, now, seen, each) for each in listing if listed(now, each)]


def _table(folder: Folder, now: Standing, seen: Seen, field: str) -> Table:
    said = each_said(folder.procedure, folder.log, field)
    asked = _asked(folder.procedure, field)
    scores = [each for each in asked if each.type is FieldType.NUMBER]
    rows = tuple(
        _row(folder.procedure, key, said.get(key), scores, seen) for key in listed(now, field)
    )
    whole = not seen.only
    return Table(
        title=fields.said(folder.procedure.fields[field].label),
        heads=tuple(fields.said(each.label) for each in scores) if whole else (),
        rows=rows,
        mean=_mean(said, scores) if whole else "",
        matches=tuple(_matched(now, said, asked, seen)) if whole else (),
        compares=whole and any(each.compares for each in asked),
    )


def _asked(procedure: Procedure, field: str) -> list[CaseField]:
    keys = dict.fromkeys(
        key for each in procedure.moves.values() if each.each == field for key in each.fields
    )
    return [procedure.fields[key] for key in keys]


def _row(
    procedure: Procedure, key: str, event: Event | None, scores: list[CaseField], seen: Seen
) -> Row:
    name = (seen.people or {}).get(key, "–")
    if event is None:
        return Row(name, "", tuple("–" for _ in scores) if not seen.only else ())
    if seen.only:
        what = procedure.moves[event.move].label if seen.only == key else None
        return Row(name, fields.said(what) if what else phrase("case.each_said"), ())
    values = tuple(str(event.values.get(each.key, "–")) for each in scores)
    return Row(name, fields.said(procedure.moves[event.move].label), values)


def _mean(said: Mapping[str, Event], scores: list[CaseField]) -> str:
    """To the hundredth; nothing where nobody gave a number."""
    found = averaging.mean(said.values(), [each.key for each in scores])
    return "" if found is None else averaging.kept(found)


def _matched(
    now: Standing, said: Mapping[str, Event], asked: list[CaseField], seen: Seen
) -> Iterator[str]:
    for field in (each for each in asked if each.compares):
        declared = {key: str(event.values.get(field.key, "")) for key, event in said.items()}
        bidders = str(now.values.get(field.compares, ""))
        for found in matches(bidders, declared, shelf().person_titles.titles):
            name = (seen.people or {}).get(found.who, "–")
            bidder = found.bidder.name or found.bidder.tax_id
            yield f"{name} – {bidder}: {phrase(f'case.match_{found.by.value}')}"
