"""Addresses of measures; what units report on them is asked under `follow_urls`."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.measures.follow_urls import follow_urls
from prongsai.apps.measures.views import deciding, editing, files, listing, offering

app_name = "measures"

ALL = "a/<slug:agency>/measures/"
ONE = f"{ALL}m/<slug:measure>/"

urlpatterns = [
    path(ALL, listing.measures, name="list"),
    path(f"{ALL}new/", editing.new, name="new"),
    path(f"{ALL}suggestions/", offering.suggestions, name="suggestions"),
    path(f"{ALL}suggestions/cases/", offering.from_cases, name="of_cases"),
    path(f"{ALL}adopt/", offering.adopt, name="adopt"),
    path(f"{ALL}own/<slug:suggestion>/remove/", offering.remove_own, name="remove_own"),
    path(f"{ALL}carry/", offering.carry, name="carry"),
    path(f"{ALL}force/", deciding.force_all, name="force_all"),
    path(f"{ALL}for/<int:year>/<slug:point>/", listing.answering, name="answering"),
    path(f"{ALL}tables/", files.tables, name="tables"),
    path(f"{ALL}tables/paper/", files.tables_paper, name="tables_paper"),
    path(f"{ALL}tables/file/", files.tables_file, name="tables_file"),
    path(f"{ALL}year/file/", files.year_file, name="year_file"),
    path(f"{ALL}import/", files.bring_in, name="import"),
    path(ONE, listing.measure, name="measure"),
    path(f"{ONE}edit/", editing.edit, name="edit"),
    path(f"{ONE}move/", deciding.move, name="move"),
    path(f"{ONE}remove/", deciding.remove, name="remove"),
    path(f"{ONE}keep/", offering.keep_own, name="keep_own"),
    *follow_urls,
]
