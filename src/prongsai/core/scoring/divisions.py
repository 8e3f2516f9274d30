"""Which scores of an agency's divisions may be shown."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from fractions import Fraction

from prongsai.core.privacy.breakdown import Cell, layered
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.given import Given, pooled
from prongsai.core.scoring.score import Scorer, Scores


def showable(
    scorer: Scorer, divisions: Mapping[str, tuple[Given, Scores]], policy: Policy
) -> Mapping[str, frozenset[str]]:
    """The keys each division may show: whole layers of an instrument, or nothing of it."""
    shown: dict[str, set[str]] = {name: set() for name in divisions}
    for instrument in scorer.pack.instruments:
        if _asked_differently(scorer, instrument, divisions):
            continue
        tiers = _tiers(scorer, instrument)
        answering = {
            name: known for name, known in divisions.items() if known[0].respondents.get(instrument)
        }
        scored = {
            key
            for _, scores in answering.values()
            for tier in tiers
            for key in tier
            if scores.exact(key) is not None
        }
        parts = {
            name: [
                _layer(scorer, given, scores, tier)
                | _gaps(
                    scores, tier, scored, small=given.respondents[instrument] < policy.threshold
                )
                for tier in tiers
            ]
            for name, (given, scores) in answering.items()
        }
        for name, depth in layered(parts, policy).items():
            for tier in tiers[:depth]:
                shown[name].update(tier)
    return {name: frozenset(keys) for name, keys in shown.items()}


def _asked_differently(
    scorer: Scorer, instrument: str, divisions: Mapping[str, tuple[Given, Scores]]
) -> bool:
    """Whether parts were asked here and whole items there: sums then tell one division's alone."""
    asked = {
        frozenset(
            question
            for answers in given.answers.values()
            for question in answers
            if scorer.pack.instrument_of(scorer.pack.items[question[0]]).key == instrument
            and scorer.pack.items[question[0]].parts
        )
        for given, _ in divisions.values()
        if given.respondents.get(instrument)
    }
    wholes = {code for questions in asked for code, part in questions if not part}
    return any(part and code in wholes for questions in asked for code, part in questions)


def _tiers(scorer: Scorer, instrument: str) -> list[Sequence[str]]:
    """Keys from coarse to fine: the instrument, its indicators, its items."""
    indicators = [each.key for each in scorer.pack.indicators_in(instrument)]
    items = [item.code for key in indicators for item in scorer.pack.items_in(key)]
    return [(instrument,), indicators, items]


_NOT_TO_BE_SHOWN = Cell(0, Fraction(0), unanimous=True)


def _gaps(
    scores: Scores, keys: Sequence[str], scored: Container[str], *, small: bool
) -> dict[str, Cell]:
    """Scores others have and this division lacks: its answers are still in the agency's score.

    A small division is kept back even where nobody has a score.
    """
    return {
        key: _NOT_TO_BE_SHOWN
        for key in keys
        if scores.exact(key) is None and (small or key in scored)
    }


def _layer(scorer: Scorer, given: Given, scores: Scores, keys: Sequence[str]) -> dict[str, Cell]:
    cells = {key: _cell(scorer, given, scores, key) for key in keys}
    return {key: cell for key, cell in cells.items() if cell is not None}


def _cell(scorer: Scorer, given: Given, scores: Scores, key: str) -> Cell | None:
    score = scores.exact(key)
    if score is None:
        return None
    items = _items_below(scorer, key)
    answers = pooled(given.answers)
    counted = [counts for (code, _), counts in answers.items() if code in items]
    people = min((sum(counts) for counts in counted), default=0)
    one_voice = all(sum(count > 0 for count in counts) <= 1 for counts in counted)
    return Cell(people, score, unanimous=one_voice)


def _items_below(scorer: Scorer, key: str) -> frozenset[str]:
    pack = scorer.pack
    if key in pack.items:
        return frozenset([key])
    indicators = [key] if key in pack.indicators else [i.key for i in pack.indicators_in(key)]
    return frozenset(item.code for each in indicators for item in pack.items_in(each))
