"""Changing an agency's letterhead, and trying a template before it is used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import changed, keep, record
from prongsai.apps.files.actions import Owner, attach, remove
from prongsai.apps.files.checking import Checked
from prongsai.apps.files.models import Attached
from prongsai.apps.papers.models import Letterhead
from prongsai.core.files.kinds import Kind
from prongsai.core.terms.problem import refuse

THING = "papers.letterhead"
PEOPLE = {"executive", "chief"}
"""Fields whose values name somebody."""


def _held(agency: Agency) -> Letterhead:
    Letterhead.objects.get_or_create(agency=agency)
    return Letterhead.objects.select_for_update().get(agency=agency)


@transaction.atomic
def change(agency: Agency, said: Mapping[str, str], doer: Doer, *, seen: int) -> Letterhead:
    """What papers say of the agency; `seen` is what its author had before him."""
    head = _held(agency)
    before, after = changed({name: getattr(head, name) for name in said}, said)
    if not after:
        return head
    if seen != head.revision:
        raise refuse("paper-changed-meanwhile", now=str(head.revision))
    for name, text in after.items():
        setattr(head, name, text)
    head.revision += 1
    head.save(update_fields=[*after, "revision"])
    _line(agency, doer, "change", _kept(before), _kept(after))
    return head


def _kept(facts: Mapping[str, str]) -> dict[str, object]:
    return {name: keep(said) if name in PEOPLE else said for name, said in facts.items()}


@transaction.atomic
def set_emblem(agency: Agency, file: Checked | None, doer: Doer) -> Letterhead:
    """The picture that papers bear from now on; none leaves room for it."""
    head = _held(agency)
    old, head.emblem = head.emblem, ""
    if file is not None:
        owner = Owner(agency.key, THING, agency.key)
        head.emblem = attach(file, owner, by=doer.key, at=doer.at).key
    if not old and file is None:
        return head
    head.save(update_fields=["emblem"])
    if old:
        remove(agency.key, old, by=doer.key, at=doer.at)
    _line(agency, doer, "set emblem" if file else "drop emblem", {}, {})
    return head


@transaction.atomic
def try_template(agency: Agency, file: Checked, doer: Doer) -> Letterhead:
    """Keep a template to be looked over; papers go on as before."""
    head = _held(agency)
    old = head.trial
    head.trial = attach(file, Owner(agency.key, THING, agency.key), by=doer.key, at=doer.at).key
    head.save(update_fields=["trial"])
    if old:
        remove(agency.key, old, by=doer.key, at=doer.at)
    _line(agency, doer, "try template", {}, {"sha256": file.digest})
    return head


@transaction.atomic
def use_template(agency: Agency, doer: Doer) -> Letterhead:
    """From now on Word files are written on the template that was tried."""
    head = _held(agency)
    if not head.trial:
        return head
    old, head.template, head.trial = head.template, head.trial, ""
    head.save(update_fields=["template", "trial"])
    if old:
        remove(agency.key, old, by=doer.key, at=doer.at)
    _line(agency, doer, "use template", {}, {})
    return head


@transaction.atomic
def drop_template(agency: Agency, doer: Doer) -> Letterhead:
    """Back to plain paper: first the one that is tried goes, then the one in use."""
    head = _held(agency)
    name = "trial" if head.trial else "template"
    key = getattr(head, name)
    if not key:
        return head
    setattr(head, name, "")
    head.save(update_fields=[name])
    remove(agency.key, key, by=doer.key, at=doer.at)
    _line(agency, doer, "drop template", {}, {})
    return head


@transaction.atomic
def taken_back(file: Attached, *, by: str, at: dt.datetime) -> None:
    """Out of the recycle bin: a template to be tried, a picture as the emblem; rivals go in."""
    head = Letterhead.objects.select_for_update().get(agency__key=file.agency)
    name = "trial" if file.media == Kind.DOCX.media else "emblem"
    old = getattr(head, name)
    setattr(head, name, file.key)
    head.save(update_fields=[name])
    if old:
        remove(file.agency, old, by=by, at=at)
    record(
        agency=file.agency, by=by, at=at, verb="take back", thing=THING, key=file.agency,
    )  # fmt: skip


def _line(
    agency: Agency, doer: Doer, verb: str, before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb=verb, thing=THING, key=agency.key,
        before=before, after=after,
    )  # fmt: skip
