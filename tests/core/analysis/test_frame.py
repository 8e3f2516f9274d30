"""Bands, limits and sentences are data; what is wrong with them is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from string import Formatter

import pytest

from analysis_situations import FRAME
from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.analysis.frame import (
    AnalysisPack,
    ScoreBand,
    Sentence,
    Sentences,
    Urgency,
    frame_of,
    pack_faults,
    sentence_faults,
)
from prongsai.core.analysis.rules import RULES
from prongsai.core.criteria.evidence import Confidence, Evidence
from prongsai.core.shapes.read import read
from prongsai.core.shapes.tree import plain_of
from prongsai.core.terms.words import Words
from prongsai.workshop.library import SHIPPED

PACK = read(AnalysisPack, plain_of(read_yaml(SHIPPED / "analysis" / "ita.yaml")))[0]
SENTENCE = Sentence(key="x", urgency=Urgency.NOTE, about="x", says=Words("ก", "a"))


def pack() -> AnalysisPack:
    assert PACK is not None
    return PACK


def bands(*lows: int) -> AnalysisPack:
    listed = {
        f"band{place}": ScoreBand(key=f"band{place}", name=Words("ก", "a"), low=Fraction(low))
        for place, low in enumerate(lows)
    }
    return replace(pack(), bands=listed)


@pytest.mark.parametrize(
    ("score", "band"),
    [("100.00", "strength"), ("95.00", "strength"), ("94.99", "keep"), ("85.00", "keep"),
     ("84.99", "mend"), ("0.00", "mend")],
)  # fmt: skip
def test_a_printed_score_is_in_one_band(score: str, band: str) -> None:
    assert FRAME.band_of(Decimal(score)).key == band


def test_the_shipped_frame_has_no_fault() -> None:
    assert list(pack_faults(pack())) == []
    assert frame_of(pack(), Sentences(schema=1, findings={})).bands == FRAME.bands


@pytest.mark.parametrize("lows", [(), (0,), (50, 60, 0), (60, 60, 0), (60, 10)])
def test_bands_that_leave_a_score_out_are_a_fault(lows: tuple[int, ...]) -> None:
    assert [problem.code for problem in pack_faults(bands(*lows))] == ["analysis-bands"]


def test_bands_of_ones_own_are_fine() -> None:
    assert list(pack_faults(bands(90, 70, 50, 0))) == []


def test_a_source_that_is_not_listed_is_a_fault() -> None:
    strange = Evidence(confidence=Confidence.INFERRED, source=("rumour",))
    limits = replace(pack().limits, evidence_of={"drop": strange})

    [problem] = pack_faults(replace(pack(), limits=limits))

    assert (problem.code, problem.facts["found"]) == ("pack-no-such-source", "rumour")


def test_a_file_of_another_format_is_a_fault() -> None:
    assert [p.code for p in pack_faults(replace(pack(), schema=2))] == ["pack-other-schema"]


def test_rules_and_sentences_must_match() -> None:
    found = sentence_faults(Sentences(schema=1, findings={"odd": SENTENCE}), ["not-passed"])

    assert [(p.code, p.facts["rule"]) for p in found] == [
        ("analysis-no-sentence", "not-passed"),
        ("analysis-no-rule", "odd"),
    ]


def test_every_rule_has_its_sentence_in_both_languages_with_the_same_gaps() -> None:
    assert FRAME.sentences.keys() == RULES.keys()
    for sentence in FRAME.sentences.values():
        thai, english = (gaps(text) for text in (sentence.says.th, sentence.says.en))
        assert thai == english, sentence.key


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
