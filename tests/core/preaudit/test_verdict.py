"""Findings come to the worst of them; a guess breaks nothing."""

from __future__ import annotations

import pytest

from prongsai.core.preaudit.verdict import Finding, Judged, Sureness, Verdict, worst

FINE, UNSURE, BROKEN = Verdict.FINE, Verdict.UNSURE, Verdict.BROKEN


@pytest.mark.parametrize(
    ("found", "expected"),
    [([], FINE), ([FINE, UNSURE], UNSURE), ([UNSURE, BROKEN, FINE], BROKEN)],
)
def test_the_worst_counts(found: list[Verdict], expected: Verdict) -> None:
    assert worst(found) is expected


def test_a_guess_alone_leaves_one_unsure() -> None:
    guess = Finding("page", BROKEN, "page-missing", sure=Sureness.GUESS)
    sure = Finding("page", BROKEN, "page-missing", sure=Sureness.LIKELY)

    assert (Judged((guess,)).verdict, Judged((guess, sure)).verdict) == (UNSURE, BROKEN)
