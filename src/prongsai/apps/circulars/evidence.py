"""The list of a circular as evidence: names by unit, shares, and what is printed of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.circulars import queries
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.circulars.models import Circular
from prongsai.apps.circulars.queries import Staff
from prongsai.apps.look.downloads import PRINTS, TABLES, table
from prongsai.apps.look.words import thai
from prongsai.core.circulars.reading import Reader, Share, shares, whole
from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Run,
    Table,
    Title,
    cell,
    heads,
    text,
)  # fmt: skip
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.order import dictionary_key

FORMS = (*TABLES, *PRINTS)
_NAMES = (Column(3, Align.CENTRE), Column(11), Column(9), Column(10))
_NUMBERS = (Column(18), Column(5, Align.CENTRE), Column(5, Align.CENTRE), Column(5, Align.CENTRE))


@dataclass(frozen=True, slots=True)
class Named:
    """A reader with his name."""

    name: str
    reader: Reader


@dataclass(frozen=True, slots=True)
class Group:
    """The people of a unit."""

    name: str
    """Empty for those who belong to none."""
    share: Share
    people: Sequence[Named]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everybody asked, by unit in the order of the agency."""

    whole: Share
    groups: Sequence[Group]


def of(row: Circular, people: Staff, units: Units) -> Evidence:
    """Two statements, however many are asked."""
    found = queries.readers(row, people)
    names, counted = queries.names_of(found), shares(found)
    order = [key for key in units.names if key in counted]
    order += sorted(counted.keys() - {*order, ""})
    order += [""] if "" in counted else []
    groups = [
        Group(units.name(key) if key else "", counted[key], _named(found, key, names))
        for key in order
    ]
    return Evidence(whole(found), groups)


def _named(found: Sequence[Reader], unit: str, names: dict[str, str]) -> list[Named]:
    """Those who are missing first, then by the dictionary."""
    here = [Named(names.get(each.key, "–"), each) for each in found if each.unit == unit]
    return sorted(here, key=lambda each: (bool(each.reader.at), dictionary_key(each.name)))


def written(
    agency: Agency, row: Circular, found: Evidence, form: str, day: dt.date, *, bare: bool
) -> bytes:
    """As a file; `bare` without a name in it, for whatever leaves the agency."""
    if form in PRINTS:
        return renderers().render(_document(agency, row, found, day, bare=bare), form)
    body = _numbers(found) if bare else _names(found)
    return table(thai("circular.list"), [*_facts(row, found), [], *body], form)


def _facts(row: Circular, found: Evidence) -> Iterator[list[object]]:
    yield [thai("circular.title"), row.title]
    yield [thai("circular.version"), row.version]
    yield [thai("circular.sent_on"), _moment(row.sent_at)]
    yield [thai("circular.until"), shown_date(row.until, Style.SHORT) if row.until else "–"]
    yield [thai("circular.done"), found.whole.done]
    yield [thai("circular.asked"), found.whole.asked]
    yield [thai("circular.hash"), row.hash]


def _numbers(found: Evidence) -> Iterator[list[object]]:
    yield [thai(f"circular.{each}") for each in ("unit", "asked", "done", "missing")]
    for each in found.groups:
        share = each.share
        yield [each.name or thai("circular.no_unit"), share.asked, share.done, share.missing]
    share = found.whole
    yield [thai("circular.total"), share.asked, share.done, share.missing]


def _names(found: Evidence) -> Iterator[list[object]]:
    yield [thai(f"circular.{each}") for each in ("unit", "name", "role", "at")]
    for group in found.groups:
        for each in group.people:
            yield [group.name or thai("circular.no_unit"), *_person(each)]


def _person(each: Named) -> list[str]:
    at = _moment(each.reader.at) if each.reader.at else thai("circular.not_yet")
    gone = "" if each.reader.here else f" ({thai('circular.gone')})"
    return [f"{each.name}{gone}", thai(f"role.{each.reader.role}"), at]


def _moment(at: dt.datetime | None) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)
    clock = thai("circular.clock", time=f"{local:%H.%M}")
    return f"{shown_date(local.date(), Style.SHORT)} {clock}"


def _said(at: dt.datetime | None) -> str:
    """A moment within a sentence."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return thai("circular.said_at", day=shown_date(local.date()), time=f"{local:%H.%M}")


def _document(
    agency: Agency, row: Circular, found: Evidence, day: dt.date, *, bare: bool
) -> Document:
    title = thai("circular.numbers_title" if bare else "circular.list_title")
    share, blocks = found.whole, list(_tables(found, bare=bare))
    told = thai(
        "circular.told", done=share.done, asked=share.asked, day=shown_date(day),
        sent=_said(row.sent_at),
    )  # fmt: skip
    half = len(row.hash) // 2
    sealed = [thai("circular.hash_is", hash=""), row.hash[:half], row.hash[half:]]
    return Document(
        title=f"{title} {row.title}", agency=agency.name, language="th",
        look=rules.shelf().forms.looks["official"], numerals=Numerals.THAI, dated=day,
        blocks=(
            Title((text(title), text(row.title), text(agency.name))),
            Paragraph(text(told)), *blocks,
            *(Paragraph(text(Run(each, as_is=True)), indent=False) for each in sealed),
        ),
        mark="" if bare else thai("circular.inside"),
    )  # fmt: skip


def _tables(found: Evidence, *, bare: bool) -> Iterator[Block]:
    if bare:
        head, *body = _numbers(found)
        yield Table(_NUMBERS, (heads(*map(str, head)),), tuple(map(_row, body)))
        return
    for group in found.groups:
        share = group.share
        yield Heading(1, text(group.name or thai("circular.no_unit")), listed=False)
        counted = thai("circular.told_unit", done=share.done, asked=share.asked)
        yield Paragraph(text(counted), keep=True)
        people = [[number, *_person(each)] for number, each in enumerate(group.people, start=1)]
        names = heads(*(thai(f"circular.{each}") for each in ("place", "name", "role", "at")))
        yield Table(_NAMES, (names,), tuple(map(_row, people)))


def _row(values: Sequence[object]) -> tuple[Cell, ...]:
    return tuple(cell(str(each)) for each in values)
