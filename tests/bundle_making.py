"""Bundles for tests: offices with so many people, and bundles as their files hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from prongsai.core.scoring.bundle import Bundle, Owner, inside_bundle, public_bundle
from prongsai.core.scoring.bundle_file import SEAL, fingerprint, record_of
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.public import Publication, opened
from prongsai.core.scoring.score import Scorer
from prongsai.core.terms.words import Words
from scoring_situations import scorer

SAYS = Words("ทดสอบ", "a test")
FASAI = Owner(name="เทศบาลตำบลฟ้าใส", code="S02", province="น่าน")


def inside(made: Scorer, given: Given, owner: Owner = FASAI) -> Bundle:
    return inside_bundle(made, owner, given, made.score(given), SAYS)


def public(
    made: Scorer, given: Given, wanted: Publication | None = None, owner: Owner = FASAI
) -> Bundle:
    scores = made.score(given)
    found = opened(made, given, scores, wanted or Publication())
    return public_bundle(made, owner, scores, found, SAYS)


def sent(bundle: Bundle) -> dict[str, Any]:
    """The record after it was written as JSON and read again."""
    record: dict[str, Any] = json.loads(json.dumps(record_of(bundle)))
    return record


def sealed_again(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record whose fingerprint fits, as whoever forges it would write it."""
    content = {key: value for key, value in record.items() if key != SEAL}
    return {**content, SEAL: fingerprint(content)}


def office(staff: int, public: int = 40, *, spread: bool = True, pack: str = "ita/2568") -> Given:
    """So many people who answer everything, with two kinds of answer or all the same one."""
    people = {"IIT": staff, "EIT": public}
    answers: dict[tuple[str, str], tuple[int, ...]] = {}
    plan = scorer(pack).plan
    for item in plan.items:
        for leaf in () if item.disclosure else item.leaves:
            half = people[item.instrument] // 2 if spread else 0
            rest = people[item.instrument] - half
            answers[leaf.question] = (*(0 for _ in leaf.points[2:]), half, rest)
    marks = {item.code: Fraction(1) for item in plan.items if item.disclosure}
    return Given(answers={"": answers}, marks=marks, respondents=people)


@st.composite
def anything_given(draw: st.DrawFn, made: Scorer) -> Given:
    """Counts through one or two channels, verdicts, known scores, sizes."""
    scores = st.fractions(0, 100, max_denominator=97)
    answers: dict[str, dict[tuple[str, str], tuple[int, ...]]] = {}
    for channel in draw(st.sampled_from([[], [""], ["1", "2"]])):
        asked: dict[tuple[str, str], tuple[int, ...]] = {}
        for item in made.plan.items:
            for leaf in () if item.disclosure else item.leaves:
                size = len(leaf.points)
                asked[leaf.question] = tuple(
                    draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
                )
        answers[channel] = asked
    instruments = st.sampled_from(sorted(made.pack.instruments))
    keys = st.sampled_from([*made.pack.indicators, *made.pack.instruments, *made.pack.items])
    codes = [item.code for item in made.plan.items if item.disclosure]
    marks = draw(st.dictionaries(st.sampled_from(codes), st.sampled_from([0, 1]), max_size=9))
    known = draw(st.dictionaries(keys.filter(lambda key: key not in marks), scores, max_size=4))
    return Given(
        answers=answers,
        marks={code: Fraction(mark) for code, mark in marks.items()},
        known=known,
        respondents=draw(st.dictionaries(instruments, st.integers(1, 900))),
        headcounts=draw(st.dictionaries(instruments, st.integers(0, 9000))),
    )
