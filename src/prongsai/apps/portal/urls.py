"""Addresses of public sites, and of those who publish on them."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.portal.views import api, copies, publishing, releasing, site

app_name = "portal"

ALL = "a/<slug:agency>/portal/"

urlpatterns = [
    path("p/<slug:slug>/", site.page, name="site"),
    path("p/<slug:slug>/api/v1/", api.answer, name="api"),
    path("p/<slug:slug>/api/v1/<path:below>", api.answer, name="api_page"),
    path("p/<slug:slug>/<path:path>", site.page, name="page"),
    path(ALL, releasing.releases, name="releases"),
    path(f"{ALL}settings/", releasing.settings, name="settings"),
    path(f"{ALL}prepare/", releasing.prepare_all, name="prepare_all"),
    path(f"{ALL}prepare/<slug:candidate>/", releasing.prepare, name="prepare"),
    path(f"{ALL}publish/", publishing.publish, name="publish"),
    path(f"{ALL}copies/", copies.bundle, name="bundle"),
    path(f"{ALL}<slug:release>/", publishing.release, name="release"),
    path(f"{ALL}<slug:release>/discard/", publishing.discard, name="discard"),
    path(f"{ALL}<slug:release>/withdraw/", publishing.withdraw, name="withdraw"),
]
