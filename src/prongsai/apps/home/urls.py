"""Where one lands."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.home import area_views, central_views, search_views, views

app_name = "home"

urlpatterns = [
    path("", views.home, name="home"),
    path("a/<slug:agency>/", views.week, name="week"),
    path("a/<slug:agency>/upkeep/", views.upkeep, name="upkeep"),
    path("a/<slug:agency>/trail/", views.trail, name="trail"),
    path("a/<slug:agency>/trail/trail.csv", views.trail_file, name="trail_file"),
    path("installation/", central_views.everything, name="central"),
    path("installation/people/", central_views.people, name="central_people"),
    path("installation/people/<slug:person>/", central_views.person, name="central_person"),
    path("installation/people/<slug:person>/reset/", central_views.reset, name="central_reset"),
    path("search/", search_views.search, name="search"),
    path("area/<slug:area>/", area_views.area, name="area"),
    path("area/<slug:area>/agencies.<str:form>", area_views.file, name="area_file"),
]
