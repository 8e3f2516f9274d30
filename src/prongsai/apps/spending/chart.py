"""Shares by quarter as a chart, with the figures it shows beside it."""

from __future__ import annotations

from fractions import Fraction

from prongsai.apps.assessments.drawing import Drawn, drawn
from prongsai.apps.look.words import phrase
from prongsai.core.documents.charts import FULL, LineChart, Missing, Scored, Series
from prongsai.core.spending.standing import Sums
from prongsai.core.spending.tables import percent
from prongsai.core.spending.year import QUARTERS


def by_quarter(sums: Sums, until: int) -> Drawn:
    """To be disbursed, and disbursed as far as the year has come, in per cent of the budget."""
    planned = [_scored(_of(sums.planned_by(each), sums)) for each in QUARTERS]
    spent = [
        _scored(sums.share(each)) if each <= until else Missing(phrase("spending.not_yet"))
        for each in QUARTERS
    ]
    series = (
        Series(phrase("spending.line_planned"), tuple(planned)),
        Series(phrase("spending.line_spent"), tuple(spent)),
    )
    names = tuple(phrase("spending.quarter_n", number=each) for each in QUARTERS)
    return drawn(LineChart(phrase("spending.chart"), phrase("spending.share"), names, series), "q")


def _of(part: object, sums: Sums) -> Fraction | None:
    return Fraction(str(part)) / Fraction(sums.present) if sums.present > 0 else None


def _scored(share: Fraction | None) -> Scored | Missing:
    """A chart ends at 100; what is above is said in figures."""
    if share is None:
        return Missing("–")
    return Scored(min(max(share * 100, Fraction(0)), Fraction(FULL)), f"{percent(share)}")
