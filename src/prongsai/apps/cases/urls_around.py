"""Addresses around cases: what is kept how long, privacy, boxes, referrals, what was told."""

from __future__ import annotations

from django.urls import path

from prongsai.apps.cases.views import gather, privacy, terms, ways

HERE = "c/<slug:office>/"
ALL = "a/<slug:agency>/cases/"
ONE = f"{ALL}c/<slug:case>/"

around = [
    path(f"{HERE}<slug:procedure>/privacy/", privacy.notice, name="privacy"),
    path(f"{ALL}notice/<slug:procedure>/", privacy.inside, name="notice"),
    path(f"{ALL}processing/", privacy.record, name="processing"),
    path(f"{ALL}keeping/", terms.listed, name="keeping"),
    path(f"{ALL}keeping/<slug:procedure>/<slug:term>/", terms.term, name="term"),
    path(f"{ONE}gather/", gather.gather, name="gather"),
    path(f"{ALL}boxes/", ways.boxes, name="boxes"),
    path(f"{ALL}boxes/new/", ways.open_box, name="open_box"),
    path(f"{ALL}boxes/r/<slug:box>/", ways.box, name="box"),
    path(f"{ONE}referral/", ways.referral, name="refer"),
    path(f"{ONE}referral/<slug:referral>/", ways.referral, name="referral"),
    path(f"{ONE}tellings/", ways.tellings, name="tellings"),
    path(f"{ONE}tell/", ways.tell, name="tell"),
    path(f"{ONE}hold/", terms.hold, name="hold"),
]
