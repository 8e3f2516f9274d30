"""Who came, what was said, the minutes as a file and as a paper, their adoption."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import PRINTS, download, form_asked
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.words import phrase
from prongsai.apps.meetings import bridge, calling, drawing, queries
from prongsai.apps.meetings.meeting_forms import AttendanceForm, MinutesForm, of_attendance
from prongsai.apps.meetings.views.asked import meeting_of, who_asks
from prongsai.core.meetings.meeting import begun
from prongsai.core.terms.problem import Refused, refuse


@GET_POST
def attendance(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:
    """A row for each member; the list is that of the committee until it was saved once."""
    row = meeting_of(request, meeting)
    members = bridge.attendance(row.attendance) or begun(bridge.committee(row.committee).members)
    form = AttendanceForm(
        request.POST or None, members=members, initial=of_attendance(row, members)
    )
    if request.method == "POST" and form.is_valid():
        try:
            calling.hold(row, form.held, doer_of(request))
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("meetings:meeting", agency, meeting)
    return render(request, "meetings/attendance.html", {"form": form, "meeting": row})


@GET_POST
def minutes(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:
    """What was said under each item."""
    row = meeting_of(request, meeting)
    form = MinutesForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            calling.minute(row, form.texts, doer_of(request))
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("meetings:meeting", agency, meeting)
    return render(request, "meetings/minutes.html", {"form": form, "meeting": row})


@require_safe
def file(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:
    """The minutes as they stand."""
    form = form_asked(request, PRINTS)
    row = meeting_of(request, meeting)
    _, units = who_asks(request)
    try:
        content = drawing.minutes_file(row, units, form, request.today)
    except Refused as refused:
        say_why(request, refused)
        return redirect("meetings:meeting", agency, meeting)
    return download(f"minutes-{agency}-{row.year}-{row.number}.{form}", content)


@require_POST
def paper(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:
    """The minutes as a paper of the agency, to be passed on and signed."""
    row = meeting_of(request, meeting)
    _, units = who_asks(request)
    try:
        token = key_sent(request.POST)
        made = drawing.draft_minutes(row, units, doer_of(request), token)
    except Refused as refused:
        say_why(request, refused)
        return redirect("meetings:meeting", agency, meeting)
    messages.success(request, phrase("meeting.minutes_drafted"))
    return redirect("papers:paper", agency, made.key)


@require_POST
def adopt(request: AskedAbout, agency: str, meeting: str) -> HttpResponse:
    """This meeting adopts the minutes of an earlier one."""
    row = meeting_of(request, meeting)
    earlier = queries.meeting_of(request.agency, request.POST.get("earlier", ""))
    try:
        if earlier is None:
            raise refuse("meeting-gone")
        calling.adopt(row, earlier, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
    else:
        messages.success(request, phrase("meeting.was_adopted"))
    return redirect("meetings:meeting", agency, meeting)
