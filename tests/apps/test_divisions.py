"""An agency's administrator keeps its divisions and its other names."""

from __future__ import annotations

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import CONTENT_ROLES, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(agency: Agency, client: Client) -> Client:
    client.force_login(person("sysadmin", agency.key, Role.SYSTEM_ADMINISTRATOR))
    return client


def add(client: Client, name: str, parent: str = "") -> None:
    client.post("/a/a1/divisions/", {"name": name, "parent": parent})


def test_a_unit_is_added_under_its_division(administrator: Client, agency: Agency) -> None:
    add(administrator, "กองคลัง")
    top = Division.objects.get()
    add(administrator, "งานพัสดุ", str(top.pk))

    assert Division.objects.get(name="งานพัสดุ").parent == top
    line = Entry.objects.filter(agency=agency.key).latest("number")
    assert (line.verb, line.after) == ("add", {"name": "งานพัสดุ", "parent": "กองคลัง"})


def test_a_dissolved_division_stays_and_is_offered_no_more(administrator: Client) -> None:
    add(administrator, "กองคลัง")
    key = Division.objects.get().key
    administrator.post(f"/a/a1/divisions/{key}/", {"name": "กองคลัง", "closed": "on"})

    assert Division.objects.get().closed
    page = administrator.get("/a/a1/divisions/").content.decode()
    assert "ยุบแล้ว" in page
    assert "<option" in page
    assert ">กองคลัง</option>" not in page


def test_a_division_of_another_agency_cannot_be_its_parent(
    administrator: Client, other: Agency
) -> None:
    foreign = Division.objects.create(agency=other, key="d1", name="กองอื่น")

    add(administrator, "งานพัสดุ", str(foreign.pk))

    assert not Division.objects.filter(agency__key="a1").exists()


def test_a_division_with_units_cannot_be_put_under_another(administrator: Client) -> None:
    add(administrator, "กองคลัง")
    add(administrator, "กองช่าง")
    top, second = Division.objects.order_by("key")
    add(administrator, "งานพัสดุ", str(top.pk))

    administrator.post(f"/a/a1/divisions/{top.key}/", {"name": "กองคลัง", "parent": second.pk})

    top.refresh_from_db()
    assert top.parent is None


@pytest.mark.parametrize("address", ["/a/a1/divisions/", "/a/a1/divisions/d1/"])
def test_only_the_administrator_of_the_agency_edits_them(
    client: Client, agency: Agency, other: Agency, address: str
) -> None:
    Division.objects.create(agency=agency, key="d1", name="กองคลัง")
    client.force_login(person("content", agency.key, *sorted(CONTENT_ROLES)))
    assert client.get(address).status_code == client.post(address).status_code == 404

    client.force_login(person("neighbour", other.key, Role.SYSTEM_ADMINISTRATOR))
    assert client.get(address).status_code == client.post(address).status_code == 404


def test_other_names_are_kept_one_a_line_and_found(administrator: Client, agency: Agency) -> None:
    facts = {"name": agency.name, "domain": "", "aliases": " ทต.นาฝัน \nนาฝัน\n\nนาฝัน"}
    administrator.post("/a/a1/about/", facts)

    agency.refresh_from_db()
    assert set(agency.aliases.values_list("name", flat=True)) == {"ทต.นาฝัน", "นาฝัน"}
    assert "ทตนาฝัน" in agency.sought
    line = Entry.objects.filter(agency=agency.key).latest("number")
    assert line.after == {"aliases": ["ทต.นาฝัน", "นาฝัน"]}
