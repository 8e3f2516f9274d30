"""Situations that tests of scoring share: packs by id, and known scores in one line."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from prongsai.core.criteria.load import Loaded
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer
from prongsai.shell.library import Library

INDICATOR_NAMES = (
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
)  # fmt: skip
INDICATORS = (
    "perform_duty", "budget", "power", "assets", "anti_corruption",
    "service_quality", "communication", "improvement", "disclosure", "prevention",
)  # fmt: skip
REFERENCE_2565 = "100 100 100 99.44 99.44 99.15 90.65 93.37 100 87.50"
YEARS_WITH_LEVELS = ("ita/2563", "ita/2564", "ita/2565", "ita/2566", "ita/2567", "ita/2568")


@cache
def loaded(pack: str, assume: str | None, choices: tuple[tuple[str, str], ...]) -> Loaded:
    return Library().load(pack, dict(choices), assume)


def scorer(pack: str = "ita/2568", assume: str | None = None, **choices: str) -> Scorer:
    """A fresh scorer, so that each test runs all of its making."""
    return Scorer(loaded(pack, assume, tuple(choices.items())))


def ten(scores: str) -> Given:
    """The ten indicator scores in standard order."""
    return Given(known=dict(zip(INDICATORS, map(Fraction, scores.split()), strict=True)))


def instruments(iit: str, eit: str, oit: str) -> Given:
    return Given(known={"IIT": Fraction(iit), "EIT": Fraction(eit), "OIT": Fraction(oit)})


def everything(pack: str, best: bool = True) -> Given:
    """Ten people giving every question its best (or worst) answer, and all verdicts alike."""
    plan = scorer(pack).plan
    answers: dict[tuple[str, str], tuple[int, ...]] = {}
    for item in plan.items:
        for leaf in () if item.disclosure else item.leaves:
            wanted = max(leaf.points) if best else min(leaf.points)
            answers[leaf.question] = tuple(10 * (points == wanted) for points in leaf.points)
    marks = {item.code: Fraction(int(best)) for item in plan.items if item.disclosure}
    return Given(answers={"": answers}, marks=marks, respondents={"IIT": 10, "EIT": 10})
