"""What-if and the way up as JSON: numbers are text, so that no reader rounds them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from prongsai.core.analysis.distance import Gap, NextLevel
from prongsai.core.analysis.improve import Way
from prongsai.core.analysis.sensitivity import Worth
from prongsai.core.analysis.whatif import WhatIf
from prongsai.core.scoring.score import OVERALL, Scores
from prongsai.core.terms.numbers import shown
from prongsai.core.terms.problem import Problem
from prongsai.shell.case import Case
from prongsai.workshop.voice import Voice

Record = dict[str, Any]


def written(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def what_if_record(
    case: Case, found: WhatIf | None, worth: Sequence[Worth], above: NextLevel | None, voice: Voice
) -> Record:
    """The answer to `whatif`; without a question, what each score is worth now."""
    asked: Record = {}
    if found is not None:
        asked = {
            "asked": {key: shown(score) for key, score in found.asked.items()},
            "before": _standing(found.before),
            "after": _standing(found.after),
            "changed": [
                {"key": each.key, "before": _text(each.before), "after": _text(each.after)}
                for each in found.changed
            ],
        }
    listed = [_worth(each) for each in worth]
    return {
        **_head(case),
        **asked,
        "next_level": _next(above),
        "worth": listed,
        **_notes(case, voice),
    }


def way_record(case: Case, way: Way, more: Sequence[Problem], voice: Voice) -> Record:
    """The answer to `improve`."""
    level = way.goal.level
    return {
        **_head(case),
        "target": {"total": shown(way.goal.total), "level_key": level.key if level else None},
        "reached": way.reached,
        "effort": shown(way.effort),
        "steps": way.steps,
        "taken": [
            {
                "key": each.lever.key,
                "from": shown(each.lever.score),
                "to": shown(each.target),
                "steps": each.steps,
                "effort": shown(each.effort),
                "worth": shown(each.worth),
                "coarse": each.lever.coarse,
            }
            for each in way.taken
        ],
        "before": _standing(way.before),
        "after": _standing(way.after),
        "next_level": _next(way.next_level),
        "obstacles": [
            {
                **_gap(each.gap),
                "kept": list(each.kept),
                "limited": list(each.limited),
                "unscored": list(each.unscored),
            }
            for each in way.obstacles
        ],
        **_notes(case, voice, more),
    }


def _head(case: Case) -> Record:
    agency, loaded = case.result.agency, case.run.loaded
    return {
        "agency": agency.name,
        "agency_code": agency.code or None,
        "province": agency.province or None,
        "fiscal_year": int(loaded.pack.id.split("/")[1]),
        "pack": loaded.name,
        "pack_hash": loaded.hash,
    }


def _notes(case: Case, voice: Voice, more: Sequence[Problem] = ()) -> Record:
    notes = [{"code": n.code, "text": voice.sentence(n)} for n in (*case.notes, *more)]
    return {"notes": notes}


def _standing(scores: Scores) -> Record:
    level, total = scores.level, scores.shown(OVERALL)
    return {
        "overall": None if total is None else str(total),
        "exact": _text(scores.exact(OVERALL)),
        "level": level.name.th if level else None,
        "level_key": level.key if level else None,
        "passed": scores.passed,
    }


def _next(above: NextLevel | None) -> Record | None:
    if above is None:
        return None
    level = above.level
    gaps = [_gap(gap) for gap in above.gaps]
    return {"level": level.name.th, "level_key": level.key, "gaps": gaps}


def _gap(gap: Gap) -> Record:
    return {
        "key": gap.key,
        "needed": str(gap.needed),
        "shown": str(gap.shown),
        "short_by": str(gap.short_by),
        "printed_steps": gap.steps,
    }


def _worth(each: Worth) -> Record:
    lever = each.lever
    return {
        "key": lever.key,
        "instrument": lever.instrument,
        "score": shown(lever.score),
        "per_point": shown(lever.per_point),
        "to_full": shown(lever.to_full),
        "disclosure": lever.disclosure,
        "coarse": lever.coarse,
        "lifts_total": each.lifts_total,
        "lifts_floor": each.lifts_floor,
    }


def _text(value: Fraction | None) -> str | None:
    return None if value is None else shown(value)
