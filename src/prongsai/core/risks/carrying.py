"""What a new year takes over of the year before."""

from __future__ import annotations

from dataclasses import replace

from prongsai.core.risks.register import UNRATED, Rating, Risk, RiskRegister

_GONE = "none"
"""What is left of a risk that is no more."""


def carried(register: RiskRegister, fiscal_year: int) -> RiskRegister:
    """Risks that are still there: what was left of each is what it begins with, to look at again.

    Treatments come without their days; follow-ups and what was found of control do not come.
    """
    risks = {key: _again(each) for key, each in register.risks.items() if each.afterwards != _GONE}
    works = {each.work for each in risks.values()}
    gone = {each.work for each in register.risks.values()} - works
    return replace(
        register,
        fiscal_year=fiscal_year,
        works={key: each for key, each in register.works.items() if key not in gone},
        risks=risks,
        controls={
            key: replace(each, verdict=None)
            for key, each in register.controls.items()
            if each.risk in risks
        },
        treatments={
            key: replace(each, begins=None, ends=None)
            for key, each in register.treatments.items()
            if each.risk in risks
        },
        follow_ups=(),
        components={},
    )


def _again(risk: Risk) -> Risk:
    return replace(
        risk, inherent=_begun(risk), residual=UNRATED, afterwards=None, controllable=None,
        remaining="", next_year="", reviewed=None, review=None,
    )  # fmt: skip


def _begun(risk: Risk) -> Rating:
    left = risk.residual
    return risk.inherent if left == UNRATED else left
