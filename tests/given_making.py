"""Data that apps give for papers, each a kind of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from measure_making import FILES, YEARS
from plan_making import plans
from prongsai.core.plans.plan import Member
from prongsai.core.shapes.write import plain
from prongsai.workshop.risks import read_risks
from risk_making import SHELF

EXAMPLES = Path(__file__).parents[1] / "examples"
OFFICE = "ปลัดองค์การบริหารส่วนตำบล"


def measures(name: str = "six-month-2563", **told: str) -> dict[str, Any]:
    return {"file": plain(FILES.read(YEARS / f"{name}.yaml").year), **told}


def plan(*offices: str) -> dict[str, Any]:
    book = plans().read(EXAMPLES / "plan" / "plan.xlsx").book
    members = tuple(Member(position=each, part="กรรมการ") for each in offices)
    return {"book": plain(replace(book, plan=replace(book.plan, members=members)))}


def risks(**told: str) -> dict[str, Any]:
    return {"register": plain(read_risks(EXAMPLES / "risks.json", SHELF)[0]), **told}


def everything() -> Mapping[str, dict[str, Any]]:
    """What each kind of paper is given."""
    return {
        "measures-table": measures(shape="indicators"),
        "measures-progress": measures(period="h1"),
        "measures-annual": measures(),
        "plan": plan(),
        "plan-budget": plan(),
        "plan-announcement": plan(),
        "plan-order": plan(OFFICE),
        "risk-report": risks(),
        "risk-form": risks(form="bs2"),
    }
