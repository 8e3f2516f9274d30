"""Addresses of taste."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.look import help_pages, views

app_name = "look"

urlpatterns = [
    path("taste/", views.choose, name="taste"),
    path("display/", views.display, name="display"),
    path("help/", help_pages.manual, name="help"),
    path("help/print/", help_pages.printed, name="help_print"),
]
