"""Data that apps give for papers, each a kind of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any

from measure_making import FILES, YEARS
from plan_making import plans
from prongsai.core.cases.stories import begun as case_begun
from prongsai.core.cases.stories import taken
from prongsai.core.cases.year_figures import figures_of
from prongsai.core.documents.case_report import matter
from prongsai.core.documents.gift_papers import declaration
from prongsai.core.documents.gift_papers import matter as gift_matter
from prongsai.core.documents.sealed_papers import matter as sealed_matter
from prongsai.core.meetings import committee as committees
from prongsai.core.meetings.meeting import Item, Meeting, begun
from prongsai.core.meetings.minutes import Appointment, Minutes, Resolved
from prongsai.core.plans.plan import Member
from prongsai.core.sealed.counting import Measure, Passage, of_year
from prongsai.core.shapes.write import plain
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.workshop.risks import read_risks
from risk_making import SHELF
from spending_making import entry, spending, year

EXAMPLES = Path(__file__).parents[1] / "examples"
OFFICE = "ปลัดองค์การบริหารส่วนตำบล"
GIFTS = ("in_time", "too_late", "returned_or_not", "small")
"""Stories of the file of gifts that nothing refuses."""


def measures(name: str = "six-month-2563", **told: str) -> dict[str, Any]:
    return {"file": plain(FILES.read(YEARS / f"{name}.yaml").year), **told}


def plan(*offices: str) -> dict[str, Any]:
    book = plans().read(EXAMPLES / "plan" / "plan.xlsx").book
    members = tuple(Member(position=each, part="กรรมการ") for each in offices)
    return {"book": plain(replace(book, plan=replace(book.plan, members=members)))}


def risks(**told: str) -> dict[str, Any]:
    return {"register": plain(read_risks(EXAMPLES / "risks.json", SHELF)[0]), **told}


def spent(kind: str) -> dict[str, Any]:
    words = {"problems": "เริ่มสัญญาช้า", "suggestions": ""}
    return dict(spending().matter(year(entries=(entry(),)), kind, words))


def cases(*, whole: bool = True, year: int = 2569) -> dict[str, Any]:
    """The complaints of the stories of their file, as a year of them."""
    own = SHELF.procedures["general-complaint"]
    filed = [(own, case_begun(own, each, SHELF.working_days).log) for each in own.stories.values()]
    as_of = dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC)
    found = figures_of(filed, FiscalYear(year), as_of, SHELF.working_days)
    words = {"said_causes": "งบประมาณไม่พอ", "prevention": "ตั้งงบสำรอง"}
    return matter(own, found, as_of.date(), agency="อบต.ตัวอย่าง", whole=whole, **words)


def gifts(*stories: str, whole: bool = True) -> dict[str, Any]:
    """Gifts of these stories of their file, as a year of them; of a few if none is named."""
    own = SHELF.procedures["gift"]
    told = [own.stories[each] for each in stories or GIFTS]
    filed = [
        (own, reduce(taken, each.then, case_begun(own, each, SHELF.working_days)).log)
        for each in told
    ]
    as_of = dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC)
    found = figures_of(filed, FiscalYear(2569), as_of, SHELF.working_days)
    return gift_matter(own, found, as_of.date(), agency="อบต.ตัวอย่าง", whole=whole)


def sealed_counts(kind: str, *passages: Passage) -> dict[str, Any]:
    last = dt.date(2026, 9, 30)
    clock = SHELF.sealed_course.limits["answer"]
    counts = of_year(passages, Measure(clock, SHELF.working_days), FiscalYear(2569), last)
    return sealed_matter("เทศบาลตำบลนาฝัน", 2569, kind, counts, last, clock)


def committee(**told: Any) -> committees.Committee:
    members = (
        committees.Member(position=OFFICE, part="chair"),
        committees.Member(position="หัวหน้าสำนักปลัด", part="secretary"),
    )
    facts = {"name": "คณะทำงานขับเคลื่อนการประเมิน", "kind": "ita", "year": 2569, **told}
    return committees.Committee(**{"members": members, "duties": ("ติดตามผล",), **facts})


def appointment(replaces: str = "", **told: Any) -> dict[str, Any]:
    return {"appointment": plain(Appointment(committee=committee(**told), replaces=replaces))}


def minutes(**told: Any) -> dict[str, Any]:
    whole = committee()
    items = (Item(key="considered", title="เรื่องเพื่อพิจารณา", minutes="เห็นชอบ"),)
    facts: dict[str, Any] = {
        "number": 2, "year": 2569, "day": dt.date(2026, 8, 3), "begins": "09:30",
        "place": "ห้องประชุม", "started": "09:35", "ended": "11:10", "items": items,
        "attendance": begun(whole.members), **told,
    }  # fmt: skip
    task = Resolved(item=1, what="สำรวจช่องทาง", whose="กองคลัง", until=dt.date(2026, 8, 31))
    found = Minutes(committee=whole, meeting=Meeting(**facts), resolved=(task,))
    return {"minutes": plain(found)}


def everything() -> Mapping[str, dict[str, Any]]:
    """What each kind of paper is given."""
    return {
        "measures-table": measures(shape="indicators"),
        "measures-progress": measures(period="h1"),
        "measures-annual": measures(),
        "plan": plan(),
        "plan-budget": plan(),
        "plan-kpis": {**plan(), "year": 2567, "period": "h1"},
        "plan-report": {**plan(), **measures(), "of": {}, "year": 2567, "period": "year"},
        "plan-announcement": plan(),
        "plan-order": plan(OFFICE),
        "risk-report": risks(),
        "risk-form": risks(form="bs2"),
        "spending-plan": spent("plan"),
        "spending-half-year": spent("half_year"),
        "spending-annual": spent("annual"),
        "cases-half-year": cases(whole=False),
        "cases-annual": cases(),
        "gift-declaration": declaration(SHELF.procedures["gift"], "อบต.ตัวอย่าง", 2569),
        "gift-half-year": gifts(whole=False),
        "gift-annual": gifts(),
        "cases-plan": {
            "title": "แผนการตรวจสอบ",
            "agency": "เทศบาลตำบลนาฝัน",
            "year": 2569,
            "heads": ["เรื่อง"],
            "rows": [["1/2569", "การรับเงิน"]],
        },
        "sealed-half-year": sealed_counts("half"),
        "sealed-annual": sealed_counts("year"),
        "committee-order": appointment(),
        "minutes": minutes(),
    }
