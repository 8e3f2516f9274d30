"""Addresses of measures; what units report on them is asked under `follow_urls`."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.measures.follow_urls import follow_urls
from prongsai.apps.measures.views import listing

app_name = "measures"

ALL = "a/<slug:agency>/measures/"
ONE = f"{ALL}m/<slug:measure>/"

urlpatterns = [
    path(ALL, listing.measures, name="list"),
    path(ONE, listing.measure, name="measure"),
    *follow_urls,
]
