"""What holds for every set of answers under every pack whose levels are known."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.shapes.fields import Unknown
from scoring_situations import YEARS_WITH_LEVELS, scorer

PACKS = st.sampled_from(YEARS_WITH_LEVELS)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Scorer, Given]:
    """A pack, some answers to every question and a verdict on every item."""
    made = scorer(draw(PACKS))
    answers: dict[tuple[str, str], tuple[int, ...]] = {}
    marks: dict[str, Fraction] = {}
    for item in made.plan.items:
        if item.disclosure:
            marks[item.code] = Fraction(draw(st.integers(0, 1)))
        for leaf in () if item.disclosure else item.leaves:
            counts = [draw(st.integers(0, 3)) for _ in leaf.points]
            counts[draw(st.integers(0, len(counts) - 1))] += 1
            answers[leaf.question] = tuple(counts)
    return made, Given(answers={"": answers}, marks=marks)


def levels_of(made: Scorer) -> Mapping[str, Level]:
    assert not isinstance(made.pack.levels, Unknown)
    return made.pack.levels


def rank(made: Scorer, scores: Scores) -> int:
    """0 is the best level."""
    assert scores.level is not None
    return list(levels_of(made)).index(scores.level.key)


@given(situations())
def test_every_score_lies_between_nothing_and_a_hundred(case: tuple[Scorer, Given]) -> None:
    made, known = case
    scores = made.score(known)

    for key in scores.values:
        value = scores.exact(key)
        assert value is not None
        assert 0 <= value <= 100


@given(situations(), st.data())
def test_a_better_answer_never_lowers_any_score_or_level(
    case: tuple[Scorer, Given], data: st.DataObject
) -> None:
    made, known = case
    before = made.score(known)
    after = made.score(improved(made, known, data))

    for key in before.values:
        assert (after.exact(key) or 0) >= (before.exact(key) or 0)
    assert rank(made, after) <= rank(made, before)
    assert bool(after.passed) >= bool(before.passed)


def improved(made: Scorer, known: Given, data: st.DataObject) -> Given:
    """The same with one person choosing better, or one item passing."""
    item = data.draw(st.sampled_from(made.plan.items))
    if item.disclosure:
        marks = {**known.marks, item.code: Fraction(1)}
        return Given(answers=known.answers, marks=marks)
    leaf = data.draw(st.sampled_from(item.leaves))
    counts = list(known.answers[""][leaf.question])
    start = data.draw(st.sampled_from([n for n, count in enumerate(counts) if count]))
    better = [n for n, points in enumerate(leaf.points) if points >= leaf.points[start]]
    counts[start] -= 1
    counts[data.draw(st.sampled_from(better))] += 1
    answers = {**known.answers[""], leaf.question: tuple(counts)}
    return Given(answers={"": answers}, marks=known.marks)


@given(situations())
def test_scores_agree_with_plain_fractions(case: tuple[Scorer, Given]) -> None:
    """The integer arithmetic against the same rules written naively."""
    made, known = case
    scores = made.score(known)
    pack = made.pack

    for instrument in pack.instruments.values():
        inside = [
            scores.exact(each.key) or Fraction(0) for each in pack.indicators_in(instrument.key)
        ]
        assert scores.exact(instrument.key) == sum(inside, Fraction(0)) / len(inside)
    weights = {"IIT": Fraction("0.3"), "EIT": Fraction("0.3"), "OIT": Fraction("0.4")}
    parts = [(scores.exact(key) or Fraction(0)) * weight for key, weight in weights.items()]
    assert scores.exact(OVERALL) == sum(parts, Fraction(0))


HUNDREDTHS = st.integers(0, 10_000).map(lambda n: Fraction(n, 100))
FINER = st.integers(0, 100_000).map(lambda n: Fraction(n, 1000))


@given(
    PACKS, st.one_of(HUNDREDTHS, FINER), st.one_of(HUNDREDTHS, FINER), st.one_of(HUNDREDTHS, FINER)
)
def test_every_triple_of_instruments_has_exactly_one_level(
    pack: str, iit: Fraction, eit: Fraction, oit: Fraction
) -> None:
    made = scorer(pack)

    scores = made.score(Given(known={"IIT": iit, "EIT": eit, "OIT": oit}))

    printed = scores.shown(OVERALL)
    assert printed is not None
    assert scores.level is not None
    shown = {key: scores.shown(key) or Decimal(0) for key in made.pack.instruments}
    fitting = [
        level.key
        for level in levels_of(made).values()
        if level.total.low <= printed <= level.total.high
        and all(shown[key] >= floor for key, floor in level.floors.items())
    ]
    assert fitting[0] == scores.level.key
    bands = [key for key in fitting if not levels_of(made)[key].floors]
    assert len(bands) == 1
