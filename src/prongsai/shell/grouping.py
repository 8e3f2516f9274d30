"""Provinces or the nation as rows."""

from __future__ import annotations

import json
from collections.abc import Mapping

from prongsai.core.scoring.rollup import Rollup, printed, roll_up
from prongsai.core.shapes.fields import Unknown
from prongsai.shell.screen import grid
from prongsai.workshop.results import Result, Run, pack_notes
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import number

_ALL = "all"
"""Key of the group that holds every agency, the same in every language."""


def rolled_up(run: Run, by: str, form: str, voice: Voice) -> str:
    """A table or JSON with one row per province, or one for all."""
    groups: dict[str, list[Result]] = {}
    for result in run.results:
        name = result.agency.province if by == "province" else _ALL
        groups.setdefault(name, []).append(result)
    pack = run.loaded.pack
    keys = (*pack.instruments, *pack.indicators)
    rollups = {
        name: roll_up(((member.scores, member.respondents) for member in members), keys)
        for name, members in groups.items()
    }
    if form == "json":
        return _json(run, rollups, voice)
    notes = "".join(f"{voice.sentence(note)} [{note.code}]\n" for note in pack_notes(run.loaded))
    return f"{run.loaded.name}\n" + _table(run, rollups, voice) + notes


def _table(run: Run, rollups: Mapping[str, Rollup], voice: Voice) -> str:
    words = ("agencies", "mean", "weighted_mean", "share_passing")
    levels = run.loaded.pack.levels
    names = {} if isinstance(levels, Unknown) else levels
    heading = [voice.phrase("group"), *map(voice.phrase, words)]
    heading.extend(level.name.said(voice.language) for level in names.values())
    rows = [heading]
    said = {_ALL: voice.phrase("nation"), "": voice.phrase("no_province")}
    for name, each in rollups.items():
        figures = (each.mean, each.weighted_mean, each.share_passing)
        rows.append([
            said.get(name, name),
            str(each.agencies),
            *(number(printed(figure, 2)) for figure in figures),
            *(str(each.levels.get(key, 0)) for key in names),
        ])  # fmt: skip
    return grid(rows, numbers=frozenset(range(1, len(heading))))


def _json(run: Run, rollups: Mapping[str, Rollup], voice: Voice) -> str:
    notes = [{"code": n.code, "text": voice.sentence(n)} for n in pack_notes(run.loaded)]
    places = run.loaded.pack.rounding.places
    records = [
        {
            "group": name,
            "pack": run.loaded.name,
            "pack_hash": run.loaded.hash,
            "agencies": each.agencies,
            "scored": each.scored,
            "mean": _text(printed(each.mean, places)),
            "weighted_mean": _text(printed(each.weighted_mean, places)),
            "passing": each.passing,
            "share_passing": _text(printed(each.share_passing, places)),
            "levels": dict(each.levels),
            "notes": notes,
            "means": {key: _text(printed(mean, places)) for key, mean in each.means.items()},
        }
        for name, each in rollups.items()
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _text(value: object) -> str | None:
    return None if value is None else str(value)
