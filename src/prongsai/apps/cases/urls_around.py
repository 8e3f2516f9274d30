"""Addresses around cases: what is kept how long, privacy, boxes, referrals, what was told."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.cases.views import keeping

ALL = "a/<slug:agency>/cases/"
ONE = f"{ALL}c/<slug:case>/"

around = [
    path(f"{ALL}keeping/", keeping.listed, name="keeping"),
    path(f"{ALL}keeping/<slug:procedure>/<slug:term>/", keeping.term, name="term"),
    path(f"{ONE}hold/", keeping.hold, name="hold"),
]
