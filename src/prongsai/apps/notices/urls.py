"""Addresses of notices."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.notices import views

app_name = "notices"

urlpatterns = [path("me/notices/", views.mine, name="mine")]
