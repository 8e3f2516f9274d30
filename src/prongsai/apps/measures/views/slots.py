"""One report: written by its unit, passed from desk to desk, taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.queries import holding, names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.files.queries import by_keys
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase
from prongsai.apps.measures import bridge, follow_actions, follow_queries, queries
from prongsai.apps.measures.figures import success_said, value_said
from prongsai.apps.measures.follow_forms import ReportForm, WhyForm
from prongsai.apps.measures.follow_slots import Crew, Place
from prongsai.apps.measures.follow_words import word
from prongsai.apps.measures.models import Report
from prongsai.apps.measures.views.asked import measure_of
from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import Step
from prongsai.core.follow_up.seats import REPORTING, Seats, roles_at
from prongsai.core.follow_up.way import STEPS, Filed
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Words

View = Callable[..., HttpResponse]
TAKES = frozenset(each.key for each in STEPS[1:])
"""Steps that the page of a report takes by one button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The slot that an address names, what is written in it, and who asks."""

    place: Place
    row: Report | None
    doer: Doer
    seats: Seats
    crew: Crew

    @property
    def filed(self) -> Filed | None:
        return bridge.filed(self.row, self.place.name) if self.row else None

    @property
    def writes(self) -> bool:
        """Whether the form is open to whoever asks."""
        mine = Role.DIVISION_OFFICER in self.doer.roles
        return mine and (self.filed is None or self.filed.is_open)

    @property
    def step(self) -> str:
        """The step that whoever asks may take now, after the unit's own."""
        approval = self.filed.approval if self.filed else None
        if approval is None or not approval.round:
            return ""
        may = approval.may(self.doer.key, self.doer.roles)
        return approval.next.key if may and approval.next else ""

    @property
    def may_take_back(self) -> bool:
        mine = Role.DIVISION_OFFICER in self.doer.roles
        filed = self.filed
        return bool(mine and filed and not filed.is_open and not filed.is_locked)


def asked_for(request: AskedAbout, measure: str, period: str, unit: str) -> Asked:
    row = measure_of(request, measure)
    units, reports = queries.units_of(request.agency), follow_queries.reports_on(row)
    rhythm = queries.rhythm_of(request.agency)
    owed = follow_queries.of_measure(row, reports, units, rhythm, request.today)
    place = next((each for each in owed if each.slot == (row.pk, unit, period)), None)
    if place is None:
        raise Http404
    crew = follow_queries.crew(request.agency, units, request.today)
    return Asked(
        place=place, doer=doer_at(request, unit, crew), seats=crew.seats(unit), crew=crew,
        row=next((each for each in reports if (each.unit, each.period) == (unit, period)), None),
    )  # fmt: skip


def doer_at(request: AskedAbout, unit: str, crew: Crew) -> Doer:
    """Who asks, with the desks held on the way of this unit's reports."""
    doer, around = doer_of(request), crew.around(unit)
    inside = [each for each in request.parts
              if each.agency == request.agency.key and each.role in REPORTING
              and each.division in around]  # fmt: skip
    own = {Role(each.role) for each in inside}
    acting = set(doer.acting) - REPORTING
    acting |= {role for role in own if all(e.acting for e in inside if e.role == role)}
    roles = roles_at(own, doer.roles, crew.seats(unit))
    return Doer(doer.key, roles, doer.at, acting=frozenset(acting & roles))


def told_why(view: View) -> View:
    """What is refused is said on the page of the report."""

    @wraps(view)
    def answered(request: AskedAbout, agency: str, **where: Any) -> HttpResponse:
        try:
            return view(request, agency, **where)
        except Refused as refused:
            say_why(request, refused)
            gaps = {"agency": agency, **where}
            return HttpResponseRedirect(reverse("measures:slot", kwargs=gaps))

    return answered


@GET_POST
def slot(request: AskedAbout, agency: str, measure: str, period: str, unit: str) -> HttpResponse:
    """What is told, what becomes of it, and whose turn it is; its address stays for good."""
    asked = asked_for(request, measure, period, unit)
    sent = request.method == "POST"
    form = ReportForm(
        request.POST if sent else None, request.FILES if sent else None, report=asked.row,
        success=success_said(bridge.value(asked.place.row)),
    )  # fmt: skip
    if sent and form.is_valid() and (done := _saved(request, asked, form)):
        messages.success(request, phrase(done))
        return redirect("measures:slot", agency, measure, period, unit)
    return render(request, "measures/follow_slot.html", _facts(request, asked, form))


def _saved(request: AskedAbout, asked: Asked, form: ReportForm) -> str:
    """Which sentence says what was done; none where it was refused."""
    hand_in = request.POST.get("do") == "submit"
    try:
        follow_actions.write(asked.place, form.written, asked.doer, seen=form.seen, hand_in=hand_in)
    except Refused as refused:
        form.say_all(refused)
        if any(each.code == "follow-up-changed-meanwhile" for each in refused.problems):
            form.show_other(asked.row)
        return ""
    return "slot.handed_in" if hand_in else "slot.saved"


def _facts(request: AskedAbout, asked: Asked, form: ReportForm) -> dict[str, Any]:
    filed, place = asked.filed, asked.place
    acts = filed.approval.acts if filed else ()
    step = filed.approval.next if filed and filed.approval.round else None
    here = asked.crew.of(place.unit)
    people = names({*(act.by for act in acts), *here})
    keys = [each["file"] for each in asked.row.proofs if each.get("file")] if asked.row else []
    kept = by_keys(request.agency.key, keys)
    return {
        "place": place, "measure": place.row, "report": asked.row, "form": form,
        "writes": asked.writes, "step": asked.step, "next": step, "filed": filed,
        "may_take_back": asked.may_take_back, "why": WhyForm(prefix="back"),
        "acts": [(act, people.get(act.by, "")) for act in acts],
        "proofs": [(each, kept.get(each.get("file", ""))) for each in
                   (asked.row.proofs if asked.row else [])],
        "owing": [people[key] for key in here if key in people],
        "shown": _shown(asked.row), "turn": _turn(request, asked, step, people),
        "unstaffed": not asked.seats.staffed, **_measured(asked),
    }  # fmt: skip


def _measured(asked: Asked) -> dict[str, str]:
    """What the unit measured, and of what."""
    measure = bridge.value(asked.place.row)
    value = bridge.report(asked.row).result if asked.row else None
    return {"success": success_said(measure), "value": value_said(value, measure.success_unit)}


def _shown(row: Report | None) -> dict[str, Words]:
    """Choices of a report in words."""
    said = {"progress": row.progress, "reason": row.reason} if row else {}
    return {name: word(name, key) for name, key in said.items() if key}


def _turn(
    request: AskedAbout, asked: Asked, step: Step | None, people: Mapping[str, str]
) -> tuple[Role, list[str]] | None:
    """Whose turn it is at a desk, in which role: told to whoever opens a link and may not."""
    if step is None:
        return None
    if step.role is Role.DIVISION_HEAD and asked.seats.headed:
        here = asked.crew.of(asked.place.unit).items()
        return step.role, [people[key] for key, roles in here if step.role in roles]
    role = Role.CHIEF_ADMINISTRATOR if step.role is Role.DIVISION_HEAD else step.role
    if step.role is Role.CHIEF_ADMINISTRATOR and not asked.seats.headed:
        role = Role.EXECUTIVE
    return role, holding(request.agency.key, [role], request.today).get(role, [])


@require_POST
@told_why
def decide(request: AskedAbout, agency: str, measure: str, period: str, unit: str) -> HttpResponse:
    """Pass it on, or send it back with a reason."""
    asked = asked_for(request, measure, period, unit)
    if asked.row is None:
        raise Http404
    seen = whole(request.POST.get("seen"))
    if "back" in request.POST:
        form = WhyForm(request.POST, prefix="back")
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        follow_actions.give_back(asked.row, asked.doer, reason, seen=seen)
        messages.success(request, phrase("slot.sent_back"))
    elif (step := request.POST.get("step", "")) in TAKES:
        follow_actions.take(asked.row, asked.doer, step=step, seen=seen)
        messages.success(request, phrase(f"slot.did_{step}"))
    return redirect("measures:slot", agency, measure, period, unit)


@require_POST
@told_why
def take_back(
    request: AskedAbout, agency: str, measure: str, period: str, unit: str
) -> HttpResponse:
    """Its unit goes on writing."""
    asked = asked_for(request, measure, period, unit)
    if asked.row is None:
        raise Http404
    form = WhyForm(request.POST, prefix="back")
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    follow_actions.take_back(asked.row, asked.doer, reason)
    messages.success(request, phrase("slot.taken_back"))
    return redirect("measures:slot", agency, measure, period, unit)
