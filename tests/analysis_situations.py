"""Situations that tests of analysis share: years of one agency, and the shipped frame."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.years import YearResult
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from scoring_situations import REFERENCE_2565, everything, scorer, ten

FRAME = Shelf(Library()).frame("ita")


def year(given: Given | str, pack: str = "ita/2568", by: Scorer | None = None) -> YearResult:
    """One year from what is given, or from ten indicator scores in standard order."""
    known = ten(given) if isinstance(given, str) else given
    by = by or scorer(pack)
    return YearResult(by, known, by.score(known))


def of(*years: YearResult, target: str | None = None) -> Analysis:
    """The analysis of these years by the shipped frame."""
    return analyse(years, FRAME, target=None if target is None else Fraction(target))


def reference() -> Analysis:
    """The ten FY2565 scores of the reference."""
    return of(year(REFERENCE_2565, "ita/2565"))


def nearly(pack: str = "ita/2568", **known: str) -> Given:
    """Everything at its best but for these scores."""
    best = everything(pack)
    scores = {key: Fraction(score) for key, score in known.items()}
    return Given(best.answers, best.marks, scores, best.respondents)


def codes(analysis: Analysis) -> list[str]:
    return [finding.code for finding in analysis.findings]
