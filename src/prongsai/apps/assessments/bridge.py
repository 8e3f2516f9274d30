"""Rows of results as the core's values, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from prongsai.apps.agencies.models import Agency as AgencyRow
from prongsai.apps.agencies.queries import place_of
from prongsai.apps.assessments import pinned
from prongsai.apps.assessments.models import Result, UnderRules
from prongsai.core.analysis.distance import Gap, NextLevel, next_level
from prongsai.core.answers.agencies import Agency
from prongsai.core.answers.gather import Unit
from prongsai.core.approval.approval import RESULT_STEPS, Act, Approval, Outcome
from prongsai.core.criteria.pack import Pack
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.bundle import Held, given_of, held
from prongsai.core.scoring.bundle_file import as_text
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.public import outside
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.shapes.fields import Unknown
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Words

ABOUT_RULES = frozenset({"pack-draft", "pack-assumed"})
"""Notes on a result that pages tell in their own words, once, beside what rules it is held to."""


def stored(given: Given) -> Any:
    """What is given as plain data; numbers as text, so that no reader rounds them."""
    return as_text(plain(held(given)))


def given(result: Result) -> Given:
    """What a result is made of."""
    return given_from(result.given)


def given_from(data: Mapping[str, Any]) -> Given:
    """What `stored` has written."""
    found, problems = read(Held, _whole(data))
    if found is None:
        raise Refused(problems)
    return given_of(found)


_EMPTY: Mapping[str, Any] = {
    "answers": [],
    "marks": {},
    "known": {},
    "respondents": {},
    "headcounts": {},
}


def _whole(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**_EMPTY, **data}


def scored(result: Result) -> Scores:
    """Its scores, computed anew by the pack it is pinned to."""
    return scorer_of(result).score(given(result))


def scorer_of(row: UnderRules) -> Scorer:
    """The scorer by the rules that a year or a result is held to."""
    return pinned.scorer_of(row)


def typed(result: Result) -> dict[str, str]:
    """The printed scores of its indicators, as somebody would type them."""
    pack = scorer_of(result).pack
    return {key: text for key in pack.indicators if (text := result.shown.get(key))}


def corrected(scorer: Scorer, before: Result | None, typed: Mapping[str, str]) -> Given:
    """The scores typed; an indicator that stays as it was keeps what is known below it."""
    if before is None:
        return Given(known={key: Fraction(text) for key, text in typed.items()})
    other = {
        key: score
        for key, score in ((key, Fraction(text)) for key, text in typed.items())
        if key not in before.shown or score != Fraction(before.shown[key])
    }
    if not other:
        return given(before)
    return replaced(scorer.pack, given(before), other)


def replaced(pack: Pack, held: Given, scores: Mapping[str, Fraction]) -> Given:
    """Scores of indicators put in place of all that was known of these, above and below them."""
    above = {pack.indicators[key].instrument for key in scores}
    items = {code for code, item in pack.items.items() if item.indicator in scores}
    groups = {code for code, group in pack.sub_indicators.items() if group.indicator in scores}
    gone = items | groups | above
    return replace(
        held,
        answers={
            channel: {question: n for question, n in asked.items() if question[0] not in items}
            for channel, asked in held.answers.items()
        },
        marks={code: mark for code, mark in held.marks.items() if code not in items},
        known={
            **{key: score for key, score in held.known.items() if key not in gone}, **scores
        },
    )  # fmt: skip


def agency_of(row: AgencyRow) -> Agency:
    """An agency as files name it."""
    place = place_of(row)
    return Agency(row.name, row.code, place.province, aliases=place.aliases)


def unit_of(row: AgencyRow, given: Given, published: Fraction | None) -> Unit:
    """One agency with what is known of it, as results from files have it."""
    return Unit(agency_of(row), "", given, published)


def level_name(result: Result) -> Words | None:
    """What its level is called by the rules it was scored by."""
    scorer = pinned.known(result)
    if scorer is None:  # its key is better than nothing
        return Words(result.level, result.level) if result.level else None
    return level_called(scorer.pack, result.level)


def level_called(pack: Pack, key: str) -> Words | None:
    """The name of a level by its key."""
    found = None if isinstance(pack.levels, Unknown) else pack.levels.get(key)
    return found.name if found else None


def above(result: Result) -> NextLevel | None:
    """The next better level and what is missing for it; none at the top or without a level."""
    scorer = pinned.known(result)
    return next_level(scorer.pack, scorer.score(given(result))) if scorer else None


def columns(scorer: Scorer, given: Given) -> dict[str, Any]:
    """What is kept of scores beside what they are made of."""
    scores = scorer.score(given)
    total = scores.shown(OVERALL)
    gap = _widest(next_level(scorer.pack, scores))
    return {
        "shown": {key: str(n) for key in scores.values if (n := scores.shown(key)) is not None},
        "hundredths": None if total is None else int(total.scaleb(2)),
        "level": scores.level.key if scores.level else "",
        "passed": scores.passed,
        "short": None if gap is None else int(gap.short_by.scaleb(2)),
        "short_in": gap.key if gap else "",
        "guarded": OVERALL in outside(scorer, given, scores, Policy()).kept_back,
    }


def says_the_same(one: Result, other: Result) -> bool:
    """Whether no number of one is another in the other, nor what follows from numbers."""
    names = ("shown", "hundredths", "level", "passed")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _widest(above: NextLevel | None) -> Gap | None:
    return max(above.gaps, key=lambda gap: gap.short_by, default=None) if above else None


def approval(result: Result) -> Approval:
    authors = frozenset({result.entered_by} - {""})
    return Approval(RESULT_STEPS, tuple(act(each) for each in result.acts), authors)


def acts(approval: Approval) -> list[dict[str, Any]]:
    """The acts of an approval as they are stored."""
    return [{**plain(act), "at": act.at.isoformat()} for act in approval.acts]


def act(stored: Mapping[str, Any]) -> Act:
    return Act(
        step=stored["step"],
        outcome=Outcome(stored["outcome"]),
        by=stored["by"],
        at=dt.datetime.fromisoformat(stored["at"]),
        acting=stored.get("acting", False),
        reason=stored.get("reason", ""),
    )
