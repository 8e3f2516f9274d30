"""Addresses of checklists."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.disclosure.views import above, checks, items, lists, passing, results

app_name = "disclosure"

ALL = "a/<slug:agency>/disclosure/"
YEAR = f"{ALL}<int:year>/"
ITEM = f"{YEAR}items/<slug:item>/"
PIECE = f"{ITEM}evidence/<slug:evidence>/"

urlpatterns = [
    path("area/<slug:area>/disclosure/", above.area, name="area"),
    path(ALL, lists.years, name="years"),
    path(YEAR, lists.checklist, name="checklist"),
    path(f"{YEAR}begin/", lists.begin, name="begin"),
    path(f"{YEAR}assign/", lists.assign, name="assign"),
    path(f"{YEAR}windows/", lists.windows, name="windows"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}step/", items.step, name="step"),
    path(f"{ITEM}add/", items.evidence_new, name="evidence_new"),
    path(PIECE, items.evidence, name="evidence"),
    path(f"{PIECE}do/", items.evidence_do, name="evidence_do"),
    path(f"{PIECE}ruling/", checks.ruling, name="ruling"),
    path(f"{YEAR}checks/", checks.checks, name="checks"),
    path(f"{YEAR}availability/", checks.availability, name="availability"),
    path(f"{YEAR}approval/", passing.approval, name="approval"),
    path(f"{YEAR}decide/", passing.decide, name="decide"),
    path(f"{YEAR}reopen/", passing.reopen, name="reopen"),
    path(f"{YEAR}copy/", passing.copy_sheet, name="copy_sheet"),
    path(f"{ITEM}copied/", passing.copied, name="copied"),
    path(f"{YEAR}results/", results.results, name="results"),
    path(f"{YEAR}results/file/", results.from_file, name="results_file"),
    path(f"{YEAR}appeal/", results.appeal, name="appeal"),
    path(f"{ITEM}appeal/", results.reason, name="reason"),
    path(f"{YEAR}letter/", results.letter, name="letter"),
    path(f"{YEAR}submit/", passing.submit, name="submit"),
    path(f"{YEAR}submitted/<int:version>/", passing.submission, name="submission"),
    path(f"{YEAR}submitted/<int:version>.zip", passing.submission_file, name="submission_file"),
]
