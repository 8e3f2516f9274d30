"""Procedures of an agency: those there are, one that is being written, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.adapters.yaml_files import write_yaml
from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import bridge, made, made_actions, made_shown, queries
from prongsai.apps.cases.made_forms import FileForm, ReturnForm, TitleForm, UseForm
from prongsai.apps.cases.models import OwnProcedure
from prongsai.apps.look.downloads import download
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.cases.newer_terms import term_changes
from prongsai.core.procedures.differences import differences
from prongsai.core.procedures.drafting import asked
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of
from prongsai.core.terms.problem import Refused
from prongsai.workshop.procedures import parse_procedure

YAML = "application/yaml"
FAULTS = 100
"""So many of a file are shown at once."""
View = Callable[..., HttpResponse]


def with_made(view: View) -> View:
    """The procedure of the address, of this agency and not in the bin."""

    @wraps(view)
    def answered(request: AskedAbout, agency: str, own_key: str, **more: Any) -> HttpResponse:  # noqa: ARG001 - the gate found it
        row = made.one_of(request.agency, own_key)
        if row is None:
            raise Http404
        return view(request, row, **more)

    return answered


def to_made(row: OwnProcedure) -> HttpResponse:
    return redirect("cases:made", row.agency.key, row.key)


@require_safe
def listed(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Shipped and own, in use since when, open to citizens or not."""
    desks, current = queries.desks_of(request.agency), made.current_of(request.agency)
    rows = made.of_agency(request.agency)
    shipped = [
        (key, each, desks.get(key), key in made.copyable(), key in bridge.offered())
        for key, each in shelf().procedures.items()
    ]
    facts = {
        "rows": [(each, current.get(each.key), desks.get(each.key)) for each in rows],
        "shipped": sorted(shipped, key=lambda each: not each[4]), "file": FileForm(),
    }  # fmt: skip
    return render(request, "cases/made_list.html", facts)


@GET_POST
def copy(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Under another name; from then on it is the office's."""
    source = made.copyable().get(procedure)
    if source is None:
        raise Http404
    form = TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["token"] or new_key()
        row = made_actions.copy(request.agency, source, form.words, doer_of(request), token)
        messages.success(request, phrase("made.copied"))
        return to_made(row)
    return render(request, "cases/made_copy.html", {"form": form, "source": source})


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """A file, looked over as a whole; with a fault nothing of it is kept."""
    form = FileForm(request.POST or None, request.FILES or None)
    facts: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            read = _read(form.cleaned_data["file"].read())
        except Refused as refused:
            number = len(refused.problems)
            told = [(each.place.line, sentences(each)) for each in refused.problems[:FAULTS]]
            facts |= {"faults": told, "number": number, "more": max(0, number - FAULTS)}
        else:
            token = form.cleaned_data["token"] or new_key()
            return to_made(made_actions.bring_in(request.agency, read, doer_of(request), token))
    return render(request, "cases/made_import.html", facts)


def _read(content: bytes) -> Procedure:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise made_actions.not_text() from error
    found = parse_procedure(text, shelf().known_to_procedures, shelf().working_days)
    made_actions.must_be_simple(found)
    return found


@require_safe
@with_made
def shown(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """How far it is: its parts, its faults, what is to be done next."""
    return made_page(request, row)


def made_page(
    request: AskedAbout, row: OwnProcedure, back: ReturnForm | None = None
) -> HttpResponse:
    draft = made.tree_of(row)
    found, problems = made.looked_over(draft)
    versions = made.versions_of(row)
    latest = versions[0] if versions else None
    in_use = next((each for each in versions if each.current), None)
    is_tried = found is not None and row.tried == version_of(found)
    facts = {
        "row": row, "draft": draft, "faults": made_shown.faults(draft, problems),
        "tried": is_tried, "in_use": in_use, "latest": latest,
        "differs": latest is None or latest.text != row.text,
        "changed": latest is not None and found is not None
        and len(differences(made.text_in_use(latest.text), found)),
        "terms": term_changes(made.text_in_use(latest.text), found) if latest and found else (),
        "asked": [draft["fields"][key] for key in asked(draft)],
        "asker": names([row.asked_by]).get(row.asked_by, "") if row.asked_by else "",
        "is_his": request.user.key in {row.asked_by, *row.authors},
        "use": UseForm(initial={"seen": row.revision}), "back": back or ReturnForm(),
        "desk": queries.desks_of(request.agency).get(row.key),
    }  # fmt: skip
    return render(request, "cases/made.html", facts)


@require_POST
@with_made
def hand_in(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """To whoever puts it in use."""
    return _done(
        request, row, "made.handed_in",
        lambda: made_actions.hand_in(row, whole(request.POST.get("seen")), doer_of(request)),
    )  # fmt: skip


@require_POST
@with_made
def send_back(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return made_page(request, row, form)
    reason = form.cleaned_data["reason"]
    return _done(
        request, row, "made.was_returned",
        lambda: made_actions.send_back(row, reason, doer_of(request)),
    )  # fmt: skip


@require_POST
@with_made
def use(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """From now on new cases follow it."""
    form = UseForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else 0
    order = form.cleaned_data.get("order", "")
    return _done(
        request, row, "made.was_used",
        lambda: made_actions.use(row, seen, order, doer_of(request)),
    )  # fmt: skip


@require_POST
@with_made
def stop(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    return _done(request, row, "made.was_stopped", lambda: made_actions.stop(row, doer_of(request)))


@require_POST
@with_made
def remove(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """Into the recycle bin."""
    try:
        made_actions.remove(row, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return to_made(row)
    messages.success(request, phrase("made.was_removed"))
    return redirect("cases:procedures", row.agency.key)


def _done(
    request: AskedAbout, row: OwnProcedure, says: str, act: Callable[[], object]
) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        say_why(request, refused)
    else:
        messages.success(request, phrase(says))
    return to_made(row)


@require_safe
@with_made
def file(request: AskedAbout, row: OwnProcedure) -> HttpResponse:  # noqa: ARG001 - a view
    """The draft as a file, as `prongsai procedures check` reads it."""
    content = write_yaml(made.tree_of(row)).encode()
    return download(f"{row.key}.yaml", content, YAML)


@require_safe
@with_made
def versions(request: AskedAbout, row: OwnProcedure) -> HttpResponse:
    """Each with what it changed; first what the draft would change."""
    found = made.versions_of(row)
    draft, problems = made.looked_over(made.tree_of(row))
    texts = [made.text_in_use(each.text) for each in found]
    pairs = zip_longest(texts, texts[1:])  # with none before the first
    steps = [
        (each, names_of.get(each.by, ""), made_shown.changes(before, now) if before else None)
        for names_of in [names([one.by for one in found])]
        for each, (now, before) in zip(found, pairs, strict=True)
    ]
    facts = {
        "row": row, "steps": steps,
        "ahead": made_shown.changes(texts[0], draft) if texts and draft is not None else [],
        "faulty": bool(problems),
    }  # fmt: skip
    return render(request, "cases/made_versions.html", facts)
