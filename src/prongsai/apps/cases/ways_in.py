"""Records of how cases come and go: opened boxes, letters of other agencies, receipts of theirs."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.cases.actions import CASE, numbered
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import BoxOpening, BoxSheet, Referral
from prongsai.core.terms.problem import Place, Problem, Refused

BOX = "cases.box"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What two people found in a box."""

    day: dt.date
    place: str
    first: str
    second: str
    found: int
    beside: int = 0
    note: str = ""


@transaction.atomic
def open_box(agency: Agency, said: Opened, doer: Doer, form: str) -> BoxOpening:
    """The record; the same form sent again is the same record."""
    sent = hashlib.sha256(f"box {agency.key} {form}".encode()).hexdigest()
    known = BoxOpening.objects.filter(sent=sent).first()
    if known is not None:
        return known
    problems = list(_faults(said, doer))
    if problems:
        raise Refused(problems)
    row = BoxOpening.objects.create(
        agency=agency, sent=sent, by=doer.key, at=doer.at, day=said.day, place=said.place,
        first=said.first, second=said.second, found=said.found, beside=said.beside, note=said.note,
    )  # fmt: skip
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="open", thing=BOX, key=row.key,
        after={"box_day": said.day.isoformat(), "box_place": said.place, "box_found": said.found},
    )  # fmt: skip
    return row


def _faults(said: Opened, doer: Doer) -> list[Problem]:
    found = []
    if said.first == said.second:
        found.append(Problem("case-box-alone", {}, Place(column="second")))
    if said.day > timezone.localtime(doer.at).date():
        found.append(Problem("case-box-ahead", {}, Place(column="day")))
    if said.beside > said.found:
        found.append(Problem("case-box-more", {"found": str(said.found)}, Place(column="beside")))
    return found


@transaction.atomic
def put_with(opening: BoxOpening, case: Case) -> None:
    """A case that came out of a box; the line of its bringing tells of it."""
    BoxSheet.objects.get_or_create(case=case, defaults={"opening": opening})


# --- Referrals -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """From or to another agency, with the number that it has there."""

    came: bool
    agency: str
    letter: str
    day: dt.date
    receipt: str = ""
    receipt_day: dt.date | None = None


@transaction.atomic
def refer(case: Case, said: Letter, by: str, at: dt.datetime, known: Referral | None) -> Referral:
    """A new record, or one to which the receipt came."""
    held = Case.objects.select_for_update().select_related("agency").get(pk=case.pk)
    row = known or Referral(case=held, by=by, at=at)
    for name in ("came", "agency", "letter", "day", "receipt", "receipt_day"):
        setattr(row, name, getattr(said, name))
    row.save()
    verb = "receipt" if known else ("came" if said.came else "refer")
    record(
        agency=held.agency.key, by=by, at=at, verb=verb, thing=CASE, key=held.key,
        after={**numbered(held), "other_agency": said.agency,
               "letter_number": said.letter, "receipt_number": said.receipt},
    )  # fmt: skip
    return row
