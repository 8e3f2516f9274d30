"""The table of named rules: each looks at an analysis and says what it finds, by its own code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from prongsai.core.analysis import level_rules, score_rules, year_rules
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.finding import Finding, Raised
from prongsai.core.analysis.frame import Frame, Limits, Urgency

Rule = Callable[[Analysis, Limits], Iterator[Raised]]

RULES: Mapping[str, Rule] = {
    # The result as a whole.
    "total-missing": level_rules.total_missing,
    "instrument-missing": level_rules.instrument_missing,
    "not-passed": level_rules.not_passed,
    "floor-withholds-level": level_rules.floor_withholds_level,
    "level-lost": year_rules.level_lost,
    "target-missed": level_rules.target_missed,
    "next-level-near": level_rules.next_level_near,
    "total-near-bound": level_rules.total_near_bound,
    "instrument-near-floor": level_rules.instrument_near_floor,
    "too-few-respondents": level_rules.too_few_respondents,
    # Single scores.
    "indicator-missing": score_rules.indicator_missing,
    "indicator-to-mend": score_rules.indicator_to_mend,
    "disclosure-item-failed": score_rules.disclosure_item_failed,
    "disclosure-item-partial": score_rules.disclosure_item_partial,
    "indicator-dropped": year_rules.indicator_dropped,
    "item-below-indicator": score_rules.item_below_indicator,
    "below-peers": year_rules.below_peers,
    # Worth knowing.
    "most-points-lost": score_rules.most_points_lost,
    "all-strong": score_rules.all_strong,
    "best-level": level_rules.best_level,
    "target-reached": level_rules.target_reached,
    "indicator-rose": year_rules.indicator_rose,
    "instruments-apart": score_rules.instruments_apart,
    "indicators-tied": score_rules.indicators_tied,
    "not-comparable": year_rules.not_comparable,
    "few-peers": year_rules.few_peers,
    "draft-criteria": year_rules.draft_criteria,
    "assumed-rules": year_rules.assumed_rules,
}


def findings_of(analysis: Analysis, frame: Frame) -> tuple[Finding, ...]:
    """What every rule finds, most urgent first."""
    found = list(
        chain.from_iterable(_of_rule(code, rule, analysis, frame) for code, rule in RULES.items())
    )
    order = {urgency: place for place, urgency in enumerate(Urgency)}
    return tuple(sorted(found, key=lambda finding: order[finding.urgency]))


def _of_rule(code: str, rule: Rule, analysis: Analysis, frame: Frame) -> Iterator[Finding]:
    for raised in rule(analysis, frame.limits):
        part = analysis.parts[raised.key]
        yield Finding(
            code=code,
            urgency=frame.sentences[code].urgency,
            facts=raised.facts,
            key=raised.key,
            indicator=part.name.indicator,
            topic=part.name.topic,
            band=part.band.key if part.band else "",
        )
