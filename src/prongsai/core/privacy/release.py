"""The gate that a table passes before it is published.

It refuses what names somebody, what says when something happened to the day, and small cells, in
the table itself and between two releases of it. Totals always go out, and none is said as 0.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.privacy.policy import Policy
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import arabic_digits, tidy_lines

Cell = object
Row = Sequence[Cell]
_MARK = "[ ./_|-]{1,3}"
_CITIZEN = re.compile(
    r"(?<!\d)(?=("
    r"\d(?:-?\d){12}"
    rf"|\d{_MARK}\d{{4}}{_MARK}\d{{5}}{_MARK}\d\d{_MARK}\d"
    rf"|\d(?:{_MARK}\d){{12}}"
    r")(?!\d))",
    re.ASCII,
)
"""In one piece, in the groups of the card, or digit by digit; behind a number of a list too.

Looking ahead finds each that begins at a digit, not only what others leave over. Blanks anywhere
else part numbers: four years in a row are no id.
"""
_COMPANY, _STATELESS = "0", "89"
"""What tax ids of companies begin with; so do ids of people of no nationality, which go on so."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(
    r"(?<!\d)(?:\(?0|\+66[ -]?\(?0?)[689]\d?\)?[ .-]?\d{3,4}[ .-]?\d{4}(?!\d)", re.ASCII
)
_DIGIT = re.compile(r"[^\x00-\x7f]")
_SYMBOL_FONT = range(0xF030, 0xF03A)
"""Where fonts of signs keep the digits 0 to 9."""
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_BLANKS = re.compile(r"\s")
_SHORTEST = 9
"""Letters of the shortest text that any of these could stand in, but for mail."""


class Holds(StrEnum):
    """What a column of a table holds."""

    TEXT = "text"
    GROUP = "group"
    """A category by which counts are broken down."""
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    COUNT = "count"
    """How many people or cases."""
    NUMBER = "number"
    MONEY = "money"
    CONTACT = "contact"
    """How an office or a seller is reached: addresses and numbers belong there."""
    TAX_ID = "tax_id"
    """Tax ids of sellers: a company's may be told, a person's is the citizen id."""
    IDENTITY = "identity"
    """Who somebody is."""


@dataclass(frozen=True, slots=True)
class Held:
    """A column as the gate sees it."""

    key: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class Release:
    """A table that somebody wants to publish."""

    columns: Sequence[Held]
    rows: Sequence[Row]
    about_people: bool = False
    """Whether its rows come of people or their cases, rather than of purchases or scores."""

    def at(self, *kinds: Holds) -> list[tuple[int, str]]:
        """Places and keys of columns of these kinds."""
        return [(place, each.key) for place, each in enumerate(self.columns) if each.holds in kinds]


def people_faults(
    release: Release, before: Release | None = None, policy: Policy | None = None
) -> tuple[Problem, ...]:
    """Days of cases, small cells and small differences of a table about people."""
    if not release.about_people:
        return ()
    rule = policy or Policy()
    found = [*_days(release), *_small_cells(release, rule)]
    if before is not None:
        found += _small_differences(release, before, rule)
    return tuple(found)


def gate(
    release: Release, before: Release | None = None, policy: Policy | None = None
) -> tuple[Problem, ...]:
    """Everything that keeps the table inside; nothing where it may go out."""
    people = people_faults(release, before, policy)
    return (*_identities(release), *_written_identities(release), *people)


def _identities(release: Release) -> Iterator[Problem]:
    for _, key in release.at(Holds.IDENTITY):
        yield Problem("release-identity", {"column": key}, Place(column=key))


def _written_identities(release: Release) -> Iterator[Problem]:
    """Each kind once a column: the message doesn't repeat what was found."""
    for place, key in release.at(Holds.TEXT, Holds.GROUP, Holds.CONTACT, Holds.TAX_ID):
        told: set[str] = set()
        holds = release.columns[place].holds
        for number, row in enumerate(release.rows, start=1):
            text = str(row[place] if row[place] is not None else "")
            for code in _kinds_in(text, companies=holds is Holds.TAX_ID):
                if code not in told and not (holds is Holds.CONTACT and code != CITIZEN_INSIDE):
                    told.add(code)
                    where = Place(row=number, column=key)
                    yield Problem(code, {"column": key}, where)


CITIZEN_INSIDE = "release-citizen-inside"


def _kinds_in(text: str, *, companies: bool) -> Iterator[str]:
    if len(text) < _SHORTEST and "@" not in text:
        return
    plain = _plain(text)
    bare = (re.sub(r"\D", "", each[1]) for each in _CITIZEN.finditer(plain))
    if any(_is_citizen_id(each) for each in bare if not (companies and _is_company(each))):
        yield CITIZEN_INSIDE
    if _MAIL.search(plain):
        yield "release-mail-inside"
    if _PHONE.search(plain):
        yield "release-phone-inside"


def _plain(text: str) -> str:
    """Digits, blanks and hyphens in their plainest form, and nothing that can't be seen."""
    digits = _DIGIT.sub(_plain_digit, tidy_lines(text))
    return _BLANKS.sub(" ", _DASHES.sub("-", digits))


def _plain_digit(found: re.Match[str]) -> str:
    """Of any script, since a file may be set in any."""
    sign = found[0]
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return str(_SYMBOL_FONT.index(ord(sign))) if ord(sign) in _SYMBOL_FONT else sign


def _is_company(digits: str) -> bool:
    return digits[0] == _COMPANY and digits[5:7] != _STATELESS


def _is_citizen_id(digits: str) -> bool:
    """Weights 13 down to 2, modulo 11; numbers that only look like one pass."""
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return int(digits[12]) == (11 - total % 11) % 10


def _days(release: Release) -> Iterator[Problem]:
    for _, key in release.at(Holds.DAY):
        yield Problem("release-day", {"column": key}, Place(column=key))


def _small_cells(release: Release, policy: Policy) -> Iterator[Problem]:
    """Counts of a broken-down row; a row without a category is a total."""
    groups = [place for place, _ in release.at(Holds.GROUP)]
    for place, key in release.at(Holds.COUNT):
        for number, row in enumerate(release.rows, start=1):
            if any(row[each] not in (None, "") for each in groups) and _is_small(
                _counted(row[place]), policy
            ):
                facts = {"column": key, "least": str(policy.threshold)}
                yield Problem("release-small", facts, Place(row=number, column=key))


def _is_small(value: int | None, policy: Policy) -> bool:
    return value is not None and 0 < value < policy.threshold


def _counted(cell: Cell) -> int | None:
    """A count as people write it, or none."""
    if isinstance(cell, int):
        return cell
    plain = arabic_digits(str(cell or "")).replace(",", "").strip()
    return int(plain) if plain.isdecimal() and len(plain) < _SHORTEST else None


def _small_differences(release: Release, before: Release, policy: Policy) -> Iterator[Problem]:
    """A cell that grew by a few since the last release tells of those few."""
    was = dict(_cells(before))
    for (row, key), (value, number) in _cells(release):
        old, _ = was.get((row, key), (None, 0))
        if old is not None and value is not None and _is_small(abs(value - old), policy):
            facts = {"column": key, "least": str(policy.threshold)}
            yield Problem("release-difference", facts, Place(row=number, column=key))


Address = tuple[tuple[str, ...], str]


def _cells(release: Release) -> Iterator[tuple[Address, tuple[int | None, int]]]:
    """Broken-down counts by what their row is about and their column."""
    groups = release.at(Holds.GROUP)
    about = release.at(Holds.GROUP, Holds.YEAR, Holds.MONTH)
    for number, row in enumerate(release.rows, start=1):
        if all(row[place] in (None, "") for place, _ in groups):
            continue
        named: Mapping[int, str] = {place: str(row[place]) for place, _ in about}
        for place, key in release.at(Holds.COUNT):
            yield (tuple(named.values()), key), (_counted(row[place]), number)
