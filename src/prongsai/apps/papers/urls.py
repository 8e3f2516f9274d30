"""Addresses of papers."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.papers.views import drafting, letterhead, lives, registers

app_name = "papers"

ALL = "a/<slug:agency>/papers/"
ONE = f"{ALL}<slug:paper>/"

urlpatterns = [
    path(ALL, lives.papers, name="papers"),
    path(f"{ALL}new/", drafting.new, name="new"),
    path(f"{ALL}register/", registers.register, name="register"),
    path(f"{ALL}register/enter/", registers.enter, name="enter"),
    path(f"{ALL}register/begin/", registers.take_over, name="take_over"),
    path(f"{ALL}register/file/", registers.register_file, name="register_file"),
    path(f"{ALL}letterhead/", letterhead.letterhead, name="letterhead"),
    path(f"{ALL}letterhead/template/", letterhead.template, name="template"),
    path(f"{ALL}letterhead/emblem/", letterhead.emblem, name="emblem"),
    path(f"{ALL}letterhead/sample.docx", letterhead.sample, name="sample"),
    path(ONE, lives.paper, name="paper"),
    path(f"{ONE}paper.<slug:form>", lives.file, name="file"),
    path(f"{ONE}edit/", drafting.edit, name="edit"),
    path(f"{ONE}decide/", lives.decide, name="decide"),
    path(f"{ONE}number/", lives.number, name="number"),
    path(f"{ONE}print/", lives.put_to_print, name="print"),
    path(f"{ONE}scan/", lives.scan, name="scan"),
    path(f"{ONE}ready/", lives.ready, name="ready"),
    path(f"{ONE}reopen/", lives.reopen, name="reopen"),
    path(f"{ONE}withdraw/", lives.withdraw, name="withdraw"),
    path(f"{ONE}anew/", drafting.anew, name="anew"),
]
