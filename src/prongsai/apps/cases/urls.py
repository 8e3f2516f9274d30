"""Addresses of cases: those of strangers begin with `c/`, those of officers with the agency."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.cases import register_urls, urls_made, urls_things
from prongsai.apps.cases.urls_around import around
from prongsai.apps.cases.views import (
    deciding,
    desk,
    figure_report,
    figures,
    follow,
    gifts,
    manuals,
    officers,
    own,
    papers,
    public,
    queue,
    told,
)

app_name = "cases"

HERE = "c/<slug:office>/"
ALL = "a/<slug:agency>/cases/"
ONE = f"{ALL}c/<slug:case>/"

urlpatterns = [
    *around,
    path(HERE, public.listed, name="public"),
    path(f"{HERE}follow/", follow.follow, name="follow"),
    path(f"{HERE}follow/file/", follow.file, name="follow_file"),
    path(f"{HERE}follow/paper/", papers.outside, name="follow_paper"),
    path(f"{HERE}follow/slip/", papers.slip, name="follow_slip"),
    path(f"{HERE}figures/<slug:procedure>/", figures.public, name="public_figures"),
    path(f"{HERE}<slug:procedure>/", public.about, name="about"),
    path(f"{HERE}<slug:procedure>/manual/<slug:form>/", manuals.paper, name="manual_file"),
    path(f"{HERE}told/<slug:procedure>/", told.public, name="told"),
    path(f"{HERE}board/<slug:procedure>/", queue.board, name="board"),
    path(f"{HERE}<slug:procedure>/new/", public.bring, name="bring"),
    path(ALL, officers.listed, name="list"),
    path(f"{ALL}mine/", own.mine, name="mine"),
    path(f"{ALL}mine/new/<slug:wish>/", own.bring, name="ask"),
    path(f"{ALL}mine/<slug:own>/", own.case, name="own"),
    path(f"{ALL}mine/<slug:own>/file/<slug:key>/", own.file, name="own_file"),
    path(f"{ALL}mine/<slug:own>/paper/", papers.mine, name="own_paper"),
    path(f"{ALL}enter/<slug:procedure>/", desk.enter, name="enter"),
    path(f"{ALL}settings/<slug:procedure>/", desk.settings, name="settings"),
    path(f"{ALL}settings/<slug:procedure>/decided/", deciding.decide, name="decide"),
    path(f"{ALL}queue/<slug:procedure>/", queue.counter, name="queue"),
    path(f"{ALL}queue/<slug:procedure>/do/", queue.do, name="queue_do"),
    path(f"{ALL}poster/<slug:procedure>/", desk.poster, name="poster"),
    path(f"{ALL}gifts/", gifts.gifts, name="gifts"),
    path(f"{ALL}figures/<slug:procedure>/", figures.inside, name="figures"),
    path(f"{ALL}figures/<slug:procedure>/file/", figures.file, name="figures_file"),
    path(f"{ALL}figures/<slug:procedure>/report/", figure_report.report, name="figures_report"),
    *register_urls.urlpatterns,
    *urls_made.urlpatterns,
    *urls_things.urlpatterns,
    path(ONE, officers.case, name="case"),
    path(f"{ONE}people/", officers.people, name="people"),
    path(f"{ONE}paper/", papers.inside, name="paper"),
    path(f"{ONE}say/", officers.say, name="say"),
    path(f"{ONE}correct/", officers.correct, name="correct"),
    path(f"{ONE}move/<slug:deed>/", officers.move, name="move"),
]
