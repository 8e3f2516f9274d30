"""Addresses of an agency's procedures: shipped ones to copy, its own to write and use."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.cases.views import own, own_editing, own_trying

ALL = "a/<slug:agency>/cases/procedures/"
ONE = f"{ALL}own/<slug:own_key>/"

urlpatterns = [
    path(ALL, own.listed, name="procedures"),
    path(f"{ALL}copy/<slug:procedure>/", own.copy, name="own_copy"),
    path(f"{ALL}import/", own.bring_in, name="own_import"),
    path(ONE, own.shown, name="own"),
    path(f"{ONE}about/", own_editing.about, name="own_about"),
    path(f"{ONE}fields/", own_editing.fields, name="own_fields"),
    path(f"{ONE}fields/<slug:field>/", own_editing.field, name="own_field"),
    path(f"{ONE}subjects/", own_editing.subjects, name="own_subjects"),
    path(f"{ONE}papers/", own_editing.papers, name="own_papers"),
    path(f"{ONE}times/", own_editing.times, name="own_times"),
    path(f"{ONE}steps/", own_editing.steps, name="own_steps"),
    path(f"{ONE}try/", own_trying.walk, name="own_try"),
    path(f"{ONE}look/", own_trying.look, name="own_look"),
    path(f"{ONE}manual/<slug:form>/", own_trying.paper, name="own_manual"),
    path(f"{ONE}hand-in/", own.hand_in, name="own_hand_in"),
    path(f"{ONE}send-back/", own.send_back, name="own_send_back"),
    path(f"{ONE}use/", own.use, name="own_use"),
    path(f"{ONE}stop/", own.stop, name="own_stop"),
    path(f"{ONE}remove/", own.remove, name="own_remove"),
    path(f"{ONE}file/", own.file, name="own_file"),
    path(f"{ONE}versions/", own.versions, name="own_versions"),
]
