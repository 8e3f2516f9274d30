"""Named rules over a register: what they find, most urgent first; sentences are data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from prongsai.core.analysis.finding import Fact
from prongsai.core.analysis.frame import Sentences, Urgency
from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.levels import grown, level_of, standing
from prongsai.core.risks.register import Control, RiskRegister, Treatment
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.words import Language, Words


@dataclass(frozen=True, slots=True)
class Known:
    """Measures and projects there are elsewhere; None where nobody told, so that links stand."""

    measures: frozenset[str] | None = None
    projects: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What rules look at."""

    register: RiskRegister
    frame: RiskFrame
    day: dt.date
    known: Known


@dataclass(frozen=True, slots=True)
class RiskRaised:
    """What a rule found: the code of the row it is about, empty for the whole register."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RiskFinding:
    """One thing to say about a register."""

    code: str
    urgency: Urgency
    key: str
    says: Words
    advice: Words


Rule = Callable[[Looked], Iterator[RiskRaised]]


def findings(
    register: RiskRegister,
    frame: RiskFrame,
    sentences: Sentences,
    today: dt.date,
    known: Known | None = None,
) -> tuple[RiskFinding, ...]:
    """Everything the rules find, most urgent first, then in the order of rules and rows."""
    looked = Looked(register, frame, today, known or Known())
    found = [
        _finding(code, raised, sentences) for code, rule in RULES.items() for raised in rule(looked)
    ]
    order = list(Urgency)
    return tuple(sorted(found, key=lambda each: order.index(each.urgency)))


def _finding(code: str, raised: RiskRaised, sentences: Sentences) -> RiskFinding:
    sentence = sentences.findings[code]
    facts = {"key": raised.key, **raised.facts}
    advice = sentence.advice or Words("", "")
    says, advised = (
        Words(each.th.format_map(_told(facts, "th")), each.en.format_map(_told(facts, "en")))
        for each in (sentence.says, advice)
    )
    return RiskFinding(code, sentence.urgency, raised.key, says, advised)


def _told(facts: Mapping[str, Fact], language: Language) -> dict[str, str]:
    return {
        name: fact.said(language) if isinstance(fact, Words) else str(fact)
        for name, fact in facts.items()
    }


def _high_untreated(looked: Looked) -> Iterator[RiskRaised]:
    for key, risk in looked.register.risks.items():
        level = standing(risk, looked.frame)
        if level is not None and level.treat and not looked.register.treatments_of(key):
            yield RiskRaised(key, {"level": level.name})


def _control_unowned(looked: Looked) -> Iterator[RiskRaised]:
    for key, control in looked.register.controls.items():
        if not control.owner:
            yield RiskRaised(key, {"risk": control.risk})


def _residual_above(looked: Looked) -> Iterator[RiskRaised]:
    for key, risk in looked.register.risks.items():
        if grown(risk, looked.frame):
            yield RiskRaised(key)


def _control_loose(looked: Looked) -> Iterator[RiskRaised]:
    for key, control in looked.register.controls.items():
        if not control.measures and not control.projects:
            yield RiskRaised(key, {"risk": control.risk})


def _link_astray(looked: Looked) -> Iterator[RiskRaised]:
    register = looked.register
    rows: list[Control | Treatment] = [*register.controls.values(), *register.treatments.values()]
    for row in rows:
        for links, known in (
            (row.measures, looked.known.measures), (row.projects, looked.known.projects),
        ):  # fmt: skip
            for link in links:
                if known is not None and link not in known:
                    yield RiskRaised(row.key, {"link": link})


def _risk_unowned(looked: Looked) -> Iterator[RiskRaised]:
    yield from (RiskRaised(key) for key, each in looked.register.risks.items() if not each.owner)


def _treatment_unowned(looked: Looked) -> Iterator[RiskRaised]:
    for key, each in looked.register.treatments.items():
        if not each.owner:
            yield RiskRaised(key, {"risk": each.risk})


def _unrated(looked: Looked) -> Iterator[RiskRaised]:
    for key, risk in looked.register.risks.items():
        if level_of(risk.inherent, looked.frame) is None:
            yield RiskRaised(key)


def _without_result(looked: Looked) -> Iterator[RiskRaised]:
    """The year is over, or the treatment is, and nobody said what came of it."""
    last = FiscalYear(looked.register.fiscal_year).last
    for key, each in looked.register.treatments.items():
        if (each.ends or last) < looked.day and not looked.register.follow_ups_of(key):
            yield RiskRaised(key, {"risk": each.risk})


def _done_unproved(looked: Looked) -> Iterator[RiskRaised]:
    for each in looked.register.follow_ups:
        if each.state == "done" and not each.evidence:
            yield RiskRaised(each.treatment, {"round": looked.frame.rounds[each.round].name})


def _review_late(looked: Looked) -> Iterator[RiskRaised]:
    for key, risk in looked.register.risks.items():
        if risk.review is not None and risk.review < looked.day:
            seen = risk.reviewed
            if seen is None or seen < risk.review:
                yield RiskRaised(key)


def _no_bribery(looked: Looked) -> Iterator[RiskRaised]:
    if not any(each.bribery for each in looked.register.risks.values()):
        yield RiskRaised("")


def _bribery_area(looked: Looked) -> Iterator[RiskRaised]:
    for key, risk in looked.register.risks.items():
        if risk.bribery and risk.area is None:
            yield RiskRaised(key)


def _impact_below_loss(looked: Looked) -> Iterator[RiskRaised]:
    matrix, size = looked.register.matrix, looked.register.size
    for key, risk in looked.register.risks.items():
        impact = risk.inherent.impact
        if matrix and size and risk.loss is not None and impact is not None:
            meant = looked.frame.impact_of(risk.loss, matrix, size)
            if impact < meant:
                yield RiskRaised(key, {"impact": impact, "meant": meant})


RULES: Mapping[str, Rule] = {
    "high-without-treatment": _high_untreated,
    "control-without-owner": _control_unowned,
    "residual-above-inherent": _residual_above,
    "control-in-no-measure": _control_loose,
    "link-leads-nowhere": _link_astray,
    "risk-without-owner": _risk_unowned,
    "treatment-without-owner": _treatment_unowned,
    "risk-without-level": _unrated,
    "treatment-without-result": _without_result,
    "done-without-evidence": _done_unproved,
    "review-overdue": _review_late,
    "no-bribery-risk": _no_bribery,
    "bribery-without-area": _bribery_area,
    "impact-below-loss": _impact_below_loss,
}
