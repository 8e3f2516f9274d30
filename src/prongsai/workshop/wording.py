"""How scores, levels and names of parts are said, on paper, on a terminal and on screens alike."""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.score import OVERALL
from prongsai.workshop.results import Result
from prongsai.workshop.voice import Voice


def number(value: Decimal | None) -> str:
    """Two decimals, or a dash where there is no score."""
    return "–" if value is None else str(value)


def level_name(result: Result, voice: Voice) -> str:
    """The official name of the level; the key beside it in English."""
    level = result.level
    return "–" if level is None else level.name.said(voice.language)


def passed(result: Result, voice: Voice) -> str:
    """Passed, not passed, or unknown."""
    if result.passed is None:
        return "–"
    return voice.phrase("yes" if result.passed else "no")


def name_of(pack: Pack, key: str, voice: Voice) -> str:
    """What a key stands for, in words; codes in front of items and sub-indicators."""
    if key == OVERALL:
        return voice.phrase(OVERALL)
    if key in pack.items:
        return f"{key} {pack.items[key].short.said(voice.language)}"
    if key in pack.sub_indicators:
        return f"{key} {pack.sub_indicators[key].name.said(voice.language)}"
    return pack.indicators[key].name.said(voice.language) if key in pack.indicators else key
