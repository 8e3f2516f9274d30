"""Small packs and terms for tests of what-if and the way up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache

from criteria_building import loaded
from prongsai.core.analysis.efforts import Efforts, OwnStep, Terms
from prongsai.core.criteria.levels import Band, Level
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.rules import RoundingOrder
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.words import Words
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

_ASKED = (
    "{indicator: duty, topic: fairness, short: {th: ถาม, en: Asked}, scale: ladder, direction: up"
)
_SHOWN = "{indicator: openness, topic: structure, short: {th: แสดง, en: Shown}, scale: verdict"
_SIX_ITEMS = f"""
    sub_indicators:
      "2.2": {{indicator: openness, name: {{th: แผน, en: Plans}}}}
    aggregation: {{indicator: {{method: weighted mean}}}}
    items:
      I1: {{parts: null}}
      I2: {_ASKED}, weight: 2}}
      I3: {_ASKED}}}
      O2: {_SHOWN}, sub_indicator: "2.1"}}
      O3: {_SHOWN}, sub_indicator: "2.2"}}
    """
USUAL, CEILING = "usual", "ceiling"


@cache
def small(order: RoundingOrder = RoundingOrder.END, levels: str = USUAL) -> Scorer:
    """Three items asked, three shown in two groups; the level `best` also asks 85 of ASK."""
    found = loaded(_SIX_ITEMS)
    pack = replace(found.pack, rounding=replace(found.pack.rounding, order=order))
    if levels == CEILING:
        pack = replace(pack, levels=_CEILING)
    return Scorer(replace(found, pack=pack))


def _level(key: str, low: str, high: str, **floors: int) -> Level:
    total = Band(low=Fraction(low), high=Fraction(high))
    named = {instrument: Fraction(floor) for instrument, floor in floors.items()}
    return Level(key=key, name=Words(key, key), total=total, floors=named)


# Between 85 and 94.99 a floor of SHOW makes `mid`; a higher total without it is worse again.
_CEILING = {
    "top": _level("top", "95", "100", ASK=95),
    "mid": _level("mid", "85", "94.99", SHOW=80),
    "base": _level("base", "80", "100"),
    "low": _level("low", "0", "79.99"),
}


def known(asked: str, shown: str) -> Given:
    """Scores of I1 to I3, verdicts on O1 to O3."""
    scores = {f"I{n}": Fraction(text) for n, text in enumerate(asked.split(), 1)}
    marks = {f"O{n}": Fraction(text) for n, text in enumerate(shown.split(), 1)}
    return Given(known=scores, marks=marks)


def levels_of(pack: Pack) -> Mapping[str, Level]:
    assert not isinstance(pack.levels, Unknown)
    return pack.levels


@cache
def usual_efforts() -> Efforts:
    return Shelf(Library()).efforts


def terms(kept: tuple[str, ...] = (), **own: OwnStep) -> Terms:
    """The shipped efforts, with steps of one's own by code."""
    return Terms(usual_efforts(), {key: (step,) for key, step in own.items()}, kept)
