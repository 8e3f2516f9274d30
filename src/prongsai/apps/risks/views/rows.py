"""One risk with what hangs on it, and the forms of everything that stands in a register."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.files.queries import by_keys
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase
from prongsai.apps.risks import actions, bridge, queries
from prongsai.apps.risks.forms import ControlForm, FollowUpForm, RowForm, TreatmentForm, WorkForm
from prongsai.apps.risks.forms import initial as said_by
from prongsai.apps.risks.hands import Hand
from prongsai.apps.risks.models import RiskRow
from prongsai.apps.risks.queries import Held
from prongsai.apps.risks.risk_form import RiskForm
from prongsai.apps.risks.views.asked import hand_of, held_of, row_of
from prongsai.apps.risks.views.lists import rated
from prongsai.core.risks.levels import When
from prongsai.core.terms.problem import Refused

FORMS: dict[str, type[RowForm]] = {
    "work": WorkForm, "risk": RiskForm, "control": ControlForm, "treatment": TreatmentForm,
    "follow-up": FollowUpForm,
}  # fmt: skip
"""By how addresses name a kind."""
_HANGS_ON = {"control": "risk", "treatment": "risk", "follow_up": "treatment"}


@require_safe
def risk(request: AskedAbout, agency: str, year: int, row: str) -> HttpResponse:
    """One risk: what it is, how large, what keeps it small, what is done and what came of it."""
    held, (hand, units) = held_of(request, year), hand_of(request)
    asked = row_of(held, row, "risk")
    said, frame = held.register.risks[asked.code], held.frame
    linked = queries.links(request.agency, year)
    files = by_keys(agency, [key for each in held.rows for key in each.files])
    division = units.key_of(said.owner)
    of_treatments = [held.of("treatment", each) for each in held.register.treatments_of(said.key)]
    facts = {
        "held": held, "row": asked, "risk": said, "mine": hand.may(division),
        "work": held.register.works.get(said.work or ""),
        "before": rated(held, said, When.INHERENT), "after": rated(held, said, When.RESIDUAL),
        "kind": frame.kinds.get(said.kind or ""), "area": frame.areas.get(said.area or ""),
        "response": frame.responses.get(said.response or ""),
        "afterwards": frame.afterwards.get(said.afterwards or ""),
        "controls": [
            (held.of("control", each), each, frame.verdicts.get(each.verdict or ""),
             _linked(each, linked))
            for each in held.register.controls_of(said.key)
        ],
        "treatments": [
            (line, bridge.thing(line), _linked(bridge.thing(line), linked),
             _followed(held, line, files), hand.may(line.division, division))
            for line in of_treatments
        ],
        "findings": _about(held, said.key, request, linked),
    }  # fmt: skip
    return render(request, "risks/risk.html", facts)


def _linked(thing: Any, linked: queries.Links) -> list[tuple[str, str, queries.Linked | None]]:
    """Measures and projects by sort and code, with what the apps above tell of them."""
    found: list[tuple[str, str, queries.Linked | None]] = []
    for sort, codes, known in (
        ("measure", thing.measures, linked.measures), ("project", thing.projects, linked.projects),
    ):  # fmt: skip
        found += [(sort, code, (known or {}).get(code)) for code in codes]
    return found


def _followed(held: Held, row: RiskRow, files: dict[str, Any]) -> list[Any]:
    frame, order = held.frame, list(held.frame.rounds)
    said = sorted(held.register.follow_ups_of(row.code), key=lambda each: order.index(each.round))
    rows = [(held.of("follow_up", each), each) for each in said]
    return [
        (line, each, frame.rounds[each.round], frame.states[each.state],
         [files[key] for key in line.files if key in files])
        for line, each in rows
    ]  # fmt: skip


def _about(held: Held, key: str, request: AskedAbout, linked: queries.Links) -> list[Any]:
    """What the rules find about a risk and what hangs on it."""
    hanging = {each.key for each in held.register.controls_of(key)}
    hanging |= {each.key for each in held.register.treatments_of(key)}
    found = held.findings(request.today, linked.known)
    return [each for each in found if each.key == key or each.key in hanging]


@GET_POST
def add(request: AskedAbout, agency: str, year: int, kind: str) -> HttpResponse:
    """Another risk, or something that hangs on one; `of` names what it hangs on."""
    held, (hand, units) = held_of(request, year), hand_of(request)
    if kind not in FORMS:
        raise Http404
    of = _of(held, FORMS[kind].kind, request.GET.get("of", ""))
    if of is None:
        return redirect("risks:register", agency, year)
    form = FORMS[kind](
        held, hand, units, request.POST or None, request.FILES or None, of=of,
        initial=_first(FORMS[kind].kind, held, of),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add(
                held.year, form.kind, form.said, hand, form.cleaned_data["token"], form.proof
            )
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("risk.saved"))
            return redirect(_after(held, made, of))
    facts = {"form": form, "held": held, "kind": kind, "back": _page(held, of),
             "about": _about_what(held, of)}  # fmt: skip
    return render(request, "risks/form.html", facts)


def _of(held: Held, kind: str, key: str) -> dict[str, Any] | None:
    """What it hangs on, as the core names it; none where that is not there."""
    name = _HANGS_ON.get(kind)
    if name is None:
        return {}
    row = held.by_key(key)
    return {name: row.code} if row is not None and row.kind == name else None


def _first(kind: str, held: Held, of: dict[str, Any]) -> dict[str, Any]:
    """What a new form says to begin with."""
    first: dict[str, Any] = {"token": new_key()}
    if kind in ("control", "treatment"):
        first["owner"] = held.register.risks[of["risk"]].owner
    return first


def _page(held: Held, of: dict[str, Any]) -> str:
    """The page of the risk that something hangs on; of anything else the register."""
    agency, year = held.year.agency.key, held.year.year
    risk = of.get("risk")
    if "treatment" in of:
        risk = held.register.treatments[of["treatment"]].risk
    if risk is None:
        return reverse("risks:register", args=[agency, year])
    return reverse("risks:risk", args=[agency, year, held.row("risk", risk).key])


def _about_what(held: Held, of: dict[str, Any]) -> str:
    """The risk or treatment that a form is about, in its own words."""
    if "treatment" in of:
        return held.register.treatments[of["treatment"]].says
    return held.register.risks[of["risk"]].event if "risk" in of else ""


def _after(held: Held, row: RiskRow, of: dict[str, Any]) -> str:
    if row.kind == "risk":
        return reverse("risks:risk", args=[held.year.agency.key, held.year.year, row.key])
    if row.kind == "work":
        return reverse("risks:works", args=[held.year.agency.key, held.year.year])
    return _page(held, of)


@GET_POST
def change(request: AskedAbout, agency: str, year: int, row: str) -> HttpResponse:  # noqa: ARG001
    """What one thing says; whoever comes second is shown what the first saved."""
    held, (hand, units) = held_of(request, year), hand_of(request)
    asked = row_of(held, row, "work", "risk", "control", "treatment", "follow_up")
    thing, kind = bridge.thing(asked), asked.kind.replace("_", "-")
    of = {name: getattr(thing, name) for name in ("risk", "treatment") if hasattr(thing, name)}
    form = FORMS[kind](
        held, hand, units, request.POST or None, request.FILES or None, thing=thing,
        initial={**said_by(thing), "seen": asked.revision},
    )  # fmt: skip
    mine = hand.may(*actions.owners(asked.kind, thing, held.register, units))
    if request.method == "POST" and form.is_valid() and _saved(request, asked, form, hand):
        messages.success(request, phrase("form.saved"))
        return redirect(_after(held, asked, of))
    facts = {
        "form": form, "held": held, "row": asked, "kind": kind, "back": _after(held, asked, of),
        "mine": mine, "about": _about_what(held, of),
    }  # fmt: skip
    return render(request, "risks/form.html", facts)


def _saved(request: AskedAbout, row: RiskRow, form: RowForm, hand: Hand) -> bool:
    """Whether it was; if not, the form says why."""
    try:
        actions.change(row, form.said, hand, seen=form.cleaned_data["seen"] or 0, proof=form.proof)
    except Refused as refused:
        if any(each.code == "risks-changed-meanwhile" for each in refused.problems):
            now = held_of(request, row.year.year).by_key(row.key)
            if now is not None:
                form.beside(bridge.thing(now), now.revision)
        add_beside(form, refused)
        return False
    return True


@require_POST
def remove(request: AskedAbout, agency: str, year: int, row: str) -> HttpResponse:
    """Into the recycle bin."""
    held, (hand, _) = held_of(request, year), hand_of(request)
    asked = row_of(held, row, "work", "risk", "control", "treatment", "follow_up")
    thing = bridge.thing(asked)
    of = {name: getattr(thing, name) for name in ("risk", "treatment") if hasattr(thing, name)}
    try:
        actions.remove(asked, hand)
        messages.success(request, phrase("risk.removed"))
    except Refused as refused:
        say_why(request, refused)
        return redirect("risks:change", agency, year, row)
    if asked.kind == "work":
        return redirect("risks:works", agency, year)
    return redirect(_page(held, of) if asked.kind != "risk" else _page(held, {}))


@require_POST
def drop_file(request: AskedAbout, agency: str, year: int, row: str, file: str) -> HttpResponse:
    """Proof that was none, into the recycle bin."""
    held, (hand, _) = held_of(request, year), hand_of(request)
    asked = row_of(held, row)
    try:
        actions.drop_file(asked, file, hand)
        messages.success(request, phrase("risk.file_removed"))
    except Refused as refused:
        say_why(request, refused)
    return redirect("risks:change", agency, year, row)


@require_safe
def works(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Missions and projects whose risks are looked at."""
    held, (hand, units) = held_of(request, year), hand_of(request)
    of = [each.work for each in held.register.risks.values()]
    facts = {
        "held": held, "may_add": hand.writes and not held.is_locked,
        "works": [
            (held.of("work", each), each, of.count(key), hand.may(units.key_of(each.owner)))
            for key, each in held.register.works.items()
        ],
    }  # fmt: skip
    return render(request, "risks/works.html", facts)
