"""Pages that only tell: the plan, its general part, a project, what is doubtful, differences."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.history import Deed
from prongsai.apps.assessments.queries import that_count
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.due.sources import columns, rows_of
from prongsai.apps.look.downloads import PRINTS, TABLES, download, form_asked, table
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import whole, year_in
from prongsai.apps.look.words import phrase, thai
from prongsai.apps.measures import of_projects
from prongsai.apps.plans import bridge, differing, following, queries, telling
from prongsai.apps.plans.forms import BackForm
from prongsai.apps.plans.models import Edition
from prongsai.apps.plans.queries import Hand, Opened
from prongsai.apps.plans.views.asked import hand_of, opened, project_of, row_of
from prongsai.apps.risks import queries as risks
from prongsai.core.plans.editions import difference
from prongsai.core.plans.plan import Project
from prongsai.core.plans.totals import Sums, sums_of

JSON = "application/json"
WHOLE = ("xlsx", "json")
"""Forms in which the plan can be brought in again."""


@require_safe
def plan(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Dimensions, missions, projects; money of a year; where the approval stands."""
    found, hand = opened(request, plan, edition), hand_of(request)
    year = _year(request, found)
    faults = telling.told_faults(found)
    whole = sum(found.whole.values(), Sums())
    facts = {
        **_frame(found), **_desks(request, found.row), "year": year, "hand": hand,
        "dimensions": telling.dimensions(found, year, hand), "money": found.whole, "whole": whole,
        "reached": found.reached(found.plan.projects), "refused": sum(x.refused for x in faults),
        "papers": bridge.plans().papers(found.book), "token": new_key()[:31],
        "doubts": sum(not x.refused for x in faults),
    }  # fmt: skip
    return render(request, "plans/plan.html", facts)


def _frame(found: Opened) -> dict[str, Any]:
    """What every page of an edition shows."""
    row = found.row
    return {
        "edition": row, "plan": found.plan, "open": bridge.is_open(row), "years": found.plan.covers,
        "last": found.plan.first + found.plan.years - 1,
    }  # fmt: skip


def _year(request: AskedAbout, found: Opened) -> int:
    """The year asked for; that of today where none of the plan is asked for."""
    asked = year_in(request.GET, request.today)
    in_plan = "year" in request.GET and asked in found.plan.covers
    return asked if in_plan else found.year_now(request.today)


def _desks(request: AskedAbout, row: Edition) -> dict[str, Any]:
    """How far the approval has come, and what whoever looks may do about it."""
    approval, doer = bridge.approval(row), doer_of(request)
    known = names(act.by for act in approval.acts)
    unknown = phrase("person.unknown")
    return {
        "approval": approval, "step": approval.next if row.is_draft else None,
        "mine": row.is_draft and approval.may(doer.key, doer.roles),
        "deeds": [Deed(act, known.get(act.by, unknown)) for act in approval.acts],
        "why": BackForm(), "editions": queries.editions_of(row.plan),
    }  # fmt: skip


@require_safe
def general(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001
    """Everything but the projects."""
    found = opened(request, plan, edition)
    facts = {
        **_frame(found),
        "frame_name": found.frame.name,
        "goals": telling.goals(found.plan, found.record),
    }
    return render(request, "plans/general.html", facts)


@require_safe
def project(
    request: AskedAbout, agency: str, plan: str, edition: int, project: str  # noqa: ARG001
) -> HttpResponse:  # fmt: skip
    """One project with its money, KPIs and what they were last."""
    found, hand = opened(request, plan, edition), hand_of(request)
    one = project_of(found, project)
    here = telling.address(found, "project", one.key)
    names_of = dict(found.frame.names())
    facts = {
        **_frame(found), "project": one, "mine": hand.may_write(one), "hand": hand,
        "kpis": [found.standing(kpi) for kpi in one.kpis], "place": names_of.get(one.place),
        "risks": [each for each in found.plan.risks if each.key in one.risks],
        **_leads_on(request, found, one, hand),
        "faults": [x for x in telling.told_faults(found) if x.href == here],
        "seen": bridge.digest(next(x for x in found.bare.projects if x.key == one.key)),
        "money": {each.year: each for each in one.budgets},
        "whole": sum(sums_of([one], found.plan.covers).values(), Sums()),
    }  # fmt: skip
    return render(request, "plans/project.html", facts)


def _leads_on(request: AskedAbout, found: Opened, project: Project, hand: Hand) -> dict[str, Any]:
    """Risks that a project keeps small, items it answers, measures made of it: one statement."""
    results = columns("years", that_count(request.agency), year=F("assessment__year"))
    followed = of_projects.asked(request.agency, found.row.plan.key, project.key)
    rows = rows_of([*risks.asked(request.agency, found.plan.covers), results, followed])
    years = {row.facts["year"] for row in rows["years"]}
    held = risks.registers(request.agency, rows)
    keeps = [row for each in held for row in risks.naming(each, project=project.key)]
    made = of_projects.found(rows)
    may = following.is_in_force(found.row) and hand.owns(project)
    return {
        "keeps": keeps, "items": telling.items(found, project, years),
        "followed": [row for row in made if row.removed_at is None],
        "follow_years": (
            following.open_years(found.plan, project, made, request.today) if may else ()
        ),
    }  # fmt: skip


@require_safe
def checks(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001
    """What stands empty or is doubtful, each with its place."""
    found = opened(request, plan, edition)
    return render(
        request, "plans/checks.html", {**_frame(found), "faults": telling.told_faults(found)}
    )


@require_safe
def changes(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001
    """What parts this edition from another one."""
    row = row_of(request, plan, edition)
    others = [each for each in queries.editions_of(row.plan) if each.number != row.number]
    asked = request.GET.get("of", "")
    numbers = [each.number for each in others]
    chosen = found if (found := whole(asked)) in numbers else None
    if chosen is None:
        chosen = max(
            (each for each in numbers if each < row.number), default=min(numbers, default=0)
        )
    facts: dict[str, Any] = {
        "edition": row,
        "plan": bridge.content(row),
        "others": others,
        "chosen": chosen,
    }
    if chosen:
        other = row_of(request, plan, chosen)
        old, new = sorted((row, other), key=lambda each: each.number)
        between = difference(bridge.content(old), bridge.content(new))
        facts |= {
            "old": old,
            "new": new,
            "differs": differing.differs(between, bridge.content(new)),
            "same": not between,
        }
    return render(request, "plans/changes.html", facts)


@require_safe
def progress(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001
    """How far the plan has come in a year: money and KPIs."""
    found = opened(request, plan, edition)
    told = telling.of_year(found, _year(request, found))
    return render(
        request, "plans/progress.html", {**_frame(found), "told": told, "year": told.year}
    )


@require_safe
def progress_file(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """The same as a table, a row for each project."""
    form = form_asked(request, tuple(TABLES))
    found = opened(request, plan, edition)
    told = telling.of_year(found, _year(request, found))
    heads = ("number", "title", "planned", "ordinance", "disbursed", "met", "missed", "unknown")
    rows: list[list[object]] = [[thai(f"plan.{each}") for each in heads]]
    for part in told.parts:
        rows.append([part.key, part.name, *_figures(part)])
        rows += [[x.project.key, x.project.title, *_figures(x)] for x in part.lines]
    rows.append(["", thai("plan.total"), *_figures(told)])
    name = f"plan-{agency}-{told.year}.{form}"
    return download(name, table(thai("plan.progress"), rows, form))


def _figures(each: Any) -> list[object]:
    money, reached = each.money, each.reached
    amounts = (money.planned, money.ordinance, money.disbursed)
    return [
        *("" if x is None else x for x in amounts),
        reached.met,
        reached.missed,
        reached.unknown,
    ]


@require_safe
def file(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """The plan as it stands now: to be brought in again, or one of its papers to look at."""
    found, what = opened(request, plan, edition), request.GET.get("what", "whole")
    known = bridge.plans()
    name = f"plan-{agency}-{found.plan.first}-{found.row.number}"
    if what == "whole":
        form = form_asked(request, WHOLE)
        content = known.as_json(found.book) if form == "json" else known.as_sheets(found.book)
        return download(f"{name}.{form}", content, JSON if form == "json" else "")
    form = form_asked(request, tuple(PRINTS))
    if what not in known.papers(found.book):
        raise Http404
    document = known.document(found.book, what, request.today)
    return download(f"{name}-{what}.{form}", renderers().render(document, form))
