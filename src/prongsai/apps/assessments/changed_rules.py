"""What changed in a year's rules since the year before, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from prongsai.apps.assessments import rules
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.lineage import Closeness
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.rules import Method, SampleRule, Window
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.numbers import shown
from prongsai.workshop.pack_changes import GONE, NEW, NOT_KNOWN, Told, items_by_fate
from prongsai.workshop.voice import Voice

FATES = (
    NEW, Closeness.REWORDED.value, Closeness.RESCALED.value, Closeness.MERGED.value,
    Closeness.SPLIT.value, Closeness.RELATED.value, GONE, NOT_KNOWN,
)  # fmt: skip
"""In the order they are told."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that is another one now."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparable:
    """Whether something may be compared with the year before."""

    name: str
    how: str
    alike: bool


def before(pack: Pack) -> Pack | None:
    """The pack of the year before; none where no pack is older."""
    scheme, year, _ = pack.id.split("/")
    known = [each for each in rules.years(scheme) if each < int(year)]
    return rules.scorer(rules.latest(scheme, known[-1])).pack if known else None


def since_before(pack: Pack) -> dict[str, Any]:
    """Everything a page tells of what changed since the year before."""
    return between(before(pack), pack)


def between(earlier: Pack | None, later: Pack) -> dict[str, Any]:
    """The same for a pair of years; nothing but the lineage where there is no earlier one."""
    found: dict[str, Any] = {"earlier": earlier, "lineage": later.lineage}
    if earlier is not None:
        found |= {
            "changed": rules_changed(earlier, later),
            "all_known": _unknown() not in [said for _, _, said in _told(later)],
            "fates": fates(earlier, later),
            "comparable": comparable(later),
        }
    return found


def rules_changed(earlier: Pack, later: Pack) -> list[Rule]:
    """Weights, how scores are put together, levels, pass mark, samples and days."""
    told = {key: each for key, *each in _told(earlier)}
    now = {key: each for key, *each in _told(later)}
    nothing = phrase("changed.none")
    found = []
    for key in dict.fromkeys([*told, *now]):
        name, was = told.get(key, ["", nothing])
        name, after = now.get(key, [name, nothing])
        if was != after:
            found.append(Rule(name, was, after))
    return found


def _told(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Each rule: what it is known by in every year, what it is called, what it says."""
    for key, instrument in pack.instruments.items():
        name = phrase("changed.weight", instrument=key)
        yield f"weight/{key}", name, _percent(instrument.weight)
    for tier in ("item", "sub_indicator", "indicator", "instrument", "overall"):
        said = _method(getattr(pack.aggregation, tier).method)
        yield f"method/{tier}", phrase(f"changed.method_{tier}"), said
    yield "levels", phrase("changed.levels"), _levels(pack)
    yield "pass_mark", phrase("changed.pass_mark"), _number(pack.pass_mark)
    for key, rule in pack.sample.items():
        yield f"sample/{key}", phrase("changed.sample", instrument=key), _sample(rule)
    for key, window in pack.calendar.items():
        name = window.name.said(language())
        yield f"window/{key}", phrase("changed.window", window=name), _window(window)


def _percent(value: Fraction | int | Unknown) -> str:
    return _unknown() if isinstance(value, Unknown) else digits(f"{shown(100 * Fraction(value))}%")


def _number(value: Fraction | int | Unknown) -> str:
    return _unknown() if isinstance(value, Unknown) else digits(shown(Fraction(value)))


def _unknown() -> str:
    return Voice(language()).phrase("unknown")


def _method(method: Method | Unknown) -> str:
    voice = Voice(language())
    return _unknown() if isinstance(method, Unknown) else voice.phrase(f"method_{method.value}")


def _levels(pack: Pack) -> str:
    if isinstance(pack.levels, Unknown):
        return _unknown()
    return digits(", ".join(map(_level, pack.levels.values())))


def _level(level: Level) -> str:
    """Its band, and the floors that tell it from another with the same band."""
    said = f"{level.name.said(language())} {shown(level.total.low)}–{shown(level.total.high)}"
    floors = " ".join(f"{key} ≥ {shown(floor)}" for key, floor in level.floors.items())
    return f"{said} ({floors})" if floors else said


def _sample(rule: SampleRule) -> str:
    values = {"share": rule.share, "floor": rule.floor, "cap": rule.cap}
    if all(isinstance(value, Unknown) for value in values.values()):
        return _unknown()
    facts = {name: _number(value) for name, value in values.items()} | {
        "share": _percent(rule.share)
    }
    return Voice(language()).phrase("sample_rule", **facts)


def _window(window: Window) -> str:
    days = [_day(window.opens), _day(window.closes)]
    return days[0] if days[0] == days[1] else " – ".join(days)


def _day(day: dt.date | Unknown) -> str:
    if isinstance(day, Unknown):
        return _unknown()
    return digits(shown_date(day, Style.SHORT, language()))


def fates(earlier: Pack, later: Pack) -> list[tuple[str, list[Told]]]:
    """Items by what became of them; nothing where the lineage isn't known."""
    found = items_by_fate(earlier, later)
    return [(fate, found[fate]) for fate in FATES if fate in found]


def comparable(later: Pack) -> list[Comparable]:
    """Total, levels, instruments and indicators: what may be set beside the year before."""
    lineage = later.lineage
    if lineage is None:
        return []
    found = [
        _comparable(phrase("result.overall"), lineage.overall),
        _comparable(phrase("result.level"), lineage.levels),
    ]
    for links, named in (
        (lineage.instruments, later.instruments),
        (lineage.indicators, later.indicators),
    ):
        for key, each in named.items():
            link = links.get(key)
            name = digits(each.name.said(language()))
            found.append(_comparable(name, link.how if link else None))
    return found


def _comparable(name: str, how: Closeness | None) -> Comparable:
    key = how.value if how else NEW
    return Comparable(name, phrase(f"compares.{key}"), alike=how is not None and how.comparable)
