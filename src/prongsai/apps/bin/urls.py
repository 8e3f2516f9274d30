"""Addresses of the recycle bin."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.bin import views

app_name = "bin"

urlpatterns = [
    path("a/<slug:agency>/bin/", views.listed, name="list"),
    path(
        "a/<slug:agency>/bin/upkeep/<str:what>/<slug:removed>/",
        views.put_back_upkeep,
        name="put_back_upkeep",
    ),
    path("a/<slug:agency>/bin/<str:thing>/<slug:binned>/", views.put_back, name="put_back"),
]
