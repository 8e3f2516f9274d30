"""The risks of an agency in a fiscal year, as its file holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new

SCHEMA = 1
_LINKS = "Keys of what carries it out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A mission or project whose risks are looked at."""

    key: str = told_by_key("Its code, unique in the file.")
    name: str = told("The mission or project.")
    strategy: str = told_or("", "The strategy it belongs to.")
    budget: Fraction | None = told_or(None, "Budget in baht.")
    objective: str = told_or("", "Its objective.")
    indicator: str = told_or("", "By what it is measured.")
    target: str = told_or("", "What is to be reached.")
    owner: str = told_or("", "The unit responsible, one of `units`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How large a risk is: a word, or likelihood and impact on the matrix."""

    level: str | None = told_or(None, "Key of a level, where nobody counted.")
    likelihood: int | None = told_or(None, "Step of likelihood.")
    impact: int | None = told_or(None, "Step of impact.")

    @property
    def score(self) -> int | None:
        """Likelihood times impact, where both are known."""
        if self.likelihood is None or self.impact is None:
            return None
        return self.likelihood * self.impact


UNRATED = Rating()


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One risk, before and after what is done about it."""

    key: str = told_by_key("Its code, unique in the file.")
    work: str | None = told_or(None, "Code of the mission or project.")
    step: str = told_or("", "The step of the process in which it may happen.")
    event: str = told("What may happen.")
    cause: str = told_or("", "Why it may happen.")
    kind: str | None = told_or(None, "Key of its kind.")
    bribery: bool = told_or(False, "Whether a bribe may be given or taken.")
    area: str | None = told_or(None, "Key of its area, for risks of bribery.")
    owner: str = told_or("", "The unit responsible, one of `units`.")
    loss: Fraction | None = told_or(None, "What it may cost, in baht.")
    inherent: Rating = told_or(UNRATED, "Before anything is done about it.")
    response: str | None = told_or(None, "Key of what is done about it.")
    residual: Rating = told_or(UNRATED, "What is left afterwards.")
    afterwards: str | None = told_or(None, "Key of what is left of it at the end of the year.")
    controllable: bool | None = told_or(None, "Whether it can be kept under control.")
    remaining: str = told_or("", "What is still open, in words.")
    next_year: str = told_or("", "What is done about it next year.")
    reviewed: dt.date | None = told_or(None, "When it was last looked at.")
    review: dt.date | None = told_or(None, "When it is to be looked at again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What keeps a risk small already."""

    key: str = told_by_key("Its code, unique in the file.")
    risk: str = told("Code of the risk.")
    says: str = told("What it is.")
    owner: str = told_or("", "The unit responsible, one of `units`.")
    verdict: str | None = told_or(None, "Key of how far it suffices.")
    measures: tuple[str, ...] = told_or_new(tuple, _LINKS)
    projects: tuple[str, ...] = told_or_new(tuple, _LINKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What is done about a risk this year."""

    key: str = told_by_key("Its code, unique in the file.")
    risk: str = told("Code of the risk.")
    says: str = told("What is done.")
    indicator: str = told_or("", "By what its success is measured.")
    owner: str = told_or("", "The unit responsible, one of `units`.")
    begins: dt.date | None = told_or(None, "First day.")
    ends: dt.date | None = told_or(None, "Last day.")
    monitoring: str = told_or("", "How it is followed up and reported.")
    measures: tuple[str, ...] = told_or_new(tuple, _LINKS)
    projects: tuple[str, ...] = told_or_new(tuple, _LINKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What a treatment came to after some months."""

    treatment: str = told("Code of the treatment.")
    round: str = told("Key of the round.")
    state: str = told("Key of how far it got.")
    result: str = told_or("", "What was done and what came of it.")
    evidence: str = told_or("", "What proves it: a document, an address.")
    percent: int | None = told_or(None, "How much is done, from 0 to 100.")
    problems: str = told_or("", "What stood in the way, and what is suggested.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """How a component of internal control was found."""

    key: str = told_by_key("Key of the component.")
    says: str = told("What was found.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRegister:
    """Risks, controls and treatments of an agency in a fiscal year."""

    schema: int = told("Version of this file format.")
    agency: str = told("Name of the agency.")
    fiscal_year: int = told("Fiscal year in the Buddhist era.")
    matrix: str | None = told_or(None, "Key of the matrix; none where levels are words.")
    size: str | None = told_or(None, "Key of the agency's size, for thresholds in baht.")
    units: tuple[str, ...] = told_or_new(tuple, "Names of its units.")
    works: Mapping[str, Work] = told_or_new(dict, "Missions and projects by code.")
    risks: Mapping[str, Risk] = told_or_new(dict, "Risks by code.")
    controls: Mapping[str, Control] = told_or_new(dict, "Controls by code.")
    treatments: Mapping[str, Treatment] = told_or_new(dict, "Treatments by code.")
    follow_ups: tuple[FollowUp, ...] = told_or_new(tuple, "Follow-ups.")
    components: Mapping[str, Assessed] = told_or_new(dict, "Components of internal control.")

    def controls_of(self, risk: str) -> tuple[Control, ...]:
        return tuple(each for each in self.controls.values() if each.risk == risk)

    def treatments_of(self, risk: str) -> tuple[Treatment, ...]:
        return tuple(each for each in self.treatments.values() if each.risk == risk)

    def follow_ups_of(self, treatment: str) -> tuple[FollowUp, ...]:
        return tuple(each for each in self.follow_ups if each.treatment == treatment)

    def result_of(self, treatment: str, rounds: Iterable[str]) -> FollowUp | None:
        """What was reported on a treatment in its last round, wherever the file has it."""
        order = list(rounds)
        found = self.follow_ups_of(treatment)
        return max(found, key=lambda each: order.index(each.round), default=None)
