"""The frame of an analysis: bands, limits of the rules and their sentences, all of it data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

SCHEMA = 1
FEWEST_BANDS = 2


class Urgency(StrEnum):
    """How much a finding asks for."""

    MUST = "must"
    """The result suffers until it is dealt with."""
    SHOULD = "should"
    """Worth dealing with this year."""
    NOTE = "note"
    """Worth knowing when reading the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBand(Block):
    """What a printed score means: a strength, something to keep, something to mend."""

    key: str = told_by_key("Stable key; advice is looked up by it.")
    name: Words = told("What scores in it are called.")
    low: Fraction = told("Lowest printed score in it; the next better band begins above.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(Block):
    """From where on a rule speaks. All in points, as printed, unless the field says otherwise."""

    drop: Fraction = told("Fall of an indicator since the last comparable year.")
    rise: Fraction = told("Rise of an indicator since the last comparable year.")
    near_floor: Fraction = told("Distance above a floor that counts as just above it.")
    spread: Fraction = told("Distance between the best and the weakest instrument.")
    item_gap: Fraction = told("How far a question lies below its indicator.")
    reach: Fraction = told("What may be lacking for a better level to count as within reach.")
    least_peers: int = told("Fewest peers, in agencies, for a place among them to tell something.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisPack(Block):
    """How results of one scheme are read."""

    schema: int = told("Version of this file format.")
    title: Words = told("Title.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    bands: Mapping[str, ScoreBand] = told("Bands of scores, best first; the last begins at 0.")
    limits: Limits = told("From where on rules speak.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What a rule says, in one sentence that may stand in a report."""

    key: str = told_by_key("Code of the rule; never changes its meaning.")
    urgency: Urgency = told("How much it asks for.")
    about: str = told("When the rule speaks.")
    says: Words = told("The sentence, with gaps in braces.")
    advice: Words | None = told_or(None, "What to do about it, where that is the same everywhere.")
    reading: bool = told_or(
        False, "Whether it only says how figures may be read; such is never what matters most."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences of all rules, by code."""

    schema: int = told("Version of this file format.")
    findings: Mapping[str, Sentence] = told("Sentences by code of the rule.")


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything an analysis is made with that is not a result."""

    bands: tuple[ScoreBand, ...]
    """Best first."""
    limits: Limits
    sentences: Mapping[str, Sentence]

    def band_of(self, printed: Decimal) -> ScoreBand:
        """The band of a printed score."""
        return next(band for band in self.bands if printed >= band.low)


def frame_of(pack: AnalysisPack, sentences: Sentences) -> Frame:
    """Put an analysis pack and the sentences of the rules together."""
    return Frame(tuple(pack.bands.values()), pack.limits, sentences.findings)


def pack_faults(pack: AnalysisPack) -> Iterator[Problem]:
    """What is wrong with an analysis pack whose fields could all be read."""
    yield from _schema(pack.schema)
    lows = [band.low for band in pack.bands.values()]
    falling = all(upper > lower for upper, lower in pairwise(lows))
    if len(lows) < FEWEST_BANDS or lows[-1] != 0 or not falling:
        yield Problem("analysis-bands", {}, Place(path="bands"))
    for name, block in (("", pack), ("limits", pack.limits), *pack.bands.items()):
        for evidence in filter(None, (block.evidence, *block.evidence_of.values())):
            for source in evidence.source:
                if source not in pack.sources:
                    yield Problem("pack-no-such-source", {"found": source}, Place(path=name))


def sentence_faults(sentences: Sentences, rules: Collection[str]) -> Iterator[Problem]:
    """Rules without a sentence, and sentences that no rule says."""
    yield from _schema(sentences.schema)
    for code in rules:
        if code not in sentences.findings:
            yield Problem("analysis-no-sentence", {"rule": code}, Place(path="findings"))
    for code in sentences.findings:
        if code not in rules:
            yield Problem("analysis-no-rule", {"rule": code}, Place(path=f"findings/{code}"))


def _schema(found: int) -> Iterator[Problem]:
    if found != SCHEMA:
        facts = {"found": str(found), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))
