"""Addresses about agencies."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.agencies import list_views, views

app_name = "agencies"

urlpatterns = [
    path("a/<slug:agency>/about/", views.agency, name="agency"),
    path("a/<slug:agency>/divisions/", views.divisions, name="divisions"),
    path("a/<slug:agency>/divisions/<slug:division>/", views.division, name="division"),
    path("agencies/list/", list_views.upload, name="list"),
    path("agencies/list/<uuid:draft>/", list_views.draft, name="list_draft"),
]
