"""Results as JSON, CSV, XLSX and Parquet: one row of fields, many forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.numbers import shown as shown_fraction
from prongsai.core.terms.problem import Problem
from prongsai.workshop.results import Result, Run
from prongsai.workshop.voice import Voice


def as_json(run: Run, voice: Voice, *, exact: bool) -> str:
    """An array with one object per agency; numbers are text, so that no reader rounds them."""
    records = [_record(run, result, voice, exact=exact) for result in run.results]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _record(run: Run, result: Result, voice: Voice, *, exact: bool) -> dict[str, Any]:
    pack = run.loaded.pack
    level = result.level
    record: dict[str, Any] = {
        "agency": result.agency.name,
        "agency_code": result.agency.code or None,
        "province": result.agency.province or None,
        **({"division": result.division} if result.visible is not None else {}),
        "fiscal_year": int(pack.id.split("/")[1]),
        "pack": run.loaded.name,
        "pack_hash": run.loaded.hash,
        "overall": _text(result.shown(OVERALL)),
        "level": level.name.th if level else None,
        "level_key": level.key if level else None,
        "passed": result.passed,
        "instruments": {key: _text(result.shown(key)) for key in pack.instruments},
        "indicators": {key: _text(result.shown(key)) for key in pack.indicators},
        "sub_indicators": _known(run, result, pack.sub_indicators, exact=exact),
        "items": _known(run, result, pack.items, exact=exact),
        "respondents": {key: n for key in pack.instruments if (n := result.answered(key))},
        "notes": [*notes(result, voice), *_missing(run, result, voice)],
    }
    if exact:
        keys = (OVERALL, *pack.instruments, *pack.indicators)
        record["exact"] = {key: _fraction(result.exact(key)) for key in keys}
    return record


def notes(result: Result, voice: Voice) -> list[dict[str, str]]:
    """What a reader of the numbers must know, by code."""
    return [{"code": note.code, "text": voice.sentence(note)} for note in result.notes]


def _missing(run: Run, result: Result, voice: Voice) -> Iterator[dict[str, str]]:
    """Why each instrument and indicator that is null is null."""
    pack = run.loaded.pack
    if result.visible is not None:  # what a division lacks would tell what its people left out
        return
    for key in (*pack.instruments, *pack.indicators):
        value = result.scores.values[key]
        if isinstance(value, NotScored):
            facts = {"of": key, "because": ", ".join(value.because)}
            note = Problem(f"not-scored-{value.reason}", facts)
            yield {"code": note.code, "of": key, "text": voice.sentence(note)}


def _known(run: Run, result: Result, keys: Iterable[str], *, exact: bool) -> dict[str, Any]:
    """Scores that are known, each with the number it rests on."""
    found: dict[str, Any] = {}
    for key in keys:
        value = result.shown(key)
        if value is None:
            continue
        found[key] = {"score": str(value), "n": people(run, result, key)}
        if exact:
            found[key]["exact"] = _fraction(result.exact(key))
    return found


def people(run: Run, result: Result, key: str) -> int | None:
    """How many answers an item rests on; a verdict rests on one, a group on its scored items."""
    given, pack = result.unit.given, run.loaded.pack
    if key in pack.sub_indicators:
        items = pack.items_in(pack.sub_indicators[key].indicator, key)
        return sum(result.scores.exact(item.code) is not None for item in items) or None
    asked: dict[str, int] = {}
    for answers in given.answers.values():
        for (code, part), counts in answers.items():
            if code == key:
                asked[part] = asked.get(part, 0) + sum(counts)
    if asked:
        return max(asked.values())
    return 1 if key in given.marks else None


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else shown_fraction(value)


def columns(run: Run) -> list[str]:
    """Names of the columns of a flat table."""
    pack = run.loaded.pack
    return [
        "agency", "agency_code", "province", "division", "fiscal_year", "pack", "pack_hash",
        OVERALL, "level", "level_key", "passed", *pack.instruments, *pack.indicators,
        *(f"sub_{key}" for key in pack.sub_indicators), *(f"item_{key}" for key in pack.items),
        *(f"respondents_{key}" for key in pack.instruments), "notes",
    ]  # fmt: skip


def flat(run: Run) -> Iterator[list[Any]]:
    """One row per agency, in the order of `columns`."""
    loaded, pack = run.loaded, run.loaded.pack
    keys = (*pack.instruments, *pack.indicators, *pack.sub_indicators, *pack.items)
    year, name = int(pack.id.split("/")[1]), loaded.name
    for result in run.results:
        level, shown, visible = result.level, result.scores.shown, result.visible
        yield [
            result.agency.name, result.agency.code, result.agency.province, result.division,
            year, name, loaded.hash, result.shown(OVERALL), level.name.th if level else None,
            level.key if level else None, result.passed,
            *(shown(key) if visible is None or key in visible else None for key in keys),
            *map(result.answered, pack.instruments),
            " ".join(dict.fromkeys(note.code for note in result.notes)),
        ]  # fmt: skip


def parquet_types(run: Run) -> dict[str, str]:
    """Column types of the Parquet form."""
    kinds = {"fiscal_year": "INTEGER", "passed": "BOOLEAN"}
    score = f"DECIMAL(5,{run.loaded.pack.rounding.places})"
    pack = run.loaded.pack
    scores = {OVERALL, *pack.instruments, *pack.indicators}
    found: dict[str, str] = {}
    for name in columns(run):
        if name in scores or name.startswith(("sub_", "item_")):
            found[name] = score
        else:
            found[name] = (
                "INTEGER" if name.startswith("respondents_") else kinds.get(name, "VARCHAR")
            )
    return found
