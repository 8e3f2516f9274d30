"""Documents that go out as they are: what stops them, and what somebody must look at himself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from prongsai.core.portal.headings import headed, holds
from prongsai.core.preaudit.reading import Block, Reading, Stop, Table
from prongsai.core.privacy.release import CITIZEN_INSIDE, Held, Holds, Release, gate
from prongsai.core.terms.problem import Place, Problem, Severity

_FEW = 20
"""Letters of a page that is a picture: a page number, a stamp."""
_PAGE = "page:"
_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_MARKS = "comments"
_HEADING = 80
"""Letters of a heading that are told."""
_LIKE_AN_ID = re.compile(r"[\dxX*]")
"""What an id leaves in a cell, also where some of it was covered."""
_STOPS = {
    Stop.LOCKED: "look-locked", Stop.DAMAGED: "look-damaged", Stop.TOO_LARGE: "look-heavy",
    Stop.BOMB: "look-heavy", Stop.TOO_SLOW: "look-heavy", Stop.TOO_MUCH: "look-heavy",
    Stop.DIED: "look-heavy",
}  # fmt: skip
PICTURE = Problem("look-picture", severity=Severity.WARNING)
"""Of a file that is nothing but a picture."""


def document_faults(reading: Reading) -> tuple[Problem, ...]:
    """What stops it is refused, what nobody read is a warning, what to know is a note.

    Neither its name nor its text is told, so that this can be kept for whoever has the same file.
    """
    return (*_stops(reading), *_unread(reading), *_to_know(reading))


def _stops(reading: Reading) -> Iterator[Problem]:
    """Citizen ids and columns of them; that a telephone number is an office's nobody can tell.

    Contracts name the tax ids of companies, which may be told as in a column of them.
    """
    said = [*_said(reading), *_over_lines(reading)]
    for each in gate(Release([Held("", Holds.TAX_ID)], [[text] for text, _ in said])):
        place = said[(each.place.row or 1) - 1][1]
        if each.code == CITIZEN_INSIDE:
            yield Problem(each.code, each.facts, Place(path=place))
        elif each.code == "release-phone-inside":
            yield _warned("look-phone", place)
    for table in reading.tables:
        for heading in _identities(table):
            yield Problem(
                "release-identity", {"column": heading[:_HEADING]}, Place(path=table.place)
            )


def _said(reading: Reading) -> Iterator[tuple[str, str]]:
    yield reading.title, "title"
    for each in _blocks(reading):
        yield each.text, each.place
    for table in reading.tables:
        yield from ((cell, table.place) for row in table.rows for cell in row)
    yield from ((each.address, "") for each in reading.links)


def _over_lines(reading: Reading) -> Iterator[tuple[str, str]]:
    """Lines of which the first ends in a hyphen: what was cut there is one number."""
    lines = [(each.text.rstrip(), each) for each in _blocks(reading)]
    for (text, _), (_, behind) in itertools.pairwise(lines):
        if text.endswith(_HYPHENS):
            yield text + behind.text.lstrip(), behind.place


def _blocks(reading: Reading) -> Iterator[Block]:
    yield from reading.blocks
    yield from reading.margins


def _identities(table: Table) -> Iterator[str]:
    """Headings of columns that say who somebody is.

    Empty columns are of a form to fill in; a list of papers to bring names copies of cards.
    """
    kept = [list(row) for row in table.rows if any(row)]
    headings, rows = headed(kept) or ([], [])
    for place, heading in enumerate(headings):
        if holds(heading) is Holds.IDENTITY and any(_LIKE_AN_ID.search(row[place]) for row in rows):
            yield heading


def _unread(reading: Reading) -> Iterator[Problem]:
    if reading.stopped is not None:
        yield _warned(_STOPS.get(reading.stopped, "look-unread"))
        return
    if reading.is_scan or not any(text.strip() for text, _ in _said(reading)):
        yield _warned("look-scan")
    elif reading.blank_pages:
        yield _warned("look-pages", pages=_listed(_pictured(reading)))
    if reading.cut:
        yield _warned("look-cut")
    if reading.unread:
        yield _warned("look-within")
    if any(each.place == _MARKS for each in reading.margins):
        yield _warned("look-comments")


def _pictured(reading: Reading) -> Sequence[int]:
    """Pages that say next to nothing."""
    letters = dict.fromkeys(range(1, reading.pages + 1), 0)
    for each in reading.blocks:
        page = each.place.removeprefix(_PAGE)
        if page.isdecimal():
            letters[int(page)] += len(each.text)
    return [page for page, size in letters.items() if size < _FEW]


def _listed(pages: Iterable[int]) -> str:
    return ", ".join(map(str, pages))


def _to_know(reading: Reading) -> Iterator[Problem]:
    if reading.pictures and not reading.is_scan:
        facts = {"number": str(reading.pictures)}
        yield Problem("look-pictures", facts, severity=Severity.NOTE)
    if reading.names_maker:
        yield Problem("look-maker", severity=Severity.NOTE)


def _warned(code: str, place: str = "", **facts: str) -> Problem:
    return Problem(code, facts, Place(path=place), Severity.WARNING)
