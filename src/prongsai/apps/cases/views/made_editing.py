"""Parts of a procedure of an agency's own, each a plain form; the checker looks after each save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import made, made_actions
from prongsai.apps.cases.made_fields import FieldForm
from prongsai.apps.cases.made_forms import AboutForm, PatternForm, WordingForm
from prongsai.apps.cases.made_rows import PapersForm, SubjectsForm
from prongsai.apps.cases.made_times import TimesForm
from prongsai.apps.cases.models import OwnProcedure
from prongsai.apps.cases.views.made import to_made, with_made
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.procedures.deciding import unsettled
from prongsai.core.procedures.drafting import (
    Text,
    asked,
    is_used,
    listed,
    patched,
    rewoven,
    shifted,
    timed,
    without_field,
)
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Problem, Refused

NEW = "new"
"""In place of a field's key: one more."""


def _save(
    request: AskedAbout, row: OwnProcedure, make: Callable[[Text], Text], part: str
) -> HttpResponse | None:
    """Kept, and how many faults there are now is said; nothing where it is gone."""
    try:
        saved = made_actions.change(row, make, phrase(f"made.page_{part}"), doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return redirect("cases:procedures", row.agency.key)
    _, problems = made.looked_over(made.tree_of(saved))
    if problems:
        messages.warning(request, phrase("made.saved_with", number=len(problems)))
    else:
        messages.success(request, phrase("form.saved"))
    return None


def _form_page(request: AskedAbout, row: OwnProcedure, part: str, **facts: Any) -> HttpResponse:
    return render(request, f"cases/made_{part}.html", {"row": row, "part": part, **facts})


@GET_POST
@with_made
def about(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    form = AboutForm(request.POST or None, draft=made.tree_of(row))
    if request.method == "POST" and form.is_valid():
        return _save(request, row, lambda now: patched(now, form.values), "about") or to_made(row)
    return _form_page(request, row, "form", form=form, title=phrase("made.page_about"))


@GET_POST
@with_made
def fields(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """What is asked, in its order; a button moves one up or down or takes it out."""
    if request.method == "POST":
        return _field_moved(request, row) or redirect("cases:made_fields", row.agency.key, row.key)
    draft = made.tree_of(row)
    order = asked(draft)
    facts = {
        "asked": [(key, draft["fields"][key], is_used(draft, key)) for key in order],
        "later": [(key, each) for key, each in draft["fields"].items() if key not in order],
    }
    return _form_page(request, row, "fields", **facts)


def _field_moved(request: AskedAbout, row: OwnProcedure) -> HttpResponse | None:
    key, deed = request.POST.get("field", ""), request.POST.get("do", "")

    def make(now: Text) -> Text:
        if key not in asked(now):
            return now
        if deed == "remove":
            if is_used(now, key):
                raise Refused(
                    [Problem("own-field-used", {"field": now["fields"][key]["label"]["th"]})]
                )
            return without_field(now, key)
        return shifted(now, key, -1 if deed == "up" else 1)

    return _save(request, row, make, "fields")


@GET_POST
@with_made
def field(request: AskedAbout, row: OwnProcedure, field: str) -> HttpResponse:
    draft = made.tree_of(row)
    if field != NEW and field not in draft["fields"]:
        raise Http404
    form = FieldForm(request.POST or None, draft=draft, key="" if field == NEW else field)
    if request.method == "POST" and form.is_valid():
        key = form.new_key if field == NEW else field

        def make(now: Text) -> Text:
            found = patched(now, {f"fields/{key}": form.field})
            last = len(asked(found))
            return shifted(found, key, last) if field == NEW else found

        back = redirect("cases:made_fields", row.agency.key, row.key)
        return _save(request, row, make, "fields") or back
    facts = {"form": form, "is_new": field == NEW, "label": form.before.get("label")}
    return _form_page(request, row, "field", **facts)


def _rows(
    request: AskedAbout, row: OwnProcedure, part: str, kind: type[SubjectsForm | PapersForm]
) -> HttpResponse:
    form = kind(request.POST or None, draft=made.tree_of(row))
    if request.method == "POST" and form.is_valid():
        entries = form.entries

        def make(now: Text) -> Text:
            found = listed(now, form.path, entries)
            return found if entries else patched(found, {form.path: None})

        return _save(request, row, make, part) or to_made(row)
    return _form_page(request, row, "rows", form=form, title=phrase(f"made.page_{part}"),
                      help=phrase(f"made.{part}_help"))  # fmt: skip


@GET_POST
@with_made
def subjects(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    return _rows(request, row, "subjects", SubjectsForm)


@GET_POST
@with_made
def papers(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    return _rows(request, row, "papers", PapersForm)


@GET_POST
@with_made
def times(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    draft = made.tree_of(row)
    form = TimesForm(request.POST or None, draft=draft, most=_most(row, draft))
    if request.method == "POST" and form.is_valid():

        def make(now: Text) -> Text:
            found = patched(now, form.values)
            for key, values in form.clock_values.items():
                if key in found["clocks"]:
                    found = timed(found, key, values)
            return found

        return _save(request, row, make, "times") or to_made(row)
    return _form_page(request, row, "form", form=form, title=phrase("made.page_times"),
                      help=phrase("made.times_help"))  # fmt: skip


def _most(row: OwnProcedure, draft: Text) -> Mapping[str, int]:
    """Lengths, and caps of pauses, that the shipped procedure takes from a law: a copy does not
    make them longer.
    """
    base = shelf().procedures.get(row.based_on)
    if base is None:
        return {}
    known = {key: each for key, each in base.clocks.items() if key in draft["clocks"]}
    found = {key: each.longest for key, each in known.items() if each.longest is not None}
    open_ones = {each.path for each in unsettled(base)}
    for key, clock in known.items():
        for state, pause in clock.pauses.items():
            if pause.cap is not None and f"clocks/{key}/pauses/{state}/most" not in open_ones:
                found[f"{key}/{state}"] = pause.cap
    return found


@GET_POST
@with_made
def steps(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """Another sound way, or other words for the one there is."""
    draft, patterns = made.tree_of(row), shelf().procedure_patterns
    now_like = next(
        (key for key, each in patterns.items() if set(each.moves) == set(draft["moves"])), ""
    )
    chooses = request.method == "POST" and "pattern" in request.POST
    pattern = PatternForm(request.POST if chooses else None, patterns=patterns,
                          initial={"pattern": now_like})  # fmt: skip
    wording = WordingForm(request.POST if request.POST and not chooses else None, draft=draft)
    here = redirect("cases:made_steps", row.agency.key, row.key)
    if chooses and pattern.is_valid():
        chosen = pattern.cleaned_data["pattern"]
        if chosen == now_like:
            return here
        model = plain(patterns[chosen])
        return _save(request, row, lambda now: rewoven(now, model), "steps") or here
    if request.method == "POST" and not chooses and wording.is_valid():
        return _save(request, row, lambda now: _worded(now, wording.values), "steps") or to_made(
            row
        )
    facts = {"pattern": pattern, "wording": wording, "like": patterns.get(now_like)}
    return _form_page(request, row, "steps", **facts)


def _worded(now: Text, values: Mapping[str, Any]) -> Text:
    """Words of states and steps that are still there."""
    there = {path: said for path, said in values.items() if _is_there(now, path.rpartition("/")[0])}
    return patched(now, there)


def _is_there(now: Any, path: str) -> bool:
    for step in path.split("/"):
        if step not in now:
            return False
        now = now[step]
    return True
