"""Plans that tests share: a small one, and any that Hypothesis makes up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from prongsai.core.plans.editions import Book, State
from prongsai.core.plans.frame import Dimension, Mission, PlanFrame, SubMission
from prongsai.core.plans.plan import (
    Budget,
    By,
    Direction,
    Goal,
    GoalKind,
    Kind,
    Kpi,
    Member,
    Plan,
    Project,
    Result,
    Risk,
    RiskLevel,
    Step,
    TargetGroup,
    YearTarget,
)
from prongsai.core.plans.record import Actual, CaseCount, Outcome, Reading, Record, Stage
from prongsai.core.plans.rows import SCHEMA
from prongsai.core.plans.tidying import entry
from prongsai.core.terms.words import Words
from prongsai.workshop.library import Library
from prongsai.workshop.plans import Plans

AGENCY = "องค์การบริหารส่วนตำบลทุ่งแสงทอง"


@cache
def plans() -> Plans:
    return Plans(Library())


def words(said: str) -> Words:
    return Words(said, said)


FRAME = PlanFrame(
    schema=1, name=words("กรอบ"), years=2, cycles=(2566,), sources={},
    dimensions={
        "1": Dimension(key="1", name=words("มิติหนึ่ง"), missions={
            "1.1": Mission(key="1.1", name=words("ภารกิจ"), parts={
                "1.1.1": SubMission(key="1.1.1", name=words("ย่อย")),
                "1.1.10": SubMission(key="1.1.10", name=words("ย่อยสิบ")),
            }),
        }),
        "2": Dimension(key="2", name=words("มิติสอง"), missions={
            "2.1": Mission(key="2.1", name=words("ภารกิจ")),
        }),
    },
)  # fmt: skip


def kpi(key: str = "1-1", **told: Any) -> Kpi:
    given: dict[str, Any] = {
        "says": "ผู้ผ่านการทดสอบ", "result": Result.OUTPUT, "target": Decimal(80), "unit": "ร้อยละ",
        "direction": Direction.RISE, "by": By.TEST,
    }  # fmt: skip
    return Kpi(key=key, **{**given, **told})


def budget(year: int, planned: str, **told: Any) -> Budget:
    return Budget(year=year, planned=Decimal(planned), **told)


def project(key: str = "1", **told: Any) -> Project:
    given: dict[str, Any] = {
        "place": "1.1.1", "kind": Kind.PROJECT, "title": "โครงการอบรม", "funded": False,
        "kpis": (kpi(f"{key}-1"),),
    }  # fmt: skip
    return Project(key=key, **{**given, **told})


def plan(*projects: Project, **told: Any) -> Plan:
    given: dict[str, Any] = {
        "title": "แผนป้องกันการทุจริต", "agency": AGENCY, "frame": "f", "first": 2566, "years": 2,
    }  # fmt: skip
    return Plan(projects=projects or (project(),), **{**given, **told})


def book(*projects: Project, record: Record | None = None, **told: Any) -> Book:
    return Book(schema=SCHEMA, plan=plan(*projects, **told), record=record or Record())


def reading(key: str = "1-1", value: str = "85", **told: Any) -> Reading:
    given: dict[str, Any] = {"day": dt.date(2023, 3, 31), "source": "แบบทดสอบ"}
    return Reading(kpi=key, value=Decimal(value), **{**given, **told})


# --- Any plan ----------------------------------------------------------------------------------

_LETTERS = "กขคงจชดตนบปมยรลวสหอะาิีุเแโ่้ abcWYZ0159()/.,-=“”"
TEXTS = st.text(_LETTERS, min_size=1, max_size=12).map(entry).filter(lambda said: len(said) > 1)
SEVERAL = st.lists(TEXTS, max_size=3).map(tuple)
AMOUNTS = st.decimals(0, 10**11, places=2) | st.none()
FIGURES = st.decimals(-(10**6), 10**6, places=3)
DAYS = st.dates(dt.date(2022, 10, 1), dt.date(2027, 9, 30))
PERHAPS = DAYS | st.none()
COUNTS = st.integers(0, 10**6)
YEARS = st.integers(2566, 2570)
CODES = st.lists(st.sampled_from(["R1", "R2", "O23", "I5"]), max_size=2, unique=True).map(tuple)


def _projects() -> st.SearchStrategy[tuple[Project, ...]]:
    budgets = st.lists(
        st.builds(Budget, year=YEARS, planned=AMOUNTS, ordinance=AMOUNTS, disbursed=AMOUNTS),
        max_size=3,
    )
    kpis = st.lists(
        st.builds(
            Kpi, key=st.just("k"), says=TEXTS, result=st.sampled_from(Result),
            target=FIGURES | st.none(), unit=TEXTS | st.just(""),
            direction=st.sampled_from(Direction) | st.none(), by=st.sampled_from(By) | st.none(),
        ),
        max_size=3,
    )  # fmt: skip
    groups = st.lists(st.builds(TargetGroup, who=TEXTS, people=COUNTS | st.none()), max_size=2)
    steps = st.lists(st.builds(Step, says=TEXTS, due=PERHAPS), max_size=2)
    one = st.builds(
        Project, key=st.just("p"), place=st.sampled_from(["1.1.1", "1.1.2", "2.1.1", "4.2"]),
        kind=st.sampled_from(Kind), title=TEXTS, rationale=SEVERAL, objectives=SEVERAL,
        groups=groups.map(tuple), steps=steps.map(tuple), begins=PERHAPS, ends=PERHAPS,
        funded=st.booleans(), budgets=budgets.map(tuple), responsible=SEVERAL,
        kpis=kpis.map(tuple), risks=CODES, items=CODES,
    )  # fmt: skip
    return st.lists(one, max_size=4).map(_numbered)


def _numbered(projects: list[Project]) -> tuple[Project, ...]:
    return tuple(
        replace(
            each,
            key=str(n),
            kpis=tuple(replace(one, key=f"{n}-{m}") for m, one in enumerate(each.kpis, 1)),
        )
        for n, each in enumerate(projects, 1)
    )


def _goals() -> st.SearchStrategy[tuple[Goal, ...]]:
    targets = st.lists(st.builds(YearTarget, year=YEARS, value=FIGURES), max_size=3).map(tuple)
    one = st.builds(
        Goal, key=st.just("g"), says=TEXTS, kind=st.sampled_from(GoalKind), unit=TEXTS,
        direction=st.sampled_from(Direction), base_year=YEARS | st.none(), targets=targets,
    )  # fmt: skip
    several = st.lists(one, max_size=2)
    return several.map(lambda goals: tuple(replace(g, key=f"g{n}") for n, g in enumerate(goals)))


PLANS = st.builds(
    Plan, title=TEXTS, agency=TEXTS, head=TEXTS | st.just(""), frame=st.just("local-2566"),
    first=st.just(2566), years=st.just(5), criteria=st.sampled_from(["", "ita/2569"]),
    rationale=SEVERAL, objectives=SEVERAL, benefits=SEVERAL, duties=SEVERAL,
    members=st.lists(st.builds(Member, position=TEXTS, part=TEXTS), max_size=2).map(tuple),
    goals=_goals(),
    risks=st.lists(
        st.builds(Risk, key=st.sampled_from(["R1", "R2"]), work=TEXTS, event=TEXTS,
                  level=st.sampled_from(RiskLevel)), max_size=2,
    ).map(tuple),
    projects=_projects(),
)  # fmt: skip
RECORDS = st.builds(
    Record,
    readings=st.lists(
        st.builds(
            Reading, kpi=st.just("1-1"), day=DAYS, value=FIGURES, source=TEXTS,
            received=COUNTS | st.none(), known=FIGURES | st.none(),
        ), max_size=3,
    ).map(tuple),
    actuals=st.lists(
        st.builds(Actual, goal=st.just("g0"), year=YEARS, value=FIGURES, source=TEXTS), max_size=2
    ).map(tuple),
    cases=st.lists(
        st.builds(CaseCount, year=YEARS, stage=st.sampled_from(Stage),
                  outcome=st.sampled_from(Outcome), number=COUNTS), max_size=3,
    ).map(tuple),
)  # fmt: skip
BOOKS = st.builds(
    Book, schema=st.just(SCHEMA), edition=st.integers(1, 9), state=st.sampled_from(State),
    approved=PERHAPS, why=TEXTS | st.just(""), plan=PLANS, record=RECORDS,
)  # fmt: skip
