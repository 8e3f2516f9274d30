"""A sheet of things that can be lent, read whole: every row, or every fault of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from prongsai.core.cases.things import Thing
from prongsai.core.sheets.headings import Row, filled, lay_out
from prongsai.core.sheets.raw import RawSheet
from prongsai.core.terms.numbers import typed
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.core.terms.words import Words

LONGEST = {"code": 60, "name": 150, "kind": 80, "kept_at": 150, "condition": 150}
"""Most letters of each text."""
MOST = 10_000
"""Most of one kind that one line can hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet, by whichever of its names."""

    key: str
    name: Words
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet holds and what is wrong with it."""

    things: tuple[Thing, ...]
    problems: tuple[Problem, ...]


def read_things(
    rows: Sequence[Sequence[str]], columns: Mapping[str, Column], struck_off: Words
) -> Sheet:
    """Things by the headings of the sheet; one without a state is in use."""
    raw = RawSheet("", rows)
    headings = lay_out(raw, columns)
    missing = [key for key in ("code", "name") if key not in headings.at]
    if missing:
        names = ", ".join(columns[key].name.th for key in missing)
        return Sheet((), (Problem("case-things-no-column", {"columns": names}),))
    things, problems, seen = [], list[Problem](), dict[str, int]()
    for row in filled(raw, headings):
        faults = list(_faults(row, seen, columns))
        problems += faults
        if not faults:
            things.append(_thing(row, struck_off))
    if not things and not problems:
        problems.append(Problem("case-things-empty"))
    return Sheet(tuple(things), tuple(problems))


def _faults(row: Row, seen: dict[str, int], columns: Mapping[str, Column]) -> Iterator[Problem]:
    def fault(code: str, key: str, **facts: str) -> Problem:
        name = columns[key].name.th
        return Problem(code, {"field": name, **facts}, Place(row=row.number, column=name))

    for key, most in LONGEST.items():
        said = tidy(row.cells.get(key, ""))
        if not said and key in ("code", "name"):
            yield fault("case-field-missing", key)
        if len(said) > most:
            yield fault("case-field-long", key, most=str(most))
    code = look_alike(row.cells["code"])
    if code and seen.setdefault(code, row.number) != row.number:
        yield fault("case-thing-twice", "code", row=str(seen[code]))
    if quantity_of(row.cells.get("quantity", "")) is None:
        yield fault("case-thing-quantity", "quantity", most=str(MOST))


def quantity_of(text: str) -> int | None:
    """How many; one where nothing is said, none where it is no number of things."""
    if not text.strip():
        return 1
    number = typed(text)
    if number is None or number.denominator != 1 or not 1 <= number <= MOST:
        return None
    return number.numerator


def _thing(row: Row, struck_off: Words) -> Thing:
    said = {key: tidy(row.cells.get(key, "")) for key in LONGEST}
    state = look_alike(row.cells.get("state", ""))
    return Thing(
        **said,
        quantity=quantity_of(row.cells.get("quantity", "")) or 1,
        struck_off=state in map(look_alike, (struck_off.th, struck_off.en)),
    )
