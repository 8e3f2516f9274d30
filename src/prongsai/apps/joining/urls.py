"""Addresses of joining."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.joining import area_views, views

app_name = "joining"

urlpatterns = [
    path("join/", views.find, name="find"),
    path("join/ask/", views.ask, name="ask"),
    path("join/state/", views.state, name="state"),
    path("area/<slug:area>/joining/", area_views.requests, name="requests"),
    path("area/<slug:area>/joining/<slug:application>/", area_views.application, name="request"),
]
