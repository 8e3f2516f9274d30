"""A number told step by step: what it is made of, by which rule, how sure that rule is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prongsai.core.criteria.evidence import Evidence, evidence_at
from prongsai.core.criteria.rules import Method, RoundingOrder
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.tree import Node
from prongsai.core.scoring.values import NotScored, ratio
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import half_up, shown
from prongsai.workshop.results import Result, Run
from prongsai.workshop.summary import uncertain_rules
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import level_name, passed


def explain(run: Run, result: Result, node: Node, voice: Voice) -> str:
    """The explanation of one node as text."""
    return "\n".join(Explainer(run, result, voice).lines(node)) + "\n"


_MORE_PLACES = 2  # so that the parts shown add up to the total before it is rounded
_SURE_OF = {
    Tier.INSTRUMENT: "evidence_weight",
    Tier.ITEM: "evidence_item",
    Tier.QUESTION: "evidence_item",
}


class Explainer:
    """Says what the numbers of one result are made of.

    On pages it says how sure each rule is; where that comes from stands on the page of the rules.
    """

    def __init__(self, run: Run, result: Result, voice: Voice, *, sources: bool = True) -> None:
        self.sources = sources
        self.run = run
        self.pack = run.loaded.pack
        self.result = result
        self.voice = voice

    def lines(self, node: Node) -> Iterator[str]:
        yield f"{self.result.agency.name} — {self.run.loaded.name}"
        yield f"hash {self.run.loaded.hash}"
        yield ""
        yield f"{self._name(node)}: {self.value(node)}"
        yield from (f"  {line}" for line in self._reasons(node))
        if node.tier is Tier.OVERALL:
            yield from self._level()

    def reasons(self, node: Node, *, counts: bool) -> Iterator[str]:
        """The same for a page that shows what is below beside it; `counts` tells who ticked what.

        Where few people answered, how many ticked what would tell of single people.
        """
        if node.known:
            yield self.voice.phrase("given_as_is")
        elif node.ticks and counts:
            yield from map(str.strip, self._ticks(node))
        elif node.ticks:
            yield self.voice.phrase("answers_counted", n=str(node.n or 0))
        elif node.children:
            yield self._rule(node)
        elif node.tier is Tier.ITEM and not isinstance(node.value, NotScored):
            yield self.voice.phrase("verdict")
        yield from self._sure(node)

    def part_of(self, parent: Node, child: Node) -> str:
        """With which weight a number enters the one above; empty where all weigh the same."""
        return self._weight(parent, child).strip()

    def _name(self, node: Node) -> str:
        name = node.name.said(self.voice.language)
        return name if node.tier is Tier.OVERALL else f"{node.key} {name}"

    def value(self, node: Node) -> str:
        """As printed, exactly where that says more; or why there is no number."""
        if isinstance(node.value, NotScored):
            because = ", ".join(node.value.because)
            key = f"reason_{node.value.reason.value.replace('-', '_')}"
            return self.voice.phrase(key, because=because)
        exact = shown(node.value)
        printed = str(node.shown)
        return printed if exact == printed or node.value == node.shown else f"{printed} (= {exact})"

    def _reasons(self, node: Node) -> Iterator[str]:
        if node.known:
            yield self.voice.phrase("given_as_is")
        elif node.ticks:
            yield from self._ticks(node)
        elif node.children:
            yield from self._children(node)
        elif node.tier is Tier.ITEM and not isinstance(node.value, NotScored):
            yield self.voice.phrase("verdict")
        yield from self._sure(node)

    def _sure(self, node: Node) -> Iterator[str]:
        yield from self._consequence(node)
        yield self._evidence(_SURE_OF.get(node.tier, "evidence"), node.evidence)
        if node.points_evidence is not None:
            yield self._evidence("evidence_points", node.points_evidence)

    def _ticks(self, node: Node) -> Iterator[str]:
        yield self.voice.phrase("answers_counted", n=str(node.n or 0))
        for tick in node.ticks:
            points = shown(tick.points)
            yield self.voice.phrase("tick", label=tick.label, count=str(tick.count), points=points)
        if node.reversed:
            yield self.voice.phrase("reversed")

    def _children(self, node: Node) -> Iterator[str]:
        yield self._rule(node)
        for child in node.children:
            weight = self._weight(node, child)
            n = "" if child.n is None else f"  n={child.n}"
            yield f"  {self._name(child)}: {self.value(child)}{weight}{n}"

    def _rule(self, node: Node) -> str:
        method = None if node.rule is None else node.rule.method
        if isinstance(method, Unknown) or method is None:
            return self.voice.phrase("rule_unknown")
        if node.tier is Tier.OVERALL:
            return self.voice.phrase("rule_overall")
        key = "rule_weighted" if method is Method.WEIGHTED_MEAN else "rule_mean"
        return self.voice.phrase(key, n=str(len(node.children)))

    def _weight(self, parent: Node, child: Node) -> str:
        if isinstance(child.weight, Unknown):
            return f"  × {self.voice.phrase('unknown')}"
        if child.weight is None or isinstance(child.value, NotScored):
            return ""
        text = f"  × {shown(child.weight)}"
        if parent.tier is Tier.OVERALL:
            part = Fraction(*self.run.scorer.part(ratio(child.value), child.weight))
            text += f" = {half_up(part, self.pack.rounding.places + _MORE_PLACES)}"
        return text

    def _consequence(self, node: Node) -> Iterator[str]:
        """Too few answered: what that did to the instrument."""
        if node.key in self.result.scores.too_few:
            rule = self.pack.sample[node.key].too_few
            if not isinstance(rule, Unknown):
                yield self.voice.phrase(f"too_few_{rule.value.replace(' ', '_')}")

    def _evidence(self, about: str, evidence: Evidence) -> str:
        sure = self.voice.phrase(f"confidence_{evidence.confidence.value}")
        if not self.sources:
            return self.voice.phrase(about, sure=sure)
        language = self.voice.language
        titles = (self.pack.sources[key].title.said(language) for key in evidence.source)
        sources = "; ".join(titles)
        note = f" — {evidence.note.said(language)}" if evidence.note else ""
        return self.voice.phrase(about, sure=sure) + (f" [{sources}]" if sources else "") + note

    def _level(self) -> Iterator[str]:
        if not isinstance(self.result.scores.overall, NotScored):
            yield from self._rounding()
        yield ""
        yield f"{self.voice.phrase('level')}: {level_name(self.result, self.voice)}"
        yield (
            f"{self.voice.phrase('passed')}: {passed(self.result, self.voice)}" + self._pass_mark()
        )
        level = self.result.level
        if level is not None:
            found = evidence_at(self.pack, ("levels", level.key, "total"))
            yield "  " + self._evidence("evidence_level", found)
        if not isinstance(self.pack.pass_mark, Unknown):
            found = evidence_at(self.pack, ("pass_mark",))
            yield "  " + self._evidence("evidence_pass", found)
        for note in self.result.notes:
            yield f"  {self.voice.sentence(note)} [{note.code}]"
        rules = uncertain_rules(self.run)
        if rules:
            yield "  " + self.voice.phrase("rules_inferred", rules=", ".join(rules))

    def _rounding(self) -> Iterator[str]:
        rounding = self.pack.rounding
        order = rounding.order.value.replace(" ", "_")
        yield "  " + self.voice.phrase(f"rounding_{order}", places=str(rounding.places))
        if rounding.order is not RoundingOrder.END:
            yield "  " + self.voice.phrase("rounding_chosen")

    def _pass_mark(self) -> str:
        if isinstance(self.pack.pass_mark, Unknown):
            return ""
        return f" ({self.voice.phrase('pass_mark', mark=shown(self.pack.pass_mark))})"
