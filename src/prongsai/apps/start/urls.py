"""Addresses of the first start; they are there only until somebody has an account."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.start import views

app_name = "start"

urlpatterns = [
    path("start/", views.code, name="code"),
    path("start/finish/", views.finish, name="finish"),
    path("start/<slug:step>/", views.step, name="step"),
]
