"""Addresses of assessments."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.assessments.views import entering, importing, results, ways, years

app_name = "assessments"

YEAR = "a/<slug:agency>/years/<int:year>/"

urlpatterns = [
    path("a/<slug:agency>/years/", years.years, name="years"),
    path("a/<slug:agency>/years/open/", years.open_year, name="open"),
    path(YEAR, results.year, name="year"),
    path(f"{YEAR}versions/", results.versions, name="versions"),
    path(f"{YEAR}versions/<int:version>/", results.version, name="version"),
    path(f"{YEAR}enter/", entering.enter, name="enter"),
    path(f"{YEAR}import/", importing.from_files, name="import"),
    path(f"{YEAR}what-if/", ways.what_if, name="whatif"),
    path(f"{YEAR}way/", ways.way, name="way"),
    path(f"{YEAR}decide/", results.decide, name="decide"),
]
