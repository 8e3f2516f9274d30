"""Addresses of an agency's procedures: shipped ones to copy, its own to write and use."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.cases.views import made, made_editing, made_trying

ALL = "a/<slug:agency>/cases/procedures/"
ONE = f"{ALL}own/<slug:own_key>/"

urlpatterns = [
    path(ALL, made.listed, name="procedures"),
    path(f"{ALL}copy/<slug:procedure>/", made.copy, name="made_copy"),
    path(f"{ALL}import/", made.bring_in, name="made_import"),
    path(ONE, made.shown, name="made"),
    path(f"{ONE}about/", made_editing.about, name="made_about"),
    path(f"{ONE}fields/", made_editing.fields, name="made_fields"),
    path(f"{ONE}fields/<slug:field>/", made_editing.field, name="made_field"),
    path(f"{ONE}subjects/", made_editing.subjects, name="made_subjects"),
    path(f"{ONE}papers/", made_editing.papers, name="made_papers"),
    path(f"{ONE}times/", made_editing.times, name="made_times"),
    path(f"{ONE}steps/", made_editing.steps, name="made_steps"),
    path(f"{ONE}try/", made_trying.walk, name="made_try"),
    path(f"{ONE}look/", made_trying.look, name="made_look"),
    path(f"{ONE}manual/<slug:form>/", made_trying.paper, name="made_manual"),
    path(f"{ONE}hand-in/", made.hand_in, name="made_hand_in"),
    path(f"{ONE}send-back/", made.send_back, name="made_send_back"),
    path(f"{ONE}use/", made.use, name="made_use"),
    path(f"{ONE}stop/", made.stop, name="made_stop"),
    path(f"{ONE}remove/", made.remove, name="made_remove"),
    path(f"{ONE}file/", made.file, name="made_file"),
    path(f"{ONE}versions/", made.versions, name="made_versions"),
]
