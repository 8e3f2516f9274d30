"""The scores of one agency as a tree whose nodes explain themselves; made on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from prongsai.core.criteria.evidence import Evidence, evidence_at
from prongsai.core.criteria.items import Direction, Item
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.rules import Rule
from prongsai.core.scoring.given import Answers, Given, pooled
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL, Scorer, Scores, asked_in, of_questions
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.words import Words

TOTAL = Words("คะแนนรวม", "Total")
_NOT_COMPUTED = NotScored(Reason.NOT_GIVEN)


@dataclass(frozen=True, slots=True)
class Tick:
    """One printed choice of a question: its points here, and how many chose it."""

    label: str
    points: Fraction
    count: int


@dataclass(frozen=True, slots=True)
class Node:
    """A number with all that made it."""

    key: str
    tier: Tier
    name: Words
    value: Fraction | NotScored
    shown: Decimal | None
    weight: Fraction | Unknown | None
    """Share in its parent where the rule is weighted."""
    rule: Rule | None
    known: bool
    """Whether the score was given as such, not computed."""
    n: int | None
    ticks: tuple[Tick, ...]
    reversed: bool
    evidence: Evidence
    points_evidence: Evidence | None
    """How sure the points of its choices are, for what is answered or judged."""
    children: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, key: str) -> Node | None:
        return next((node for node in self.walk() if node.key == key), None)


def tree(scorer: Scorer, given: Given, scores: Scores) -> Node:
    """Build the whole tree for one agency."""
    return _Builder(scorer, given, scores).overall()


class _Builder:
    def __init__(self, scorer: Scorer, given: Given, scores: Scores) -> None:
        self.pack: Pack = scorer.pack
        self.given = given
        self.scores = scores
        self.answers = pooled(given.answers)
        self.children = {step.key: step.children for step in scorer.plan.steps}
        self.items = {item.code: item for item in scorer.plan.items}
        self.scorer = scorer
        self.weights = {
            child: weight
            for step in scorer.plan.steps
            if step.weights
            for child, weight in zip(step.children, step.weights, strict=True)
        }
        self.leaves = {
            leaf.question: leaf for item in scorer.plan.items for leaf in (*item.leaves, item.whole)
        }

    def overall(self) -> Node:
        children = tuple(self.instrument(key) for key in self.pack.instruments)
        rule = self.pack.aggregation.overall
        return self._node(OVERALL, Tier.OVERALL, TOTAL, rule, ("aggregation", "overall"), children)

    def instrument(self, key: str) -> Node:
        instrument = self.pack.instruments[key]
        children = tuple(self.indicator(each) for each in self.children[key])
        node = self._node(
            key,
            Tier.INSTRUMENT,
            instrument.full_name,
            self.pack.aggregation.instrument,
            ("instruments", key, "weight"),
            children,
        )
        return replace(node, weight=instrument.weight, n=self.given.respondents.get(key))

    def indicator(self, key: str) -> Node:
        children = tuple(
            self.sub_indicator(child) if child in self.pack.sub_indicators else self.item(child)
            for child in self.children[key]
        )
        name = self.pack.indicators[key].name
        grouped = any(child in self.pack.sub_indicators for child in self.children[key])
        path = ("aggregation", "indicator_over" if grouped else "indicator")
        rule = self.pack.aggregation.indicator
        return self._node(key, Tier.INDICATOR, name, rule, path, children)

    def sub_indicator(self, key: str) -> Node:
        children = tuple(self.item(child) for child in self.children[key])
        name = self.pack.sub_indicators[key].name
        path = ("aggregation", "sub_indicator")
        rule = self.pack.aggregation.sub_indicator
        node = self._node(key, Tier.SUB_INDICATOR, name, rule, path, children)
        scored = sum(isinstance(child.value, Fraction) for child in children)
        return replace(node, n=scored or None)

    def item(self, code: str) -> Node:
        node = self._asked(code)
        scale = ("scales", self.pack.items[code].scale, "points")
        return replace(node, points_evidence=evidence_at(self.pack, scale))

    def _asked(self, code: str) -> Node:
        item = self.pack.items[code]
        plan = self.items[code]
        channels = asked_in(plan, self.given)
        if len(channels) > 1 and self.scorer.averages(plan.instrument):
            return self._of_channels(item, channels)
        return self._of_answers(item)

    def _of_channels(self, item: Item, channels: Mapping[str, Answers]) -> Node:
        """Each channel with its own answers; the item is their mean."""
        path = ("instruments", self.items[item.code].instrument, "channels")
        rule = self.pack.aggregation.item
        children = tuple(self._channel(item, name, each) for name, each in channels.items())
        node = self._node(item.code, Tier.ITEM, item.short, rule, path, children)
        return replace(node, n=sum(child.n or 0 for child in children))

    def _channel(self, item: Item, name: str, answers: Answers) -> Node:
        value = of_questions(self.items[item.code], answers)
        alone = _Builder(
            self.scorer,
            Given(answers={name: answers}),
            replace(self.scores, values={item.code: value}),
        )
        node = alone._of_answers(item)
        said = Words(f"ช่องทาง {name or '-'}", f"Channel {name or '-'}")
        return replace(node, key=f"{item.code}@{name}", tier=Tier.QUESTION, name=said)

    def _of_answers(self, item: Item) -> Node:
        code = item.code
        asked = [(code, part) in self.answers for part in item.parts]
        in_parts = all(asked) if (code, "") in self.answers else any(asked)
        children = tuple(self.question(item, part) for part in item.parts if in_parts)
        rule = self.pack.aggregation.item if children else None
        name = Words(item.title or item.short.th, item.short.en)
        node = self._node(code, Tier.ITEM, name, rule, ("items", code), children)
        if children:
            return replace(node, n=max(child.n or 0 for child in children) or None)
        ticks = self._ticks(item, "")
        down = bool(ticks) and self.pack.direction_of(item) is Direction.DOWN
        counted = sum(tick.count for tick in ticks) or (1 if code in self.given.marks else None)
        return replace(node, ticks=ticks, reversed=down, n=counted)

    def question(self, item: Item, part: str) -> Node:
        """A part of an item; `scores` has no value for it, so it is made from its ticks."""
        ticks = self._ticks(item, part)
        count = sum(tick.count for tick in ticks)
        total = sum((tick.points * tick.count for tick in ticks), Fraction(0))
        short = item.parts[part].short
        node = self._node(
            f"{item.code}.{part}",
            Tier.QUESTION,
            item.short if isinstance(short, Unknown) else short,
            None,
            ("items", item.code, "parts", part),
            (),
        )
        if not count:
            return node
        exact = total / count
        down = self.pack.direction_of(item, part) is Direction.DOWN
        shown = half_up(exact, self.scores.places)
        return replace(node, value=exact, shown=shown, ticks=ticks, n=count, reversed=down)

    def _ticks(self, item: Item, part: str) -> tuple[Tick, ...]:
        counts = self.answers.get((item.code, part))
        if counts is None:
            return ()
        leaf = self.leaves[item.code, part]
        labels = self.pack.scales[item.scale].labels
        names = map(str, range(len(counts))) if isinstance(labels, Unknown) else labels
        return tuple(
            Tick(label, Fraction(points, leaf.scale), count)
            for label, points, count in zip(names, leaf.points, counts, strict=True)
        )

    def _node(
        self,
        key: str,
        tier: Tier,
        name: Words,
        rule: Rule | None,
        path: tuple[str, ...],
        children: tuple[Node, ...],
    ) -> Node:
        value = self.scores.values.get(key, _NOT_COMPUTED)
        return Node(
            key=key,
            tier=tier,
            name=name,
            value=Fraction(*value) if isinstance(value, tuple) else value,
            shown=self.scores.shown(key),
            weight=self.weights.get(key),
            rule=rule,
            known=key in self.given.known,
            n=None,
            ticks=(),
            reversed=False,
            evidence=evidence_at(self.pack, path),
            points_evidence=None,
            children=children,
        )
