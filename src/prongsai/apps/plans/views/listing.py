"""Which plans there are, a new one, one from a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import download
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.sealing import sealed, unsealed
from prongsai.apps.look.words import digits, language, phrase, sentences
from prongsai.apps.plans import actions, bridge, queries
from prongsai.apps.plans.forms import ImportForm, NewForm
from prongsai.apps.plans.models import Edition
from prongsai.apps.plans.telling import with_nothing
from prongsai.core.plans.editions import Book
from prongsai.core.plans.totals import Sums, totals
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Problem, Refused, refuse
from prongsai.workshop.plans import Read
from prongsai.workshop.uploads import MOST_BYTES, Upload

SEAL = "plans.import"
_ODD = ("plan-year-odd", "plan-years")
SHOWN = 200
"""Faults on a page."""


@require_safe
def all_of(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Plans and their editions, the newest first."""
    plans = [
        (row, [(each, bridge.approval(each).next) for each in editions])
        for row, editions in queries.listed(request.agency)
    ]
    return render(request, "plans/list.html", {"plans": plans})


@GET_POST
def new(request: AskedAbout, agency: str) -> HttpResponse:
    """An empty one, to be filled in on screen."""
    known = bridge.plans()
    frames = [
        (key, digits(each.name.said(language())))
        for key, each in sorted(known.shelf.plan_frames.items(), reverse=True)
    ]
    empty = known.empty().plan
    initial = {
        "token": new_key(), "title": empty.title, "frame": empty.frame, "first": empty.first,
        "years": empty.years,
    }  # fmt: skip
    form = NewForm(request.POST or None, frames=frames, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            book = known.empty(said["frame"], said["first"], said["years"])
            plan = replace(book.plan, title=said["title"], agency=request.agency.name)
            _check(replace(book, plan=plan))
            made = actions.begin(
                request.agency, replace(book, plan=plan), doer_of(request), said["token"]
            )
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("plan.begun"))
            return redirect("plans:plan", agency, made.plan.key, made.number)
    return render(request, "plans/new.html", {"form": form})


def _check(book: Book) -> None:
    """Years that can be reckoned with; that nothing stands in it yet is no fault of a beginning."""
    wrong = [each for each in bridge.plans().faults(book) if each.code in _ODD]
    if wrong:
        raise Refused(
            replace(each, place=replace(each.place, column=each.place.path.rpartition("/")[2]))
            for each in wrong
        )


@require_safe
def template(request: AskedAbout, agency: str) -> HttpResponse:
    """The spreadsheet to be filled in, with what is known already."""
    book = bridge.plans().empty()
    book = replace(book, plan=replace(book.plan, agency=request.agency.name))
    return download(f"plan-template-{agency}.xlsx", bridge.plans().as_sheets(book))


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:
    """A file is looked over and shown; only then it becomes a plan."""
    if request.method == "POST" and "sealed" in request.POST:
        return _entered(request, agency)
    form = ImportForm(request.POST or None, request.FILES or None)
    facts: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            found = _read(form.cleaned_data["file"])
        except Refused as refused:
            facts |= _wrong(refused.problems)
        else:
            if found.sound:
                return render(request, "plans/import_plan.html", _preview(request, found))
            facts |= _wrong(found.problems)
    return render(request, "plans/import.html", facts)


def _read(file: Any) -> Read:
    """One that is too large isn't even taken into memory."""
    if file.size > MOST_BYTES:
        raise refuse("upload-too-large", size=f"{file.size:,}", most=f"{MOST_BYTES:,}")
    return bridge.plans().read_upload(Upload(file.name, file.read()))


def _wrong(problems: Any) -> dict[str, Any]:
    found = list(problems)
    return {"problems": list(_lines(found[:SHOWN])), "more": max(0, len(found) - SHOWN)}


def _lines(problems: list[Problem]) -> Iterator[tuple[str, int | None, str, str]]:
    for each in problems:
        place = each.place
        line = phrase("plan.at_line", line=place.line) if place.line else ""
        where = place.sheet or " · ".join(filter(None, (line, place.path)))
        yield where, place.row, place.column, sentences(each)


def _preview(request: AskedAbout, found: Read) -> dict[str, Any]:
    plan = found.book.plan
    parts = totals(plan, bridge.plans().frame_of(plan.frame))
    whole = {year: sum((each.by_year[year] for each in parts), Sums()) for year in plan.covers}
    token = sealed(
        SEAL, {"book": bridge.stored(found.book), "key": new_key()},
        [request.agency.key, request.user.key],
    )  # fmt: skip
    return {
        "book": found.book, "plan": plan, "parts": [
            (each, with_nothing(each, each.by_year[plan.first]), with_nothing(each, each.whole))
            for each in parts
        ],
        "whole": whole, "sealed": token,
        "other_name": plan.agency != request.agency.name,
        "money": sum(whole.values(), Sums()), "kpis": len(list(plan.kpis())),
        **_wrong(found.problems),
    }  # fmt: skip


def _entered(request: AskedAbout, agency: str) -> HttpResponse:
    try:
        said = unsealed(SEAL, request.POST["sealed"], [request.agency.key, request.user.key])
        made = _made(request, said)
    except Refused as refused:
        say_why(request, refused)
        return redirect("plans:import", agency)
    messages.success(request, phrase("plan.imported", projects=made.projects))
    return redirect("plans:plan", agency, made.plan.key, made.number)


def _made(request: AskedAbout, said: Any) -> Edition:
    book, problems = read(Book, said["book"])
    if book is None:
        raise Refused(problems)
    return actions.begin(request.agency, book, doer_of(request), said["key"], verb="import")
