"""The forms of one project, or of one part of a plan, together; and what they say as values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from prongsai.apps.look.words import digits, language, phrase, sentences
from prongsai.apps.plans import bridge, forms
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.plan import Goal, Member, Plan, Project, Risk
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Problem, Refused

_LISTS = ("groups", "steps", "budgets", "kpis")
_IN_LIST = re.compile(r"plan/(?:projects/\d+/)?(?P<list>\w+)/(?P<row>\d+)(?:/(?P<field>\w+))?")


@dataclass(slots=True)
class ProjectForms:
    """A project as it is filled in: itself, and a list of rows for each of its lists."""

    main: forms.ProjectForm
    lists: Mapping[str, Any]
    before: Project | None

    def is_valid(self) -> bool:
        """All are asked, so that everything that is wrong is said at once."""
        return all([self.main.is_valid(), *(each.is_valid() for each in self.lists.values())])

    def project(self, key: str, taken: Collection[str]) -> Project:
        """What was filled in; KPIs that are new get keys that were never used."""
        said = self.main.told
        kept = {name: [row.told for row in each.kept] for name, each in self.lists.items()}
        for row, form in zip(kept["budgets"], self.lists["budgets"].kept, strict=True):
            row["year"] = int(form.cleaned_data["year"])
        _with_keys(
            key, kept["kpis"], [x.cleaned_data["key"] for x in self.lists["kpis"].kept], taken
        )
        made: Project = _value(Project, {**said, **kept, "key": key})
        return made

    def tell(self, problems: Iterable[Problem]) -> None:
        """Each beside the field that it is about, as far as there is one."""
        for problem in problems:
            found = _IN_LIST.fullmatch(problem.place.path)
            rows = self.lists.get(found["list"]) if found else None
            if found and rows is not None and int(found["row"]) < len(rows.kept):
                _beside(rows.kept[int(found["row"])], found["field"], problem)
            else:
                _beside(self.main, problem.place.path.rpartition("/")[2], problem)


def _beside(form: Any, name: str | None, problem: Problem) -> None:
    form.add_error(name if name in form.fields else None, sentences(problem))


def _with_keys(
    project: str, rows: Sequence[dict[str, Any]], known: Sequence[str], taken: Collection[str]
) -> None:
    used = {*taken, *filter(None, known)}
    number = 1
    for row, key in zip(rows, known, strict=True):
        while not key and f"{project}-{number}" in used:
            number += 1
        row["key"] = key or f"{project}-{number}"
        used.add(row["key"])


def _value(model: type[Any], said: Mapping[str, Any]) -> Any:
    found, problems = read(model, bridge.stored(_plain(said)))
    if found is None:
        raise Refused(problems)
    return found


def _plain(said: Any) -> Any:
    if isinstance(said, Mapping):
        return {key: _plain(each) for key, each in said.items() if each is not None}
    return tuple(_plain(each) for each in said) if isinstance(said, list | tuple) else said


def places(frame: PlanFrame) -> list[tuple[str, str]]:
    """Where a project may hang, as a list to choose from."""
    names = ((key, name.said(language())) for key, name in frame.names() if "." in key)
    return [(key, digits(f"{key} {name}")) for key, name in names]


def project_forms(
    plan: Plan, frame: PlanFrame, project: Project | None, data: Any = None
) -> ProjectForms:
    """Filled with what there is, or with what was typed."""
    risks = [(each.key, digits(f"{each.key} {each.event}")) for each in plan.risks]
    main = forms.ProjectForm(
        data, prefix="p", initial=_initial(project), places=places(frame), risks=risks
    )
    lists = {
        "groups": forms.rows_of(forms.GroupRow, "groups", _rows(project, "groups"), data),
        "steps": forms.rows_of(forms.StepRow, "steps", _rows(project, "steps"), data),
        "budgets": forms.rows_of(
            forms.MoneyRow, "budgets", list(_money(plan, project)), data, extra=0
        ),
        "kpis": forms.rows_of(forms.KpiRow, "kpis", _rows(project, "kpis"), data),
    }
    return ProjectForms(main, lists, project)


def _initial(project: Project | None) -> dict[str, Any]:
    if project is None:
        return {}
    said = {name: getattr(project, name) for name in forms.ProjectForm.names}
    return {**said, "funded": "yes" if project.funded else "no", "risks": list(project.risks)}


def _rows(project: Project | None, name: str) -> list[dict[str, Any]]:
    rows = getattr(project, name) if project else ()
    return [{each: getattr(row, each) for each in row.__slots__} for row in rows]


def _money(plan: Plan, project: Project | None) -> Iterator[dict[str, Any]]:
    known = {each.year: each for each in project.budgets} if project else {}
    for year in plan.covers:
        row = known.get(year)
        yield {
            "year": year, "planned": row.planned if row else None,
            "ordinance": row.ordinance if row else None,
        }  # fmt: skip


def with_untold(project: Project, before: Project | None) -> Project:
    """The same with years of which only payments are known: no form shows these."""
    told = {each.year for each in project.budgets}
    rest = [
        each for each in (before.budgets if before else ())
        if each.year not in told and each.planned is None and each.ordinance is None
    ]  # fmt: skip
    if not rest or not project.funded:
        return project
    whole = sorted((*project.budgets, *rest), key=lambda each: each.year)
    return replace(project, budgets=tuple(whole))


def next_key(plan: Plan, taken: Iterable[str]) -> str:
    """A key for another project, never one that was used before."""
    used = {*taken, *(each.key for each in plan.projects)}
    numbers = [int(each) for each in used if each.isascii() and each.isdigit()]
    number = max([len(plan.projects), *numbers]) + 1
    return str(number)


# --- Parts -------------------------------------------------------------------------------------


@dataclass(slots=True)
class PartForms:
    """A part of a plan as it is filled in: fields, rows, or both."""

    part: str
    main: Any = None
    rows: Any = None

    def is_valid(self) -> bool:
        return all(each.is_valid() for each in (self.main, self.rows) if each is not None)

    @property
    def said(self) -> dict[str, Any]:
        """Values of the plan's fields by name."""
        if self.part == "cover":
            told = self.main.cleaned_data
            return {**told, "head": told["head"] or "", "criteria": told["criteria"] or ""}
        texts = {
            name: each or () for name, each in (self.main.cleaned_data if self.main else {}).items()
        }
        return {**texts, **({self.part: tuple(self._values())} if self.rows is not None else {})}

    def _values(self) -> Iterator[Any]:
        kinds: Mapping[str, type[Any]] = {"goals": Goal, "members": Member, "risks": Risk}
        for row in self.rows.kept:
            more = {"targets": row.targets} if self.part == "goals" else {}
            yield _value(kinds[self.part], {**row.told, **more})

    def tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            found = _IN_LIST.fullmatch(problem.place.path)
            if found and self.rows is not None and int(found["row"]) < len(self.rows.kept):
                _beside(self.rows.kept[int(found["row"])], found["field"], problem)
            elif self.main is not None:
                _beside(self.main, problem.place.path.rpartition("/")[2], problem)
            else:
                self.rows.non_form_errors().append(sentences(problem))


def part_forms(plan: Plan, part: str, data: Any = None) -> PartForms:
    """One part, filled with what there is or with what was typed."""
    if part == "cover":
        said = {name: getattr(plan, name) for name in forms.CoverForm.names}
        return PartForms(part, forms.CoverForm(data, initial=said))
    names = {"texts": ("rationale", "objectives", "benefits"), "members": ("duties",)}.get(part, ())
    said = {name: getattr(plan, name) for name in names}
    main = forms.TextsForm(data, initial=said, names=names) if names else None
    rows = None
    if part == "members":
        rows = forms.rows_of(forms.MemberRow, part, _listed(plan.members), data)
    elif part == "risks":
        rows = forms.rows_of(forms.RiskRow, part, _listed(plan.risks), data)
    elif part == "goals":
        initial = [
            {**row, **{f"year_{each.year}": each.value for each in goal.targets}}
            for row, goal in zip(_listed(plan.goals), plan.goals, strict=True)
        ]
        rows = forms.rows_of(forms.GoalRow, part, initial, data, extra=1, years=plan.covers)
    return PartForms(part, main, rows)


def _listed(values: Iterable[Any]) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in row.__slots__} for row in values]


def word(choice: str, key: str | None) -> str:
    """A word of the template's choices, as screens say it."""
    if not key:
        return "–"
    return digits(bridge.plans().shelf.plan_template.words[choice][str(key)].said(language()))


def field_name(name: str) -> str:
    """A field of a plan or a project by its name."""
    if name in ("members", "goals", "risks"):
        return phrase(f"plan.part_{name}")
    return digits(bridge.plans().field_name(name, language()))
