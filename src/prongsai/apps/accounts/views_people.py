"""The people of an agency: who plays which part, from when to when."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from prongsai.apps.accounts import actions, central, holding, offices, once, queries
from prongsai.apps.accounts import forms_people as forms
from prongsai.apps.accounts.asking import Asked, AskedIn
from prongsai.apps.accounts.models import Membership, Person
from prongsai.apps.accounts.passwords import first_password
from prongsai.apps.accounts.succession import Passing
from prongsai.apps.accounts.succession import hand_over as hand_over_to
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused


def office_of(request: AskedIn) -> forms.Office:
    """What forms must know of the agency."""
    place = request.agency
    divisions = list(divisions_of(request).items())
    staff = queries.staff(place.key, request.today)
    people = [member.person for member in staff if member.parts]
    former = [member.person for member in staff if not member.parts]
    return forms.Office(place.key, divisions, people, former, request.today)


def divisions_of(request: AskedIn) -> dict[str, str]:
    """The agency's divisions by key, by the dictionary, sub-units after their division."""
    rows = request.agency.divisions.select_related("parent")
    return {each.key: each.full_name for each in sorted(rows, key=lambda row: row.place_in_order)}


def found(request: AskedIn, key: str) -> Person:
    """Somebody of this agency; of anybody else nothing is told."""
    person = queries.colleague(request.agency.key, key)
    if person is None:
        raise Http404
    return person


def others_too(request: AskedIn, person: Person) -> bool:
    """Whether the account opens more than whoever asks administers."""
    if request.standing.installation:
        return False
    return queries.belongs_elsewhere(person, request.agency.key, request.today)


@require_safe
def people(request: AskedIn, agency: str) -> HttpResponse:
    """Everybody with a part, now or to come; then those whose parts have ended."""
    staff = queries.staff(agency, request.today)
    facts = {
        "present": [member for member in staff if member.parts],
        "gone": [member for member in staff if not member.parts],
        "divisions": divisions_of(request),
    }
    return render(request, "accounts/people.html", facts)


@GET_POST
@sensitive_post_parameters()
def person_new(request: AskedIn, agency: str) -> HttpResponse:
    """A new account with a part; its first password is shown on this answer and never again."""
    form = forms.NewPerson(office_of(request), request.POST or None)
    if request.method == "POST":
        try:
            told = _add(request, agency, form) if form.is_valid() else once.again(request)
        except Refused as refused:
            told = once.again(request)
            add_errors(form, refused)
        if told:
            return first_told(request, told)
    return render(request, "accounts/person_new.html", {"form": form})


def first_told(request: Asked, told: dict[str, Any]) -> HttpResponse:
    """The page that says somebody's first password."""
    facts = {**told, "person": Person.objects.get(key=told["person"])}
    return render(request, "accounts/first_password.html", facts)


@transaction.atomic
def _add(request: AskedIn, agency: str, form: forms.NewPerson) -> dict[str, Any]:
    password = first_password()
    facts, by, at = form.cleaned_data, request.user.key, request.now
    person = actions.add_person(
        username=facts["username"], name=facts["name"], position=facts["position"],
        password=password, by=by, at=at, agency=agency,
    )  # fmt: skip
    part = offices.give_role(
        person, agency, form.chosen_role, facts["since"], by=by, at=at, above=request.above,
        **form.more,
    )  # fmt: skip
    told = {"person": person.key, "password": password, "reset": False, "waits": part.waiting}
    return once.keep(request, told)


@GET_POST
def person(request: AskedIn, agency: str, person: str) -> HttpResponse:
    """One person: what is known, and every part with its time."""
    who = found(request, person)
    away = others_too(request, who)
    asked = not {"close", "open"}.isdisjoint(request.POST)
    form = forms.Changed(who, None if asked else request.POST or None)
    if request.method == "POST" and away:
        raise Http404
    if asked:
        close_or_open(request, who, agency)
        return redirect("accounts:person", agency, person)
    if request.method == "POST" and form.is_valid():
        actions.change_person(who, form.facts, by=request.user.key, at=request.now, agency=agency)
        messages.success(request, phrase("form.saved"))
        return redirect("accounts:person", agency, person)
    parts = queries.parts_in(who, agency)
    facts = {
        "person": queries.colleague(agency, person),
        "form": None if away else form,
        "parts": parts,
        "running": [part for part in parts if running(part, request)],
        "divisions": divisions_of(request),
    }
    return render(request, "accounts/person.html", facts)


def close_or_open(request: Asked, who: Person, agency: str = "") -> None:
    """Close an account, or open it again; what is refused is said on the next page."""
    doing = central.close if "close" in request.POST else central.open_again
    try:
        doing(who, by=request.user.key, at=request.now, agency=agency)
    except Refused as refused:
        say_why(request, refused)
    else:
        done = "people.closed" if doing is central.close else "people.opened"
        messages.success(request, phrase(done, name=who.name))


def running(part: Membership, request: AskedIn) -> bool:
    """In force or to come, so that it can still be ended."""
    until = part.until
    return until is None or (until >= request.today and until >= part.since)


@GET_POST
def role_new(request: AskedIn, agency: str, person: str) -> HttpResponse:
    """One more part for somebody of the agency; acting for somebody else, too."""
    who = found(request, person)
    form = forms.Part(office_of(request), request.POST or None, who=who)
    if request.method == "POST" and form.is_valid():
        since = form.cleaned_data["since"]
        try:
            given = offices.give_role(
                who, agency, form.chosen_role, since, by=request.user.key, at=request.now,
                above=request.above, **form.more,
            )  # fmt: skip
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("people.must_wait" if given.waiting else "form.saved"))
            if queries.stands_between(who, agency, given):
                messages.warning(request, phrase("people.both_desks"))
            if queries.audits_own(who, agency, given):
                messages.warning(request, phrase("people.audits_own"))
            return redirect("accounts:person", agency, person)
    return render(request, "accounts/role_new.html", {"form": form, "person": who})


@GET_POST
def role_end(request: AskedIn, agency: str, person: str, part: int) -> HttpResponse:
    """The last day of a part."""
    who = found(request, person)
    held = next((each for each in queries.parts_in(who, agency) if each.pk == part), None)
    if held is None:
        raise Http404
    form = forms.LastDay(request.today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            offices.end_role(held, form.cleaned_data["last"], by=request.user.key, at=request.now)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("people.role_ended"))
            return redirect("accounts:person", agency, person)
    return render(request, "accounts/role_end.html", {"form": form, "person": who, "part": held})


@GET_POST
def hand_over(request: AskedIn, agency: str, person: str) -> HttpResponse:
    """Parts end on a day, and a successor has them from the next."""
    who = found(request, person)
    parts = [
        part
        for part in queries.parts_in(who, agency)
        if running(part, request) and part.acting_for_id is None and not part.waiting
    ]
    powers = holding.powers_of(who, agency, request.today)
    held = forms.Held(who, parts, powers)
    form = forms.HandOver(held, office_of(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        successor = found(request, facts["successor"])
        try:
            passing = Passing(
                form.chosen, form.chosen_powers, successor, facts["last"], facts["order"]
            )
            waits = hand_over_to(passing, by=request.user.key, at=request.now, above=request.above)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("people.handed_over", name=successor.name))
            if waits:
                messages.warning(request, phrase("people.must_wait"))
            return redirect("accounts:person", agency, person)
    return render(request, "accounts/hand_over.html", {"form": form, "person": who})
