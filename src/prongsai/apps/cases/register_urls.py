"""Addresses of registers, below those of an agency's cases."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.cases.views import registers

ALL = "a/<slug:agency>/cases/registers/"
ONE = f"{ALL}<slug:procedure>/"

urlpatterns = [
    path(ALL, registers.listed, name="registers"),
    path(ONE, registers.one, name="register"),
    path(f"{ONE}plan/", registers.plan, name="register_plan"),
    path(f"{ONE}file/", registers.file, name="register_file"),
    path(f"{ONE}names/", registers.named, name="register_named"),
    path(f"{ONE}import/", registers.bring_in, name="register_import"),
    path(f"{ONE}template/", registers.template, name="register_template"),
]
