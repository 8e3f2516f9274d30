"""The installation as a whole: its agencies, who administers it, who supervises areas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from prongsai.apps.accounts import actions, central, once, resets
from prongsai.apps.accounts import queries as people_of
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.forms_people import Changed
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.passwords import first_password
from prongsai.apps.accounts.views_people import close_or_open, first_told
from prongsai.apps.accounts.views_resets import shown, stepped
from prongsai.apps.home import central_forms as forms
from prongsai.apps.home import queries
from prongsai.apps.home.search_views import reach_of
from prongsai.apps.home.searching import asked, find
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused

EVERYWHERE = central.EVERYWHERE
MOST = 20
"""Agencies without people on one page; the others are searched."""


@require_safe
def everything(request: Asked) -> HttpResponse:
    """Every agency can be found here; those that nobody has an account in come first."""
    question = asked(request.GET.get("q", ""))
    empty, count = queries.without_people(MOST)
    facts = {
        "question": question,
        "found": find(question, reach_of(request)),
        "empty": empty,
        "count": count,
        "things": queries.to_confirm(request),
        "resets": resets.waiting(EVERYWHERE, request.now),
    }
    return render(request, "home/central.html", facts)


@GET_POST
@sensitive_post_parameters()
def people(request: Asked) -> HttpResponse:
    """Who administers and who supervises; an account is found or made here."""
    form = forms.Somebody(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.known:
            return redirect("home:central_person", form.known.key)
        try:
            return first_told(request, _added(request, form.cleaned_data))
        except Refused as refused:
            add_errors(form, refused)
    if request.method == "POST" and (told := once.again(request)):
        return first_told(request, told)
    rows = people_of.central_people()
    names = queries.names_of_areas(row.area for each in rows for row in each.supervisions.all())
    facts = {
        "form": form,
        "people": [(each, queries.areas_today(each, names, request.today)) for each in rows],
    }
    return render(request, "home/central_people.html", facts)


@transaction.atomic
def _added(request: Asked, facts: dict[str, Any]) -> dict[str, Any]:
    password = first_password()
    added = actions.add_person(
        username=facts["username"], name=facts["name"], position=facts["position"],
        password=password, by=request.user.key, at=request.now,
    )  # fmt: skip
    return once.keep(request, {"person": added.key, "password": password, "reset": False})


def _found(key: str) -> Person:
    who = Person.objects.filter(key=key).first()
    if who is None:
        raise Http404
    return who


@GET_POST
@sensitive_post_parameters()
def reset(request: Asked, person: str) -> HttpResponse:
    """A new first password for somebody whom no agency looks after."""
    who = _found(person)
    if people_of.works_somewhere(who):
        return redirect("home:central_person", person)
    if request.method == "POST":
        if "confirm" in request.POST:
            _confirmed(request, who)
            return redirect("home:central")
        return stepped(request, who, EVERYWHERE) or redirect("home:central_reset", person)
    back = reverse("home:central_person", args=[person])
    return shown(request, who, EVERYWHERE, back, confirming=True)


def _confirmed(request: Asked, who: Person) -> None:
    under_way = resets.current(who, EVERYWHERE, request.now)
    if under_way is None:
        messages.error(request, phrase("reset.none"))
        return
    try:
        resets.confirm(under_way, request.user, at=request.now)
    except Refused as refused:
        say_why(request, refused)
    else:
        messages.success(request, phrase("reset.confirmed", name=under_way.started_by.name))


@GET_POST
def person(request: Asked, person: str) -> HttpResponse:
    """One person as the installation knows him: areas, administering, the account itself."""
    who = _found(person)
    held = people_of.areas_held(who)
    names = queries.names_of_areas(row.area for row in held)
    rows = [(row, names.get(row.area, row.area)) for row in held]
    running = [(row, name) for row, name in rows if row.until is None or row.until >= request.today]
    data = request.POST
    giving = forms.OneArea(
        queries.area_choices(), data if "give" in data else None, initial={"since": request.today}
    )
    ending = forms.EndOfArea(running, request.today, data if "end" in data else None)
    changing = Changed(who, data if "change" in data else None)
    if request.method == "POST" and _done(request, who, (giving, ending, changing)):
        return redirect("home:central_person", person)
    facts = {
        "person": who, "rows": rows, "running": running, "giving": giving, "ending": ending,
        "changing": changing, "places": queries.agencies_of(who),
    }  # fmt: skip
    return render(request, "home/central_person.html", facts)


def _done(request: Asked, who: Person, filled: tuple[Any, Any, Changed]) -> bool:
    """Whether what was asked for is done, or said on the next page why not."""
    giving, ending, changing = filled
    doer: dict[str, Any] = {"by": request.user.key, "at": request.now}
    if {"close", "open"} & set(request.POST):
        close_or_open(request, who)
        return True
    doing: dict[str, tuple[Any, Callable[[], None]]] = {
        "give": (giving, lambda: _give(who, giving, doer)),
        "end": (
            ending,
            lambda: central.end_area(ending.chosen, ending.cleaned_data["last"], **doer),
        ),
        "change": (changing, lambda: actions.change_person(who, changing.facts, **doer)),
        "name": (None, lambda: central.name_administrator(who, **doer)),
        "unname": (None, lambda: central.end_administrator(who, **doer)),
    }
    wanted = next((each for each in doing if each in request.POST), None)
    if wanted is None:
        return True
    form, do = doing[wanted]
    if form is not None and not form.is_valid():
        return False
    try:
        do()
    except Refused as refused:
        if form is not None:
            add_errors(form, refused)
            return False
        say_why(request, refused)
        return True
    messages.success(request, phrase("form.saved"))
    return True


def _give(who: Person, giving: forms.OneArea, doer: dict[str, Any]) -> None:
    facts = giving.cleaned_data
    central.give_area(who, facts["area"], facts["since"], until=facts["until"], **doer)
