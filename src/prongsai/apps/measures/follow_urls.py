"""Addresses of what units report on measures."""

from __future__ import annotations

from django.urls import URLPattern

ALL = "a/<slug:agency>/follow-up/"

follow_urls: list[URLPattern] = []
