"""What became of lost points in the next result, as far as the two compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.naming import Naming, Way, ways
from prongsai.core.scoring.descent import Descent
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL
from prongsai.core.sight.points import ResultYear, is_known, points


class Fate(StrEnum):
    """What became of a part in the next result."""

    COMPARES = "compares"
    OTHER = "other"
    """Something touches the same subject, but scores do not compare."""
    GONE = "gone"
    """Nothing continues it."""
    NOT_YET = "not yet"
    """There is no later result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """A part in the next result."""

    fate: Fate
    year: int = 0
    parts: tuple[Part, ...] = ()
    """What continues it there, in standard order."""
    rise: Fraction | None = None
    """How much its own score rose; none where one of the two is not known."""
    gain: Fraction | None = None
    """Points of the total won; less than nothing where more is lost."""


NOT_YET = After(fate=Fate.NOT_YET)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Two totals and what lies between them, exactly."""

    gains: Mapping[str, Fraction]
    """Of each lost point that compares, by its key in the earlier result."""
    ended: Fraction
    """Lost before in what does not continue, or not alike."""
    begun: Fraction
    """Lost now in what was not there before, or not alike."""

    @property
    def difference(self) -> Fraction:
        """The later total less the earlier one."""
        return sum(self.gains.values(), Fraction(0)) + self.ended - self.begun


class Next:
    """The next result beside the one it is held against."""

    def __init__(
        self, before: ResultYear, after: ResultYear, packs: Sequence[Pack], descent: Descent
    ) -> None:
        """`packs` are those of every year from the earlier to the later; `descent` is theirs."""
        self.before = before
        self.after = after
        self.packs = packs
        self.descent = descent

    @cached_property
    def _heirs(self) -> Mapping[tuple[Tier, str], tuple[str, ...]]:
        """Keys of the later year that compare with one of the earlier."""
        found: dict[tuple[Tier, str], tuple[str, ...]] = {}
        if self.descent.overall:
            found[(Tier.OVERALL, OVERALL)] = (OVERALL,)
        tiers = (
            (Tier.INSTRUMENT, self.descent.instruments),
            (Tier.INDICATOR, self.descent.indicators),
            (Tier.ITEM, self.descent.items),
        )
        for tier, partners in tiers:
            for later, earlier in partners.items():
                place = (tier, earlier)
                found[place] = (*found.get(place, ()), later)
        return found

    def of(self, part: Part) -> After:
        """What became of a part of the earlier result."""
        year, later = self.after.fiscal_year, self.after.parts
        heirs = [later[key] for key in self._heirs.get((part.tier, part.key), ())]
        if heirs:
            return After(
                fate=Fate.COMPARES, year=year, parts=tuple(heirs),
                rise=_rise(part, heirs), gain=_gain(part, heirs),
            )  # fmt: skip
        related = self._related(part)
        return After(fate=Fate.OTHER if related else Fate.GONE, year=year, parts=related)

    def _related(self, part: Part) -> tuple[Part, ...]:
        """What touches the same subject in the later year."""
        if part.tier is Tier.ITEM:
            naming = Naming(items=(part.key,))
        elif part.tier is Tier.INDICATOR:
            naming = Naming(indicators=(part.key,))
        else:
            found = self.after.parts.get(part.key)
            return (found,) if found else ()
        later = self.after.parts
        found_ways = ways(naming, self.packs, later)
        return tuple(
            later[key]
            for key, way in found_ways.items()
            if later[key].tier is part.tier and way is not Way.PARTLY
        )

    def ledger(self) -> Ledger:
        """Every lost point of both results once."""
        before = {each.key: each.lost for each in points(self.before.parts)}
        after = {each.key: each.lost for each in points(self.after.parts)}
        gains: dict[str, Fraction] = {}
        for key, part in self.before.parts.items():
            heirs = self._heirs.get((part.tier, key), ())
            if heirs and (key in before or any(heir in after for heir in heirs)):
                now = sum((after.pop(heir, Fraction(0)) for heir in heirs), Fraction(0))
                gains[key] = before.pop(key, Fraction(0)) - now
        ended, begun = (sum(each.values(), Fraction(0)) for each in (before, after))
        return Ledger(gains, ended, begun)


def _rise(part: Part, heirs: Sequence[Part]) -> Fraction | None:
    """Of one that continues it: several have several scores."""
    later = heirs[0].score
    if len(heirs) > 1 or not isinstance(part.score, Fraction) or not isinstance(later, Fraction):
        return None
    return later - part.score


def _gain(part: Part, heirs: Sequence[Part]) -> Fraction | None:
    if not is_known(part) or not all(map(is_known, heirs)):
        return None
    return part.lost - sum((each.lost for each in heirs), Fraction(0))
