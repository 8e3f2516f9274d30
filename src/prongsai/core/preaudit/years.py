"""Is the content of the year that the item asks for?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from prongsai.core.preaudit.reading import LOOKS, Reading
from prongsai.core.preaudit.signs import By
from prongsai.core.preaudit.sought import Sought, prominent
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.year_mentions import Mention, Strength, mentions

CHECK = "year"
Placed = tuple[Mention, str]


def check_year(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """Names and headings decide; then what the text calls its year; then its dates."""
    wanted = sought.years
    if not wanted:
        return
    laws = laws_pattern(sought.signs.laws)
    called = _is_named(_placed(_names(reading, sought), laws))
    first = ((block.text, block.place) for block in prominent(reading, sought.called))
    leading = _strong(_placed(first, laws))
    everywhere = list(_placed(reading.said, laws))
    named = _strong(everywhere)
    groups = (everywhere,) if _asks_for_some(sought) else (leading, named, everywhere)
    for group in groups:
        fitting = next((each for each in group if _fits(each[0], wanted)), None)
        if fitting is not None:
            yield _fine(fitting, wanted)
            return
        if group and (called or group is not leading or not _is_named(named, wanted)):
            yield _other(group, everywhere, sought)
            return
    facts = {"wanted": str(wanted[0])}
    yield Finding(CHECK, Verdict.UNSURE, "year-none", facts, Sureness.GUESS)


@cache
def laws_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def _placed(said: Iterable[tuple[str, str]], laws: re.Pattern[str]) -> Iterator[Placed]:
    for text, place in said:
        for mention in mentions(text, laws):
            yield mention, place


def _strong(placed: Iterable[Placed]) -> list[Placed]:
    """What is called the year; a year alone where nothing is."""
    found = list(placed)
    for least in (Strength.NAMED, Strength.BARE):
        strong = [each for each in found if each[0].strength >= least]
        if strong:
            return strong
    return []


def _names(reading: Reading, sought: Sought) -> Iterator[tuple[str, str]]:
    """What the whole is called, and the headings that are marked as such."""
    yield sought.called, "called"
    marked = (each for each in reading.headings if each.level < LOOKS)
    yield from ((each.text, each.place) for each in marked)


def _asks_for_some(sought: Sought) -> bool:
    """Whether something of the year is enough, as with news, where the whole is of no year."""
    elements = sought.topic.elements.values() if sought.topic else ()
    return any(each.by is By.YEAR for each in elements)


def _is_named(placed: Iterable[Placed], wanted: tuple[int, ...] = ()) -> bool:
    """Whether something is called of a year, or of the year that is wanted."""
    named = (each for each, _ in placed if each.strength is Strength.NAMED)
    return any(not wanted or _fits(each, wanted) for each in named)


def _fits(mention: Mention, wanted: tuple[int, ...]) -> bool:
    return any(year in mention.years for year in wanted)


def _fine(fitting: Placed, wanted: tuple[int, ...]) -> Finding:
    mention, place = fitting
    year = next(year for year in wanted if year in mention.years)
    return Finding(CHECK, Verdict.FINE, "year-fine", {"found": str(year)}, Sureness.LIKELY, place)


def _other(group: list[Placed], everywhere: list[Placed], sought: Sought) -> Finding:
    """Another year: broken when it is an older one and the right one stands nowhere.

    Against what is called the year a day in the right one says little, against a year alone much.
    """
    wanted = sought.years
    latest, place = max(group, key=lambda each: each[0].years[-1])
    facts = {"found": str(latest.years[-1]), "wanted": str(wanted[0])}
    least = Strength.NAMED if latest.strength is Strength.NAMED else Strength.DATED
    elsewhere = any(
        _fits(mention, wanted) and mention.strength >= least for mention, _ in everywhere
    )
    older = latest.years[-1] < min(wanted)
    verdict = Verdict.BROKEN if older and not elsewhere else Verdict.UNSURE
    return Finding(CHECK, verdict, "year-other", facts, Sureness.LIKELY, place)
