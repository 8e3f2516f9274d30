"""What is wrong with a register whose fields could all be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from fractions import Fraction
from typing import Any

from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.register import SCHEMA, Rating, RiskRegister
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.thai import look_alike, tidy

YEARS = range(2500, 2701)
LONGEST, LONGEST_CODE = 4_000, 40
_RICHEST = 10**12
_PARTING = frozenset(",;/\n")
"""What parts codes from each other, in cells and in paths."""
_TABLES = ("works", "risks", "controls", "treatments")
_TERMS = {
    "kind": "kinds", "area": "areas", "response": "responses", "afterwards": "afterwards",
    "verdict": "verdicts", "round": "rounds", "state": "states",
}  # fmt: skip
"""Fields that hold the key of a word, and where the frame has those."""


def register_faults(register: RiskRegister, frame: RiskFrame) -> Iterator[Problem]:
    """Every fault by its path: `risks/R1/owner`."""
    if register.schema != SCHEMA:
        facts = {"found": str(register.schema), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))
    if register.fiscal_year not in YEARS:
        facts = {"year": str(register.fiscal_year)}
        yield Problem("risks-year", facts, Place(path="fiscal_year"))
    known: Mapping[str, tuple[str | None, Collection[str]]] = {
        "matrix": (register.matrix, frame.matrices), "size": (register.size, frame.sizes),
    }  # fmt: skip
    for name, (said, among) in known.items():
        if said is not None and said not in among:
            yield _unknown(said, name, among)
    for path, row in _rows(register):
        yield from _row(path, row, register, frame)
    yield from _twice(register)


def _rows(register: RiskRegister) -> Iterator[tuple[str, Any]]:
    for name in (*_TABLES, "components"):
        rows: Mapping[str, Any] = getattr(register, name)
        yield from ((f"{name}/{key}", row) for key, row in rows.items())
    yield from ((f"follow_ups/{place}", row) for place, row in enumerate(register.follow_ups))


def _row(path: str, row: Any, register: RiskRegister, frame: RiskFrame) -> Iterator[Problem]:
    if path.startswith("components/") and row.key not in frame.components:
        yield _unknown(row.key, path, frame.components)
    yield from _texts(path, row)
    for name, terms in _TERMS.items():
        said = getattr(row, name, None)
        if said is not None and said not in getattr(frame, terms):
            yield _unknown(said, f"{path}/{name}", getattr(frame, terms))
    for name, among in (
        ("work", register.works), ("risk", register.risks), ("treatment", register.treatments),
    ):  # fmt: skip
        said = getattr(row, name, None)
        if said is not None and said not in among:
            yield Problem("risks-no-such-row", {"code": said}, Place(path=f"{path}/{name}"))
    if (owner := getattr(row, "owner", "")) and look_alike(owner) not in _units(register):
        facts = {"unit": owner, "known": ", ".join(register.units) or "–"}
        yield Problem("risks-owner-unknown", facts, Place(path=f"{path}/owner"))
    yield from _numbers(path, row)
    if register.fiscal_year in YEARS:
        yield from _days(path, row, FiscalYear(register.fiscal_year))
    for name in ("inherent", "residual"):
        if (rating := getattr(row, name, None)) is not None:
            yield from _rating(f"{path}/{name}", rating, register, frame)


def _texts(path: str, row: Any) -> Iterator[Problem]:
    for each in fields(row):
        said = getattr(row, each.name)
        if isinstance(said, str) and len(said) > LONGEST:
            facts = {"most": str(LONGEST)}
            yield Problem("risks-cell-long", facts, Place(path=f"{path}/{each.name}"))
    coded = ("measures", "projects")
    codes = [("key", getattr(row, "key", "-"))]
    codes += [(name, code) for name in coded for code in getattr(row, name, ())]
    for name, code in codes:
        if not code or len(code) > LONGEST_CODE or _PARTING & set(code) or tidy(code) != code:
            facts = {"code": code[:80], "most": str(LONGEST_CODE)}
            yield Problem("risks-code", facts, Place(path=f"{path}/{name}"))


def _units(register: RiskRegister) -> set[str]:
    return {look_alike(each) for each in register.units}


def _unknown(said: str, path: str, among: Collection[str]) -> Problem:
    facts = {"text": said[:80], "known": ", ".join(among)}
    return Problem("risks-not-a-choice", facts, Place(path=path))


def _numbers(path: str, row: Any) -> Iterator[Problem]:
    percent = getattr(row, "percent", None)
    if percent is not None and percent not in range(101):
        yield Problem("risks-percent", {"number": str(percent)}, Place(path=f"{path}/percent"))
    for name in ("budget", "loss"):
        amount = getattr(row, name, None)
        if amount is not None and not _is_money(amount):
            yield Problem("risks-money", {"text": str(amount)}, Place(path=f"{path}/{name}"))


def _days(path: str, row: Any, year: FiscalYear) -> Iterator[Problem]:
    """What is done about a risk is done in the year of the register."""
    begins, ends = getattr(row, "begins", None), getattr(row, "ends", None)
    for name, day in (("begins", begins), ("ends", ends)):
        if day is not None and not year.first <= day <= year.last:
            facts = {"day": typed_day(day), "first": typed_day(year.first)}
            facts |= {"last": typed_day(year.last), "year": str(year.year)}
            yield Problem("risks-day-outside", facts, Place(path=f"{path}/{name}"))
    if begins is not None and ends is not None and ends < begins:
        yield Problem("risks-ends-first", {}, Place(path=f"{path}/ends"))


def _is_money(amount: Fraction) -> bool:
    return 0 <= amount < _RICHEST and (100 * amount).denominator == 1


def _rating(
    path: str, rating: Rating, register: RiskRegister, frame: RiskFrame
) -> Iterator[Problem]:
    steps = {"likelihood": rating.likelihood, "impact": rating.impact}
    counted = {name: step for name, step in steps.items() if step is not None}
    if len(counted) == 1:
        missing = next(name for name in steps if name not in counted)
        yield Problem("risks-half-rated", {}, Place(path=f"{path}/{missing}"))
    if counted and register.matrix is None:
        yield Problem("risks-no-matrix", {}, Place(path=f"{path}/{next(iter(counted))}"))
    matrix = frame.matrices.get(register.matrix or "")
    for name, step in counted.items():
        if matrix is not None and step not in range(1, matrix.size + 1):
            facts = {"number": str(step), "most": str(matrix.size)}
            yield Problem("risks-off-matrix", facts, Place(path=f"{path}/{name}"))
    if rating.level is None:
        return
    if rating.level not in frame.levels:
        yield _unknown(rating.level, f"{path}/level", frame.levels)
    elif len(counted) == len(steps):
        meant = frame.level_at(max(1, rating.score or 0))
        if meant.key != rating.level:
            facts = {"score": str(rating.score), "level": meant.name.th, "level_en": meant.name.en}
            yield Problem("risks-level-differs", facts, Place(path=f"{path}/level"))


def _twice(register: RiskRegister) -> Iterator[Problem]:
    """Units of one name, and follow-ups of one treatment in one round."""
    units: set[str] = set()
    for place, unit in enumerate(register.units):
        if look_alike(unit) in units:
            yield Problem("risks-twice", {"code": unit}, Place(path=f"units/{place}"))
        units.add(look_alike(unit))
    found: set[tuple[str, str]] = set()
    for place, each in enumerate(register.follow_ups):
        if (each.treatment, each.round) in found:
            facts = {"code": each.treatment}
            yield Problem("risks-round-twice", facts, Place(path=f"follow_ups/{place}/round"))
        found.add((each.treatment, each.round))
