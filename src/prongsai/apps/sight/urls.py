"""Addresses of the line of sight and of the hub of plans and measures."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.sight import views, work_views

app_name = "sight"

ALL = "a/<slug:agency>/sight/"
YEAR = f"{ALL}<int:year>/"

urlpatterns = [
    path("a/<slug:agency>/action/", views.hub, name="hub"),
    path(ALL, views.latest, name="latest"),
    path(YEAR, views.year, name="year"),
    path(f"{YEAR}part/<str:point>/", views.part, name="part"),
    path(f"{ALL}measure/<slug:measure>/", work_views.measure, name="measure"),
    path(f"{ALL}project/<slug:plan>/<str:project>/", work_views.project, name="project"),
    path(f"{ALL}risk/<slug:row>/", work_views.risk, name="risk"),
]
