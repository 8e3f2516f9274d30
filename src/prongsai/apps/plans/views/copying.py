"""Projects of a year by the fields of the national form on plans, to be copied into it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import digits, phrase
from prongsai.apps.plans import editing
from prongsai.apps.plans.queries import Opened
from prongsai.apps.plans.templatetags.plan_words import figure, of_unit
from prongsai.apps.plans.views.asked import opened
from prongsai.core.plans.attainment import Standing
from prongsai.core.plans.following import years_of
from prongsai.core.plans.plan import Budget, Project, TargetGroup
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import shown_date
from prongsai.core.terms.words import Words


@require_safe
def copy_sheet(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001
    """Field by field what the national form on plans asks of each project in a year."""
    found = opened(request, plan, edition)
    asked = year_in(request.GET, request.today)
    year = asked if asked in found.plan.covers else found.year_now(request.today)
    names = dict(found.frame.names())
    rows = [
        (each, [(f"c{place}-{number}", phrase(key), text) for number, (key, text)
                in enumerate(_fields(found, each, year, names)) if text])
        for place, each in enumerate(found.plan.projects, 1)
        if year in years_of(found.plan, each)
    ]  # fmt: skip
    facts = {
        "edition": found.row, "plan": found.plan, "years": found.plan.covers, "year": year,
        "rows": rows,
    }  # fmt: skip
    return render(request, "plans/copy.html", facts)


def _fields(
    found: Opened, one: Project, year: int, names: dict[str, Words]
) -> Iterator[tuple[str, str]]:
    """Label and text in the order of the form; a text may be empty."""
    plan = found.plan
    begins, ends = one.begins or plan.starts, one.ends or plan.ends
    yield "plan.copy_years", digits(f"{plan.first}–{plan.first + plan.years - 1}")
    yield "plan.copy_title", one.title
    yield "plan.kind", editing.word("kind", one.kind)
    yield "plan.copy_dimension", _named(one.place.split(".", maxsplit=1)[0], names)
    yield "plan.place", _named(one.place, names)
    yield "plan.responsible", "\n".join(one.responsible)
    yield "plan.period", digits(f"{shown_date(begins)} – {shown_date(ends)}")
    yield "plan.groups", "\n".join(map(_group, one.groups))
    yield from _money(one, year)
    yield "plan.rationale", "\n".join(one.rationale)
    yield "plan.objectives", "\n".join(one.objectives)
    yield "plan.steps", "\n".join(f"{n}. {each.says}" for n, each in enumerate(one.steps, 1))
    yield "plan.kpis_long", "\n".join(_kpi(found.standing(each)) for each in one.kpis)


def _named(place: str, names: dict[str, Words]) -> str:
    return f"{place} {names[place].said('th')}" if place in names else place


def _group(each: TargetGroup) -> str:
    return f"{each.who} {phrase('plan.people_n', number=each.people)}" if each.people else each.who


def _money(one: Project, year: int) -> Iterator[tuple[str, str]]:
    if not one.funded:
        yield "plan.copy_money", phrase("plan.no_money")
        return
    money = next((each for each in one.budgets if each.year == year), Budget(year=year))
    for key, amount in (
        ("plan.planned", money.planned), ("plan.ordinance", money.ordinance),
        ("plan.disbursed", money.disbursed),
    ):  # fmt: skip
        yield key, "" if amount is None else digits(money_in_table(amount))


def _kpi(each: Standing) -> str:
    """What it was last; a count of complaints never without how many came and who knows where."""
    kpi, latest = each.kpi, each.latest
    target = f" ({phrase('plan.target')} {of_unit(kpi.target, kpi.unit)})" if kpi.target else ""
    if latest is None:
        return f"{kpi.says}{target}: {phrase('plan.no_reading')}"
    said = [f"{kpi.says}{target}: {of_unit(latest.value, kpi.unit)} {shown_date(latest.day)}"]
    if latest.received is not None:
        said.append(phrase("plan.received_n", number=latest.received))
    if latest.known is not None:
        said.append(phrase("plan.known_n", share=figure(latest.known)))
    return " · ".join(said)
