"""Addresses of cases: those of strangers begin with `c/`, those of officers with the agency."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.cases import urls_made
from prongsai.apps.cases.views import deciding, desk, figures, follow, manuals, officers, public

app_name = "cases"

HERE = "c/<slug:office>/"
ALL = "a/<slug:agency>/cases/"
ONE = f"{ALL}c/<slug:case>/"

urlpatterns = [
    path(HERE, public.listed, name="public"),
    path(f"{HERE}follow/", follow.follow, name="follow"),
    path(f"{HERE}follow/file/", follow.file, name="follow_file"),
    path(f"{HERE}figures/<slug:procedure>/", figures.public, name="public_figures"),
    path(f"{HERE}<slug:procedure>/", public.about, name="about"),
    path(f"{HERE}<slug:procedure>/manual/<slug:form>/", manuals.paper, name="manual_file"),
    path(f"{HERE}<slug:procedure>/new/", public.bring, name="bring"),
    path(ALL, officers.listed, name="list"),
    path(f"{ALL}enter/<slug:procedure>/", desk.enter, name="enter"),
    path(f"{ALL}settings/<slug:procedure>/", desk.settings, name="settings"),
    path(f"{ALL}settings/<slug:procedure>/decided/", deciding.decide, name="decide"),
    path(f"{ALL}figures/<slug:procedure>/", figures.inside, name="figures"),
    *urls_made.urlpatterns,
    path(ONE, officers.case, name="case"),
    path(f"{ONE}people/", officers.people, name="people"),
    path(f"{ONE}say/", officers.say, name="say"),
    path(f"{ONE}hold/", officers.hold, name="hold"),
    path(f"{ONE}correct/", officers.correct, name="correct"),
    path(f"{ONE}move/<slug:deed>/", officers.move, name="move"),
]
