"""What somebody asks about: names and codes as people write them, scores they want to see."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from fractions import Fraction

from prongsai.core.answers.headers import OVERALL, Vocabulary
from prongsai.core.answers.ticks import score_of
from prongsai.core.criteria.pack import Kind, Pack
from prongsai.core.terms.numbers import HUNDRED, shown
from prongsai.core.terms.problem import NOWHERE, Misused, Place, Problem, Refused
from prongsai.core.terms.thai import tidy

_CLOSE = 3


class Names:
    """Finds what a code or a name means under one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._vocabulary = Vocabulary(pack)

    def key(self, text: str) -> str | None:
        """The key of an item, sub-indicator, indicator or instrument; None if it is none."""
        found = self._vocabulary.score(text) or self._vocabulary.score(text.upper())
        if found is not None:
            return found if found != OVERALL else None
        question = self._vocabulary.question(text)
        return question[0] if question is not None and not question[1] else None

    def near(self, text: str) -> str:
        """Codes and names that look like it, for the message."""
        pack = self.pack
        known = [*pack.items, *pack.sub_indicators, *pack.indicators, *pack.instruments]
        known.extend(indicator.name.th for indicator in pack.indicators.values())
        by_look = {each.casefold(): each for each in known}
        close = get_close_matches(tidy(text).casefold(), by_look, _CLOSE)
        return ", ".join(by_look[each] for each in close) or "–"

    def unknown(self, text: str, place: Place = NOWHERE) -> Problem:
        facts = {"key": text, "pack": self.pack.id, "near": self.near(text)}
        return Problem("way-unknown-key", facts, place)


def read_changes(texts: Iterable[str], names: Names) -> dict[str, Fraction]:
    """`O10=100` and the like; everything wrong is said at once."""
    changes: dict[str, Fraction] = {}
    problems: list[Problem] = []
    for text in texts:
        name, equals, wanted = text.partition("=")
        if not equals:
            raise Misused([Problem("way-set-unreadable", {"text": text})])
        key, score = names.key(name), score_of(wanted)
        if key is None:
            problems.append(names.unknown(name))
        elif key in changes:
            problems.append(Problem("way-set-twice", {"key": key}))
        if not isinstance(score, Fraction):
            problems.append(Problem("way-not-a-score", {"key": name, "value": wanted}))
        elif key is not None:
            changes[key] = score
    if problems:
        raise Refused(problems)
    return changes


def facts_above(pack: Pack, above: str) -> dict[str, str]:
    """What stands above, as messages name it in each language."""
    indicator = pack.indicators.get(above)
    names = (above, above) if indicator is None else (indicator.name.th, indicator.name.en)
    return {"above": names[0], "above_en": names[1]}


def impossible_verdict(
    pack: Pack, key: str, score: Fraction, place: Place = NOWHERE
) -> Problem | None:
    """A disclosure item of all or nothing cannot get what lies between."""
    if can_be(pack, key, score):
        return None
    return Problem("way-all-or-nothing", {"key": key, "value": shown(score)}, place)


def can_be(pack: Pack, key: str, score: Fraction) -> bool:
    """Whether a score can come out of an assessment at all."""
    item = pack.items.get(key)
    if item is None or pack.instrument_of(item).kind is not Kind.DISCLOSURE:
        return True
    scale = pack.scales[item.scale]
    return scale.partial or (score / HUNDRED * (len(scale.points) - 1)).denominator == 1
