"""Who reaches which address about results: each both ways."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from people import person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments.models import Assessment
from prongsai.apps.assessments.urls import urlpatterns
from prongsai.core.access.roles import AGENCY_ROLES, CONTENT_ROLES, Role, Standing
from prongsai.core.access.table import Verdict
from prongsai.shell.web.permissions import TABLE
from result_making import form_of, store_few_answers

pytestmark = pytest.mark.django_db
OPENING = ("open", "open_rules", "open_changes", "open_people", "open_confirm")
READERS: dict[str, frozenset[Role]] = {
    **dict.fromkeys(("years", "year", "rules", "papers", "public_bundle"), CONTENT_ROLES),
    **dict.fromkeys(("versions", "version", "whatif", "way", "paper", "upgrade"), CONTENT_ROLES),
    **dict.fromkeys((*OPENING, "enter", "import"), frozenset({Role.COORDINATOR})),
    "inside_bundle": frozenset(
        {Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR}
    ),
    "decide": frozenset(),
    "remove": frozenset(),
}
FROM_ABOVE = {"years", "year", "rules", "papers", "public_bundle"}
MORE: dict[str, dict[str, object]] = {
    "version": {"version": 1},
    "remove": {"version": 1},
    "paper": {"kind": "summary", "form": "html"},
}
NAMES = [str(each.name) for each in urlpatterns]


def address(name: str, agency: str) -> str:
    facts: dict[str, object] = {"agency": agency}
    if name not in ("years", *OPENING):
        facts["year"] = 2568
    return reverse(f"assessments:{name}", kwargs={**facts, **MORE.get(name, {})})


@pytest.fixture
def stored(assessment: Assessment) -> Assessment:
    store_few_answers(assessment)
    return assessment


def test_every_address_is_tried_here_and_stands_in_the_table() -> None:
    assert set(NAMES) == READERS.keys()
    assert TABLE.missing(f"assessments:{name}" for name in NAMES) == []


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("name", NAMES)
def test_each_role_reads_what_the_table_gives_it_and_finds_nothing_else(
    agency: Agency, name: str
) -> None:
    found = set()
    for role in CONTENT_ROLES:
        client = Client()
        client.force_login(person(role.value, agency.key, role))
        if client.get(address(name, agency.key)).status_code == 200:
            found.add(role)

    administrator = Standing(signed_in=True, roles=frozenset({Role.SYSTEM_ADMINISTRATOR}))
    assert found == READERS[name]
    assert TABLE.verdict(f"assessments:{name}", administrator, write=False) is Verdict.NOT_FOUND


@pytest.mark.usefixtures("stored")
def test_a_supervisor_reads_what_may_leave_the_agency_and_changes_nothing(
    agency: Agency, area: Area, assessment: Assessment
) -> None:
    client = Client()
    client.force_login(person("supervisor", area=area.key))
    read = {name for name in NAMES if client.get(address(name, agency.key)).status_code == 200}
    wrote = {
        name
        for name in NAMES
        if client.post(address(name, agency.key), form_of(assessment)).status_code != 404
    }

    assert read == FROM_ABOVE
    assert wrote == set()


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("name", NAMES)
def test_an_officer_of_another_agency_finds_nothing(
    agency: Agency, other: Agency, name: str
) -> None:
    client = Client()
    client.force_login(person("stranger", other.key, *AGENCY_ROLES))

    assert client.get(address(name, agency.key)).status_code == 404
    assert client.post(address(name, agency.key), {}).status_code == 404
