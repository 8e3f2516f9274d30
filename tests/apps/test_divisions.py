"""An agency's administrator keeps its divisions and its other names."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.actions import add_division, change_division
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.agencies.queries import branches
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import CONTENT_ROLES, Role
from prongsai.core.terms.problem import Refused

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
    assert line.key == Division.objects.get(name="งานพัสดุ").key


@pytest.mark.parametrize("path", ["divisions/", "bin/", "about/"])
def test_the_menu_marks_the_agency_on_every_page_about_it(administrator: Client, path: str) -> None:
    page = administrator.get(f"/a/a1/{path}").content.decode()

    assert re.findall(r'<a href="([^"]+)" aria-current', page) == ["/a/a1/about/"]


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


def test_lines_about_a_renamed_division_stay_together(administrator: Client) -> None:
    add(administrator, "กองคลัง")
    for facts in ({"name": "กองการคลัง"}, {"name": "กองการคลัง", "closed": "on"}):
        administrator.post("/a/a1/divisions/d1/", facts)

    added, renamed, closed = Entry.objects.filter(thing="agencies.division").order_by("number")
    assert {line.key for line in (added, renamed, closed)} == {"d1"}
    assert (renamed.before, renamed.after) == ({"name": "กองคลัง"}, {"name": "กองการคลัง"})
    assert closed.after == {"name": "กองการคลัง", "closed": True}


def test_a_namesake_beside_it_is_refused_at_its_field(administrator: Client) -> None:
    add(administrator, "กองคลัง")
    add(administrator, "กองช่าง")
    page = administrator.post("/a/a1/divisions/d2/", {"name": "กอง คลัง"}).content.decode()
    again = administrator.post("/a/a1/divisions/", {"name": "กอง.คลัง"}).content.decode()

    assert "มี “กอง คลัง” อยู่แล้ว" in page
    assert "มี “กอง.คลัง” อยู่แล้ว" in again
    assert 'value="กอง.คลัง"' in again
    assert "<h1>กองช่าง</h1>" in page
    assert set(Division.objects.values_list("name", flat=True)) == {"กองคลัง", "กองช่าง"}


def test_the_same_name_may_stand_under_two_divisions(administrator: Client) -> None:
    add(administrator, "กองคลัง")
    add(administrator, "กองช่าง")
    for top in Division.objects.order_by("key"):
        add(administrator, "งานธุรการ", str(top.pk))

    assert Division.objects.filter(name="งานธุรการ").count() == 2


def test_two_moves_at_once_make_no_ring(administrator: Client, agency: Agency) -> None:
    """Both saw a fitting parent before either had moved."""
    add(administrator, "กองคลัง")
    add(administrator, "กองช่าง")
    first, second = Division.objects.order_by("key")
    at = dt.datetime(2026, 8, 20, tzinfo=dt.UTC)
    change_division(first, {"parent": second}, by="", at=at)
    with pytest.raises(Refused) as refused:
        change_division(second, {"parent": first}, by="", at=at)

    assert [each.code for each in refused.value.problems] == ["division-has-units-below"]
    with pytest.raises(Refused):
        add_division(agency, "งานพัสดุ", first, by="", at=at)


def test_units_stand_with_their_division_in_the_order_of_the_dictionary(
    administrator: Client, agency: Agency
) -> None:
    for name in ("สำนักปลัด", "กองช่าง", "เก็บกวาด", "กองคลัง"):
        add(administrator, name)
    for parent, unit in (("สำนักปลัด", "งานนิติการ"), ("สำนักปลัด", "งานธุรการ"), ("กองช่าง", "งานไฟฟ้า")):
        add(administrator, unit, str(Division.objects.get(name=parent).pk))

    order = ["กองคลัง", "กองช่าง", "งานไฟฟ้า", "เก็บกวาด", "สำนักปลัด", "งานธุรการ", "งานนิติการ"]
    assert [each.name for each in branches(agency)] == order
    for address in ("/a/a1/about/", "/a/a1/divisions/", "/a/a1/people/new/"):
        page = administrator.get(address).content.decode()
        at = [page.index(name) for name in order]
        assert at == sorted(at)
    people = administrator.get("/a/a1/people/new/").content.decode()
    assert ">สำนักปลัด · งานธุรการ</option>" in people


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
    facts = {
        "name": agency.name,
        "kind": agency.kind,
        "district": "ทุ่งฝัน",
        "aliases": " ทต.นาฝัน \nนาฝัน\n\nนาฝัน",
    }
    administrator.post("/a/a1/about/", facts)

    agency.refresh_from_db()
    assert set(agency.aliases.values_list("name", flat=True)) == {"ทต.นาฝัน", "นาฝัน"}
    assert "ทตนาฝัน" in agency.sought
    line = Entry.objects.filter(agency=agency.key).latest("number")
    assert line.after == {"aliases": ["ทต.นาฝัน", "นาฝัน"]}
