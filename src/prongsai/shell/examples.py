"""Runs the examples a pack ships: a sentence, what is given, what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.criteria.ids import PackId
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.scoring.values import NotScored
from prongsai.core.shapes.fields import Unknown, told, told_or, told_or_new
from prongsai.core.shapes.read import read
from prongsai.core.shapes.tree import Node, find, placed, plain_of
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.problem import Problem, Refused
from prongsai.core.terms.words import Words
from prongsai.workshop.library import Library

Scorecard = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleInput:
    """What is given."""

    indicators: Scorecard = told_or_new(dict, "Known indicator scores.")
    instruments: Scorecard = told_or_new(dict, "Known instrument scores.")
    items: Scorecard = told_or_new(dict, "Known item scores.")
    counts: Mapping[str, tuple[int, ...]] = told_or_new(
        dict, "How many gave each printed choice, by item code or `I3.1` for a part."
    )
    marks: Scorecard = told_or_new(dict, "Verdicts on disclosure items, 0 to 1.")
    respondents: Mapping[str, int] = told_or_new(dict, "How many answered, by instrument.")
    headcounts: Mapping[str, int] = told_or_new(dict, "How many could have, by instrument.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleOutcome:
    """What must come out; only what is named is compared, on the printed number."""

    overall: Fraction | None = told_or(None, "Printed total.")
    level: str | None = told_or(None, "Key of the level.")
    passed: bool | None = told_or(None, "Whether the agency passes.")
    not_scored: str | None = told_or(None, "Why there is no total.")
    instruments: Scorecard = told_or_new(dict, "Printed instrument scores.")
    indicators: Scorecard = told_or_new(dict, "Printed indicator scores.")
    sub_indicators: Scorecard = told_or_new(dict, "Printed sub-indicator scores.")
    items: Scorecard = told_or_new(dict, "Printed item scores.")
    weighted: Scorecard = told_or_new(dict, "What an instrument adds to the total, rounded.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A situation that specifies the pack."""

    says: Words = told("The example in a sentence.")
    assume: str | None = told_or(None, "Pack to take unknown rules from.")
    choices: Mapping[str, str] = told_or_new(dict, "Answers to open questions.")
    given: ExampleInput = told("What is given.")
    expect: ExampleOutcome = told("What must come out.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFile:
    """The examples of one pack."""

    pack: str = told("Full id of the pack.")
    examples: tuple[Example, ...] = told("Its examples.")


@dataclass(slots=True)
class Outcome:
    """How many examples were run, and what differed."""

    checked: int = 0
    problems: list[Problem] = field(default_factory=list)


def check_examples(library: Library, pack_id: PackId) -> Outcome:
    """Run every example of a pack."""
    path = library.examples_path(pack_id)
    name = path.relative_to(library.root).as_posix()
    outcome = Outcome()
    try:
        node = read_yaml(path, name)
    except Refused as refused:
        outcome.problems.extend(refused.problems)
        return outcome
    file, problems = read(ExampleFile, plain_of(node))
    if file is None:
        outcome.problems.extend(placed(problem, node) for problem in problems)
        return outcome
    if file.pack != str(pack_id):
        facts = {"found": file.pack, "expected": str(pack_id)}
        outcome.problems.append(Problem("example-other-pack", facts, node.value["pack"].place))
    for number, example in enumerate(file.examples):
        at = find(node, ("examples", str(number))) or node
        outcome.checked += 1
        outcome.problems.extend(_run(library, file.pack, example, at))
    return outcome


def _run(library: Library, pack: str, example: Example, at: Node) -> Iterator[Problem]:
    try:
        scorer = Scorer(library.load(pack, example.choices, example.assume))
    except Refused as refused:
        yield from refused.problems
        return
    scores = scorer.score(_given(example.given))
    for what, expected, found in _differences(scorer, scores, example.expect):
        facts = {
            "says": example.says.en,
            "says_th": example.says.th,
            "what": what,
            "expected": expected,
            "found": found,
        }
        yield Problem("example-differs", facts, at.place)


def _given(given: ExampleInput) -> Given:
    counts = {_question(name): numbers for name, numbers in given.counts.items()}
    return Given(
        answers={"": counts} if counts else {},
        marks=given.marks,
        known={**given.items, **given.indicators, **given.instruments},
        respondents=given.respondents,
        headcounts=given.headcounts,
    )


def _question(name: str) -> tuple[str, str]:
    code, _, part = name.partition(".")
    return code, part


def _differences(
    scorer: Scorer, scores: Scores, expect: ExampleOutcome
) -> Iterator[tuple[str, str, str]]:
    overall = scores.overall
    reason = overall.reason.value if isinstance(overall, NotScored) else None
    plain = (
        ("level", expect.level, scores.level.key if scores.level else None),
        ("passed", expect.passed, scores.passed),
        ("not_scored", expect.not_scored, reason),
    )
    for what, wanted, got in plain:
        if wanted is not None and wanted != got:
            yield what, str(wanted), str(got)
    totals = {} if expect.overall is None else {OVERALL: expect.overall}
    cards = (totals, expect.instruments, expect.indicators, expect.sub_indicators, expect.items)
    for card in cards:
        for key, score in card.items():
            shown = scores.shown(key)
            if shown is None or shown != score:
                yield key, str(half_up(score, scores.places)), str(shown)
    for key, part in expect.weighted.items():
        exact, weight = scores.exact(key), scorer.pack.instruments[key].weight
        found = None
        if exact is not None and not isinstance(weight, Unknown):
            found = half_up(exact * weight, scores.places)
        if found != part:
            yield f"weighted {key}", str(half_up(part, scores.places)), str(found)
