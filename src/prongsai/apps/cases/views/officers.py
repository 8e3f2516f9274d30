"""Officers: the list, a case, what they do with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.queries import staff
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.cases import actions, bridge, queries, shown
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.forms import AskForm, CorrectForm, MoveForm
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.queries import Wanted
from prongsai.apps.cases.shown import Seen
from prongsai.apps.cases.views.asked import case_of, folder_of, has_part, who_asks
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.words import phrase, sentence, sentences
from prongsai.core.cases.folder import Folder, offered
from prongsai.core.procedures.kinds import Hands
from prongsai.core.procedures.moves import Move
from prongsai.core.terms.problem import Problem, Refused

LONGEST = 60


@require_safe
def listed(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What waits first, by its last day; of officers of a unit what that unit has."""
    who, units = who_asks(request)
    wanted = _wanted(request)
    page = queries.page(request.agency, who, wanted, request.today)
    known, desks = bridge.offered(), queries.desks_of(request.agency)
    facts = {
        "wanted": wanted, "stages": list(queries.STAGES), "page": page,
        "lines": [(each, shown.category(each), shown.state(each), units.name(each.unit))
                  for each in page.rows],
        "counts": queries.counts(request.agency, who, request.today),
        "units": [(key, units.name(key)) for key in units.names],
        "categories": _categories(wanted.procedure),
        "procedures": [(key, said(each.title)) for key, each in known.items()],
        "more": _more(request, page.more), "taken": set(desks),
        "open": {key for key, each in desks.items() if each.open},
    }  # fmt: skip
    return render(request, "cases/list.html", facts)


def _wanted(request: AskedAbout) -> Wanted:
    asked = {name: request.GET.get(name, "")[:LONGEST] for name in
             ("stage", "procedure", "unit", "category", "number", "after")}  # fmt: skip
    stage = asked.pop("stage")
    return Wanted(stage=stage if stage in queries.STAGES else "open", **asked)


def _categories(procedure: str) -> list[tuple[str, str]]:
    known = bridge.offered()
    chosen = [known[procedure]] if procedure in known else list(known.values())
    return [(key, said(each.name)) for found in chosen
            for key, each in found.categories.items()]  # fmt: skip


def _more(request: AskedAbout, place: str) -> str:
    if not place:
        return ""
    asked = request.GET.copy()
    asked["after"] = place
    return asked.urlencode()


@require_safe
def case(request: AskedAbout, agency: str, case: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Everything about it but who brought it, which is shown on asking."""
    return _page(request, case, reveals=False)


@require_POST
def people(request: AskedAbout, agency: str, case: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Who brought it, for those who have to do with it; that they looked stays in the trail."""
    return _page(request, case, reveals=True)


def _page(request: AskedAbout, key: str, *, reveals: bool) -> HttpResponse:
    who, units = who_asks(request)
    row = case_of(request, key, who)
    folder = folder_of(request, row, who)
    works = has_part(folder, who, request.now)
    if reveals and not works:
        raise Http404
    if reveals:
        actions.look_at_people(row, who.actor.who, request.now)
    seen = Seen(units=units, people=shown.everybody(folder.log), reveals=reveals)
    now = folder.standing(folder.moment(request.now))
    offers = offered(folder, who.actor, request.now) if works else ()
    facts = {
        "case": row, "procedure": folder.procedure, "now": now, "category": shown.category(row),
        "state": said(folder.procedure.states[now.state].label), "works": works,
        "unit": units.name(row.unit) if row.unit else "",
        "handler": (seen.people or {}).get(row.handler, ""),
        "outcome": _outcome(folder, row), "dials": shown.dials(folder, request.now),
        "lines": shown.timeline(folder, shown.files_of(row), seen),
        "offers": [(each.move, said(each.move.label)) for each in offers if each.is_open],
        "hindered": [(said(each.move.label), [sentence(one) for one in each.hindrances])
                     for each in offers if each.right and not each.is_open],
        "say": AskForm(), "has_people": not reveals and works and shown.has_people(folder),
        "to_copy": _to_copy(request, row, folder),
    }  # fmt: skip
    return render(request, "cases/case.html", facts)


def _outcome(folder: Folder, row: Case) -> str:
    found = folder.procedure.outcomes.get(row.outcome)
    return said(found.name) if found else ""


def _to_copy(request: AskedAbout, row: Case, folder: Folder) -> str:
    """What an officer may send from his own telephone; it says nothing of what it is about."""
    address = request.build_absolute_uri(reverse("cases:follow", args=[row.agency.key]))
    state = said(folder.procedure.states[row.state].public)
    return phrase(
        "case.to_copy", number=row.register_number, agency=row.agency.name, state=state,
        address=address,
    )  # fmt: skip


@GET_POST
def move(request: AskedAbout, agency: str, case: str, deed: str) -> HttpResponse:
    """The form of a move as the file says; two who decide at once are told."""
    who, units = who_asks(request)
    row = case_of(request, case, who)
    folder = folder_of(request, row, who)
    offer = next((each for each in offered(folder, who.actor, request.now)
                  if each.move.key == deed), None)  # fmt: skip
    if offer is None or not offer.is_open:
        known = folder.procedure.moves.get(deed)
        if known is None:
            raise Http404
        why = offer.hindrances if offer else [_not_here(folder, row, known)]
        say_why(request, Refused(list(why)))
        return redirect("cases:case", agency, case)
    people = _people(request) if offer.move.hands is Hands.PERSON else {}
    form = MoveForm(
        request.POST or None, request.FILES or None, procedure=folder.procedure, deed=offer.move,
        units=units, people=people, late=True, initial={"seen": len(folder.log)},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.move(row, deed, who.actor, form.given, request.now, form.handed_in)
        except Refused as refused:
            for each in refused.problems:
                form.add_error(form.name_of(each.place.column or ""), sentences(each))
        else:
            messages.success(request, phrase("case.moved", what=said(offer.move.label)))
            return redirect("cases:case", agency, case)
    facts = {"case": row, "form": form, "deed": said(offer.move.label),
             "leads": _leads(folder, offer.move.to)}  # fmt: skip
    return render(request, "cases/move.html", facts)


def _not_here(folder: Folder, row: Case, move: Move) -> Problem:
    """Somebody moved it on meanwhile, or the address was made up."""
    state = folder.procedure.states[row.state].label.th
    return Problem("case-move-not-offered", {"move": move.label.th, "state": state})


def _leads(folder: Folder, to: str) -> str:
    return said(folder.procedure.states[to].label) if to else ""


def _people(request: AskedAbout) -> dict[str, str]:
    """Who works there today."""
    found = staff(request.agency.key, request.today)
    return {each.person.key: each.person.name for each in found}


@require_POST
def say(request: AskedAbout, agency: str, case: str) -> HttpResponse:
    """A message to whoever brought it, who reads it with the code."""
    who, _ = who_asks(request)
    row = case_of(request, case, who)
    folder_of(request, row, who)
    form = AskForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(map(str, errors)))
        return redirect("cases:case", agency, case)
    said_ = form.cleaned_data
    try:
        actions.say(row, who.actor, said_["text"], request.now, asks=said_["asks"],
                    key=said_["token"])  # fmt: skip
    except Refused as refused:
        say_why(request, refused)
    else:
        messages.success(request, phrase("case.was_said"))
    return redirect("cases:case", agency, case)


@GET_POST
def correct(request: AskedAbout, agency: str, case: str) -> HttpResponse:
    """Filed under another subject, with a reason; what it was before stays in the log."""
    who, _ = who_asks(request)
    row = case_of(request, case, who)
    folder = folder_of(request, row, who)
    if not has_part(folder, who, request.now):
        raise Http404
    initial = {"category": row.category, "seen": len(folder.log)}
    form = CorrectForm(request.POST or None, procedure=folder.procedure, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(row, who.actor, form.given, request.now, form.cleaned_data["category"])
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("case.corrected"))
            return redirect("cases:case", agency, case)
    return render(request, "cases/correct.html", {"case": row, "form": form})


@require_POST
def hold(request: AskedAbout, agency: str, case: str) -> HttpResponse:
    """Nothing of it is erased while a court or an inquiry needs it."""
    who, _ = who_asks(request)
    row = case_of(request, case, who)
    folder_of(request, row, who)
    actions.set_hold(row, who.actor.who, request.now, hold="hold" in request.POST)
    messages.success(request, phrase("form.saved"))
    return redirect("cases:case", agency, case)
