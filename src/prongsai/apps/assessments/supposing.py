"""What if, and the way up: questions about a stored result, answered and said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import takewhile

from prongsai.apps.assessments import rules
from prongsai.apps.assessments.analysing import run_of
from prongsai.apps.assessments.models import Result
from prongsai.apps.look.words import digits, language, phrase, sentences
from prongsai.core.analysis.asking import Names
from prongsai.core.analysis.distance import Gap, NextLevel
from prongsai.core.analysis.efforts import Terms
from prongsai.core.analysis.finest import finest
from prongsai.core.analysis.goal import Goal
from prongsai.core.analysis.improve import Obstacle, Way, improve
from prongsai.core.analysis.outline import Outline
from prongsai.core.analysis.whatif import WhatIf, unmovable, what_if
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED, half_up, shown, typed
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.thai import arabic_digits
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import name_of

SECONDS = 2
"""How long a way up is looked for while somebody waits."""
_WORTH_PLACES = 2


@dataclass(frozen=True, slots=True)
class Supposed:
    """One score somebody supposes, as typed, and what is wrong with it."""

    key: str
    text: str
    fault: str = ""

    @property
    def score(self) -> Fraction | None:
        found = typed(self.text)
        return found if found is not None and 0 <= found <= HUNDRED else None


@dataclass(frozen=True, slots=True)
class Said:
    """Where a result stands, as it is said."""

    total: str
    level: str
    passed: bool | None


class Case:
    """One result laid open as far as its scores go."""

    def __init__(self, result: Result) -> None:
        self.run = run_of(result)
        self.voice = Voice(language())

    @property
    def scorer(self) -> Scorer:
        return self.run.scorer

    @property
    def given(self) -> Given:
        return finest(self.scorer, self.run.results[0].unit.given)

    @property
    def scores(self) -> Scores:
        return self.run.results[0].scores

    def name(self, key: str) -> str:
        """What a key stands for, with its code where it has one."""
        if key == OVERALL:
            return phrase("result.overall")
        return digits(name_of(self.scorer.pack, key, self.voice))

    def printed(self, value: Fraction | None) -> str:
        places = self.scorer.pack.rounding.places
        return "–" if value is None else digits(str(half_up(value, places)))

    def choices(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """What can be supposed: indicators, then under each what is known below it."""
        pack, given = self.scorer.pack, self.given
        outline, scores = Outline(self.scorer), self.scorer.score(given)
        free = {
            key for key in pack.indicators if unmovable(outline, given, key) is None
        }  # a score given above it leaves nothing to move
        yield (
            phrase("result.indicators"),
            [(key, self._option(key, scores)) for key in pack.indicators if key in free],
        )
        levers = [each.key for each in outline.levers(given, scores) if each.key in pack.items]
        for key, indicator in pack.indicators.items():
            inside = [code for code in levers if pack.items[code].indicator == key]
            if inside:
                label = digits(f"{indicator.number}. {indicator.name.said(language())}")
                yield label, [(code, self._option(code, scores)) for code in inside]

    def _option(self, key: str, scores: Scores) -> str:
        return f"{self.name(key)} ({self.printed(scores.exact(key))})"

    def standing(self, scores: Scores) -> Said:
        level = scores.level
        total = self.printed(scores.exact(OVERALL))
        return Said(total, self.level(level), scores.passed)

    def level(self, level: Level | None) -> str:
        return phrase("result.no_level") if level is None else level.name.said(language())

    def gap(self, gap: Gap) -> str:
        facts = {"lacking": gap.short_by, "score": gap.shown, "wanted": gap.needed}
        return phrase("why.lacking", name=self.name(gap.key), **facts)

    def next(self, above: NextLevel | None) -> tuple[str, list[str]] | None:
        """The level above, and what is lacking for it."""
        if above is None:
            return None
        return self.level(above.level), [self.gap(gap) for gap in above.gaps]


def suppose(case: Case, asked: Sequence[Supposed]) -> tuple[list[Supposed], WhatIf | None]:
    """The answer, or every supposition with its fault beside it."""
    wanted = [each for each in asked if each.key or each.text.strip()]
    told = [_judged(case, each, wanted[:number]) for number, each in enumerate(wanted)]
    changes = {each.key: score for each in told if (score := each.score) is not None}
    if not told or any(each.fault for each in told):
        return told, None
    try:
        return told, what_if(case.scorer, case.given, changes)
    except Refused as refused:
        by_key = {problem.facts.get("key", ""): problem for problem in refused.problems}
        stray = [sentences(each) for key, each in by_key.items() if key not in changes]
        return [
            Supposed(each.key, each.text, sentences(by_key[each.key]))
            if each.key in by_key
            else Supposed(each.key, each.text, stray.pop() if stray else "")
            for each in told
        ], None


def _judged(case: Case, each: Supposed, before: Sequence[Supposed]) -> Supposed:
    fault = ""
    if each.key in case.scorer.pack.items or each.key in case.scorer.pack.indicators:
        if each.score is None:
            key = "whatif.no_score" if not each.text.strip() else "whatif.not_a_score"
            fault = phrase(key, text=each.text)
        elif any(each.key == other.key for other in before):
            fault = phrase("whatif.twice")
    else:
        fault = phrase("whatif.choose")
    return Supposed(each.key, each.text, fault)


@dataclass(frozen=True, slots=True)
class Row:
    """A number that would be another one."""

    name: str
    before: str
    after: str


def changed(case: Case, found: WhatIf) -> list[Row]:
    """Everything that would change, the total first."""
    return [
        Row(case.name(each.key), case.printed(each.before), case.printed(each.after))
        for each in found.changed
    ]


def better_levels(case: Case) -> list[tuple[str, str]]:
    """The better levels, the nearest first."""
    levels, level = case.scorer.pack.levels, case.scores.level
    if isinstance(levels, Unknown) or level is None:
        return []
    better = takewhile(lambda each: each != level, levels.values())
    return [(each.key, each.name.said(language())) for each in reversed(list(better))]


def way_up(case: Case, wanted: Goal, keep: Sequence[str]) -> Way:
    """The least effort there; refuses names of nothing among what is to stay."""
    from prongsai.adapters.highs_solver import solve  # noqa: PLC0415 - costs a tenth of a second

    names = Names(case.scorer.pack)
    numbers = {str(each.number): key for key, each in case.scorer.pack.indicators.items()}
    found = {text: numbers.get(arabic_digits(text)) or names.key(text) for text in keep}
    unknown = [names.unknown(text) for text, key in found.items() if key is None]
    outline, given = Outline(case.scorer), case.given
    kept = {key for key in found.values() if key is not None}
    stuck = [unmovable(outline, given, key) for key in sorted(kept)]
    problems = [*unknown, *(each for each in stuck if each is not None)]
    if problems:
        raise Refused(problems)
    shelf = rules.shelf()
    by_topic: Mapping[str, int] = {k: each.effort for k, each in shelf.advice.topics.items()}
    terms = Terms(shelf.efforts, {}, kept, by_topic)
    return improve(case.scorer, given, wanted, terms, partial(solve, seconds=SECONDS))


@dataclass(frozen=True, slots=True)
class Step:
    """A score to bring up."""

    name: str
    before: str
    after: str
    effort: str
    worth: str
    coarse: bool


def steps(case: Case, way: Way) -> list[Step]:
    return [
        Step(
            case.name(each.lever.key),
            case.printed(each.lever.score),
            case.printed(each.target),
            digits(shown(each.effort)),
            digits(f"+{half_up(each.worth, _WORTH_PLACES)}"),
            each.lever.coarse,
        )
        for each in way.taken
    ]


def obstacles(case: Case, way: Way) -> list[tuple[str, list[str]]]:
    """What stays too low, and because of which scores."""
    return [(case.gap(each.gap), list(_held(case, each))) for each in way.obstacles]


def _held(case: Case, obstacle: Obstacle) -> Iterator[str]:
    for key, codes in (
        ("way.held_kept", obstacle.kept),
        ("way.held_limited", obstacle.limited),
        ("way.held_unscored", obstacle.unscored),
    ):
        if codes:
            yield phrase(key, names=", ".join(map(case.name, codes)))
