"""The permission table, both ways: what it gives answers, and what it doesn't isn't there.

Made of the table and the URL configuration themselves: a new address is tried without a new test.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

import action_plan_making as action_plans
import complaint_making as complaint
import disclosure_making as disclosure
import meeting_making as meeting
import portal_making as portal
from circular_making import sent
from follow_making import measure, written
from measure_rows import DOER, drafted
from people import person
from posting_making import logged
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments.actions import Doer, Source, Standing, enter, open_year
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.files.actions import Owner, attach, remove
from prongsai.apps.files.checking import checked
from prongsai.apps.joining import actions as joining
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.own import keep_measure as kept
from prongsai.apps.papers.actions import draft_by_hand
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import AGENCY_ROLES, Relation, Role
from prongsai.core.access.table import Grant
from prongsai.core.circulars.audience import Audience
from prongsai.core.scoring.given import Given
from prongsai.core.terms.fiscal_year import FiscalYear
from purchase_making import bought
from risk_rows import approved, treated
from spending_app import paid
from web_addresses import addresses, filled

pytestmark = pytest.mark.django_db

AT = dt.datetime(2025, 8, 10, 10, tzinfo=dt.UTC)
CLIENT = Client(raise_request_exception=False)
WELL = {200, 302, 400, 409, 422}
"""Answers to somebody who may: a page, a way on, or what is wrong with what was sent."""
BACK_TO_SIGN_IN = {"accounts:sign_out", "accounts:code"}
"""They lead there themselves; any other address that does has turned somebody away."""
ONLY_READ = {"portal:site", "portal:page", "portal:api", "portal:api_page"}
"""Strangers are told that nothing else can be done there, and are not sent to sign in."""
OF_ITS_OWN: dict[str, dict[str, object]] = {
    "assessments:paper": {"form": "html"},
    "measures:edit": {"measure": "near-draft"},
    "papers:file": {"form": "docx"},
    "risks:add": {"kind": "risk"},
    "risks:paper": {"form": "report"},
    "risks:paper_draft": {"form": "report"},
    "risks:paper_file": {"form": "report"},
    "spending:report": {"kind": "plan"},
    "spending:report_file": {"kind": "plan"},
    "spending:paper": {"kind": "plan"},
}
"""Addresses whose gap means something else than its namesakes."""
BEFORE_ANY_VIEW = pytest.mark.one_database
"""Turned away by the gate or for their verb; what the gate itself asks, all other tests ask too."""
AGENCY_GAPS = {name: gaps for name, gaps in addresses().items() if "agency" in gaps}


@dataclass(frozen=True)
class Place:
    """An agency with something of everything, and what its addresses are filled with."""

    agency: Agency
    gaps: Mapping[str, object]


@dataclass(frozen=True)
class Caller:
    """Somebody who asks, and how that somebody stands to the objects asked for."""

    name: str
    session: str = ""
    roles: frozenset[Role] = frozenset()
    above: bool = False
    installation: bool = False


@dataclass(frozen=True)
class World:
    """Two agencies in two provinces, and people of every kind around the first."""

    here: Place
    there: Place
    callers: tuple[Caller, ...]
    refused: Mapping[frozenset[Role], Caller]
    """Somebody with these roles here, for all that are refused anywhere."""

    @property
    def strongest(self) -> tuple[Caller, ...]:
        """Everybody signed in; who has one role of an agency may no more than who has all."""
        return tuple(each for each in self.callers if each.session and len(each.roles) != 1)

    def askers(self, address: str, method: str) -> tuple[Caller, ...]:
        """Each role that may, by itself; those that may not, by somebody who has them all, since
        what is refused to him is refused to each.
        """
        refused = refused_roles(address, method)
        others = tuple(each for each in self.callers if not (each.roles and each.roles <= refused))
        return (*others, self.refused[refused]) if refused else others


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001
    """Made once: whatever a request changes is undone after it."""
    with django_db_blocker.unblock(), undone():
        yield peopled()


def peopled() -> World:
    here, there = place("near", 2568), place("far", 2567)
    insiders = [
        Caller(f"{role} here", session(person(f"{role}-here", "near", role)), frozenset({role}))
        for role in AGENCY_ROLES
    ]
    installer = person("installer")
    Person.objects.filter(pk=installer.pk).update(installation=True)
    everything = person("everything", "near", *AGENCY_ROLES)
    others = [
        Caller("signed out"),
        Caller("every role here", session(everything), frozenset(AGENCY_ROLES)),
        Caller("without a role", session(person("nobody"))),
        Caller("every role of another agency", session(person("all", "far", *AGENCY_ROLES))),
        Caller("supervisor here", session(person("above", area="near-province")), above=True),
        Caller("supervisor elsewhere", session(person("beside", area="far-province"))),
        Caller("installation", session(installer), installation=True),
    ]
    refused = {refused_roles(*each) for each in product(addresses(), ("GET", "POST"))}
    return World(here, there, (*insiders, *others), {each: having(each) for each in refused})


def having(roles: frozenset[Role]) -> Caller:
    """Somebody with these roles here, and no other."""
    name = ", ".join(sorted(roles))
    username = hashlib.sha256(name.encode()).hexdigest()[:20]
    return Caller(f"{name} here", session(person(username, "near", *roles)), roles)


def session(somebody: Person) -> str:
    """Signed in and seen, once for all that is asked."""
    client = Client()
    client.force_login(somebody)
    client.get("/me/")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def place(key: str, year: int) -> Place:
    province = Area.objects.create(key=f"{key}-province", kind="province", name=f"จังหวัด {key}")
    district = Area.objects.create(
        key=f"{key}-district", kind="district", name=f"อำเภอ {key}", parent=province
    )
    agency = Agency.objects.create(
        key=key, name=f"เทศบาลตำบล {key}", kind="subdistrict_municipality", area=district
    )
    colleague = person(f"colleague-{key}", key, Role.STAFF)
    part = colleague.memberships.create(
        agency=key, role="executive", since=AT.date(), waiting=True
    ).pk
    assessment = open_year(agency, year, by="", at=AT)
    scores = dict.fromkeys(scorer_of(assessment).pack.indicators, Fraction(90))
    enter(
        assessment, Given(known=scores), Doer("somebody", (), AT),
        standing=Standing.OFFICIAL, source=Source.HAND,
    )  # fmt: skip
    joining.set_door(province, is_open=True, by="", at=AT)
    asked = joining.ask(
        {"name": "อบต.ใหม่", "kind": agency.kind, "area": district, "who": "ก", "position": "ข",
         "reach": "ค"}, f"form of {key}", at=AT,
    )  # fmt: skip
    return Place(
        agency,
        {
            "application": asked.application.key,
            "agency": key, "area": district.key, "year": year, "version": 1, "form": "csv",
            "person": colleague.key, "part": part, "point": "perform_duty",
            "draft": uuid.uuid4(), "step": "agency", "kind": "summary",
            "reset": colleague.resets.create(
                agency=key, second=True, started_by=person(f"starter-{key}"), started=timezone.now()
            ).key,
            "key": attach(
                checked("notes.txt", b"Something to read"),
                Owner(key, "assessments.assessment", str(year)), by="somebody", at=AT,
            ).key,
            **put_in_bin(agency),
            "paper": readable_paper(agency),
            **checklist(agency, year),
            **public_site(agency, year),
            **followed_up(agency, year),
            "posting": logged(agency).key,
            **planned(agency),
            "circular": sent(agency, audience=Audience(everybody=True)).key,
            "suggestion": kept(suggested(agency), DOER).key,
            **risky(agency, year),
            **spending(agency, year if key == "far" else FiscalYear.of(timezone.localdate()).year),
            **meeting.gaps(agency),
            **complaint.gaps(agency),
            "purchase": bought(agency, year=year, signed=None, ends=None).key,
            "division": agency.divisions.create(key=f"{key}-office", name="สำนักปลัด").key,
            "power": colleague.powers.create(
                agency=key, power="sign", since=AT.date(), order="1/2568"
            ).pk,
        },
    )  # fmt: skip


def readable_paper(agency: Agency) -> str:
    """A draft that was signed once, so that everybody inside reads it."""
    paper = draft_by_hand(agency, "order", Doer("somebody", (), AT))
    Paper.objects.filter(pk=paper.pk).update(scan="0")
    return paper.key


def checklist(agency: Agency, year: int) -> dict[str, object]:
    """A checklist that was submitted, and a piece of evidence of its first item."""
    found = disclosure.submitted(agency, year)
    item = found.items.get(place=1)
    return {"item": item.code, "evidence": item.evidence.get().key}


def public_site(agency: Agency, year: int) -> dict[str, object]:
    """A public site, something that could be prepared, and something that waits."""
    portal.opened(agency, f"{agency.key}-site")
    code = agency.checklists.get().items.get(place=1).code.lower()
    waiting = portal.prepared(agency, "contact")
    return {
        "slug": f"{agency.key}-site", "path": "information/", "below": "openapi.json",
        "release": waiting.key, "candidate": f"item-{year}-{code}",
    }  # fmt: skip


def followed_up(agency: Agency, year: int) -> dict[str, object]:
    """A measure in force, and a report of one unit that was handed in."""
    row = measure(agency, f"{agency.key}-queue", year=year)
    written(row, by="somebody", hand_in=True)
    return {"measure": row.key, "period": "h1", "unit": "finance", "mark": "late"}


def suggested(agency: Agency) -> Measure:
    """A draft that heads may write in."""
    row = drafted(agency, units=())
    row.key = f"{agency.key}-draft"
    row.save(update_fields=["key"])
    return row


def planned(agency: Agency) -> dict[str, object]:
    """A plan in force, so that its pages for what becomes of it are there."""
    row = action_plans.in_force(action_plans.begun(agency))
    return {
        "plan": row.plan.key, "edition": 1, "project": "1", "kpi": "1-2", "goal": "ita",
        "section": "texts",
    }  # fmt: skip


def risky(agency: Agency, year: int) -> dict[str, object]:
    """A risk of an approved plan."""
    made, one, _ = treated(agency, year)
    approved(made)
    return {"row": one.key, "file": "0" * 32}


def spending(agency: Agency, year: int) -> dict[str, object]:
    """Something that was paid; addresses that name no year are of today's."""
    entry = paid(agency, year)
    return {"line": entry.line.key, "entry": entry.key, "month": f"{entry.month:%Y-%m}"}


def put_in_bin(agency: Agency) -> dict[str, object]:
    """A file and a division in the recycle bin."""
    owner = Owner(agency.key, "assessments.assessment", "1")
    file = attach(checked("old.txt", b"Something old"), owner, by="somebody", at=AT)
    remove(agency.key, file.key, by="somebody", at=AT)
    agency.divisions.create(key=f"{agency.key}-gone", name="กองผิด", removed_at=AT)
    return {
        "thing": "files.attached", "binned": file.key,
        "what": "agencies.division", "removed": f"{agency.key}-gone",
    }  # fmt: skip


@contextmanager
def undone() -> Iterator[None]:
    """Whatever a request changed is as before."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(caller: Caller, address: str, gaps: Mapping[str, object], method: str) -> tuple[int, str]:
    """Status, and where it leads."""
    CLIENT.cookies.clear()
    if caller.session:
        CLIENT.cookies[settings.SESSION_COOKIE_NAME] = caller.session
    with undone():
        answer = CLIENT.generic(method, reverse(address, kwargs=dict(gaps)))
        list(getattr(answer, "streaming_content", ()))  # a file not read to its end stays open
    return answer.status_code, answer.headers.get("Location", "").partition("?")[0]


def holds(grant: Grant, caller: Caller) -> bool:
    """What the relations of the table mean, said once more in the words of this test."""
    return {
        Relation.ANYBODY: True,
        Relation.FIRST: False,
        Relation.SELF: bool(caller.session),
        Relation.AGENCY: bool(caller.roles & grant.roles),
        Relation.ABOVE: caller.above,
        Relation.INSTALLATION: caller.installation,
    }[grant.relation]


@cache
def grants(address: str, method: str) -> tuple[Grant, ...]:
    entry = settings.PERMISSIONS.entries[address]
    return tuple(entry.write if method == "POST" else entry.read)


@cache
def refused_roles(address: str, method: str) -> frozenset[Role]:
    """Roles of an agency that the table doesn't give this, where it gives it not to everybody."""
    found = grants(address, method)
    if any(grant.relation in {Relation.ANYBODY, Relation.SELF} for grant in found):
        return frozenset()
    given = (each.roles for each in found if each.relation is Relation.AGENCY)
    return frozenset(AGENCY_ROLES).difference(*given)


def only_first(found: tuple[Grant, ...]) -> bool:
    """Whether an address is for nobody once somebody has an account, or always."""
    return all(grant.relation is Relation.FIRST for grant in found)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("address", addresses())
def test_an_address_answers_whom_the_table_names_and_nobody_else(
    address: str, method: str, world: World
) -> None:
    gaps = {**filled(addresses()[address], world.here.gaps), **OF_ITS_OWN.get(address, {})}
    wrong = []
    for caller in world.askers(address, method):
        status, leads = ask(caller, address, gaps, method)
        allowed = any(holds(grant, caller) for grant in grants(address, method))
        if address in ONLY_READ and method == "POST":
            right = status == 405
        elif allowed:
            right = status in WELL and (leads != "/sign-in/" or address in BACK_TO_SIGN_IN)
        elif not caller.session and not only_first(grants(address, method)):
            right = (status, leads) == (302, "/sign-in/")
        else:
            right = status == 404
        if not right:
            wrong.append(f"{caller.name}: {status} {leads}, allowed: {allowed}")

    assert wrong == []


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("address", [name for name, gaps in AGENCY_GAPS.items() if len(gaps) > 1])
def test_an_address_of_ones_own_agency_never_leads_to_an_object_of_another(
    address: str, method: str, world: World
) -> None:
    gaps = {**filled(AGENCY_GAPS[address], world.there.gaps), "agency": world.here.agency.key}
    answers = {caller.name: ask(caller, address, gaps, method)[0] for caller in world.strongest}

    assert {name: status for name, status in answers.items() if status != 404} == {}


@BEFORE_ANY_VIEW
@pytest.mark.parametrize("address", AGENCY_GAPS)
def test_an_agency_that_is_not_there_looks_like_one_that_is_not_yours(
    address: str, world: World
) -> None:
    gaps = {**filled(AGENCY_GAPS[address], world.here.gaps), "agency": "nowhere"}
    answers = {
        (caller.name, method): ask(caller, address, gaps, method)[0]
        for caller in world.strongest
        for method in ("GET", "POST")
    }

    assert {each: status for each, status in answers.items() if status != 404} == {}


@BEFORE_ANY_VIEW
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_no_other_verb_does_anything(method: str, world: World) -> None:
    answers = {
        (caller.name, address): ask(caller, address, filled(gaps, world.here.gaps), method)[0]
        for address, gaps in addresses().items()
        for caller in world.callers
        if caller.name in {"every role here", "signed out"}
    }

    assert {key: each for key, each in answers.items() if each not in {302, 403, 404, 405}} == {}
