"""Agencies that take reports of corruption, and reports, for tests of the web application."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.test import Client
from django.urls import reverse

from people import person
from prongsai.adapters import sealing
from prongsai.adapters.sealing import Pair
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.sealed import bringing, keys, queries
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.bringing import Brought
from prongsai.apps.sealed.models import Case, Desk
from prongsai.apps.sealed.opening import Opened, open_case
from prongsai.core.access.roles import Role
from prongsai.core.sealed.holding import About
from prongsai.core.sealed.written_key import read

AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
TODAY = AT.date()
PASSPHRASE = "ช้างเขียวห้าตัวปลูกมะพร้าวบนดาว"  # noqa: S105 - of nobody
OFFICERS, KEEPER = ("law", "audit", "clerk"), "keeper"


def doer(key: str, at: dt.datetime = AT) -> Doer:
    return Doer(Person.objects.get(username=key).key, (Role.COMPLAINT_OFFICER,), at)


def officer(agency: Agency, name: str, role: Role = Role.COMPLAINT_OFFICER) -> Person:
    """Somebody in charge, with a key."""
    found = person(name, agency.key, role)
    found.position = f"ตำแหน่ง {name}"
    found.save()
    keys.set_key(agency, PASSPHRASE, Doer(found.key, (role,), AT))
    return found


def staffed(agency: Agency) -> tuple[Pair, Pair]:
    """Three officers and a custodian with keys; the two sheets of the recovery key."""
    for name in OFFICERS:
        officer(agency, name)
    officer(agency, KEEPER, Role.CUSTODIAN)
    sheets = [
        keys.print_sheet(agency, sheet, doer(who))[0]
        for sheet, who in (("one", "law"), ("two", KEEPER))
    ]
    one, two = (sealing.pair_of(read("\n".join(lines))) for lines in sheets)
    return one, two


def charge(agency: Agency, today: dt.date = TODAY) -> queries.Charge:
    return queries.charge_of(agency, today)


def brought(agency: Agency, *, who: Identity | None = None, **told: Any) -> tuple[Case, str]:
    """A report and its code."""
    facts = {"about": About(), "what": "เห็นหัวหน้ารับเงินใต้โต๊ะ", **told}
    code = sealing.code_of(secrets.token_bytes(32))
    receipt = bringing.receipt_of(Desk.objects.get(agency=agency), code)
    report = Brought(**facts, who=who or Identity())
    return bringing.bring(charge(agency), report, receipt, TODAY), code


def pair(agency: Agency, name: str) -> Pair:
    """Somebody's key, unlocked."""
    holder = queries.holder_of(agency, Person.objects.get(username=name).key)
    assert holder is not None
    return keys.unlock(holder, PASSPHRASE, AT)[0].pair


def holder(name: str, agency: Agency) -> Client:
    """The browser of somebody in charge, unlocked."""
    client = Client()
    client.force_login(Person.objects.get(username=name))
    client.post(reverse("sealed:unlock", args=[agency.key]), {"passphrase": PASSPHRASE})
    return client


def opens(agency: Agency, case: Case, name: str) -> Opened | None:
    """The report as somebody sees it, if his key opens it."""
    key = Person.objects.get(username=name).key
    found = queries.case_of(agency, case.pk, key, pair(agency, name))
    return open_case(*found) if found else None


def opened(agency: Agency, case: Case, name: str) -> Opened:
    found = opens(agency, case, name)
    assert found is not None
    return found


def key_of(name: str) -> str:
    return Person.objects.get(username=name).key


def gaps(agency: Agency) -> dict[str, object]:
    """Something for each address to name; nobody can open it."""
    case = Case.objects.create(
        agency=agency, year=2569, number=1, place=f"of {agency.key}", reply=b"", public=b"",
        identity=b"",
    )  # fmt: skip
    asked = case.askings.create(by="somebody", day=TODAY, reason=b"", state="open")
    return {"brought": case.pk, "asking": asked.pk, "office": agency.key}
