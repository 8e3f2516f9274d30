"""Addresses of what units report on measures."""

from __future__ import annotations

from django.urls import URLPattern, path

from prongsai.apps.measures.views import board, copying, reports, rhythm, slots

ALL = "a/<slug:agency>/follow-up/"
SLOT = f"{ALL}r/<slug:measure>/<slug:period>/<str:unit>/"
REPORT = f"{ALL}reports/<int:year>/<slug:period>/"

follow_urls: list[URLPattern] = [
    path(ALL, board.board, name="board"),
    path(f"{ALL}of/<int:year>/<str:unit>/<slug:mark>/", board.board_of, name="board_of"),
    path(f"{ALL}days/", rhythm.rhythm, name="rhythm"),
    path(f"{ALL}copy/", copying.copy_sheet, name="copy_sheet"),
    path(SLOT, slots.slot, name="slot"),
    path(f"{SLOT}decide/", slots.decide, name="slot_decide"),
    path(f"{SLOT}take-back/", slots.take_back, name="slot_take_back"),
    path(f"{ALL}reports/", reports.reports, name="reports"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}file/", reports.report_file, name="report_file"),
    path(f"{REPORT}draft/", reports.report_draft, name="report_draft"),
]
