"""Addresses of tables that are brought in."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.listings import views

app_name = "listings"

ALL = "a/<slug:agency>/tables/"
ONE = f"{ALL}one/"

urlpatterns = [
    path(ALL, views.overview, name="overview"),
    path(ONE, views.one, name="table"),
    path(f"{ONE}file/", views.file, name="file"),
    path(f"{ONE}import/", views.bring_in, name="import"),
    path(f"{ONE}fill/", views.fill, name="fill"),
]
