"""Addresses of the log of what was made known."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.dissemination import views

app_name = "dissemination"

ALL = "a/<slug:agency>/dissemination/"
ONE = f"{ALL}p/<slug:posting>/"

urlpatterns = [
    path(ALL, views.log, name="log"),
    path(f"{ALL}file/", views.log_file, name="log_file"),
    path(f"{ALL}counts/", views.counts, name="counts"),
    path(f"{ALL}counts/file/", views.counts_file, name="counts_file"),
    path(f"{ALL}new/", views.new, name="new"),
    path(ONE, views.posting, name="posting"),
    path(f"{ONE}remove/", views.remove, name="remove"),
]
