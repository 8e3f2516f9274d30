"""What risks are measured by: matrices, levels, kinds, areas; all of it data of a pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskTerm(Block):
    """A word that registers use: a kind of risk, an area, a state."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("How registers and papers say it.")
    also: tuple[str, ...] = told_or_new(tuple, "Other ways of writing it that files bring.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRound(Block):
    """After how many months a treatment is followed up."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("How registers and papers say it.")
    also: tuple[str, ...] = told_or_new(tuple, "Other ways of writing it that files bring.")
    months: int = told("Months of the fiscal year it looks back on.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLevel(Block):
    """A level of risk."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("How registers and papers say it.")
    mark: Words = told("Its sign in a heat map, one or two letters, for whoever sees no colours.")
    also: tuple[str, ...] = told_or_new(tuple, "Other ways of writing it that files bring.")
    low: int = told("Lowest product of likelihood and impact in it; the next begins above.")
    treat: bool = told_or(False, "Whether such a risk may not stay without treatment.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskMatrix(Block):
    """Likelihood by impact."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is called.")
    also: tuple[str, ...] = told_or_new(tuple, "Other ways of writing it that files bring.")
    likelihood: tuple[Words, ...] = told("Steps of likelihood from 1 up.")
    impact: tuple[Words, ...] = told("Steps of impact from 1 up.")

    @property
    def size(self) -> int:
        return len(self.impact)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySize(Block):
    """From which loss in baht an impact begins, for agencies of a size."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("How registers say it.")
    also: tuple[str, ...] = told_or_new(tuple, "Other ways of writing it that files bring.")
    loss: Mapping[str, tuple[Fraction, ...]] = told(
        "By matrix: the loss in baht above which impact is 2, 3 and so on."
    )


Named = RiskTerm | RiskRound | RiskLevel | RiskMatrix | AgencySize
Terms = Mapping[str, RiskTerm]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFrame(Block):
    """What risks are measured by and said with."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    levels: Mapping[str, RiskLevel] = told("Levels, lowest first.")
    matrices: Mapping[str, RiskMatrix] = told("Matrices by key.")
    sizes: Mapping[str, AgencySize] = told("Sizes of agencies, smallest first.")
    kinds: Terms = told("Kinds of risk.")
    areas: Terms = told("Areas in which an agency looks for bribery.")
    responses: Terms = told("What may be done about a risk.")
    afterwards: Terms = told("What is left of a risk at the end of the year.")
    verdicts: Terms = told("How far a control suffices.")
    states: Terms = told("How far a treatment got.")
    rounds: Mapping[str, RiskRound] = told("Rounds of follow-up, earliest first.")
    components: Terms = told("Components of internal control.")

    def level_at(self, score: int) -> RiskLevel:
        """The level of a product of likelihood and impact."""
        return [each for each in self.levels.values() if score >= each.low][-1]

    def rank(self, key: str) -> int:
        """The place of a level, counted from the lowest."""
        return list(self.levels).index(key)

    def with_losses(self, size: str, losses: Mapping[str, tuple[Fraction, ...]]) -> RiskFrame:
        """The same with an agency's own thresholds in baht, by matrix."""
        if size not in self.sizes or not losses:
            return self
        own = self.sizes[size]
        own = replace(own, loss={**own.loss, **losses})
        return replace(self, sizes={**self.sizes, size: own})

    def impact_of(self, loss: Fraction, matrix: str, size: str) -> int:
        """The impact that a loss in baht comes to; 1 where nothing is laid down for the matrix."""
        steps = self.sizes[size].loss.get(matrix, ())
        return 1 + sum(loss > step for step in steps)


def frame_faults(frame: RiskFrame) -> Iterator[Problem]:
    """What is wrong with a pack whose fields could all be read."""
    if frame.schema != SCHEMA:
        facts = {"found": str(frame.schema), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))
    lows = [each.low for each in frame.levels.values()]
    if lows[:1] != [1] or not all(low < high for low, high in pairwise(lows)):
        yield Problem("risk-levels-order", {}, Place(path="levels"))
    for key, matrix in frame.matrices.items():
        if len(matrix.likelihood) != matrix.size or not matrix.size:
            yield Problem("risk-matrix-square", {}, Place(path=f"matrices/{key}"))
    for key, each in frame.rounds.items():
        if each.months not in range(1, 13):
            yield Problem("risk-round-months", {}, Place(path=f"rounds/{key}/months"))
    for key, size in frame.sizes.items():
        for name, steps in size.loss.items():
            path = f"sizes/{key}/loss/{name}"
            found = frame.matrices.get(name)
            rising = all(low < high for low, high in pairwise((Fraction(0), *steps)))
            if found is None or len(steps) != found.size - 1 or not rising:
                yield Problem("risk-losses", {"matrix": name}, Place(path=path))
