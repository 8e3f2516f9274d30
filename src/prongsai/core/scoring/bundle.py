"""The score bundle: everything that a score was made of, or what of it may be published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.core.criteria.load import Loaded
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.public import Opened
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.shapes.fields import told, told_or
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.words import Words

LAYOUT = "score-bundle@1"


class Form(StrEnum):
    """Who a bundle is for."""

    INSIDE = "inside"
    """For the agency itself: counts, verdicts and exact scores."""
    PUBLIC = "public"
    """For everybody: printed scores, and only those that disclosure control lets through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The answers to one question that came through one channel."""

    channel: str | None = told("Channel; none where there are no channels.")
    item: str = told("Item code.")
    part: str | None = told("Part of the item; none where the item is one question.")
    counts: tuple[Fraction, ...] = told("How many gave each choice, in printed order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """`Given` as a bundle holds it."""

    answers: tuple[Counts, ...] = told("Counts of answers.")
    marks: Mapping[str, Fraction] = told("Verdicts on disclosure items, 0 to 1.")
    known: Mapping[str, Fraction] = told("Scores that were known already.")
    respondents: Mapping[str, Fraction] = told("How many answered, by instrument.")
    headcounts: Mapping[str, Fraction] = told("How many could have, by instrument.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The agency a bundle is about."""

    name: str
    code: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One agency's score in one year; its fields in this order are the file's."""

    bundle: str = told("Layout of this file.")
    form: Form = told("Who it is for.")
    says: Words = told("What it holds, what it leaves out and why.")
    agency: str = told("Name of the agency.")
    agency_code: str | None = told("Its code.")
    province: str | None = told("Its province.")
    fiscal_year: Fraction = told("Fiscal year, Buddhist era.")
    pack: str = told("Full id of the criteria with their revision.")
    pack_hash: str = told("SHA-256 of the criteria.")
    choices: Mapping[str, str] = told("Answers to open rules that are not the default.")
    assumed: str | None = told("The pack from which unknown rules were taken.")
    overall: str | None = told("Printed total.")
    level: str | None = told("Official name of the level.")
    level_key: str | None = told("Its key.")
    passed: bool | None = told("Whether the agency passes.")
    instruments: Mapping[str, str | None] = told("Printed scores by instrument.")
    indicators: Mapping[str, str | None] = told("Printed scores by indicator.")
    sub_indicators: Mapping[str, str] = told("Printed scores that are known.")
    items: Mapping[str, str] = told("Printed scores that are known.")
    withheld: tuple[str, ...] = told("Keys kept back by disclosure control.")
    exact: Mapping[str, Fraction] | None = told_or(None, "Exact scores; inside form only.")
    given: Held | None = told_or(None, "What the scores are made of; inside form only.")

    @property
    def tiers(self) -> Mapping[str, Mapping[str, str | None]]:
        """Printed scores but for the total, by the field they stand in."""
        return {
            "instruments": self.instruments,
            "indicators": self.indicators,
            "sub_indicators": self.sub_indicators,
            "items": self.items,
        }

    @property
    def printed(self) -> Mapping[str, str]:
        """Every printed score but the total."""
        each = (pair for tier in self.tiers.values() for pair in tier.items())
        return {key: score for key, score in each if score is not None}


def inside_bundle(
    scorer: Scorer, owner: Owner, given: Given, scores: Scores, says: Words
) -> Bundle:
    """Everything, so that whoever holds it gets the same scores to the last digit."""
    keys = frozenset(scores.values)
    exact = {key: scores.exact(key) for key in scores.values}
    return _bundle(
        scorer, owner, scores, says, keys,
        exact={key: score for key, score in exact.items() if score is not None},
        given=held(given),
    )  # fmt: skip


def public_bundle(
    scorer: Scorer, owner: Owner, scores: Scores, opened: Opened, says: Words
) -> Bundle:
    """Printed scores of the opened keys and nothing else: it is never told what is kept back."""
    return _bundle(scorer, owner, scores, says, opened.keys, withheld=opened.withheld)


def _bundle(
    scorer: Scorer,
    owner: Owner,
    scores: Scores,
    says: Words,
    keys: frozenset[str],
    *,
    withheld: tuple[str, ...] = (),
    exact: Mapping[str, Fraction] | None = None,
    given: Held | None = None,
) -> Bundle:
    pack, loaded = scorer.pack, scorer.loaded
    year = pack.id.split("/")[1]
    total = OVERALL in keys
    level = scores.level if total else None
    return Bundle(
        bundle=LAYOUT,
        form=Form.PUBLIC if given is None else Form.INSIDE,
        says=says,
        agency=owner.name,
        agency_code=owner.code or None,
        province=owner.province or None,
        fiscal_year=Fraction(year),
        pack=pack.id,
        pack_hash=loaded.hash,
        choices=dict(sorted(loaded.choices.items())),
        assumed=loaded.assumed or None,
        overall=_printed(scores, [OVERALL]).get(OVERALL) if total else None,
        level=level.name.th if level else None,
        level_key=level.key if level else None,
        passed=scores.passed if total else None,
        instruments=_or_none(scores, (key for key in pack.instruments if key in keys)),
        indicators=_or_none(scores, (key for key in pack.indicators if key in keys)),
        sub_indicators=_printed(scores, (key for key in pack.sub_indicators if key in keys)),
        items=_printed(scores, (key for key in pack.items if key in keys)),
        withheld=withheld,
        exact=exact,
        given=given,
    )


def _or_none(scores: Scores, keys: Iterable[str]) -> dict[str, str | None]:
    found = {key: scores.shown(key) for key in keys}
    return {key: None if score is None else str(score) for key, score in found.items()}


def _printed(scores: Scores, keys: Iterable[str]) -> dict[str, str]:
    return {key: score for key, score in _or_none(scores, keys).items() if score is not None}


def held(given: Given) -> Held:
    """What is given, in the form a bundle holds it."""
    return Held(
        answers=tuple(
            Counts(
                channel=channel or None,
                item=item,
                part=part or None,
                counts=tuple(map(Fraction, counts)),
            )
            for channel, answers in given.answers.items()
            for (item, part), counts in answers.items()
        ),
        marks=dict(given.marks),
        known=dict(given.known),
        respondents={key: Fraction(number) for key, number in given.respondents.items()},
        headcounts={key: Fraction(number) for key, number in given.headcounts.items()},
    )


def given_of(held: Held) -> Given:
    """The same as it was given; how many is a whole number, which reading has made sure of."""
    answers: dict[str, dict[tuple[str, str], tuple[int, ...]]] = {}
    for each in held.answers:
        channel = answers.setdefault(each.channel or "", {})
        channel[each.item, each.part or ""] = tuple(map(int, each.counts))
    return Given(
        answers=answers,
        marks=dict(held.marks),
        known=dict(held.known),
        respondents={key: int(number) for key, number in held.respondents.items()},
        headcounts={key: int(number) for key, number in held.headcounts.items()},
    )


def other_rules(bundle: Bundle, loaded: Loaded, place: Place) -> list[Problem]:
    """What differs between the rules a bundle was made by and those it is now read under."""
    if str(bundle.fiscal_year) != loaded.pack.id.split("/")[1]:
        return []  # rows of another year are refused or passed over, whatever their rules
    problems: list[Problem] = []
    if bundle.pack_hash != loaded.hash:
        facts = {"pack": bundle.pack, "used": loaded.pack.id}
        problems.append(Problem("bundle-other-pack", facts, place, Severity.WARNING))
    chosen = _said(bundle.choices, bundle.assumed or "")
    now = _said(loaded.choices, loaded.assumed)
    if chosen != now:
        facts = {"made": chosen or "–", "used": now or "–"}
        problems.append(Problem("bundle-other-choices", facts, place, Severity.WARNING))
    return problems


def _said(choices: Mapping[str, str], assumed: str) -> str:
    """Choices and assumption as the command line takes them."""
    chosen = [f"--choose {key}={answer}" for key, answer in sorted(choices.items())]
    return " ".join([*chosen, *([f"--assume {assumed}"] if assumed else [])])
