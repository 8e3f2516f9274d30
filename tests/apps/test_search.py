"""Search finds what one may open, however it is typed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from apps.many import nation
from apps.results import AT, opened
from people import person
from prongsai.apps.agencies.actions import add_agency, change_agency
from prongsai.apps.agencies.models import Agency, Area
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(area: Area) -> list[Agency]:
    names = ("เทศบาลตำบลทุ่งหมอก", "องค์การบริหารส่วนตำบลทุ่งหมอก", "เทศบาลตำบลฟ้าใส")
    kinds = ("subdistrict_municipality", "subdistrict_administrative_organization")
    return [
        add_agency(f"k{n}", name, kinds[n % 2], area, by="", at=AT, code=f"70{n}")
        for n, name in enumerate(names)
    ]


@pytest.fixture
def supervisor(client: Client, area: Area) -> Client:
    client.force_login(person("over", area=area.key))
    return client


def found(client: Client, text: str) -> str:
    answer = client.get("/search/", {"q": text})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "ทุ่งหมอก", "ทุงหมอก", "เทศบาล ทุ่งหมอก", "เทศบาลทุ่งหมอก", "ทต.ทุ่งหมอก", "ทต ทุงหมอก",
        "หมอก เทศบาล", "700", "๗๐๐", "ทุ่ง\u200bหมอก เทศบาล",
    ],
)  # fmt: skip
def test_an_agency_is_found_however_its_name_is_typed(
    supervisor: Client, places: list[Agency], typed: str
) -> None:
    page = found(supervisor, typed)

    assert places[0].name in page
    assert places[2].name not in page


def test_an_abbreviated_kind_tells_two_of_one_place_apart(
    supervisor: Client, places: list[Agency]
) -> None:
    page = found(supervisor, "อบต.ทุ่งหมอก")

    assert places[1].name in page
    assert places[0].name not in page


def test_a_name_that_holds_the_question_as_typed_comes_first(
    supervisor: Client, area: Area
) -> None:
    add_agency("x1", "เทศบาลตำบลกมลทุ่งกว้างหมอก", "subdistrict_municipality", area, by="", at=AT)
    add_agency("x2", "เทศบาลตำบลทุ่งหมอก", "subdistrict_municipality", area, by="", at=AT)

    page = found(supervisor, "ทุ่งหมอก")

    assert 0 < page.index("เทศบาลตำบลทุ่งหมอก") < page.index("เทศบาลตำบลกมล")


def test_an_agency_is_found_by_another_name_of_it(supervisor: Client, places: list[Agency]) -> None:
    change_agency(places[0], {}, by="", at=AT, aliases=["เมืองเก่า"])

    assert places[0].name in found(supervisor, "เมืองเกา")


def test_a_year_leads_to_the_result_of_the_agency_named(
    supervisor: Client, places: list[Agency]
) -> None:
    opened(places[0], 2568)

    page = found(supervisor, "ทุ่งหมอก ๒๕๖๘")

    assert 'href="/a/k0/years/2568/"' in page
    assert 'href="/a/k1/years/2568/"' not in page


def test_a_year_alone_leads_to_ones_own_result(client: Client, agency: Agency) -> None:
    opened(agency, 2568)
    client.force_login(person("viewer", agency.key, Role.VIEWER))

    assert 'href="/a/a1/years/2568/"' in found(client, "2568")


def test_nobody_finds_agencies_he_may_not_open(
    client: Client, agency: Agency, places: list[Agency]
) -> None:
    client.force_login(person("viewer", agency.key, Role.VIEWER))

    assert places[0].name not in found(client, "ทุ่งหมอก")
    assert "ไม่พบ" in found(client, "ทุ่งหมอก")


def test_who_only_administers_accounts_finds_no_results(
    client: Client, places: list[Agency]
) -> None:
    opened(places[0], 2568)
    client.force_login(person("sysadmin", "k0", Role.SYSTEM_ADMINISTRATOR))

    page = found(client, "ทุ่งหมอก 2568")

    assert 'href="/a/k0/about/"' in page
    assert "years" not in page


def test_pages_are_found_by_name_as_far_as_one_may_open_them(
    client: Client, agency: Agency
) -> None:
    client.force_login(person("viewer", agency.key, Role.VIEWER))
    assert 'href="/me/password/"' in found(client, "รหัสผาน")
    assert "/trail/" not in found(client, "บันทึกการ")

    client.force_login(person("auditor", agency.key, Role.INTERNAL_AUDITOR))
    assert 'href="/a/a1/trail/"' in found(client, "บันทึกการ")


@pytest.mark.parametrize("typed", ["รหัสผาน", "ลืม รหัสผ่าน", "ลืมรหัสผาน"])
def test_the_manual_is_searched_too_and_leads_to_the_place(
    client: Client, agency: Agency, typed: str
) -> None:
    client.force_login(person("viewer", agency.key, Role.VIEWER))

    assert re.search(r'<li><a href="/help/#[a-z_]+"', found(client, typed))


def test_topics_named_by_the_question_come_before_those_that_mention_it(
    client: Client, agency: Agency
) -> None:
    client.force_login(person("viewer", agency.key, Role.VIEWER))

    assert re.findall(r'<li><a href="/help/#([a-z_]+)"', found(client, "ค้นหา"))[0] == "search"


def test_the_manual_is_searched_in_the_language_of_the_reader(
    client: Client, agency: Agency
) -> None:
    client.force_login(person("viewer", agency.key, Role.VIEWER))
    assert "From the manual" not in found(client, "what the manual says")

    client.post("/taste/", {"language": "en", "next": "/"})
    assert "From the manual" in found(client, "what the manual says")


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "'; --", "ก" * 500, "2568 2567"])
def test_odd_questions_find_nothing_and_harm_nothing(
    supervisor: Client, places: list[Agency], typed: str
) -> None:
    assert places[0].name not in found(supervisor, typed)


def test_it_asks_as_often_in_a_nation_as_in_a_village(
    client: Client,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    nation(300)
    client.force_login(person("over", area="th"))

    client.get("/me/")  # the first visit of a session is noted
    with django_assert_max_num_queries(8):
        assert "ยังมีอีก" in found(client, "หมอก 2568")


def test_whoever_is_not_signed_in_is_asked_who_he_is(client: Client) -> None:
    assert client.get("/search/?q=x").status_code == 302
