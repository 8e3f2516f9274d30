"""Addresses of circulars."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.circulars.views import drafting, reading, sent

app_name = "circulars"

ALL = "a/<slug:agency>/circulars/"
ONE = f"{ALL}c/<slug:circular>/"

urlpatterns = [
    path(ALL, reading.all_of, name="list"),
    path(f"{ALL}new/", drafting.new, name="new"),
    path(ONE, reading.circular, name="circular"),
    path(f"{ONE}edit/", drafting.edit, name="edit"),
    path(f"{ONE}send/", drafting.send, name="send"),
    path(f"{ONE}remove/", drafting.remove, name="remove"),
    path(f"{ONE}acknowledge/", reading.acknowledge, name="acknowledge"),
    path(f"{ONE}readers/", sent.readers, name="readers"),
    path(f"{ONE}readers/file/", sent.readers_file, name="readers_file"),
    path(f"{ONE}correct/", sent.correct, name="correct"),
    path(f"{ONE}withdraw/", sent.withdraw, name="withdraw"),
]
