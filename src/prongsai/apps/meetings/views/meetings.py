"""Calling a meeting, its page, the memo that invites."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase, sentence, thai
from prongsai.apps.meetings import bridge, calling, drawing, queries
from prongsai.apps.meetings.meeting_forms import ChangeMeeting, NewMeeting, of_meeting
from prongsai.apps.meetings.models import Committee
from prongsai.apps.meetings.views.asked import committee_of, meeting_of, who_asks
from prongsai.apps.papers.queries import given_of
from prongsai.core.meetings.decisions import Decision, Lines, agenda
from prongsai.core.meetings.meeting import has_quorum, lacking
from prongsai.core.terms.dates import shown_date
from prongsai.core.terms.problem import Refused


class _Lines(Lines):
    """In Thai, as agendas are written."""

    def decision(self, decision: Decision) -> str:
        facts = {"count": decision.meeting, "what": decision.what}
        if decision.until is None:
            return thai("meeting.carried", **facts)
        return thai("meeting.carried_until", day=shown_date(decision.until), **facts)

    def minutes(self, count: str) -> str:
        return thai("meeting.to_adopt", count=count)


def _begun(row: Committee) -> dict[str, str]:
    """What the agenda begins with: minutes to adopt, and every decision that is still open."""
    earlier = [bridge.decision(each, each.meeting.count) for each in queries.open_of(row)]
    unadopted = [each.count for each in queries.unadopted(row)]
    items = agenda(bridge.frame(), earlier, unadopted, _Lines())
    return {f"notes_{each.key}": each.notes for each in items}


@GET_POST
def call(request: AskedAbout, agency: str, committee: str) -> HttpResponse:
    """Another meeting, its agenda begun."""
    row = committee_of(request, committee)
    initial = {"token": new_key(), **_begun(row)}
    form = NewMeeting(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = calling.call(row, form.called, doer_of(request), form.cleaned_data["token"])
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("meeting.called"))
            return redirect("meetings:meeting", agency, made.key)
    return render(request, "meetings/meeting_form.html", {"form": form, "committee": row})


@GET_POST
def edit(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:
    """Day, place and agenda."""
    row = meeting_of(request, meeting)
    form = ChangeMeeting(request.POST or None, initial=of_meeting(row))
    if request.method == "POST" and form.is_valid():
        try:
            calling.change(row, form.called, doer_of(request))
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("meetings:meeting", agency, meeting)
    facts = {"form": form, "meeting": row, "committee": row.committee}
    return render(request, "meetings/meeting_form.html", facts)


@require_safe
def meeting(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Agenda and minutes, who came, what was decided, what comes next."""
    row = meeting_of(request, meeting)
    _, units = who_asks(request)
    frame, value = bridge.frame(), bridge.meeting(row)
    committee = bridge.committee(row.committee)
    decisions = queries.decided(row)
    papers = given_of(request.agency, f"{queries.of(row.committee)}:{row.key}")
    facts = {
        "meeting": row, "committee": row.committee, "token": new_key(),
        "items": [
            (each, [(one, bridge.whose(one, units)) for one in decisions if one.item == number])
            for number, each in enumerate(value.items, 1)
        ],
        "attendance": [(each, frame.parts.get(each.part)) for each in value.attendance],
        "lacks": [sentence(each) for each in lacking(value, committee, frame)],
        "has_quorum": has_quorum(value, committee, frame), "present": value.present,
        "paper": next(iter(papers), None), "adopts": list(row.adopts.order_by("year", "number")),
        "to_adopt": [
            each for each in queries.unadopted(row.committee)
            if queries.order(each) < queries.order(row)
        ],
    }  # fmt: skip
    return render(request, "meetings/meeting.html", facts)


@require_safe
def invitation(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What a memo says that invites, to copy."""
    row = meeting_of(request, meeting)
    _, units = who_asks(request)
    subject, text = drawing.invitation(row, units)
    facts = {"meeting": row, "subject": subject, "text": text}
    return render(request, "meetings/invitation.html", facts)


@require_POST
def remove(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:
    """Into the recycle bin, where it decided nothing."""
    row = meeting_of(request, meeting)
    try:
        calling.remove(row, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return redirect("meetings:meeting", agency, meeting)
    messages.success(request, phrase("meeting.removed"))
    return redirect("meetings:committee", agency, row.committee.key)
