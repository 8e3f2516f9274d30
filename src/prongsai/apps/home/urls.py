"""Where one lands."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.home import area_views, search_views, views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("a/<slug:agency>/", views.week, name="week"),
    path("a/<slug:agency>/upkeep/", views.upkeep, name="upkeep"),
    path("a/<slug:agency>/trail/", views.trail, name="trail"),
    path("a/<slug:agency>/trail/trail.csv", views.trail_file, name="trail_file"),
    path("search/", search_views.search, name="search"),
    path("area/<slug:area>/", area_views.area, name="area"),
    path("area/<slug:area>/agencies.<str:form>", area_views.file, name="area_file"),
]
