"""Exact values while they are being computed, and the ways there can be none.

A value is an integer pair (numerator, denominator), not reduced: for thousands of agencies this is
several times faster than `Fraction` and exactly as exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Reason(StrEnum):
    """Why something is not scored."""

    NO_ANSWERS = "no-answers"
    NO_VERDICT = "no-verdict"
    NOT_GIVEN = "not-given"
    CHILD_NOT_SCORED = "child-not-scored"
    RULE_UNKNOWN = "rule-unknown"
    TOO_FEW = "too-few-respondents"


@dataclass(frozen=True, slots=True)
class NotScored:
    """No score, why, and what it hangs on."""

    reason: Reason
    because: tuple[str, ...] = ()


Ratio = tuple[int, int]
Value = Ratio | NotScored


def ratio(value: Fraction) -> Ratio:
    return value.numerator, value.denominator


def fraction(value: Ratio) -> Fraction:
    return Fraction(*value)


def mean(values: Sequence[Ratio]) -> Ratio:
    """The plain mean."""
    numerator, denominator = total(values)
    return numerator, denominator * len(values)


def weighted_mean(values: Sequence[Ratio], weights: Sequence[Fraction]) -> Ratio:
    """The mean with weights that need not add up to one."""
    parts = [
        (numerator * weight.numerator, denominator * weight.denominator)
        for (numerator, denominator), weight in zip(values, weights, strict=True)
    ]
    numerator, denominator = total(parts)
    whole = sum(weights, Fraction(0))
    return numerator * whole.denominator, denominator * whole.numerator


def total(values: Iterable[Ratio]) -> Ratio:
    """The sum over a common denominator; equal denominators, the usual case, stay small."""
    by_denominator: dict[int, int] = {}
    for numerator, denominator in values:
        by_denominator[denominator] = by_denominator.get(denominator, 0) + numerator
    numerator, denominator = 0, 1
    for each, summed in by_denominator.items():
        numerator, denominator = numerator * each + summed * denominator, denominator * each
    return numerator, denominator


def rounded(value: Ratio, places: int) -> Decimal:
    """Half up, exactly; scores are never negative."""
    numerator, denominator = value
    whole = (2 * numerator * 10**places + denominator) // (2 * denominator)
    return Decimal(whole).scaleb(-places)
