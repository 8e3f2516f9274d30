"""Addresses of a year of spending."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.spending.views import board, checking, imports, lines, months, reports

app_name = "spending"

ALL = "a/<slug:agency>/spending/"
ONE = f"{ALL}l/<slug:line>/"
MONTH = f"{ALL}m/<slug:month>/"

urlpatterns = [
    path(ALL, board.board, name="board"),
    path(f"{ALL}begin/", board.begin, name="begin"),
    path(f"{ALL}settings/", board.settings, name="settings"),
    path(f"{ALL}plan/", lines.plan, name="lines"),
    path(f"{ALL}plan/file/", lines.file, name="lines_file"),
    path(f"{ALL}new/", lines.new, name="new"),
    path(f"{ALL}import/", imports.bring_in, name="import"),
    path(f"{ALL}import/entries/", imports.entries, name="import_entries"),
    path(ONE, lines.line, name="line"),
    path(f"{ONE}remove/", lines.remove, name="remove"),
    path(f"{ONE}move/", lines.move, name="move"),
    path(f"{ONE}progress/", lines.progress, name="progress"),
    path(f"{ALL}e/<slug:entry>/", months.correct, name="correct"),
    path(f"{ALL}months/", months.months, name="months"),
    path(MONTH, months.month, name="month"),
    path(f"{MONTH}check/", checking.check, name="check"),
    path(f"{MONTH}draw/", checking.draw, name="draw"),
    path(f"{MONTH}close/", checking.close, name="close"),
    path(f"{MONTH}reopen/", checking.reopen, name="reopen"),
    path(f"{ALL}report/<slug:kind>/", reports.report, name="report"),
    path(f"{ALL}report/<slug:kind>/file/", reports.file, name="report_file"),
    path(f"{ALL}report/<slug:kind>/paper/", reports.paper, name="paper"),
]
