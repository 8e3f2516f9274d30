"""What an analysis says on a screen: why this level, what was found, where each number is from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from prongsai.apps.assessments import rules
from prongsai.apps.assessments.bridge import ABOUT_RULES
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.changes import Comparison
from prongsai.core.analysis.finding import advised, said
from prongsai.core.analysis.finest import finest
from prongsai.core.analysis.frame import Urgency
from prongsai.core.analysis.ladder import Lack
from prongsai.core.analysis.parts import Part
from prongsai.core.analysis.sensitivity import sensitivity
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.public import Outside
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.tree import Node, tree
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.numbers import half_up
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.explaining import Explainer
from prongsai.workshop.voice import Voice
from prongsai.workshop.wording import name_of

_WORTH_PLACES = 4
_COSTLIEST = 10


@dataclass(frozen=True, slots=True)
class Branch:
    """A number with its explanation and what is below it."""

    key: str
    name: str
    shown: Decimal | None
    lost: Decimal | None
    weight: str
    value: str
    """The exact number or why there is none, where that says more than what is shown."""
    reasons: tuple[str, ...]
    children: tuple[Branch, ...]
    kept_back: bool
    """Whether it is not told, since it would tell of single people."""
    leads_on: bool
    """Whether there is something to see of what is done about it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words."""

    says: str
    advice: str
    key: str
    """The part of the result that it speaks of."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What raising one score brings the total."""

    key: str
    name: str
    score: str
    per_point: str
    to_full: str
    helps: str


@dataclass(frozen=True, slots=True)
class Line:
    """One number over the years; a cell says whether it compares with the last."""

    name: str
    cells: tuple[tuple[str, bool], ...]


class Reading:
    """One result, read to one reader: `outside` is what one is told who isn't of the agency."""

    def __init__(
        self, work: Analysed, few: Collection[str] = (), outside: Outside | None = None
    ) -> None:
        self.work = work
        self.few = frozenset(few)
        """Keys of which so few answered that who ticked what is told nobody."""
        self.outside = outside
        self.kept = outside.kept_back if outside else frozenset()
        self.voice = Voice(language())
        self.explainer = Explainer(work.run, work.result, self.voice, sources=False)

    @property
    def analysis(self) -> Analysis:
        return self.work.analysis

    @property
    def is_whole(self) -> bool:
        """Whether nothing is kept back: else what is worked out from all of it is not told."""
        return not self.kept

    @property
    def tells_total(self) -> bool:
        return OVERALL not in self.kept

    def name(self, key: str) -> str:
        """What a key stands for, with its code where it has one."""
        if key == OVERALL:
            return phrase("result.overall")
        return digits(name_of(self.work.run.loaded.pack, key, self.voice))

    def shown(self, part: Part) -> Decimal | None:
        """The printed score of a part, as far as this reader is told."""
        return None if part.key in self.kept else part.shown

    def notes(self) -> list[str]:
        """What must be known to read the numbers; drafts are told elsewhere on the page."""
        if not self.is_whole:  # some give scores of instruments, or how many answered
            return []
        shown = (note for note in self.work.result.notes if note.code not in ABOUT_RULES)
        return [digits(self.voice.sentence(note)) for note in shown]

    def rungs(self) -> list[tuple[str, list[str]]]:
        """Better levels, the nearest first, each with what is lacking for it."""
        if not self.tells_total:
            return []
        return [
            (rung.level.name.said(language()), [self._lack(each) for each in rung.lacks])
            for rung in self.analysis.rungs
        ]

    def _lack(self, lack: Lack) -> str:
        facts = {"lacking": lack.lacking, "score": lack.shown, "wanted": lack.wanted}
        return phrase("why.lacking", name=self.name(lack.key), **facts)

    def findings(self, *urgencies: Urgency) -> list[Said]:
        """The findings of these urgencies, in the order of the analysis."""
        if not self.is_whole:
            return []
        frame = rules.shelf().frame(rules.SCHEME)
        return [
            Said(
                digits(said(each, frame, language(), str)),
                digits(advised(each, frame, language(), str)),
                each.key,
            )
            for each in self.analysis.findings
            if each.urgency in urgencies
        ]

    def tree(self) -> Branch:
        """The whole result from the total down."""
        run, result = self.work.run, self.work.result
        return self._branch(tree(run.scorer, result.unit.given, result.scores), None)

    def _branch(self, node: Node, parent: Node | None) -> Branch:
        hidden = node.key in self.kept
        part = self.analysis.parts.get(node.key) if self.is_whole else None
        return Branch(
            key=node.key,
            name=self._called(node),
            shown=None if hidden else node.shown,
            lost=part.loss.shown if part else None,
            weight="" if hidden or parent is None else self._weight(parent, node),
            value="" if hidden else self._exactly(node),
            reasons=() if hidden else self._reasons(node),
            children=tuple(
                self._branch(child, node) for child in node.children if self._stands(child)
            ),
            kept_back=hidden,
            leads_on=self.outside is None and bool(part and part.name.indicator and part.lost),
        )

    def _stands(self, node: Node) -> bool:
        """Whether a number has its place in the tree: outside only what is told or kept back."""
        return self.outside is None or node.key in self.outside.told | self.kept

    def _weight(self, parent: Node, node: Node) -> str:
        """With what it brings to the total; outside without, since that is finer than printed."""
        said = self.explainer.part_of(parent, node)
        return digits(said if self.outside is None else said.partition(" = ")[0])

    def _exactly(self, node: Node) -> str:
        value = self.explainer.value(node)
        if value == str(node.shown) or (self.outside and node.shown is not None):
            return ""
        return digits(value)

    def _reasons(self, node: Node) -> tuple[str, ...]:
        if self.outside and node.ticks:  # how many answered
            return ()
        reasons = self.explainer.reasons(node, counts=node.key not in self.few)
        return tuple(map(digits, reasons))

    def _called(self, node: Node) -> str:
        if node.tier is Tier.INDICATOR:
            indicator = self.work.run.loaded.pack.indicators[node.key]
            return digits(f"{indicator.number}. {node.name.said(language())}")
        name = node.name.said(language())
        return digits(name if node.tier is Tier.OVERALL else f"{node.key} {name}")

    def costliest(self) -> list[tuple[str, Part]]:
        """What costs the total most, of the finest parts that are scored."""
        if not self.is_whole:
            return []
        parts = self.analysis.costliest(self.analysis.finest)
        told = [each for each in parts if not self.outside or each.key in self.outside.told]
        return [(self.name(each.key), each) for each in told[:_COSTLIEST]]

    def gains(self) -> list[Gain]:
        """What each score that can be moved is worth, the most to be won first."""
        scorer, unit = self.work.run.scorer, self.work.result.unit
        if self.outside or isinstance(self.work.result.scores.overall, NotScored):
            return []  # to the agency's own use, and finer than printed
        places = self.analysis.places
        return [
            Gain(
                key=each.lever.key,
                name=self.name(each.lever.key),
                score=digits(str(half_up(each.lever.score, places))),
                per_point=digits(str(half_up(each.lever.per_point, _WORTH_PLACES))),
                to_full=digits(str(half_up(each.lever.to_full, _WORTH_PLACES))),
                helps=", ".join(
                    [
                        *([self.name(OVERALL)] if each.lifts_total else []),
                        *([each.lever.instrument] if each.lifts_floor else []),
                    ]
                ),
            )
            for each in sensitivity(scorer, finest(scorer, unit.given))
            if each.lever.per_point
        ]

    @property
    def years(self) -> list[int]:
        return [each.fiscal_year for each in self.analysis.history]

    def over_years(self) -> Iterator[Line]:
        """Total, instruments and indicators of every year, as far as they compare."""
        for part in (
            self.analysis.overall, *self.analysis.instruments, *self.analysis.indicators
        ):  # fmt: skip
            before = [_before(each, part.key) for each in self.analysis.comparisons]
            cells = [*before, (str(self.shown(part) or "–"), True)]
            yield Line(self.name(part.key), tuple((digits(text), alike) for text, alike in cells))


def _before(comparison: Comparison, key: str) -> tuple[str, bool]:
    """What an earlier year had, and whether it compares."""
    change = comparison.changes.get(key)
    if change is None or isinstance(change.before, NotScored):
        return "–", True
    return str(change.before), change.comparable
