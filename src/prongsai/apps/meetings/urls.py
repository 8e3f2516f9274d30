"""Addresses of committees, meetings and decisions."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.meetings.views import committees, decisions, meetings, minutes

app_name = "meetings"

ALL = "a/<slug:agency>/meetings/"
ONE = f"{ALL}c/<slug:committee>/"
MEETING = f"{ALL}m/<slug:meeting>/"
DECISION = f"{ALL}d/<slug:decision>/"

urlpatterns = [
    path(ALL, committees.all_of, name="list"),
    path(f"{ALL}new/", committees.new, name="new"),
    path(f"{ALL}decisions/", decisions.all_of, name="decisions"),
    path(ONE, committees.committee, name="committee"),
    path(f"{ONE}edit/", committees.edit, name="edit"),
    path(f"{ONE}order/", committees.order, name="order"),
    path(f"{ONE}copy/", committees.copy, name="copy"),
    path(f"{ONE}dissolve/", committees.dissolve, name="dissolve"),
    path(f"{ONE}remove/", committees.remove, name="remove"),
    path(f"{ONE}call/", meetings.call, name="call"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}edit/", meetings.edit, name="meeting_edit"),
    path(f"{MEETING}invitation/", meetings.invitation, name="invitation"),
    path(f"{MEETING}attendance/", minutes.attendance, name="attendance"),
    path(f"{MEETING}minutes/", minutes.minutes, name="minutes"),
    path(f"{MEETING}minutes/file/", minutes.file, name="minutes_file"),
    path(f"{MEETING}minutes/paper/", minutes.paper, name="minutes_paper"),
    path(f"{MEETING}adopt/", minutes.adopt, name="adopt"),
    path(f"{MEETING}remove/", meetings.remove, name="meeting_remove"),
    path(f"{MEETING}decide/", decisions.new, name="decide"),
    path(DECISION, decisions.decision, name="decision"),
    path(f"{DECISION}edit/", decisions.edit, name="decision_edit"),
    path(f"{DECISION}reopen/", decisions.reopen, name="reopen"),
]
