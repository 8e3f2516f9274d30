"""Addresses of the list of things that can be lent."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.cases.views import things

ALL = "a/<slug:agency>/cases/things/"

urlpatterns = [
    path(ALL, things.listed, name="things"),
    path(f"{ALL}new/", things.thing, name="thing_new"),
    path(f"{ALL}import/", things.bring_in, name="things_import"),
    path(f"{ALL}file/", things.file, name="things_file"),
    path(f"{ALL}t/<slug:asset>/", things.thing, name="thing"),
]
