"""Plans in the web application, for its tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from plan_making import book, plans
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.plans import actions, approving
from prongsai.apps.plans.models import Edition
from prongsai.apps.plans.queries import Opened, opened
from prongsai.core.access.roles import Role
from prongsai.core.plans.editions import Book
from prongsai.core.plans.plan import Project

EXAMPLE = Path(__file__).parents[1] / "examples" / "plan" / "plan.xlsx"
AT = dt.datetime(2026, 8, 10, 9, tzinfo=dt.UTC)
DOER = Doer("writer", (Role.COORDINATOR,), AT)
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


@cache
def example() -> Book:
    """The 29 projects of the example; values are never changed, so that the file is read once."""
    return plans().read(EXAMPLE).book


def begun(agency: Agency, book: Book | None = None, key: str = "") -> Edition:
    row = actions.begin(agency, book or example(), DOER, key)
    return again(row)


def planned(agency: Agency, *projects: Project, **told: Any) -> Edition:
    """A plan of a few projects, in force from 2566 to 2570."""
    given = {"frame": "local-2566", "years": 5, "criteria": "ita/2568", **told}
    return in_force(begun(agency, book(*projects, **given)))


def again(row: Edition) -> Edition:
    return Edition.objects.select_related("plan__agency").get(pk=row.pk)


def in_force(row: Edition) -> Edition:
    for number, role in enumerate(DESKS):
        row = approving.take(row, Doer(f"desk{number}", (role,), AT), seen=row.revision)
    return again(row)


def shown(row: Edition) -> Opened:
    return opened(again(row), "{year}")


def many(number: int) -> Book:
    """A plan of so many projects, each as one of the example with keys of its own."""
    book = example()
    found = book.plan.projects
    projects = tuple(
        replace(
            found[place % len(found)], key=str(place + 1),
            kpis=tuple(
                replace(kpi, key=f"{place + 1}-{n}")
                for n, kpi in enumerate(found[place % len(found)].kpis, 1)
            ),
        )
        for place in range(number)
    )  # fmt: skip
    return replace(book, plan=replace(book.plan, projects=projects))


def fields_of(page: Any) -> dict[str, Any]:
    """What a form shows, as it would be sent back."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only here

    found: dict[str, Any] = {}
    form = LexborHTMLParser(page.content.decode()).css("main form[method=post]")[0]
    for each in form.css("input, textarea, select"):
        name, kind = each.attributes.get("name"), each.attributes.get("type")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if kind in ("checkbox", "radio") and "checked" not in each.attributes:
            continue
        if kind == "checkbox":
            found.setdefault(name, []).append(each.attributes.get("value") or "on")
        elif each.tag == "select":
            chosen = each.css("option[selected]")
            found[name] = (chosen[0].attributes.get("value") or "") if chosen else ""
        elif each.tag == "textarea":
            found[name] = each.text()
        else:
            found[name] = each.attributes.get("value") or ""
    return found
