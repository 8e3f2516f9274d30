"""What is done to the register: each change whole, with one line that repeats nobody's id."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from prongsai.apps.agencies.finding import plain
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.procurement import actions, bridge, queries
from prongsai.apps.procurement.bins import purchases
from prongsai.apps.procurement.models import Purchase
from prongsai.apps.procurement.queries import Narrowed
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Refused
from purchase_making import AT, DOER, PERSON_ID, bought, said

pytestmark = pytest.mark.django_db


def lines(agency: Agency) -> list[Entry]:
    return list(Entry.objects.filter(agency=agency.key).order_by("number"))


def codes(do: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        do()
    return [each.code for each in refused.value.problems]


def test_a_purchase_comes_back_as_it_was_entered(agency: Agency) -> None:
    entered = said(directors=("ก สมมติ", "ข สมมติ"), planned=Month(2026, 1))
    row = actions.add(agency, entered, DOER)

    assert bridge.value(Purchase.objects.get()) == replace(entered, key=row.key)


def test_what_names_or_numbers_people_is_only_referred_to(agency: Agency) -> None:
    row = bought(agency, seller="สมชาติ สมมติ", tax_id=PERSON_ID, directors=("ก สมมติ",), bids=())
    actions.change(row, said(seller="สมชาย สมมติ", tax_id="", bids=()), DOER, seen=1)
    told = json.dumps([[each.before, each.after] for each in lines(agency)], ensure_ascii=False)

    assert [each.verb for each in lines(agency)] == ["add", "change"]
    assert not [word for word in (PERSON_ID, "สมชาติ", "สมชาย", "ก สมมติ") if word in told]
    assert {"สมชาติ สมมติ", "สมชาย สมมติ", PERSON_ID} <= {
        each.value for each in Kept.objects.all() if isinstance(each.value, str)
    }


def test_searches_know_neither_tax_ids_nor_directors(agency: Agency) -> None:
    bought(agency, tax_id=PERSON_ID, seller="สมชาติ สมมติ", directors=("ลับเฉพาะ สมมติ",), bids=())

    assert found(agency, PERSON_ID) == found(agency, "ลับเฉพาะ") == []
    assert len(found(agency, "สูบน้ำ")) == len(found(agency, "69019123456")) == 1


def found(agency: Agency, word: str) -> list[Purchase]:
    return list(queries.narrowed(agency, Narrowed(2569, words=[plain(word)])))


def test_a_form_sent_twice_makes_one(agency: Agency) -> None:
    keys = {actions.add(agency, said(), DOER, "a" * 32).key for _ in range(2)}

    assert (keys, Purchase.objects.count(), len(lines(agency))) == ({"a" * 32}, 1, 1)


def test_a_key_of_another_agency_is_not_taken(agency: Agency, other: Agency) -> None:
    actions.add(other, said(), DOER, "a" * 32)

    assert actions.add(agency, said(), DOER, "a" * 32).key != "a" * 32


def test_what_is_wrong_is_refused_whole(agency: Agency) -> None:
    wrong = said(agreed_price=Decimal(600000), signed=dt.date(2024, 1, 5))

    assert codes(lambda: actions.add(agency, wrong, DOER)) == [
        "purchase-above-budget", "purchase-outside-year",
    ]  # fmt: skip
    assert (Purchase.objects.count(), lines(agency)) == (0, [])


def test_nothing_new_is_no_change(agency: Agency) -> None:
    row = bought(agency)
    actions.change(row, said(), DOER, seen=1)

    assert (Purchase.objects.get().revision, len(lines(agency))) == (1, 1)


def test_the_second_of_two_is_told(agency: Agency) -> None:
    row = bought(agency)
    actions.change(row, said(title="ซื้อปั๊มน้ำ"), DOER, seen=1)

    again = lambda: actions.change(row, said(title="ซื้อท่อน้ำ"), DOER, seen=1)  # noqa: E731
    assert codes(again) == ["purchase-changed-meanwhile"]
    assert Purchase.objects.get().title == "ซื้อปั๊มน้ำ"


def test_what_was_removed_can_be_had_back(agency: Agency) -> None:
    row = bought(agency)
    for _ in range(2):
        actions.remove(row, DOER)
    gone = queries.of_year(agency, 2569)
    actions.REMOVAL.put_back(agency.key, row.key, by="somebody", at=AT)

    assert (gone, queries.of_year(agency, 2569)) == ([], [row])
    assert [each.verb for each in lines(agency)] == ["add", "remove", "put back"]


def test_only_what_lies_in_the_bin_of_this_agency_comes_back(agency: Agency, other: Agency) -> None:
    row = bought(agency)
    removed = bought(other)
    actions.remove(removed, DOER)

    for key in (row.key, removed.key, "nothing"):
        back = lambda key=key: purchases().put_back(agency.key, key, by="", at=AT)  # noqa: E731
        assert codes(back) == ["purchase-gone"]


def test_what_lay_in_the_bin_long_enough_is_forgotten_with_what_was_kept(agency: Agency) -> None:
    row = bought(agency)
    actions.remove(row, DOER)
    kept = bought(agency, title="อื่น")
    actions.remove(kept, replace(DOER, at=AT + dt.timedelta(days=10)))

    assert purchases().empty(AT + dt.timedelta(days=31)) == 1
    assert [each.key for each in purchases().entries(agency.key)] == [kept.key]
    assert not Kept.objects.filter(value=said().tax_id, erased=None).exclude(
        key__in=references(agency, kept.key)
    )


def references(agency: Agency, key: str) -> set[str]:
    told = [each.after for each in lines(agency) if each.key == key]
    return {value["ref"] for after in told for value in after.values() if isinstance(value, dict)}


def test_sums_and_filters_are_of_what_is_asked_for(agency: Agency) -> None:
    bought(agency)
    bought(agency, title="จ้างเหมา", method="specific", number="", agreed_price=None)
    bought(agency, year=2568, signed=None, ends=None)
    both = queries.page(agency, Narrowed(2569), 0, 1)
    rest = queries.page(agency, Narrowed(2569, method="specific"), 0, 1)

    assert (both.count, both.budget, both.agreed) == (2, Decimal(1000000), Decimal(450000))
    assert (len(both.rows), both.more > 0, rest.count, rest.more) == (1, True, 1, 0)
    assert queries.years(agency) == [2568, 2569]
