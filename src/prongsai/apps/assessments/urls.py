"""Addresses of assessments."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.assessments import views

app_name = "assessments"

urlpatterns = [
    path("a/<slug:agency>/years/", views.years, name="years"),
    path("a/<slug:agency>/years/<int:year>/", views.year, name="year"),
    path("a/<slug:agency>/years/<int:year>/enter/", views.enter, name="enter"),
    path("a/<slug:agency>/years/<int:year>/decide/", views.decide, name="decide"),
]
