"""Items that lines of the log answer: chosen by topic, counted on the item's own page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

import disclosure_making as disclosure
from people import SignedIn
from posting_making import SUBJECT, given, logged
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.dissemination import actions, topics
from prongsai.apps.dissemination.models import Posting
from prongsai.core.access.roles import Role
from prongsai.core.terms.words import Words

pytestmark = pytest.mark.django_db
LOG = "/a/a1/dissemination/"
ITEM = "/a/a1/disclosure/2569/items/O20/"
NEW = f"{LOG}new/?year=2569"
GIFTS = ("no_gift_policy",)


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def typed(**told: Any) -> dict[str, Any]:
    return {"subject": SUBJECT, "channel": "board", "first": "13 ม.ค. 69", **told}


def test_a_topic_keeps_its_key_while_its_item_changes_its_code() -> None:
    codes = [topics.of_year(year)["no_gift_policy"].code for year in (2568, 2569)]

    assert codes == ["O21", "O20"]


def test_a_topic_that_a_year_does_not_ask_for_is_still_named() -> None:
    found = topics.named({"procurement_list", "no_gift_policy", "drum"}, 2569)

    assert [(each.code, each.topic) for each in found] == [
        ("O20", "no_gift_policy"), ("", "drum"), ("", "procurement_list"),
    ]  # fmt: skip
    assert found[1].name == Words("drum", "drum")


def test_a_year_without_rules_asks_as_the_last_before_it() -> None:
    assert topics.of_year(2600).keys() == topics.of_year(2570).keys()
    assert topics.of_year(2500) == {}


def test_a_line_is_logged_with_the_items_it_answers(agency: Agency, officer: Client) -> None:
    officer.post(NEW, typed(about=["no_gift_policy", "prevention_plan"]))
    row = Posting.objects.get(agency=agency)
    page = text(officer, f"{LOG}p/{row.key}/")

    assert row.topics == " no_gift_policy prevention_plan "
    assert ("O20 นโยบายไม่รับของขวัญ" in page, "O23 แผนป้องกันการทุจริต" in page) == (True, True)
    assert "O20 นโยบายไม่รับของขวัญ" in text(officer, f"{LOG}?year=2569")


def test_an_item_that_nobody_asks_for_is_refused_at_its_field(
    agency: Agency,  # noqa: ARG001
    officer: Client,
) -> None:
    page = officer.post(NEW, typed(about=["drum"])).content.decode()

    assert '<details class="about" open>' in page
    assert Posting.objects.count() == 0


def test_lines_of_a_topic_are_had_alone_and_no_longer_key_is_taken_for_it(
    agency: Agency, officer: Client
) -> None:
    logged(agency, subject="แผน", about=("prevention_plan",))
    logged(agency, subject="รายงาน", about=("prevention_plan_half_year",))
    page = text(officer, f"{LOG}?year=2569&topic=prevention_plan")

    assert ("แผน</a>" in page, "รายงาน</a>" in page) == (True, False)
    assert "รายงาน</a>" in text(officer, f"{LOG}?year=2569&topic=%25")


def test_another_channel_of_a_line_answers_the_same_items(agency: Agency, officer: Client) -> None:
    row = logged(agency, about=GIFTS, first=dt.date(2025, 1, 13))
    page = text(officer, f"{LOG}new/?like={row.key}")

    assert '<span class="tag">O21 นโยบายไม่รับของขวัญ</span>' in page


def test_the_trail_tells_the_items_in_words(agency: Agency, signed_in: SignedIn) -> None:
    row = logged(agency, about=GIFTS)
    actions.change(row, given(about=("contact",)), disclosure.doer())
    entry = Entry.objects.get(verb="change")
    page = text(signed_in(Role.EXECUTIVE), "/a/a1/trail/?thing=dissemination.posting")

    assert (entry.before["topics"], entry.after["topics"]) == (["no_gift_policy"], ["contact"])
    assert "นโยบายไม่รับของขวัญ → ข้อมูลการติดต่อ" in page


def test_the_second_of_two_is_shown_the_items_it_answers_now(
    agency: Agency, officer: Client
) -> None:
    row = logged(agency, about=GIFTS)
    address = f"{LOG}p/{row.key}/"
    seen = officer.get(address).context["form"]["seen"].value()
    officer.post(address, typed(about=["contact"], seen=seen))
    page = officer.post(address, typed(about=["news"], seen=seen)).content.decode()

    row.refresh_from_db()
    assert row.topics == " contact "
    assert "O3 ข้อมูลการติดต่อ" in page
    assert page.count('<span class="tag">O4 ข่าวประชาสัมพันธ์</span>') == 1


def test_nothing_chosen_is_lost_when_somebody_else_was_quicker(
    agency: Agency, officer: Client
) -> None:
    address = f"{LOG}p/{logged(agency).key}/"
    seen = officer.get(address).context["form"]["seen"].value()
    officer.post(address, typed(subject="เรื่องของคนแรก", seen=seen))
    page = officer.post(address, typed(about=["news", "contact"], seen=seen)).content.decode()

    assert page.count('checkbox" name="about" value="news" id="id_about_3" checked') == 1
    assert page.count(" checked>") == 2


def test_an_item_counts_the_channels_its_topic_was_made_known_in(
    agency: Agency, officer: Client
) -> None:
    disclosure.begun(agency)
    for channel in ("website", "board", "board"):
        logged(agency, channel=channel, about=GIFTS)
    logged(agency, channel="website", about=GIFTS, first=dt.date(2025, 1, 13))
    logged(agency, channel="newsletter", about=("contact",))
    actions.remove(logged(agency, channel="meeting", about=GIFTS), disclosure.doer())
    page = text(officer, ITEM)

    assert "2 ช่องทาง รวม 3 รายการ มีหลักฐาน 0 รายการ" in page
    assert "topic=no_gift_policy" in page


def test_an_item_leads_to_a_line_that_answers_it(agency: Agency, officer: Client) -> None:
    disclosure.begun(agency)
    address = f"{NEW}&topic=no_gift_policy"

    assert f'href="{address.replace("&", "&amp;")}"' in text(officer, ITEM)
    assert '<span class="tag">O20 นโยบายไม่รับของขวัญ</span>' in text(officer, address)


def test_who_may_not_log_is_not_led_there(agency: Agency, signed_in: SignedIn) -> None:
    disclosure.begun(agency)

    assert f"{LOG}new/" not in text(signed_in(Role.EXECUTIVE), ITEM).partition("<main")[2]


def test_an_item_costs_the_same_however_often_it_was_made_known(
    agency: Agency, officer: Client, django_assert_max_num_queries: Any
) -> None:
    disclosure.begun(agency)
    for _ in range(12):
        logged(agency, about=GIFTS)

    officer.get("/me/")  # the first visit of a session is noted
    with django_assert_max_num_queries(17):
        officer.get(ITEM)
