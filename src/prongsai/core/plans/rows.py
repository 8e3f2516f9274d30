"""A plan as rows of sheets, and rows of sheets as a plan: which field stands in which column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from prongsai.core.plans.editions import Book, State
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
from prongsai.core.terms.problem import Place, Problem

SCHEMA = 1
Row = Mapping[str, Any]
Rows = dict[str, list[dict[str, Any]]]
_TEXTS = ("rationale", "objectives", "benefits", "duties")
_COVER = ("title", "agency", "head", "frame", "first", "years", "criteria")
_PROJECT = ("key", "place", "kind", "title", "rationale", "objectives", "begins", "ends")
_MORE = ("responsible", "risks", "items")


def rows_of(book: Book) -> Rows:
    """Every sheet's rows, values as the model has them."""
    plan, record = book.plan, book.record
    cover = _row(plan, *_COVER) | _row(book, "edition", "state", "approved", "why")
    return {
        "cover": [cover],
        "texts": [{"part": part, "says": said} for part in _TEXTS for said in getattr(plan, part)],
        "members": [_row(each, "position", "part") for each in plan.members],
        "goals": [
            _row(each, "key", "says", "kind", "unit", "direction", "base_year")
            for each in plan.goals
        ],
        "targets": [
            {"goal": goal.key, **_row(each, "year", "value")}
            for goal in plan.goals
            for each in goal.targets
        ],
        "risks": [_row(each, "key", "work", "event", "level") for each in plan.risks],
        "projects": [
            _row(each, *_PROJECT, *_MORE) | {"funded": "yes" if each.funded else "no"}
            for each in plan.projects
        ],
        **_parts_of(plan),
        "readings": [
            _row(each, "kpi", "day", "value", "source", "received", "known")
            for each in record.readings
        ],
        "actuals": [_row(each, "goal", "year", "value", "source") for each in record.actuals],
        "cases": [_row(each, "year", "stage", "outcome", "number") for each in record.cases],
    }


def _parts_of(plan: Plan) -> Rows:
    names: Mapping[str, tuple[str, ...]] = {
        "groups": ("who", "people"),
        "steps": ("says", "due"),
        "budgets": ("year", "planned", "ordinance", "disbursed"),
        "kpis": ("key", "result", "says", "target", "unit", "direction", "by"),
    }
    return {
        sheet: [
            {"project": project.key, **_row(each, *fields)}
            for project in plan.projects
            for each in getattr(project, sheet)
        ]
        for sheet, fields in names.items()
    }


def _row(value: object, *names: str) -> dict[str, Any]:
    found = {name: getattr(value, name) for name in names}
    return {key: each.value if isinstance(each, Enum) else each for key, each in found.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row: where it stands, and its values by column; blank cells say nothing."""

    row: int
    said: Row


Lines = Mapping[str, Sequence[Line]]


@dataclass(slots=True)
class Assembled:
    """A plan put together, which row each part came from, and rows that belong to nothing."""

    book: Book
    where: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def book_of(cover: Row, lines: Lines) -> Assembled:
    """Put a plan together from the rows of its sheets."""
    where: dict[str, tuple[str, int]] = {}
    projects = tuple(
        _project(lines, line, f"plan/projects/{place}", where)
        for place, line in enumerate(_noted("plan/projects", "projects", lines, where))
    )
    goals = tuple(
        _goal(lines, line, f"plan/goals/{place}", where)
        for place, line in enumerate(_noted("plan/goals", "goals", lines, where))
    )
    risks = tuple(
        Risk(**_with(line, level=RiskLevel)) for line in _noted("plan/risks", "risks", lines, where)
    )
    said: dict[str, Any] = {name: cover[name] for name in _COVER if name in cover}
    said |= {part: _said(lines, part) for part in _TEXTS}
    plan = Plan(
        **said,
        members=tuple(Member(**line.said) for line in lines.get("members", ())),
        goals=goals, risks=risks, projects=projects,
    )  # fmt: skip
    book = Book(
        schema=SCHEMA,
        edition=cover.get("edition", 1),
        state=State(cover.get("state", State.DRAFT)),
        approved=cover.get("approved"),
        why=cover.get("why", ""),
        plan=plan,
        record=_record(lines, where),
    )
    return Assembled(book, where, list(_strays(lines)))


def _noted(
    path: str, sheet: str, lines: Lines, where: dict[str, tuple[str, int]], of: str = ""
) -> Iterator[Line]:
    """Rows of a sheet, each remembered by the path of what it becomes."""
    found = (line for line in lines.get(sheet, ()) if not of or _owner(line) == of)
    for place, line in enumerate(found):
        where[f"{path}/{place}"] = (sheet, line.row)
        yield line


def _owner(line: Line) -> str:
    owner: str = line.said.get("project", line.said.get("goal", ""))
    return owner


def _with(line: Line, **kinds: type[Enum]) -> dict[str, Any]:
    """The values of a row, words as what they stand for, the owner left aside."""
    said = {name: each for name, each in line.said.items() if name not in ("project", "goal")}
    return said | {name: kind(said[name]) for name, kind in kinds.items() if name in said}


def _said(lines: Lines, part: str) -> tuple[str, ...]:
    return tuple(each.said["says"] for each in lines.get("texts", ()) if each.said["part"] == part)


def _project(lines: Lines, line: Line, path: str, where: dict[str, tuple[str, int]]) -> Project:
    key: str = line.said["key"]

    def rows(sheet: str) -> Iterator[Line]:
        return _noted(f"{path}/{sheet}", sheet, lines, where, key)

    said = _with(line, kind=Kind) | {"funded": line.said["funded"] == "yes"}
    return Project(
        **said,
        groups=tuple(TargetGroup(**_with(each)) for each in rows("groups")),
        steps=tuple(Step(**_with(each)) for each in rows("steps")),
        budgets=tuple(Budget(**_with(each)) for each in rows("budgets")),
        kpis=tuple(
            Kpi(**_with(each, result=Result, direction=Direction, by=By)) for each in rows("kpis")
        ),
    )


def _goal(lines: Lines, line: Line, path: str, where: dict[str, tuple[str, int]]) -> Goal:
    found = _noted(f"{path}/targets", "targets", lines, where, line.said["key"])
    targets = tuple(YearTarget(**_with(each)) for each in found)
    return Goal(**_with(line, kind=GoalKind, direction=Direction), targets=targets)


def _record(lines: Lines, where: dict[str, tuple[str, int]]) -> Record:
    readings = _noted("record/readings", "readings", lines, where)
    actuals = _noted("record/actuals", "actuals", lines, where)
    cases = _noted("record/cases", "cases", lines, where)
    return Record(
        readings=tuple(Reading(**line.said) for line in readings),
        actuals=tuple(Actual(**line.said) for line in actuals),
        cases=tuple(CaseCount(**_with(line, stage=Stage, outcome=Outcome)) for line in cases),
    )


def _strays(lines: Lines) -> Iterator[Problem]:
    """Rows that name a project or target that no row of its own sheet has."""
    for of, sheets in (
        ("projects", ("groups", "steps", "budgets", "kpis")), ("goals", ("targets",)),
    ):  # fmt: skip
        known = {line.said["key"] for line in lines.get(of, ())}
        for sheet in sheets:
            column = "project" if of == "projects" else "goal"
            for line in lines.get(sheet, ()):
                if line.said[column] not in known:
                    place = Place(sheet=sheet, row=line.row, column=column)
                    code = "plan-project-unknown" if of == "projects" else "plan-goal-unknown"
                    yield Problem(code, {column: line.said[column]}, place)
