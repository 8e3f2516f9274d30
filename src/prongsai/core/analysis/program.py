"""The search for a way as a plain value: whole numbers to choose, rows they must satisfy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, gcd, lcm

from prongsai.core.analysis.distance import Bar, printed_from
from prongsai.core.analysis.steps import Choice, Option
from prongsai.core.criteria.rules import RoundingOrder
from prongsai.core.scoring.score import Scorer, Scores
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import HUNDRED, half_up


@dataclass(frozen=True, slots=True)
class Row:
    """The sum of columns times their factors must be at least this."""

    terms: Mapping[int, Fraction]
    least: Fraction


@dataclass(frozen=True, slots=True)
class Program:
    """Whole numbers from 0 to `highs`, to be chosen so that the costs are least."""

    highs: tuple[int, ...]
    costs: tuple[int, ...]
    rows: tuple[Row, ...]

    def under(self, *rows: Row) -> Program:
        return replace(self, rows=(*self.rows, *rows))


Solve = Callable[[Program], Sequence[int] | None]
"""Gives a cheapest choice, or None if there is none. It may err by a hair; the caller checks."""

Picks = Mapping[int, int]
"""Which option of which choice is taken, both by place."""


class Model:
    """The columns of a set of choices: one for each option, then one for each rounded number.

    The column of an option is 1 where this option or a higher one of the same choice is taken, so
    that gains and costs are those over the option below.

    Rounded numbers are counted in printed steps above what they are now, so that half up becomes a
    plain inequality between whole numbers.
    """

    def __init__(self, scorer: Scorer, scores: Scores, choices: Sequence[Choice]) -> None:
        self.rounding = scorer.pack.rounding
        self.scores = scores
        self.choices = choices
        self.columns = [
            (place, number)
            for place, choice in enumerate(choices)
            for number in range(len(choice.options))
        ]
        self.at = {column: index for index, column in enumerate(self.columns)}
        self.weights = {
            key: weight
            for key, weight in scorer.plan.weights.items()
            if not isinstance(weight, Unknown)
        }
        self.early = self.rounding.order is not RoundingOrder.END

    def program(self, bar: Bar) -> Program:
        """Everything that clears a bar; without costs."""
        rounded = len(self.weights) * self.early
        highs = (1,) * len(self.columns)
        highs += (ceil(HUNDRED / self.rounding.step) + 1,) * rounded
        rows = (*self._in_order(), *self._alike(), *self._floors(bar), *self._total(bar))
        return Program(highs, (0,) * len(highs), rows)

    def costed(self, program: Program, costs: Sequence[int]) -> Program:
        return replace(program, costs=(*costs, *(0,) * (len(program.highs) - len(costs))))

    def efforts(self) -> tuple[int, ...]:
        """The effort of each option over the one below, as whole numbers in proportion."""
        found = [
            option.effort - below.effort if below else option.effort
            for option, below in self._options()
        ]
        scale = lcm(*(effort.denominator for effort in found))
        whole = [int(effort * scale) for effort in found]
        shared = gcd(*whole) or 1
        return tuple(each // shared for each in whole)

    def steps(self) -> tuple[int, ...]:
        return tuple(
            option.steps - below.steps if below else option.steps
            for option, below in self._options()
        )

    def _options(self) -> Iterator[tuple[Option, Option | None]]:
        """The option of each column, and the one below it."""
        for place, number in self.columns:
            options = self.choices[place].options
            yield options[number], options[number - 1] if number else None

    def at_most(self, costs: Sequence[int], picks: Picks) -> Row:
        """No dearer than these."""
        spent = sum(
            costs[self.at[place, number]]
            for place, top in picks.items()
            for number in range(top + 1)
        )
        return Row({n: Fraction(-cost) for n, cost in enumerate(costs)}, Fraction(-spent))

    def picks(self, solution: Sequence[int]) -> Picks:
        """The highest option taken of each choice."""
        taken = (column for index, column in enumerate(self.columns) if solution[index])
        return dict(taken)

    def more_than(self, picks: Picks) -> Row:
        """Less never clears a bar that this does not: some choice must take a higher option."""
        return Row(self._next_higher(picks), Fraction(1))

    def other_than(self, picks: Picks) -> Row:
        """Any choice but this one: a higher option somewhere, or one of these not taken."""
        lower = {self.at[pick]: Fraction(-1) for pick in picks.items()}
        return Row({**self._next_higher(picks), **lower}, Fraction(1 - len(picks)))

    def _next_higher(self, picks: Picks) -> dict[int, Fraction]:
        higher = ((place, picks.get(place, -1) + 1) for place in range(len(self.choices)))
        return {self.at[column]: Fraction(1) for column in higher if column in self.at}

    def _in_order(self) -> Iterator[Row]:
        """A higher option includes those below it."""
        for place, number in self.columns:
            if number:
                terms = {
                    self.at[place, number - 1]: Fraction(1),
                    self.at[place, number]: Fraction(-1),
                }
                yield Row(terms, Fraction(0))

    def _alike(self) -> Iterator[Row]:
        """Of levers that may stand in for each other, those printed first go first."""
        before: dict[object, int] = {}
        for place, choice in enumerate(self.choices):
            earlier = before.get(choice.alike)
            if earlier is not None:
                terms = {self.at[earlier, n]: Fraction(1) for n in range(len(choice.options))}
                terms |= {self.at[place, n]: Fraction(-1) for n in range(len(choice.options))}
                yield Row(terms, Fraction(0))
            before[choice.alike] = place

    def _gains(self, instrument: str, factor: Fraction) -> dict[int, Fraction]:
        return {
            index: (option.gain - (below.gain if below else 0)) * factor
            for index, (option, below) in enumerate(self._options())
            if self.choices[self.columns[index][0]].lever.instrument == instrument
        }

    def _now(self, key: str) -> Fraction:
        return self.scores.exact(key) or Fraction(0)

    def _limit(self, least: Fraction) -> Fraction:
        """The lowest exact number that is printed as this or more."""
        places, step = self.rounding.places, self.rounding.step
        return Fraction(printed_from(least, places)) - step / 2

    def _floors(self, bar: Bar) -> Iterator[Row]:
        for key, floor in bar.floors.items():
            yield Row(self._gains(key, Fraction(1)), self._limit(floor) - self._now(key))

    def _total(self, bar: Bar) -> Iterator[Row]:
        if not self.early:
            terms: dict[int, Fraction] = {}
            now = Fraction(0)
            for key, weight in self.weights.items():
                terms |= self._gains(key, weight)
                now += self._now(key) * weight
            yield Row(terms, self._limit(bar.total) - now)
        elif self.rounding.order is RoundingOrder.INSTRUMENTS:
            yield from self._early(bar, dict.fromkeys(self.weights, Fraction(1)), self.weights)
        else:
            yield from self._early(bar, self.weights, dict.fromkeys(self.weights, Fraction(1)))

    def _early(
        self, bar: Bar, inner: Mapping[str, Fraction], outer: Mapping[str, Fraction]
    ) -> Iterator[Row]:
        """Rounded numbers, each no higher than half up makes it, whose sum is the total."""
        step = self.rounding.step
        terms: dict[int, Fraction] = {}
        made = Fraction(0)
        for column, key in enumerate(self.weights, start=len(self.columns)):
            exact = self._now(key) * inner[key]
            rounded = Fraction(half_up(exact, self.rounding.places))
            gains = self._gains(key, inner[key] / step)
            yield Row({**gains, column: Fraction(-1)}, (rounded - step / 2 - exact) / step)
            terms[column] = outer[key]
            made += rounded * outer[key]
        yield Row(terms, (self._limit(bar.total) - made) / step)
