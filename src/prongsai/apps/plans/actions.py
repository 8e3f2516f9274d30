"""Beginning a plan, changing what a draft says: one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.bin.actions import Removal
from prongsai.apps.look.keys import new_key
from prongsai.apps.plans import bridge
from prongsai.apps.plans.becoming import receive_reading
from prongsai.apps.plans.keeping import PLAN, found, keep_record, line
from prongsai.apps.plans.models import ActionPlan, Edition
from prongsai.apps.plans.queries import Hand, has_been_approved
from prongsai.core.plans.editions import Book
from prongsai.core.plans.plan import Plan, Project
from prongsai.core.plans.tidying import tidied
from prongsai.core.terms.problem import Problem, Refused, Severity, refuse

__all__ = ["receive_reading"]
PARTS: Mapping[str, tuple[str, ...]] = {
    "cover": ("title", "head", "first", "years", "criteria"),
    "texts": ("rationale", "objectives", "benefits"),
    "goals": ("goals",),
    "members": ("members", "duties"),
    "risks": ("risks",),
}
"""What is changed at once beside the projects."""


@transaction.atomic
def begin(agency: Agency, book: Book, doer: Doer, key: str = "", *, verb: str = "add") -> Edition:
    """A plan as a draft, empty or from a file; a form sent twice brings its key and makes one."""
    known = ActionPlan.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.agency_id == agency.pk:
        return known.editions.earliest("number")
    whole = tidied(replace(book.plan, agency=agency.name))
    row = ActionPlan.objects.create(
        agency=agency, key=new_key() if known or not key else key, title=whole.title,
        first=whole.first, years=whole.years, made_by=doer.key, made_at=doer.at,
    )  # fmt: skip
    edition = Edition.objects.create(
        plan=row, number=book.edition, why=book.why, made_by=doer.key, moved_at=doer.at,
        **bridge.columns(whole),
    )  # fmt: skip
    keep_record(row, book.record, bridge.paid_in(whole), doer)
    after = {"plan_title": keep(whole.title), "plan_projects": len(whole.projects)}
    line(row, doer, verb, {**after, "plan_edition": book.edition, "plan_year": whole.first})
    return edition


# --- What a draft says -------------------------------------------------------------------------


def held(row: Edition) -> Edition:
    """The edition as it is now, held; refused where its plan was removed in the meantime."""
    found = (
        Edition.objects.select_for_update(of=("self",))
        .select_related("plan__agency")
        .get(pk=row.pk)
    )
    if found.plan.removed_at is not None:
        raise refuse("plan-gone")
    return found


def opened(row: Edition) -> tuple[Edition, Plan]:
    """The same where it may be changed, and what it says."""
    found = held(row)
    if not found.is_draft:
        raise refuse("plan-not-a-draft", edition=str(found.number))
    if not bridge.is_open(found):
        raise refuse("plan-on-a-desk")
    return found, bridge.content(found)


@transaction.atomic
def change_part(
    row: Edition, part: str, said: Mapping[str, Any], doer: Doer, *, seen: str
) -> Edition:
    """One part of the plan beside its projects."""
    row, plan = opened(row)
    wanted = tidied(replace(plan, **{name: said[name] for name in PARTS[part]}))
    touched = [name for name in PARTS[part] if getattr(wanted, name) != getattr(plan, name)]
    if not touched:
        return row
    if seen != seen_of(plan, part):
        raise refuse("plan-part-changed")
    _sound(row, wanted, tuple(f"plan/{name}" for name in PARTS[part]))
    _save(row, wanted, doer)
    _told(row, doer, "change", touched, plan, wanted)
    return row


def seen_of(plan: Plan, part: str) -> str:
    """What a form of a part was filled from."""
    return bridge.digest({name: bridge.stored(getattr(plan, name)) for name in PARTS[part]})


@transaction.atomic
def add_project(row: Edition, project: Project, doer: Doer) -> Project:
    """Another one, at the end; the same key once more is the same form sent twice."""
    row, plan = opened(row)
    project = tidied(project)
    known = next((each for each in plan.projects if each.key == project.key), None)
    if known is not None:
        if known == project:
            return known
        raise refuse("plan-key-taken", key=project.key)
    wanted = replace(plan, projects=(*plan.projects, project))
    _sound(row, wanted, (_path(wanted, project.key),))
    _save(row, wanted, doer)
    after = {"plan_project": project.key, "plan_text": keep(bridge.stored(project))}
    line(row.plan, doer, "add project", {"plan_edition": row.number, **after})
    return project


@transaction.atomic
def change_project(row: Edition, project: Project, hand: Hand, doer: Doer, *, seen: str) -> Project:
    """One project; another one of the same draft isn't touched, whoever works on it."""
    row, plan = opened(row)
    before = found(plan, project.key)
    project = tidied(project)
    if not (hand.may_write(before) and hand.may_write(project)):
        raise refuse("plan-not-yours")
    if project == before:
        return project
    if seen != bridge.digest(before):
        raise refuse("plan-project-changed")
    wanted = _with(plan, lambda each: project if each.key == project.key else each)
    _sound(row, wanted, (_path(wanted, project.key),))
    _save(row, wanted, doer)
    names = [each for each in Project.__slots__ if getattr(before, each) != getattr(project, each)]
    _told(row, doer, "change project", names, before, project)
    return project


@transaction.atomic
def remove_project(row: Edition, key: str, doer: Doer, *, seen: str) -> None:
    """Out of the draft; editions that were approved keep it, and so does the trail."""
    row, plan = opened(row)
    gone = found(plan, key)
    if seen != bridge.digest(gone):
        raise refuse("plan-project-changed")
    _save(row, replace(plan, projects=tuple(x for x in plan.projects if x.key != key)), doer)
    before = {"plan_project": key, "plan_text": keep(bridge.stored(gone))}
    line(row.plan, doer, "remove project", {"plan_edition": row.number}, before)


@transaction.atomic
def move_project(row: Edition, key: str, doer: Doer, *, up: bool) -> None:
    """Before or behind its neighbour that hangs in the same place of the frame."""
    row, plan = opened(row)
    mine = found(plan, key)
    beside = [n for n, each in enumerate(plan.projects) if each.place == mine.place]
    at = plan.projects.index(mine)
    there = beside.index(at) + (-1 if up else 1)
    if not 0 <= there < len(beside):
        return
    order = list(plan.projects)
    other = beside[there]
    order[at], order[other] = order[other], order[at]
    _save(row, replace(plan, projects=tuple(order)), doer)
    after = {"plan_edition": row.number, "plan_project": key}
    line(row.plan, doer, "move project", after)


def _with(plan: Plan, made: Callable[[Project], Project]) -> Plan:
    return replace(plan, projects=tuple(map(made, plan.projects)))


def _path(plan: Plan, key: str) -> str:
    return f"plan/projects/{[each.key for each in plan.projects].index(key)}"


def _sound(row: Edition, plan: Plan, paths: Sequence[str]) -> None:
    """Refuses what is wrong with the part that is changed; the rest is told where all is looked at.

    What is left open elsewhere hinders nobody's saving.
    """
    problems = list(faults_in(row, plan, paths))
    if problems:
        raise Refused(problems)


def faults_in(row: Edition, plan: Plan, paths: Iterable[str]) -> list[Problem]:
    book = bridge.book(row, plan, bridge.Became(bridge.became((), (), (), ()).record, {}))
    begins = tuple(f"{each}/" for each in paths)
    return [
        each
        for each in bridge.plans().faults(book)
        if each.severity is Severity.REFUSED and f"{each.place.path}/".startswith(begins)
    ]


def _save(row: Edition, plan: Plan, doer: Doer) -> None:
    said = bridge.columns(plan)
    for name, each in said.items():
        setattr(row, name, each)
    row.revision, row.written_by = row.revision + 1, sorted({*row.written_by, doer.key})
    row.save(update_fields=[*said, "revision", "written_by"])
    cover = {"title": plan.title, "first": plan.first, "years": plan.years}
    if any(getattr(row.plan, name) != each for name, each in cover.items()):
        for name, each in cover.items():
            setattr(row.plan, name, each)
        row.plan.save(update_fields=list(cover))


def _told(
    row: Edition, doer: Doer, verb: str, names: Sequence[str], old: Plan | Project,
    new: Plan | Project,
) -> None:  # fmt: skip
    """Which fields, and what they said before and say now, where it can be erased."""
    after: dict[str, Any] = {"plan_edition": row.number, "plan_fields": list(names)}
    if isinstance(new, Project):
        after["plan_project"] = new.key
    was, now = (keep({name: bridge.stored(getattr(x, name)) for name in names}) for x in (old, new))
    line(row.plan, doer, verb, {**after, "plan_text": now}, {"plan_text": was})


# --- A plan that was never approved may be removed ---------------------------------------------


@transaction.atomic
def remove(plan: ActionPlan, doer: Doer) -> None:
    """Into the recycle bin; what was approved stays."""
    if has_been_approved(plan):
        raise refuse("plan-was-approved")
    REMOVAL.remove(plan.agency.key, plan.key, by=doer.key, at=doer.at)


def _binned(row: ActionPlan, verb: str, by: str, at: dt.datetime) -> None:
    said = {"plan_title": keep(row.title)} if verb != "delete" else {"plan_year": row.first}
    after, before = (said, None) if verb == "put back" else ({}, said)
    line(row, Doer(by, (), at), verb, after, before)


REMOVAL = Removal(rows=ActionPlan, thing=PLAN, gone="plan-gone", line=_binned)
