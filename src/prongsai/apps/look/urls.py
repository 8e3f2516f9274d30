"""Addresses of taste."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.look import views

app_name = "look"

urlpatterns = [path("taste/", views.choose, name="taste")]
