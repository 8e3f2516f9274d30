"""Addresses of files."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.files import views

app_name = "files"

urlpatterns = [path("a/<slug:agency>/files/<slug:key>/", views.download, name="download")]
