"""The permission table, both ways: what it gives answers, and what it doesn't isn't there.

Made of the table and the URL configuration themselves: a new address is tried without a new test.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import product

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseNotFound
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from complaint_making import PUBLISHED, QUEUE
from people import person
from place_making import Place, place
from prongsai.apps.accounts.models import Person
from prongsai.core.access.roles import AGENCY_ROLES, Relation, Role
from prongsai.core.access.table import Grant
from prongsai.shell.web import urls
from trail_said import unsaid
from web_addresses import addresses, filled

pytestmark = pytest.mark.django_db

CLIENT = Client(raise_request_exception=False)
WELL = {200, 302, 400, 409, 422}
"""Answers to somebody who may: a page, a way on, or what is wrong with what was sent."""
BACK_TO_SIGN_IN = {"accounts:sign_out", "accounts:code"}
"""They lead there themselves; any other address that does has turned somebody away."""
ONLY_READ = {"portal:site", "portal:page", "portal:api", "portal:api_page"}
"""Strangers are told that nothing else can be done there, and are not sent to sign in."""
OF_ITS_OWN: dict[str, dict[str, object]] = {
    "assessments:paper": {"form": "html"},
    "cases:board": {"procedure": QUEUE},
    "cases:made_manual": {"form": "pdf"},
    "cases:manual_file": {"form": "pdf"},
    "sealed:guide_file": {"form": "pdf"},
    "cases:queue": {"procedure": QUEUE},
    "cases:queue_do": {"procedure": QUEUE},
    "cases:told": {"procedure": PUBLISHED},
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
"""Addresses whose gap means something else than its namesakes, or takes fewer of them."""
BEFORE_ANY_VIEW = pytest.mark.one_database
"""Turned away by the gate or for their verb; what the gate itself asks, all other tests ask too."""
AGENCY_GAPS = {name: gaps for name, gaps in addresses().items() if "agency" in gaps}


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
        """All but who has one role; roles that may not, by somebody who has them all, since what is
        refused to him is refused to each.
        """
        refused = refused_roles(address, method)
        others = tuple(each for each in self.callers if len(each.roles) != 1)
        everybody = (*others, self.refused[refused]) if refused else others
        return asking(everybody, address, method)

    def single(self, address: str, method: str) -> tuple[Caller, ...]:
        """Each role that may, by itself."""
        refused = refused_roles(address, method)
        alone = (each for each in self.callers if len(each.roles) == 1)
        return tuple(each for each in alone if not each.roles <= refused)


@pytest.fixture(scope="module", autouse=True)
def whatever_is_not_there_is_answered_in_a_word() -> Iterator[None]:
    """The page that says so is looked at elsewhere; drawn each time it took a third of all."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(urls, "handler404", lambda _request, exception: HttpResponseNotFound())  # noqa: ARG005
        yield


@pytest.fixture(autouse=True)
def every_line_can_be_said(world: World) -> None:
    """Of those that made the world, once and there; what requests wrote is undone with them."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001
    """Made once: whatever a request changes is undone after it."""
    with django_db_blocker.unblock(), undone():
        made = peopled()
        assert unsaid() == set()
        yield made


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


def kind(address: str, method: str) -> tuple[object, ...]:
    return grants(address, method), "agency" in addresses()[address], address in ONLY_READ


@cache
def first_of_each_kind() -> frozenset[tuple[str, str]]:
    every = list(product(addresses(), ("GET", "POST")))
    return frozenset({kind(*each): each for each in reversed(every)}.values())


def asking(callers: tuple[Caller, ...], address: str, method: str) -> tuple[Caller, ...]:
    """All on SQLite. What the gate itself asks the database is the same for each address: on the
    other it turns people away at the first of each kind of grant, and where it lets in nobody.
    """
    if connection.vendor == "sqlite" or (address, method) in first_of_each_kind():
        return callers
    found = grants(address, method)
    return tuple(each for each in callers if any(holds(one, each) for one in found)) or callers


def only_first(found: tuple[Grant, ...]) -> bool:
    """Whether an address is for nobody once somebody has an account, or always."""
    return all(grant.relation is Relation.FIRST for grant in found)


def answered_wrongly(
    address: str, method: str, world: World, callers: tuple[Caller, ...]
) -> Iterator[str]:
    gaps = {**filled(addresses()[address], world.here.gaps), **OF_ITS_OWN.get(address, {})}
    for caller in callers:
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
            yield f"{caller.name}: {status} {leads}, allowed: {allowed}"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("address", addresses())
def test_an_address_answers_whom_the_table_names_and_nobody_else(
    address: str, method: str, world: World
) -> None:
    assert list(answered_wrongly(address, method, world, world.askers(address, method))) == []


@pytest.mark.one_database
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("address", addresses())
def test_an_address_answers_each_role_that_the_table_names_by_itself(
    address: str, method: str, world: World
) -> None:
    """Roles are compared before any view; views are asked on both databases by who has them all."""
    assert list(answered_wrongly(address, method, world, world.single(address, method))) == []


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("address", [name for name, gaps in AGENCY_GAPS.items() if len(gaps) > 1])
def test_an_address_of_ones_own_agency_never_leads_to_an_object_of_another(
    address: str, method: str, world: World
) -> None:
    gaps = {**filled(AGENCY_GAPS[address], world.there.gaps), "agency": world.here.agency.key}
    callers = asking(world.strongest, address, method)
    answers = {caller.name: ask(caller, address, gaps, method)[0] for caller in callers}

    assert {name: status for name, status in answers.items() if status != 404} == {}


@BEFORE_ANY_VIEW
@pytest.mark.parametrize("address", AGENCY_GAPS)
def test_an_agency_that_is_not_there_looks_like_one_that_is_not_yours(
    address: str, world: World
) -> None:
    gaps = {**filled(AGENCY_GAPS[address], world.here.gaps), "agency": "nowhere"}
    answers = {
        (caller.name, method): ask(caller, address, gaps, method)[0]
        for caller in world.callers
        if caller.name in {"every role here", "supervisor here", "installation"}
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
