"""Addresses of plans."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.plans.views import (
    attainment,
    changing,
    copying,
    deciding,
    following,
    listing,
    reading,
    reporting,
    results,
)

app_name = "plans"

ALL = "a/<slug:agency>/plans/"
ONE = f"{ALL}p/<slug:plan>/<int:edition>/"
PROJECT = f"{ONE}projects/<str:project>/"
KPI = f"{ONE}kpis/<str:kpi>/"

urlpatterns = [
    path(ALL, listing.all_of, name="list"),
    path(f"{ALL}new/", listing.new, name="new"),
    path(f"{ALL}import/", listing.bring_in, name="import"),
    path(f"{ALL}template/", listing.template, name="template"),
    path(ONE, reading.plan, name="plan"),
    path(f"{ONE}general/", reading.general, name="general"),
    path(f"{ONE}general/<slug:section>/", changing.part, name="part"),
    path(f"{ONE}new/", changing.project_new, name="project_new"),
    path(f"{ONE}follow/", following.follow, name="follow"),
    path(f"{ALL}p/<slug:plan>/projects/<str:project>/", following.standing, name="standing"),
    path(PROJECT, reading.project, name="project"),
    path(f"{PROJECT}edit/", changing.project_edit, name="project_edit"),
    path(f"{PROJECT}remove/", changing.project_remove, name="project_remove"),
    path(f"{PROJECT}move/", changing.project_move, name="project_move"),
    path(f"{PROJECT}money/", results.money, name="money"),
    path(KPI, results.kpi, name="kpi"),
    path(f"{KPI}remove/", results.reading_remove, name="reading_remove"),
    path(f"{ONE}results/", results.results, name="results"),
    path(f"{ONE}results/<int:year>/<str:goal>/", results.actual, name="actual"),
    path(f"{ONE}cases/<int:year>/", results.cases, name="cases"),
    path(f"{ONE}progress/", reading.progress, name="progress"),
    path(f"{ONE}progress/file/", reading.progress_file, name="progress_file"),
    path(f"{ONE}attainment/", attainment.attainment, name="attainment"),
    path(f"{ONE}attainment/file/", attainment.attainment_file, name="attainment_file"),
    path(f"{ONE}attainment/paper/", attainment.attainment_paper, name="attainment_paper"),
    path(f"{ONE}report/", reporting.report, name="report"),
    path(f"{ONE}report/file/", reporting.report_file, name="report_file"),
    path(f"{ONE}report/paper/", reporting.report_paper, name="report_paper"),
    path(f"{ONE}copy/", copying.copy_sheet, name="copy"),
    path(f"{ONE}checks/", reading.checks, name="checks"),
    path(f"{ONE}changes/", reading.changes, name="changes"),
    path(f"{ONE}file/", reading.file, name="file"),
    path(f"{ONE}paper/", deciding.paper, name="paper"),
    path(f"{ONE}decide/", deciding.decide, name="decide"),
    path(f"{ONE}revise/", deciding.revise, name="revise"),
    path(f"{ONE}remove/", deciding.remove, name="remove"),
]
