"""The screens of those who publish: each for those who may, nothing published by accident."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import disclosure_making as disclosure
from portal_making import FACTS, one_ready, opened, prepared, published, shown, table
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.portal.models import Portal, Release
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
ALL = "/a/a1/portal/"
O12 = f"{ALL}prepare/item-2569-o12/"


def text(client: Client, path: str = ALL) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def sent(client: Client, path: str, **facts: Any) -> str:
    answer = client.post(path, facts, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def chosen(release: Release) -> str:
    return f"{release.key}:{release.sha256}"


def test_the_coordinator_opens_the_site_and_nothing_shows(
    agency: Agency, signed_in: SignedIn
) -> None:
    client = signed_in(Role.COORDINATOR)
    assert f"{ALL}settings/" in text(client)

    page = sent(client, f"{ALL}settings/", **{**FACTS, "license": "Open Data Common"})

    assert "/p/nafan/" in page
    assert Portal.objects.get().license == "Open Data Common"
    assert shown(agency) == {}


@pytest.mark.parametrize("slug", ["", "นาฝัน", "na fan", "-nafan", "na/fan"])
def test_a_name_that_no_address_takes_is_refused_beside_its_field(
    signed_in: SignedIn, slug: str
) -> None:
    page = sent(signed_in(Role.COORDINATOR), f"{ALL}settings/", **{**FACTS, "slug": slug})

    assert 'class="errorlist"' in page
    assert "สำนักปลัด" in page
    assert not Portal.objects.exists()


def test_a_name_that_another_agency_has_is_told(other: Agency, signed_in: SignedIn) -> None:
    opened(other)
    facts = {**FACTS, "license": "Open Data Common"}

    assert "มีหน่วยงานอื่นใช้ชื่อ" in sent(signed_in(Role.COORDINATOR), f"{ALL}settings/", **facts)


def test_from_preparing_to_the_public_page(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)
    one_ready(agency)
    coordinator, chief = signed_in(Role.COORDINATOR), signed_in(Role.CHIEF_ADMINISTRATOR)
    assert "182500" in text(coordinator, O12)
    assert "รอปลัดหรือผู้บริหาร" in sent(coordinator, O12)
    release = Release.objects.get()

    assert 'type="checkbox"' not in text(coordinator)
    assert 'type="checkbox"' in text(chief)
    assert "เผยแพร่แล้ว 1 รายการ" in sent(chief, f"{ALL}publish/", release=chosen(release))
    assert list(shown(agency)) == ["2569/o12/"]


def test_who_prepares_may_not_publish_even_by_another_role(
    agency: Agency, desks: dict[Role, Person]
) -> None:
    opened(agency)
    one_ready(agency)
    both = desks[Role.EXECUTIVE]
    both.memberships.create(agency="a1", role="coordinator", since="2020-01-01")
    client = Client()
    client.force_login(both)
    sent(client, O12)

    assert "ผู้จัดเตรียมเผยแพร่รายการของตนเองไม่ได้" in sent(
        client, f"{ALL}publish/", release=chosen(Release.objects.get())
    )
    assert shown(agency) == {}


def test_what_the_gate_stops_is_told_and_cannot_be_prepared(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    one_ready(agency, file=table("a.csv", ("ชื่อ", "เลขบัตรประชาชน"), ("ก", "–")))
    client = signed_in(Role.COORDINATOR)

    assert "บอกว่าใครเป็นใคร" in text(client, O12)
    assert "บอกว่าใครเป็นใคร" in sent(client, O12)
    assert not Release.objects.exists()


def test_all_that_is_new_is_prepared_at_once_and_what_is_stopped_is_told(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    checklist = one_ready(agency, file=table("a.csv", ("ชื่อ", "เลขบัตรประชาชน"), ("ก", "–")))
    disclosure.answer(disclosure.item(checklist, "O1"))
    page = sent(signed_in(Role.COORDINATOR), f"{ALL}prepare/", year=2569)

    assert "จัดเตรียมแล้ว 2 รายการ" in page  # an item and where to ask
    assert "บอกว่าใครเป็นใคร" in page
    assert set(Release.objects.values_list("kind", "name")) == {
        ("item", "o1"),
        ("contact", "contact"),
    }


def test_the_preview_says_line_by_line_what_would_change(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    checklist = one_ready(agency)
    published(agency)
    given = Given("เพิ่ม", "https://nafan.example/more")
    disclosure.answer(disclosure.item(checklist, "O12"), given=given)
    page = text(signed_in(Role.COORDINATOR), O12)

    assert '<li class="new"' in page
    assert "https://nafan.example/more" in page
    assert "มีการแก้ไข" in text(signed_in(Role.COORDINATOR))


def test_a_release_that_waits_can_be_taken_back(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)
    one_ready(agency)
    release = prepared(agency)
    sent(signed_in(Role.EXECUTIVE), f"{ALL}{release.key}/discard/")

    assert not Release.objects.exists()


def test_a_withdrawal_asks_for_a_reason_and_says_it_to_everybody(
    agency: Agency, signed_in: SignedIn, stranger: Client
) -> None:
    opened(agency)
    one_ready(agency)
    path = f"{ALL}{published(agency).key}/withdraw/"
    executive = signed_in(Role.EXECUTIVE)
    sent(executive, path, reason=" ")
    assert list(shown(agency)) == ["2569/o12/"]

    assert "ถอนแล้ว" in sent(executive, path, reason="ตัวเลขผิด")
    assert "ตัวเลขผิด" in stranger.get("/p/nafan/2569/o12/").content.decode()
    assert "ตัวเลขผิด" in text(signed_in(Role.STAFF))


def test_nothing_chosen_is_told(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)

    assert "ยังไม่ได้เลือกรายการ" in sent(signed_in(Role.EXECUTIVE), f"{ALL}publish/")


def test_what_waits_is_due_from_those_who_may_publish(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)
    one_ready(agency)
    prepared(agency)
    said = "เผยแพร่สู่สาธารณะ 1 รายการที่จัดเตรียมแล้ว"

    assert said in text(signed_in(Role.EXECUTIVE), "/a/a1/")


def test_the_list_takes_as_many_statements_for_many_items_as_for_one(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    checklist = one_ready(agency)
    client = signed_in(Role.COORDINATOR)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(client)
        return len(asked)

    statements()
    few = statements()
    for code in ("O1", "O2", "O3", "O4"):
        disclosure.answer(disclosure.item(checklist, code))
        published(agency, f"item-2569-{code.lower()}")

    assert statements() <= few
