"""Newer rules for a year held to older ones: what differs, and what that does to its result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.apps.accounts.queries import holding
from prongsai.apps.assessments import bridge, changed_rules, pinned, rules
from prongsai.apps.assessments.models import Assessment, Result, UnderRules
from prongsai.apps.assessments.rules import Pin
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import RESULT_STEPS
from prongsai.core.criteria.pack import Pack, Standing
from prongsai.core.scoring.fitting import fitted
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.words import Words
from prongsai.workshop.pack_changes import CHANGED, GONE, NEW, differences, items_changed

MOST = 300
"""Places told on one page; more nobody reads."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Rules that a year could be held to instead of its own."""

    before: Pin
    to: Pin
    why: str
    """What makes them newer: a revision, a release, an edited draft, another lender."""

    @property
    def key(self) -> str:
        """What a form sends back, so that nobody agrees to rules he wasn't shown."""
        return f"{self.to.pack_hash} {self.to.assumed_hash}"


def offer(assessment: Assessment, newest: Result | None) -> Offer | None:
    """The newest rules of the year, where it isn't held to them."""
    row: UnderRules = newest or assessment
    before, to = pinned.pin_of(row), rules.newest(assessment.year)
    if to is None or before.agrees(to):
        return None
    return Offer(before, to, _why(row, before, to))


def _why(row: UnderRules, before: Pin, to: Pin) -> str:
    old = pinned.known(row)
    was_draft = old is not None and old.pack.standing is Standing.DRAFT
    if was_draft and pinned.scorer_by(to).pack.standing is not Standing.DRAFT:
        return "released"
    if before.pack != to.pack:
        return "revision"
    return "lender" if before.pack_hash == to.pack_hash else "edited"


@dataclass(frozen=True, slots=True)
class Side:
    """One number under both rules."""

    name: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Both:
    """The result under both rules; the figures before are those that are stored."""

    sides: tuple[Side, ...]
    left: tuple[str, ...]
    """Codes of what the newer rules have no place for."""
    same: bool

    @property
    def changed(self) -> int:
        return sum(each.differs for each in self.sides)


def under_both(result: Result, to: Pin) -> Both:
    scorer = pinned.scorer_by(to)
    given, left = fitted(bridge.given(result), scorer.pack)
    after = bridge.columns(scorer, given)
    stored = {key: getattr(result, key) for key in after}
    names = names_of(result, scorer.pack)
    sides = [side(name, stored["shown"], after["shown"], key) for key, name in names.items()]
    level = Side(
        phrase("result.level"),
        _said(bridge.level_name(result)),
        _said(bridge.level_called(scorer.pack, after["level"])),
    )
    figures = ("shown", "hundredths", "level", "passed")
    same = all(stored[name] == after[name] for name in figures)
    return Both((sides[0], level, *sides[1:]), left, same)


def side(name: str, before: Mapping[str, str], after: Mapping[str, str], key: str) -> Side:
    return Side(name, *(digits(each.get(key) or "–") for each in (before, after)))


def _said(name: Words | None) -> str:
    return name.said(language()) if name else phrase("result.no_level")


def names_of(result: Result, later: Pack) -> dict[str, str]:
    """Total, instruments and indicators of either rules."""
    found = {OVERALL: phrase("result.overall")}
    scorer = pinned.known(result)
    for pack in (later, *([scorer.pack] if scorer else [])):
        for key, instrument in pack.instruments.items():
            found.setdefault(key, instrument.full_name.said(language()))
    for pack in (later, *([scorer.pack] if scorer else [])):
        for key, each in pack.indicators.items():
            found.setdefault(key, digits(f"{each.number}. {each.name.said(language())}"))
    return found


def told(found: Offer, row: UnderRules) -> dict[str, Any]:
    """What differs between the rules, the large first, every place last."""
    old, later = pinned.known(row), pinned.scorer_by(found.to).pack
    if old is None:
        return {"before": None, "later": later}
    places = differences(old.pack, later)
    items = items_changed(old.pack, later)
    return {
        "before": old.pack,
        "later": later,
        "changed": changed_rules.rules_changed(old.pack, later),
        "fates": [(fate, items[fate]) for fate in (NEW, CHANGED, GONE) if items[fate]],
        "places": places[:MOST],
        "places_more": max(0, len(places) - MOST),
        "places_number": len(places),
    }


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody who must say yes."""

    step: str
    role: Role
    names: str


def desks(agency: str, today: dt.date) -> Iterator[Desk]:
    """Who approves a result, in order."""
    people: Mapping[Role, Sequence[str]] = holding(
        agency, {step.role for step in RESULT_STEPS}, today
    )
    for step in RESULT_STEPS:
        yield Desk(step.key, step.role, ", ".join(people.get(step.role, ())))
