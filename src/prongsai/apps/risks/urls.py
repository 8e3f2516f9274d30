"""Addresses of risks."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.risks.views import imports, lists, papers, rows, whole

app_name = "risks"

ALL = "a/<slug:agency>/risks/"
YEAR = f"{ALL}<int:year>/"
ROW = f"{YEAR}r/<slug:row>/"
PAPER = f"{YEAR}papers/<slug:form>/"

urlpatterns = [
    path(ALL, lists.years, name="years"),
    path(f"{ALL}begin/", lists.begin, name="begin"),
    path(f"{ALL}template/", lists.template, name="template"),
    path(f"{ALL}import/", imports.bring_in, name="import"),
    path(YEAR, lists.register, name="register"),
    path(f"{YEAR}file/", lists.register_file, name="register_file"),
    path(f"{YEAR}map/", lists.heat_map, name="map"),
    path(f"{YEAR}findings/", lists.found, name="findings"),
    path(f"{YEAR}works/", rows.works, name="works"),
    path(f"{YEAR}general/", whole.general, name="general"),
    path(f"{YEAR}control/", whole.components, name="components"),
    path(f"{YEAR}opinion/", whole.opinion, name="opinion"),
    path(f"{YEAR}approval/", whole.approval, name="approval"),
    path(f"{YEAR}approval/decide/", whole.decide, name="decide"),
    path(f"{YEAR}approval/reopen/", whole.reopen, name="reopen"),
    path(f"{YEAR}approved/<int:version>/", whole.edition, name="edition"),
    path(f"{YEAR}papers/", papers.papers, name="papers"),
    path(PAPER, papers.paper_page, name="paper"),
    path(f"{PAPER}file/", papers.paper_file, name="paper_file"),
    path(f"{PAPER}draft/", papers.draft, name="paper_draft"),
    path(f"{YEAR}new/<slug:kind>/", rows.add, name="add"),
    path(ROW, rows.risk, name="risk"),
    path(f"{ROW}edit/", rows.change, name="change"),
    path(f"{ROW}remove/", rows.remove, name="remove"),
    path(f"{ROW}files/<slug:file>/remove/", rows.drop_file, name="drop_file"),
]
