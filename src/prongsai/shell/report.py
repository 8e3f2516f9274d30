"""Results as a text table: many agencies as rows, a few with their ten indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.core.scoring.score import OVERALL
from prongsai.shell.screen import grid
from prongsai.workshop.results import Result, Run
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import level_name, number, passed

_IN_FULL = 3


def as_table(run: Run, voice: Voice) -> str:
    """The whole result as text."""
    parts = [_overview(run, voice)]
    if len(run.results) <= _IN_FULL:
        parts.extend(_in_full(run, result, voice) for result in run.results)
    notes = [line for result in run.results for line in _notes(result, voice)]
    return "\n".join([*parts, *notes]) + ("\n" if notes else "")


def _overview(run: Run, voice: Voice) -> str:
    instruments = list(run.loaded.pack.instruments)
    division = any(result.visible is not None for result in run.results)
    heading = [
        voice.phrase("agency"),
        *([voice.phrase("division")] if division else []),
        voice.phrase("overall"),
        voice.phrase("level"),
        voice.phrase("passed"),
        *instruments,
    ]
    names = labels(run.results)
    rows = [
        heading,
        *(
            _row(name, result, instruments, voice, division=division)
            for name, result in zip(names, run.results, strict=True)
        ),
    ]
    first = 2 if division else 1
    numbers = {first, *range(len(heading) - len(instruments), len(heading))}
    return grid(rows, numbers=frozenset(numbers))


def labels(results: Sequence[Result]) -> list[str]:
    """Names, with the province where two agencies share one."""
    keys: dict[str, set[tuple[str, str, str]]] = {}
    for result in results:
        keys.setdefault(result.agency.name, set()).add(result.agency.key)
    return [
        f"{each.agency.name} ({each.agency.province or each.agency.code or '–'})"
        if len(keys[each.agency.name]) > 1
        else each.agency.name
        for each in results
    ]


def _row(
    name: str, result: Result, instruments: list[str], voice: Voice, *, division: bool
) -> list[str]:
    return [
        name,
        *([result.division or voice.phrase("no_division")] if division else []),
        number(result.shown(OVERALL)),
        level_name(result, voice),
        passed(result, voice),
        *(number(result.shown(key)) for key in instruments),
    ]


def _in_full(run: Run, result: Result, voice: Voice) -> str:
    pack = run.loaded.pack
    rows = [[f"{result.agency.name} {result.division}".strip(), voice.phrase("score")]]
    for instrument in pack.instruments:
        rows.append([f"{instrument}", number(result.shown(instrument))])
        for indicator in pack.indicators_in(instrument):
            name = f"  {indicator.number:>2}. {indicator.name.said(voice.language)}"
            rows.append([name, number(result.shown(indicator.key))])
    return grid(rows, numbers=frozenset({1}))


def _notes(result: Result, voice: Voice) -> Iterator[str]:
    who = f"{result.agency.name} {result.division}".strip()
    for note in result.notes:
        yield f"{who}: {voice.sentence(note)} [{note.code}]"
