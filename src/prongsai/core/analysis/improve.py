"""The way up: the least effort that reaches a level or a score, or what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from prongsai.core.analysis.distance import Bar, Gap, NextLevel, bar_of, gaps, next_level
from prongsai.core.analysis.efforts import Terms
from prongsai.core.analysis.goal import Goal
from prongsai.core.analysis.outline import Lever, Outline, demand_total
from prongsai.core.analysis.program import Model, Picks, Program, Solve
from prongsai.core.analysis.steps import Choice, choices, is_kept
from prongsai.core.analysis.whatif import with_changes
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED
from prongsai.core.terms.problem import refuse

MOST_OPTIONS = 50_000
"""Scores to choose from in all; with twice as many the solver was seen to run out of memory."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A score that is brought up."""

    lever: Lever
    target: Fraction
    steps: int
    effort: Fraction

    @property
    def worth(self) -> Fraction:
        """Points of the total, before anything is rounded."""
        return (self.target - self.lever.score) * self.lever.per_point


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A number that stays too low, and the scores that keep it there."""

    gap: Gap
    kept: tuple[str, ...]
    """Told to stay as they are."""
    limited: tuple[str, ...]
    """Their steps end below a hundred, or none changes the total."""
    unscored: tuple[str, ...]
    """Without a score, so that nothing can be said of them."""


@dataclass(frozen=True, slots=True)
class Way:
    """What to do, and what comes of it."""

    goal: Goal
    reached: bool
    taken: tuple[Taken, ...]
    before: Scores
    after: Scores
    given: Given
    next_level: NextLevel | None
    obstacles: tuple[Obstacle, ...]
    """Only where the goal cannot be reached; what is then taken leads as high as can be."""

    @property
    def effort(self) -> Fraction:
        return sum((each.effort for each in self.taken), Fraction(0))

    @property
    def steps(self) -> int:
        return sum(each.steps for each in self.taken)


def improve(scorer: Scorer, given: Given, goal: Goal, terms: Terms, solve: Solve) -> Way:
    """Find the least effort, then the fewest steps; every answer is scored before it is given."""
    before = scorer.score(given)
    demand_total(before)
    search = _Search(scorer, given, before, terms, solve)
    found = [
        picks for bar in bars(scorer, goal) if (picks := search.cheapest(bar, goal)) is not None
    ]
    if found:
        return search.way(goal, min(found, key=search.price), reached=True)
    return search.way(goal, search.everything(), reached=False)


def bars(scorer: Scorer, goal: Goal) -> list[Bar]:
    """The goal's own bar, and that of each better level which can be cleared without it."""
    levels = scorer.pack.levels
    if goal.level is None or isinstance(levels, Unknown):
        return [Bar(goal.total)]
    own = bar_of(goal.level)
    better = map(bar_of, takewhile(lambda level: level != goal.level, levels.values()))
    return [own, *(bar for bar in better if not own.covers(bar))]


class _Search:
    """One agency's choices, tried until an answer holds exactly."""

    def __init__(
        self, scorer: Scorer, given: Given, before: Scores, terms: Terms, solve: Solve
    ) -> None:
        self.scorer = scorer
        self.given = given
        self.before = before
        self.terms = terms
        self.solve = solve
        self.outline = Outline(scorer)
        self.levers = self.outline.levers(given, before)
        self.choices = choices(self.outline, self.levers, terms)
        if sum(len(choice.options) for choice in self.choices) > MOST_OPTIONS:
            raise refuse("way-search-stopped", why="too many steps")
        self.model = Model(scorer, before, self.choices)

    def cheapest(self, bar: Bar, goal: Goal) -> Picks | None:
        """Least effort first; then, for no more effort, fewest steps."""
        efforts, steps = self.model.efforts(), self.model.steps()
        program = self.model.costed(self.model.program(bar), efforts)
        first = self._holding(program, bar, goal)
        if first is None:
            return None
        program = self.model.costed(program, steps).under(self.model.at_most(efforts, first))
        return self._holding(program, bar, goal) or first

    def _holding(self, program: Program, bar: Bar, goal: Goal) -> Picks | None:
        """Solve, score the answer exactly, and rule it out where it does not hold."""
        while (solution := self.solve(program)) is not None:
            picks = self.model.picks(solution)
            after = self.scorer.score(self._given(picks))
            if gaps(after, bar):
                program = program.under(self.model.more_than(picks))
            elif not self._reaches(after, goal):
                program = program.under(self.model.other_than(picks))
            else:
                return picks
        return None

    def _reaches(self, scores: Scores, goal: Goal) -> bool:
        """A total may be too high for a level that has a ceiling, where no better one follows."""
        return goal.level is None or rank(self.scorer, scores.level) <= rank(
            self.scorer, goal.level
        )

    def everything(self) -> Picks:
        """All that may be done: no total and no instrument can be higher."""
        return {place: len(choice.options) - 1 for place, choice in enumerate(self.choices)}

    def price(self, picks: Picks) -> tuple[Fraction, int]:
        options = [self.choices[place].options[number] for place, number in picks.items()]
        effort = sum((option.effort for option in options), Fraction(0))
        return effort, sum(option.steps for option in options)

    def _given(self, picks: Picks) -> Given:
        return with_changes(self.scorer, self.given, _targets(self.choices, picks))

    def way(self, goal: Goal, picks: Picks, *, reached: bool) -> Way:
        given = self._given(picks)
        after = self.scorer.score(given)
        return Way(
            goal=goal,
            reached=reached,
            taken=tuple(self._taken(picks)),
            before=self.before,
            after=after,
            given=given,
            next_level=next_level(self.scorer.pack, after),
            obstacles=() if reached else tuple(self._obstacles(goal, after)),
        )

    def _taken(self, picks: Picks) -> Iterator[Taken]:
        for place, number in sorted(picks.items()):
            option = self.choices[place].options[number]
            lever = self.choices[place].lever
            yield Taken(lever, option.target, option.steps, option.effort)

    def _obstacles(self, goal: Goal, after: Scores) -> Iterator[Obstacle]:
        """What is still too low when all is done, and which scores below it did not go to full."""
        kept = [
            lever.key
            for lever in self.levers
            if is_kept(self.outline, lever, self.terms.kept) and lever.score < HUNDRED
        ]
        limited = [
            lever.key
            for lever in self.levers
            if lever.key not in kept and (after.exact(lever.key) or 0) < HUNDRED
        ]
        unscored = self.outline.unscored(self.given, self.before)
        for gap in gaps(after, goal.bar):
            inside = [tuple(self._inside(gap.key, keys)) for keys in (kept, limited, unscored)]
            yield Obstacle(gap, *inside)

    def _inside(self, key: str, keys: Sequence[str]) -> list[str]:
        return [each for each in keys if key in (OVERALL, self.outline.instrument(each))]


def rank(scorer: Scorer, level: Level | None) -> int:
    """0 for the best level."""
    levels = scorer.pack.levels
    listed = [] if isinstance(levels, Unknown) else list(levels.values())
    return listed.index(level) if level in listed else len(listed)


def _targets(offered: Sequence[Choice], picks: Picks) -> Mapping[str, Fraction]:
    return {
        offered[place].lever.key: offered[place].options[number].target
        for place, number in picks.items()
    }
