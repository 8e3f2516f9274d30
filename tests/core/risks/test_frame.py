"""The packs of risks: what they may not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from prongsai.core.risks.frame import frame_faults
from prongsai.core.risks.layout import sheets_faults
from prongsai.core.sheets.headings import meant
from prongsai.core.terms.words import Words
from risk_making import FRAME, SHEETS

LOW, HIGH = FRAME.levels["low"], FRAME.levels["high"]
FIVE, SMALL = FRAME.matrices["five"], FRAME.sizes["small"]
SHORT = replace(FIVE, likelihood=FIVE.likelihood[:4])


def losses(**steps: tuple[int, ...]) -> Mapping[str, Any]:
    loss = {name: tuple(map(Fraction, each)) for name, each in steps.items()}
    return {"small": replace(SMALL, loss=loss)}


def test_the_shipped_packs_have_no_fault() -> None:
    assert [*frame_faults(FRAME), *sheets_faults(SHEETS, FRAME)] == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"schema": 2}, "pack-other-schema"),
        ({"levels": {}}, "risk-levels-order"),
        ({"levels": {"low": LOW, "high": replace(HIGH, low=1)}}, "risk-levels-order"),
        ({"matrices": {**FRAME.matrices, "five": SHORT}}, "risk-matrix-square"),
        ({"sizes": losses(five=(1, 2, 3))}, "risk-losses"),
        ({"sizes": losses(five=(4, 3, 2, 1))}, "risk-losses"),
        ({"sizes": losses(three=(1, 2))}, "risk-losses"),
        ({"rounds": {"six": replace(FRAME.rounds["six"], months=13)}}, "risk-round-months"),
    ],
)
def test_a_fault_of_the_frame_is_told(changed: dict[str, Any], code: str) -> None:
    assert [each.code for each in frame_faults(replace(FRAME, **changed))] == [code]


def test_a_column_of_words_that_are_nowhere_is_told() -> None:
    risks = SHEETS.sheets["risks"]
    columns = {**risks.columns, "kind": replace(risks.columns["kind"], terms="sorts")}
    sheets = replace(SHEETS, sheets={"risks": replace(risks, columns=columns)})
    assert [each.place.path for each in sheets_faults(sheets, FRAME)] == [
        "sheets/risks/columns/kind"
    ]


def test_a_word_is_known_in_both_languages_by_key_and_by_its_other_names() -> None:
    said = ("สูงมาก", "VERY HIGH", "very_high", "มากที่สุด", "สูง มาก", "หนัก")
    found = [meant(each, FRAME.levels) for each in said]
    assert found == ["very_high"] * 5 + [None]


def test_every_doubtful_figure_says_that_it_is_a_draft() -> None:
    assert FRAME.evidence is not None
    assert isinstance(FRAME.evidence.note, Words)
    assert all(
        each.evidence is not None and each.evidence.confidence.value != "confirmed"
        for each in FRAME.levels.values()
    )


def test_thresholds_of_an_agency_stand_in_place_of_the_drafts() -> None:
    own = {"five": tuple(map(Fraction, (1, 2, 3, 4)))}
    found = FRAME.with_losses("small", own)

    assert found.impact_of(Fraction(4), "five", "small") == 4
    assert found.impact_of(Fraction(4), "four", "small") == 1
    assert FRAME.with_losses("", own) is FRAME
    assert FRAME.with_losses("small", {}) is FRAME
