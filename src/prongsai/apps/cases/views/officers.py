"""Officers: the list, a case, what they do with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import (
    actions,
    beside,
    bridge,
    charging,
    circulating,
    each,
    queries,
    row_tables,
    shown,
    telling_outside,
    there,
)
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.forms import AskForm, CorrectForm, MoveForm
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.cases.own import colleagues
from prongsai.apps.cases.privacy import Notice, asks_about_people, notice_of
from prongsai.apps.cases.queries import Wanted
from prongsai.apps.cases.shown import Seen
from prongsai.apps.cases.views.asked import Looked, not_yours, to_case, who_asks, with_case
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.words import phrase, sentence, sentences
from prongsai.core.cases.alarms import asks_back_on
from prongsai.core.cases.folder import Folder, Offer
from prongsai.core.cases.log import Standing
from prongsai.core.procedures.kinds import FieldType, Hands
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseField, Procedure
from prongsai.core.terms.problem import Problem, Refused

LONGEST = 60


@require_safe
def listed(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What waits first, by its last day; of officers of a unit what that unit has."""
    who, units = who_asks(request)
    wanted = _wanted(request)
    page = queries.page(request.agency, who, wanted, request.today)
    desks = queries.desks_of(request.agency)
    known = bridge.known_by(request.agency)
    stopped, taken = there.stopped(request.agency, known), _taken(desks, known)
    facts = {
        "wanted": wanted, "stages": list(queries.STAGES), "page": page,
        "lines": [(each, shown.title(each), shown.category(each), shown.state(each),
                   units.name(each.unit)) for each in page.rows],
        "counts": queries.counts(request.agency, who, request.today),
        "units": [(key, units.name(key)) for key in units.names],
        "categories": _categories(wanted.procedure, {**known, **stopped}, {*taken, *stopped}),
        "procedures": [(key, said(each.title)) for key, each in known.items()],
        "stopped": [(key, said(each.title)) for key, each in stopped.items()],
        "more": _more(request, page.more), "taken": taken,
        "queues": {key for key, each in known.items() if each.waits},
        "open": {key for key, each in desks.items() if each.open},
        "entered": {key for key in desks if key in known and bridge.for_citizens(known[key])},
    }  # fmt: skip
    return render(request, "cases/list.html", facts)


def _wanted(request: AskedAbout) -> Wanted:
    asked = {name: request.GET.get(name, "")[:LONGEST] for name in
             ("stage", "procedure", "unit", "category", "number", "words", "after")}  # fmt: skip
    stage = asked.pop("stage")
    return Wanted(stage=stage if stage in queries.STAGES else "open", **asked)


def _taken(desks: Mapping[str, Desk], known: Mapping[str, Procedure]) -> set[str]:
    """What the office takes in: from strangers where it said so, from its own people else."""
    inside = (key for key, each in known.items() if bridge.staff_party(each) is not None)
    own = {key for key in inside if key not in desks or desks[key].staff}
    others = {key for key, each in known.items() if bridge.for_citizens(each)}
    return own | {key for key, each in desks.items() if each.open or key in others}


def _categories(
    procedure: str, offers: Mapping[str, Procedure], taken: Collection[str]
) -> list[tuple[str, str]]:
    """Of the procedure that is chosen, else of all that the office takes in."""
    known = {key: each for key, each in offers.items() if key in taken}
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
@with_case
def case(request: AskedAbout, found: Looked) -> HttpResponse:
    """Everything about it but who brought it, which is shown on asking."""
    if found.row.secret:
        actions.read(found.row, found.who.actor.who, request.now)
    return _page(request, found, reveals=False)


@require_POST
@with_case
def people(request: AskedAbout, found: Looked) -> HttpResponse:
    """Who brought it, for those who have to do with it; that they looked stays in the trail."""
    if not found.works:
        return not_yours(request, found)
    actions.look_at_people(found.row, found.who.actor.who, request.now)
    return _page(request, found, reveals=True)


def _page(
    request: AskedAbout, found: Looked, *, reveals: bool, say: AskForm | None = None
) -> HttpResponse:
    """`say` is a message that was refused, given back."""
    row, folder, works = found.row, found.folder, found.works
    seen = Seen(
        units=found.units, people=shown.everybody(folder), reveals=reveals, only=found.only,
        secret=row.secret,
    )  # fmt: skip
    offers = circulating.offers(request, folder, found.mover, found.units) if works else ()
    facts = {
        "case": row, "procedure": folder.procedure, "now": found.now,
        "category": shown.category(row), "state": shown.state(row), "works": works,
        "unit": found.units.name(row.unit) if row.unit else "",
        "handler": (seen.people or {}).get(row.handler, ""),
        "outcome": _outcome(folder, row), "dials": shown.dials(folder, request.now),
        "lines": shown.timeline(folder, shown.files_of(row, folder), seen),
        "offers": [(each.move, said(each.move.label)) for each in offers if each.is_open],
        "hindered": _hindered(offers), "say": say or AskForm(),
        "has_people": not reveals and works and not found.only and shown.has_people(folder),
        "each": each.tables(folder, found.now, seen),
        "tables": row_tables.tables(folder, request.today), "asks_back": _asks_back(found, request),
        "to_copy": "" if row.bringer else _to_copy(request, row, folder),
        "circulated": circulating.seen(request, found.row, folder, found.units),
        **beside.facts_of(row, folder, works=works),
    }  # fmt: skip
    return render(request, "cases/case.html", facts)


def _hindered(offers: Iterable[Offer]) -> list[tuple[str, list[str]]]:
    """Moves that would be his, and what hinders him."""
    return [
        (said(each.move.label), [sentence(one) for one in each.hindrances])
        for each in offers
        if each.right and not each.is_open
    ]


def _outcome(folder: Folder, row: Case) -> str:
    found = folder.procedure.outcomes.get(row.outcome)
    return said(found.name) if found else ""


def _asks_back(found: Looked, request: AskedAbout) -> bool:
    """Whether the weeks are over after which whoever brought it is asked how it went."""
    day = asks_back_on(found.folder.procedure, found.now)
    return day is not None and day <= request.today


def _to_copy(request: AskedAbout, row: Case, folder: Folder) -> str:
    """What an officer may send from his own telephone; it says nothing of what it is about."""
    address = request.build_absolute_uri(reverse("cases:follow", args=[row.agency.key]))
    if asks_back_on(folder.procedure, folder.standing(folder.moment(request.now))):
        return phrase("case.to_ask_back", number=row.register_number, agency=row.agency.name,
                      address=address)  # fmt: skip
    return telling_outside.text_of(row, folder, address)


@GET_POST
@with_case
def move(request: AskedAbout, found: Looked, deed: str) -> HttpResponse:
    """The form of a move as the file says; two who decide at once are told."""
    offers = circulating.offers(request, found.folder, found.mover, found.units)
    offer = next((each for each in offers if each.move.key == deed), None)
    if offer is None or not offer.is_open:
        return _not_offered(request, found, deed, offer)
    form = _move_form(request, found, offer.move)
    if request.method == "POST" and form.is_valid():
        try:
            circulating.make(found.row, found.mover, form, doer_of(request))
        except Refused as refused:
            for each in refused.problems:
                form.add_error(form.name_of(each.place.column or ""), sentences(each))
        else:
            messages.success(request, phrase("case.moved", what=said(offer.move.label)))
            return to_case(found)
    return _move_page(request, found, offer.move, form)


def _not_offered(
    request: AskedAbout, found: Looked, deed: str, offer: Offer | None
) -> HttpResponse:
    """Why not; who typed something while another moved the case on has it before him still."""
    why, move = Refused(_why_not(found, deed, offer)), found.folder.procedure.moves.get(deed)
    if request.POST and move and found.works:
        form = _move_form(request, found, move)
        add_beside(form, why)
        return _move_page(request, found, move, form)
    return not_yours(request, found, why)


def _move_page(request: AskedAbout, found: Looked, move: Move, form: MoveForm) -> HttpResponse:
    state = found.folder.procedure.states.get(move.to)
    facts = {"case": found.row, "form": form, "deed": said(move.label),
             "leads": said(state.label) if state else "", "procedure": found.folder.procedure,
             "notice": _notice(request, found, move),
             "differs": charging.differs(found.folder, found.now, move)}  # fmt: skip
    return render(request, "cases/move.html", facts)


def _notice(request: AskedAbout, found: Looked, move: Move) -> Notice | None:
    """For whoever says something of himself: as one of several, or as who brought it."""
    procedure = found.folder.procedure
    of_himself = move.each or found.mover.party
    if not of_himself or not asks_about_people(procedure, move.fields):
        return None
    return notice_of(request.agency, procedure, move.fields)


def _move_form(request: AskedAbout, found: Looked, move: Move) -> MoveForm:
    fields = found.folder.procedure.fields
    asks = move.hands is Hands.PERSON or any(_of_people(fields[key]) for key in move.fields)
    people = colleagues(request.agency.key, request.today) if asks else {}
    begun = charging.begun_with(found.folder, found.now, move)
    form = circulating.kind_of(move, request, found.units)(
        request.POST or None, request.FILES or None, procedure=found.folder.procedure, deed=move,
        units=found.units, people=people, late=True,
        initial={"seen": len(found.folder.log), **said_before(found.now, move), **begun},
    )  # fmt: skip
    row_tables.choose(form, found.folder, move)
    charge = found.folder.procedure.charge
    if charge and charge.asked in move.fields:
        form.fields[f"f_{charge.asked}"].help_text = charging.rate_help(found.folder, found.now)
    return form


def _why_not(found: Looked, deed: str, offer: Offer | None) -> list[Problem]:
    """It is not his; or somebody moved the case on meanwhile."""
    if offer is not None:
        return list(offer.hindrances)
    move = found.folder.procedure.moves.get(deed)
    state = found.folder.procedure.states[found.row.state].label.th
    return [Problem("case-move-not-offered", {"move": move.label.th if move else deed,
                                              "state": state})]  # fmt: skip


def _of_people(asked: CaseField) -> bool:
    return asked.names or asked.type is FieldType.PEOPLE


def said_before(now: Standing, move: Move) -> dict[str, Any]:
    """Lists of people as they stand, so that whoever changes one does not type it anew."""
    known = ((f"f_{key}", now.values.get(key)) for key in move.fields)
    return {} if move.each else {key: list(each) for key, each in known if isinstance(each, tuple)}


@require_POST
@with_case
def say(request: AskedAbout, found: Looked) -> HttpResponse:
    """A message to whoever brought it, who reads it with the code; refused, it stays typed."""
    if not found.works:
        return not_yours(request, found)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, found, reveals=False, say=form)
    told = form.cleaned_data
    try:
        actions.say(
            found.row, found.who.actor, told["text"], request.now, asks=told["asks"],
            key=told["token"],
        )  # fmt: skip
    except Refused as refused:
        add_beside(form, refused)
        return _page(request, found, reveals=False, say=form)
    messages.success(request, phrase("case.was_said"))
    return to_case(found)


@GET_POST
@with_case
def correct(request: AskedAbout, found: Looked) -> HttpResponse:
    """Filed under another subject, with a reason; what it was before stays in the log."""
    if not found.works:
        return not_yours(request, found)
    row, folder = found.row, found.folder
    initial = {"category": row.category, "seen": len(folder.log)}
    form = CorrectForm(request.POST or None, procedure=folder.procedure, initial=initial)
    if request.method == "POST" and form.is_valid():
        category = form.cleaned_data["category"]
        try:
            actions.correct(row, found.who.actor, form.given, request.now, category)
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("case.corrected"))
            return to_case(found)
    return render(request, "cases/correct.html", {"case": row, "form": form})
