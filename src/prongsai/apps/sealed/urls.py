"""Addresses of reports: those of strangers name the agency only, never a code."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.sealed.views import cases, charge, counts, guide, letter, public, terms

app_name = "sealed"

ALL = "a/<slug:agency>/sealed/"
ONE = f"{ALL}c/<uuid:brought>/"

urlpatterns = [
    path("report/<slug:office>/", public.report, name="report"),
    path("report/<slug:office>/answer/", public.answer, name="answer"),
    path("report/<slug:office>/guide/", guide.guide, name="guide"),
    path("report/<slug:office>/guide/<slug:form>/", guide.paper, name="guide_file"),
    path(ALL, cases.all_of, name="list"),
    path(f"{ALL}unlock/", charge.unlock, name="unlock"),
    path(f"{ALL}lock/", charge.lock, name="lock"),
    path(f"{ALL}key/", charge.key, name="key"),
    path(f"{ALL}recovery/", charge.recovery, name="recovery"),
    path(f"{ALL}recover/", charge.recover, name="recover"),
    path(f"{ALL}hand-on/", charge.hand_on, name="hand_on"),
    path(f"{ALL}counts/", counts.counts, name="counts"),
    path(f"{ALL}counts/file/", counts.counts_file, name="counts_file"),
    path(f"{ALL}counts/paper/", counts.counts_paper, name="counts_paper"),
    path(f"{ALL}terms/", terms.terms, name="terms"),
    path(f"{ALL}names/", charge.names, name="names"),
    path(f"{ALL}names/<uuid:asking>/", charge.answer_name, name="answer_name"),
    path(ONE, cases.case, name="case"),
    path(f"{ONE}file/<slug:file>/", cases.file, name="file"),
    path(f"{ONE}say/", cases.say, name="say"),
    path(f"{ONE}move/", cases.move, name="move"),
    path(f"{ONE}receipt/", terms.receipt, name="receipt"),
    path(f"{ONE}hold/", terms.hold, name="hold"),
    path(f"{ONE}letter/", letter.letter, name="letter"),
    path(f"{ONE}leave-out/", cases.leave_out, name="leave_out"),
    path(f"{ONE}ask-name/", cases.ask_name, name="ask_name"),
]
