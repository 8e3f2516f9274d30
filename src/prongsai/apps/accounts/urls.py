"""Addresses about people."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.accounts import views

app_name = "accounts"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("me/", views.me, name="me"),
    path("me/password/", views.password, name="password"),
]
