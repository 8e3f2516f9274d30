"""Addresses about agencies."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.agencies import views

app_name = "agencies"

urlpatterns = [path("a/<slug:agency>/about/", views.agency, name="agency")]
