"""Measures, their year and the result they answer, as rows that tests share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import actions as results
from prongsai.apps.assessments.actions import Doer, Source, Standing
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.assessments.models import Result
from prongsai.apps.measures import actions, queries
from prongsai.apps.measures.models import Measure, Report
from prongsai.core.access.roles import Role
from prongsai.core.criteria.pack import Kind
from prongsai.core.measures.hands import Hand
from prongsai.core.measures.measure import Cycle, Turn, Unit
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.scoring.given import Given

AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
DOER = Doer("the-coordinator", (Role.COORDINATOR,), AT)
WHOLE = Hand(whole=True)
YEAR = 2569
LIST = "/a/a1/measures/"


def units(agency: Agency) -> None:
    """The divisions of a small office, one with a sub-unit."""
    finance = agency.divisions.create(key="finance", name="กองคลัง")
    agency.divisions.create(key="supplies", name="งานพัสดุ", parent=finance)
    agency.divisions.create(key="office", name="สำนักปลัด")
    agency.divisions.create(key="works", name="กองช่าง")


def result(
    agency: Agency, year: int, lost: Mapping[str, str], *, else_scored: str = "99"
) -> Result:
    """Every item with the same score but for those named; disclosure is complete but for them."""
    assessment = results.open_year(agency, year, by="", at=AT)
    pack = scorer_of(assessment).pack
    known: dict[str, Fraction] = {}
    marks: dict[str, Fraction] = {}
    for code, item in pack.items.items():
        if pack.instrument_of(item).kind is Kind.DISCLOSURE:
            marks[code] = Fraction(lost.get(code, "1"))
        else:
            known[code] = Fraction(lost.get(code, else_scored))
    given = Given(known=known, marks=marks)
    return results.enter(assessment, given, DOER, standing=Standing.PROVISIONAL, source=Source.FILE)


def value(key: str = "queue", **told: Any) -> Value:
    usual: dict[str, Any] = {
        "title": f"จัดบัตรคิว {key}", "items": ("E1",), "steps": ("จัดซื้อเครื่อง", "ประกาศลำดับ"),
        "units": (Unit(name="กองคลัง"),), "cycle": Cycle.QUARTERLY,
    }  # fmt: skip
    return Value(key=key, **{**usual, **told})


def drafted(agency: Agency, key: str = "queue", year: int = YEAR, **told: Any) -> Measure:
    of = queries.year_or_planned(agency, year)
    return actions.add(of, value(key, **told), WHOLE, DOER)


def in_force(agency: Agency, key: str = "queue", year: int = YEAR, **told: Any) -> Measure:
    return actions.move(drafted(agency, key, year, **told), Turn.PUT_IN_FORCE, DOER)


def reported(row: Measure, unit: str = "finance", period: str = "q1", **told: Any) -> Report:
    """A report as it stands, whatever its way to there was."""
    usual: dict[str, Any] = {
        "unit_name": "กองคลัง", "progress": "in progress", "percent": 40, "done": "ซื้อเครื่องแล้ว",
        "made_at": AT, "moved_at": AT,
    }  # fmt: skip
    return Report.objects.create(measure=row, unit=unit, period=period, **{**usual, **told})
