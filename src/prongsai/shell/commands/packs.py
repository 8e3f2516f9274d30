"""`prongsai packs list|show|check|diff`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from prongsai.core.criteria.evidence import Block, Evidence
from prongsai.core.criteria.load import Loaded
from prongsai.core.criteria.pack import Pack
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import shown
from prongsai.core.terms.problem import Refused
from prongsai.shell.examples import check_examples
from prongsai.shell.main import FINDINGS, FINE, USAGE
from prongsai.shell.screen import grid
from prongsai.workshop.library import Library, latest_by_year
from prongsai.workshop.pack_changes import differences
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Dispatch on the word after `packs`."""
    if options.what == "diff":
        return _diff(options.ids, library, voice, evidence=options.all)
    if options.what == "show":
        return _show(options.ids, library, voice, everything=options.all)
    return _WHAT[options.what](options.ids, library, voice)


def _list(ids: list[str], library: Library, voice: Voice) -> int:
    del ids
    heading = ["pack", voice.phrase("standing"), voice.phrase("title"), "hash"]
    rows = [heading]
    faulty = FINE
    for pack_id in latest_by_year(library.ids):
        try:
            loaded = library.load(str(pack_id))
        except Refused as refused:
            voice.tell(refused.problems)
            rows.append([str(pack_id), voice.phrase("standing_faulty"), "", ""])
            faulty = FINDINGS
            continue
        standing = voice.phrase(f"standing_{loaded.pack.standing.value}")
        title = loaded.pack.title.said(voice.language)
        rows.append([str(pack_id), standing, title, loaded.hash[:12]])
    sys.stdout.write(grid(rows))
    return faulty


def _show(ids: list[str], library: Library, voice: Voice, *, everything: bool) -> int:
    if not ids:
        return _usage(voice)
    for text in ids:
        loaded = library.load(text)
        sys.stdout.write("\n".join(_description(loaded, voice)) + "\n")
        if everything:
            from prongsai.shell.rules import in_full  # noqa: PLC0415 - only when asked for

            sys.stdout.write("\n".join(in_full(loaded.pack, voice)) + "\n")
    return FINE


def _description(loaded: Loaded, voice: Voice) -> Iterator[str]:
    pack = loaded.pack
    yield f"{pack.id}  {pack.title.said(voice.language)}"
    yield f"  {voice.phrase('standing')}: {voice.phrase(f'standing_{pack.standing.value}')}"
    yield f"  hash: {loaded.hash}"
    yield f"  {pack.covers.said(voice.language)}"
    yield ""
    for instrument in pack.instruments.values():
        weight = _value(instrument.weight, voice)
        yield f"{instrument.key}  {instrument.full_name.said(voice.language)}  ({weight})"
        for indicator in pack.indicators_in(instrument.key):
            items = pack.items_in(indicator.key)
            codes = f"{items[0].code}–{items[-1].code}" if items else voice.phrase("unknown")
            yield f"  {indicator.number:>2}. {indicator.name.said(voice.language)}  {codes}"
    yield ""
    yield from _levels(pack, voice)
    yield from _open_rules(pack, voice)
    yield f"{voice.phrase('confidence_counts')}: {_counts(pack, voice)}"


def _levels(pack: Pack, voice: Voice) -> Iterator[str]:
    yield f"{voice.phrase('levels')}:"
    if isinstance(pack.levels, Unknown):
        yield f"  {voice.phrase('unknown')}"
        return
    for level in pack.levels.values():
        floors = ", ".join(f"{key} ≥ {shown(floor)}" for key, floor in level.floors.items())
        band = f"{shown(level.total.low)}–{shown(level.total.high)}"
        yield f"  {level.name.said(voice.language)}  {band}" + (f"  ({floors})" if floors else "")


def _open_rules(pack: Pack, voice: Voice) -> Iterator[str]:
    if pack.parameters:
        yield f"{voice.phrase('open_rules')}:"
    for parameter in pack.parameters.values():
        yield f"  {parameter.key}: {parameter.asks.said(voice.language)}"
        for key, alternative in parameter.alternatives.items():
            mark = "*" if key == parameter.default else " "
            yield f"    {mark} {key}: {alternative.says.said(voice.language)}"
    for question in pack.open_questions:
        yield f"  ? {question.said(voice.language)}"


def _value(value: Any, voice: Voice) -> str:
    return voice.phrase("unknown") if isinstance(value, Unknown) else shown(value)


def _counts(pack: Pack, voice: Voice) -> str:
    """How many evidence marks of each confidence the pack holds."""
    counts: dict[str, int] = {}
    for evidence in _evidence(pack):
        counts[evidence.confidence.value] = counts.get(evidence.confidence.value, 0) + 1
    return ", ".join(f"{voice.phrase(f'confidence_{k}')} {n}" for k, n in counts.items())


def _evidence(block: Block) -> Iterator[Evidence]:
    if block.evidence is not None:
        yield block.evidence
    yield from block.evidence_of.values()
    for name in type(block).__dataclass_fields__:
        value = getattr(block, name)
        listed = value if isinstance(value, tuple) else [value]
        inside = value.values() if isinstance(value, Mapping) else listed
        for entry in inside:
            if isinstance(entry, Block):
                yield from _evidence(entry)


def _check(ids: list[str], library: Library, voice: Voice) -> int:
    wanted = [library.find(text) for text in ids] or list(library.ids)
    faults = 0
    for pack_id in wanted:
        loaded, problems = library.check(pack_id)
        outcome = check_examples(library, pack_id) if loaded is not None else None
        if outcome is not None:
            problems.extend(outcome.problems)
        voice.tell(problems)
        faults += len(problems)
        number = str(outcome.checked if outcome else 0)
        key = "pack_faulty" if problems else "pack_fine"
        sys.stdout.write(voice.phrase(key, pack=str(pack_id), examples=number) + "\n")
    return FINDINGS if faults else FINE


def _diff(ids: list[str], library: Library, voice: Voice, *, evidence: bool) -> int:
    pair = 2
    if len(ids) != pair:
        return _usage(voice)
    one, other = (library.load(text).pack for text in ids)
    changes = differences(one, other, evidence=evidence)
    rows = [[voice.phrase("where"), one.id, other.id], *changes]
    sys.stdout.write(grid(rows) if changes else voice.phrase("no_difference") + "\n")
    return FINE


def _usage(voice: Voice) -> int:
    voice.line(voice.phrase("packs_needs_id"))
    return USAGE


_WHAT = {"list": _list, "check": _check}
