"""The register of powers: who may decide or sign what, and who has it after a hand-over."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from people import TODAY, part, person
from prongsai.apps.accounts.holding import holders
from prongsai.apps.accounts.models import Person, Power
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


def test_the_register_says_who_held_a_power_on_a_day(asked: Client, agency: Agency) -> None:
    holder = person("holder", agency.key, Role.STAFF)
    line = {"power": "sign_contracts", "holder": holder.key, "since": "1/1/2569", "order": "3/2569"}

    asked.post("/a/a1/powers/new/", line)

    row = Power.objects.get()
    assert [each.order for each in holders("a1", "sign_contracts", TODAY)] == ["3/2569"]
    assert holders("a1", "sign_contracts", dt.date(2025, 12, 31)) == []
    assert holders("a1", "approve_payment", TODAY) == []
    asked.post(f"/a/a1/powers/{row.pk}/", {"last": "31/12/2600"})
    assert holders("a1", "sign_contracts", dt.date(2058, 1, 1)) == []
    assert list(
        Entry.objects.filter(key=holder.key).order_by("number").values_list("verb", flat=True)
    ) == [
        "give power",
        "end power",
    ]


def test_a_power_without_an_order_or_twice_is_refused(asked: Client, agency: Agency) -> None:
    holder = person("holder", agency.key, Role.STAFF)
    line = {"power": "sign_contracts", "holder": holder.key, "since": "1/1/2569", "order": ""}

    asked.post("/a/a1/powers/new/", line)
    assert not Power.objects.exists()
    for _ in range(2):
        asked.post("/a/a1/powers/new/", {**line, "order": "3/2569"})
    assert Power.objects.count() == 1


@pytest.fixture
def held(asked: Client, agency: Agency) -> Power:
    """A power of somebody who hands over."""
    holder = person("holder", agency.key, Role.STAFF)
    line = {"power": "sign_contracts", "holder": holder.key, "since": "1/1/2569", "order": "3/2569"}
    asked.post("/a/a1/powers/new/", line)
    return Power.objects.get()


def handed_over(client: Client, power: Power, heir: Person, **more: Any) -> str:
    typed = {"powers": [power.pk], "successor": heir.key, "last": "30/9/2600", "order": "9/2600"}
    address = f"/a/a1/people/{power.holder.key}/hand-over/"
    return str(client.post(address, {**typed, **more}).content.decode())


def test_a_hand_over_takes_the_powers_chosen_with_it(
    asked: Client, agency: Agency, held: Power
) -> None:
    heir = person("heir", agency.key, Role.STAFF)
    last = dt.date(2057, 9, 30)

    handed_over(asked, held, heir)

    assert [each.holder for each in holders("a1", "sign_contracts", last)] == [held.holder]
    [next_one] = holders("a1", "sign_contracts", last + dt.timedelta(days=1))
    assert (next_one.holder, next_one.order) == (heir, "9/2600")
    assert part(held.holder).until is None


def test_a_power_is_not_handed_over_without_an_order(
    asked: Client, agency: Agency, held: Power
) -> None:
    heir = person("heir", agency.key, Role.STAFF)

    page = handed_over(asked, held, heir, order="")

    assert "ต้องมีเลขที่คำสั่ง" in page
    assert Power.objects.get().until is None


def test_a_hand_over_of_nothing_is_no_hand_over(asked: Client, agency: Agency, held: Power) -> None:
    heir = person("heir", agency.key, Role.STAFF)

    assert "อย่างน้อยหนึ่งรายการ" in handed_over(asked, held, heir, powers=[])
