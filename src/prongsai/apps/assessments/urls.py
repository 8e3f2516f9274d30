"""Addresses of assessments."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.assessments.views import (
    documents,
    entering,
    importing,
    opening,
    results,
    rules,
    upgrading,
    ways,
    years,
)

app_name = "assessments"

OPEN = "a/<slug:agency>/years/open/"
YEAR = "a/<slug:agency>/years/<int:year>/"

urlpatterns = [
    path("a/<slug:agency>/years/", years.years, name="years"),
    path(OPEN, opening.last_year, name="open"),
    path(f"{OPEN}rules/", opening.rules_of, name="open_rules"),
    path(f"{OPEN}changes/", opening.changes, name="open_changes"),
    path(f"{OPEN}people/", opening.people, name="open_people"),
    path(f"{OPEN}confirm/", opening.confirm, name="open_confirm"),
    path(YEAR, results.year, name="year"),
    path(f"{YEAR}versions/", results.versions, name="versions"),
    path(f"{YEAR}versions/<int:version>/", results.version, name="version"),
    path(f"{YEAR}versions/<int:version>/remove/", results.remove, name="remove"),
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
