"""A bundle as plain data and back: whole and unchanged, or refused with the place of the fault."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.core.criteria.ids import parse_id
from prongsai.core.scoring.bundle import LAYOUT, Bundle, Form, Held
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.terms.numbers import HUNDRED, exact, shown
from prongsai.core.terms.problem import Place, Problem, Refused, refuse

SEAL = "sha256"
"""The field that holds the fingerprint of all others."""


def record_of(bundle: Bundle) -> dict[str, Any]:
    """Plain data in the order of the fields, numbers as text, sealed with a fingerprint."""
    record: dict[str, Any] = as_text(plain(bundle))
    return {**record, SEAL: fingerprint(record)}


def as_text(value: Any) -> Any:
    """Plain data with its numbers as text, so that no reader rounds them."""
    if isinstance(value, dict):
        return {key: as_text(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [as_text(entry) for entry in value]
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    return shown(Fraction(value))


def fingerprint(record: Mapping[str, Any]) -> str:
    """SHA-256 over the data whatever the order of keys."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def bundle_from(record: Mapping[str, Any], place: Place) -> Bundle:
    """Read plain data back; refuses what is of another layout, damaged or was changed."""
    layout = record.get("bundle")
    if layout != LAYOUT:
        raise refuse("bundle-other-layout", place, found=str(layout), expected=LAYOUT)
    content = {key: value for key, value in record.items() if key != SEAL}
    bundle, problems = read(Bundle, content)
    paths = list(map(_path_of, problems)) if bundle is None else list(_faults(bundle))
    if bundle is None or paths:
        raise Refused(
            Problem("bundle-damaged", {"field": path}, Place(file=place.file, path=path))
            for path in paths
        )
    if fingerprint(content) != record.get(SEAL):
        raise refuse("bundle-changed", place)
    return bundle


def _path_of(problem: Problem) -> str:
    """Where a value is not what it should be; a missing field is named by where it should be."""
    missing = problem.facts.get("field")
    return "/".join(part for part in (problem.place.path, missing) if part)


def _faults(bundle: Bundle) -> Iterator[str]:
    """Paths of values that cannot be, though they are of the right kind."""
    made_by = parse_id(bundle.pack)
    if made_by is None:
        yield "pack"
    elif made_by.fiscal_year != bundle.fiscal_year:
        yield "fiscal_year"
    if not _is_score(bundle.overall):
        yield "overall"
    for name, tier in bundle.tiers.items():
        yield from (f"{name}/{key}" for key, score in tier.items() if not _is_score(score))
    yield from _outside("exact", bundle.exact or {}, HUNDRED)
    for name, value in (("exact", bundle.exact), ("given", bundle.given)):
        if (bundle.form is Form.INSIDE) == (value is None):
            yield name
    if bundle.given is not None:
        yield from _faults_of_held(bundle.given)


def _faults_of_held(held: Held) -> Iterator[str]:
    seen: set[tuple[str | None, str, str | None]] = set()
    for number, each in enumerate(held.answers):
        question = (each.channel, each.item, each.part)
        if question in seen or not _are_numbers(each.counts):
            yield f"given/answers/{number}"
        seen.add(question)
    yield from _outside("given/marks", held.marks, Fraction(1))
    yield from _outside("given/known", held.known, HUNDRED)
    for name, people in (("respondents", held.respondents), ("headcounts", held.headcounts)):
        yield from (f"given/{name}/{key}" for key, n in people.items() if not _are_numbers([n]))


def _outside(name: str, values: Mapping[str, Fraction], most: Fraction) -> Iterator[str]:
    return (f"{name}/{key}" for key, value in values.items() if not 0 <= value <= most)


def _are_numbers(values: Iterable[Fraction]) -> bool:
    """Whether all are whole and none below nothing."""
    return all(value.denominator == 1 and value >= 0 for value in values)


def _is_score(text: str | None) -> bool:
    """Whether it is printed as a score, or not scored at all."""
    value = Fraction(0) if text is None else exact(text)
    return value is not None and 0 <= value <= HUNDRED
