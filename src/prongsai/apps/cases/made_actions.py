"""Procedures of an agency's own: copied, changed, tried, put in use; one line of the trail each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.cases import made
from prongsai.apps.cases.models import OwnProcedure, OwnVersion
from prongsai.core.procedures.drafting import Text, copied, own_key
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Refused, refuse

THING = "cases.made"
LONGEST_TITLE = 300


def copy(
    agency: Agency, source: Procedure, title: Mapping[str, str], doer: Doer, form: str
) -> OwnProcedure:
    """A draft of the office's own; the same form sent again finds the one it made."""
    tree = plain(source)
    return _begin(agency, tree, title, source.key, doer, form, "copy")


def bring_in(agency: Agency, read: Procedure, doer: Doer, form: str) -> OwnProcedure:
    """A file as a draft; its faults were told before."""
    title = {"th": read.title.th, "en": read.title.en}
    return _begin(agency, plain(read), title, "", doer, form, "import")


def _begin(
    agency: Agency, tree: Text, title: Mapping[str, str], base: str, doer: Doer, form: str,
    verb: str,
) -> OwnProcedure:  # fmt: skip
    try:
        return _begun(agency, tree, title, base, doer, form, verb)
    except IntegrityError:  # the other one of the two was quicker
        return OwnProcedure.objects.get(agency=agency, sent=form)


@transaction.atomic
def _begun(
    agency: Agency, tree: Text, title: Mapping[str, str], base: str, doer: Doer, form: str,
    verb: str,
) -> OwnProcedure:  # fmt: skip
    known = OwnProcedure.objects.filter(agency=agency, sent=form).first()
    if known is not None:
        return known
    key = own_key(base or tree["key"], made.keys_taken(agency))
    row = OwnProcedure(
        agency=agency, key=key, title=title["th"][:LONGEST_TITLE], based_on=base, sent=form,
        text=made.written(copied(tree, key, title)), authors=[doer.key], changed_at=doer.at,
    )  # fmt: skip
    row.save(force_insert=True)
    _line(row, verb, doer.key, doer.at)
    return row


def _line(row: OwnProcedure, verb: str, by: str, at: dt.datetime, **more: Any) -> None:
    said = {
        "made_title": row.title,
        **{f"made_{key}": value for key, value in more.items() if value},
    }
    record(agency=row.agency.key, by=by, at=at, verb=verb, thing=THING, key=row.key, after=said)


def _held(row: OwnProcedure) -> OwnProcedure:
    """As it is now, held until the transaction ends."""
    rows = OwnProcedure.objects.select_for_update(of=("self",)).select_related("agency")
    found = rows.filter(pk=row.pk, removed_at=None).first()
    if found is None:
        raise refuse("own-procedure-gone")
    return found


@transaction.atomic
def change(row: OwnProcedure, make: Callable[[Text], Text], part: str, doer: Doer) -> OwnProcedure:
    """A part said anew, in the draft as it is now; nothing changed writes nothing."""
    held = _held(row)
    text = made.written(make(made.tree_of(held)))
    if text == held.text:
        return held
    held.text, held.revision, held.changed_at = text, held.revision + 1, doer.at
    held.title = made.tree_of(held)["title"]["th"][:LONGEST_TITLE]
    held.authors = list(dict.fromkeys([*held.authors, doer.key]))
    held.asked_by, held.asked_at = "", None
    held.save()
    _line(held, "change", doer.key, doer.at, part=part)
    return held


def version(row: OwnProcedure) -> str:
    """Of the draft as it is; nothing where it cannot be read."""
    found, _ = made.looked_over(made.tree_of(row))
    return version_of(found) if found is not None else ""


@transaction.atomic
def mark_tried(row: OwnProcedure, revision: int, doer: Doer) -> None:
    """Somebody walked it through to its end."""
    held = _held(row)
    _must_be_the_same(held, revision)
    held.tried = version(held)
    held.save(update_fields=["tried"])
    _line(held, "try", doer.key, doer.at)


def _must_be_the_same(row: OwnProcedure, revision: int) -> None:
    if row.revision != revision:
        raise refuse("own-procedure-meanwhile")


@transaction.atomic
def hand_in(row: OwnProcedure, revision: int, doer: Doer) -> None:
    """It is to be put in use: it has no fault, and was tried as it is."""
    held = _held(row)
    _must_be_the_same(held, revision)
    _must_be_ready(held)
    if held.asked_by:
        return
    held.asked_by, held.asked_at, held.returned = doer.key, doer.at, ""
    held.save(update_fields=["asked_by", "asked_at", "returned"])
    _line(held, "ask", doer.key, doer.at)


def _must_be_ready(row: OwnProcedure) -> Procedure:
    found, problems = made.looked_over(made.tree_of(row))
    if found is None or problems:
        raise refuse("own-procedure-faulty", number=str(len(problems)))
    if row.tried != version_of(found):
        raise refuse("own-procedure-not-tried")
    return found


@transaction.atomic
def send_back(row: OwnProcedure, reason: str, doer: Doer) -> None:
    """To whoever wrote it, with the reason."""
    held = _held(row)
    if not held.asked_by:
        raise refuse("own-procedure-not-asked")
    held.asked_by, held.asked_at, held.returned = "", None, reason
    held.save(update_fields=["asked_by", "asked_at", "returned"])
    _line(held, "return", doer.key, doer.at, reason=reason)


@transaction.atomic
def use(row: OwnProcedure, revision: int, order: str, doer: Doer) -> OwnVersion:
    """New cases follow it from now on; those under way keep the text they were brought under."""
    held = _held(row)
    _must_be_the_same(held, revision)
    found = _must_be_ready(held)
    if not held.asked_by:
        raise refuse("own-procedure-not-asked")
    if doer.key in {held.asked_by, *held.authors}:
        raise refuse("approval-same-person")
    last = held.versions.order_by("-number").first()
    held.versions.filter(current=True).update(current=False)
    version_made = OwnVersion(
        procedure=held, number=last.number + 1 if last else 1, version=version_of(found),
        text=held.text, since=doer.at, by=doer.key, order=order,
    )  # fmt: skip
    version_made.save(force_insert=True)
    held.asked_by, held.asked_at, held.authors = "", None, []
    held.save(update_fields=["asked_by", "asked_at", "authors"])
    _line(held, "use", doer.key, doer.at, version=version_made.number, order=order)
    return version_made


@transaction.atomic
def stop(row: OwnProcedure, doer: Doer) -> None:
    """No new case follows it; those under way go on."""
    held = _held(row)
    if held.versions.filter(current=True).update(current=False):
        _line(held, "stop", doer.key, doer.at)


@transaction.atomic
def remove(row: OwnProcedure, doer: Doer) -> None:
    """Into the recycle bin, where it is not in use."""
    held = _held(row)
    if held.versions.filter(current=True).exists():
        raise refuse("own-procedure-in-use")
    REMOVAL.remove(held.agency.key, held.key, by=doer.key, at=doer.at)


def _binned(row: OwnProcedure, verb: str, by: str, at: dt.datetime) -> None:
    _line(row, verb, by, at)


REMOVAL = Removal(rows=OwnProcedure, thing=THING, gone="own-procedure-gone", line=_binned)


def not_text() -> Refused:
    """A file that holds no text."""
    return refuse("file-not-yaml", why="UTF-8")


def must_be_simple(found: Procedure) -> None:
    """A file that pages exist for."""
    if not made.is_simple(found):
        raise refuse("own-procedure-not-open")
