"""Addresses of assessments."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.assessments.views import (
    documents,
    entering,
    importing,
    results,
    rules,
    upgrading,
    ways,
    years,
)

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
    path(f"{YEAR}papers/", documents.papers, name="papers"),
    path(f"{YEAR}papers/bundle-public.zip", documents.public_bundle, name="public_bundle"),
    path(f"{YEAR}papers/bundle-inside.zip", documents.inside_bundle, name="inside_bundle"),
    path(f"{YEAR}papers/<slug:kind>.<slug:form>", documents.paper, name="paper"),
    path(f"{YEAR}rules/", rules.rules, name="rules"),
    path(f"{YEAR}rules/upgrade/", upgrading.upgrade, name="upgrade"),
    path(f"{YEAR}decide/", results.decide, name="decide"),
]
