"""Publishing is deliberate: frozen, looked at by a second person, stopped by the gate."""

from __future__ import annotations

import hashlib

import pytest

import disclosure_making as disclosure
from portal_making import (
    CHIEF,
    COORDINATOR,
    FACTS,
    offered,
    one_ready,
    opened,
    prepared,
    published,
    shown,
    table,
    withdrawn,
)
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.disclosure import proofs
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.files.models import Attached
from prongsai.apps.portal import actions, bridge, queries
from prongsai.apps.portal.models import Release
from prongsai.core.portal.content import For, Grid, Link
from prongsai.core.portal.site import FileAt
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
CITIZEN = "1234567890121"
"""Its last digit is the one that the twelve before it ask for."""


def refused(*given: object) -> list[str]:
    """Codes of why preparing or publishing was refused."""
    act, *more = given
    with pytest.raises(Refused) as caught:
        act(*more)  # type: ignore[operator] # an action
    return [each.code for each in caught.value.problems]


def test_nothing_is_shown_before_it_was_published(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    prepared(agency)

    assert shown(agency) == {}


def test_what_is_published_is_what_was_prepared_with_its_hash(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    release = published(agency)
    stored = Release.objects.get(pk=release.pk)

    assert list(shown(agency)) == ["2569/o12/"]
    assert hashlib.sha256(stored.content.encode()).hexdigest() == stored.sha256
    assert (stored.prepared_by, stored.published_by) == (COORDINATOR.key, CHIEF.key)


def test_later_changes_of_the_evidence_do_not_show(agency: Agency) -> None:
    opened(agency)
    item = disclosure.item(one_ready(agency), "O12")
    release = published(agency)
    piece = item.evidence.get()
    proofs.change(piece, disclosure.worker(), Given("อื่น", "https://nafan.example/other"))

    content = bridge.content_of(Release.objects.get(pk=release.pk))
    assert [each.address for each in content.of(Link)] == ["https://nafan.example/o12"]


def test_a_table_goes_out_as_data_too(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    files = {each.name: each for each in shown_files(agency)}

    assert files.keys() == {
        "list.csv", "o12-2569.csv", "o12-2569-no-bom.csv", "o12-2569.json",
        "o12-2569-dictionary.csv", "o12-2569.xlsx",
    }  # fmt: skip
    assert {each.use for name, each in files.items() if name != "list.csv"} == {For.DATA}


def test_no_file_for_machines_runs_anything_and_dashes_stay_dashes(agency: Agency) -> None:
    opened(agency)
    file = table("list.csv", ("=cmd|' /c calc'!A1", "วงเงิน"), ("@SUM(1)", "-"), ("-5.50", "+1"))
    one_ready(agency, file=file)
    made = {each.name: each.text for each in bridge.content_of(prepared(agency)).made}

    assert made["o12-2569.csv"].splitlines()[1:] == ["'@SUM(1),-", "-5.50,+1"]
    assert "column_1,'=cmd" in made["o12-2569-dictionary.csv"]


def test_nothing_that_turns_or_hides_writing_goes_onto_a_page(agency: Agency) -> None:
    opened(agency)
    one_ready(agency, file=table("list.csv", ("ร\u200bาคา", "วัน"), ("\u202e0001\u202c", "๑")))
    [grid] = bridge.content_of(prepared(agency)).of(Grid)

    assert [each.name.th for each in grid.table.columns] == ["ราคา", "วัน"]
    assert grid.table.rows == (("0001", "๑"),)


def shown_files(agency: Agency) -> list[FileAt]:
    published(agency)
    return [file for each in shown(agency).values() for file in each.files]


def test_nobody_publishes_what_they_prepared(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    release = prepared(agency)

    assert refused(actions.publish, agency, release.key, release.sha256, COORDINATOR) == [
        "release-own"
    ]


def test_only_what_was_looked_at_is_published(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    release = prepared(agency)

    assert refused(actions.publish, agency, release.key, "0" * 64, CHIEF) == ["release-altered"]
    Release.objects.filter(pk=release.pk).update(content="{}")
    assert refused(actions.publish, agency, release.key, release.sha256, CHIEF) == [
        "release-altered"
    ]


def test_publishing_twice_is_told(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    release = published(agency)

    assert refused(actions.publish, agency, release.key, release.sha256, CHIEF) == ["release-moved"]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((("ชื่อ", "เลขประจำตัวประชาชน"), ("ก", "–")), "release-identity"),
        ((("ผู้ขาย", "วงเงิน"), (f"ร้านค้า {CITIZEN}", "100")), "release-citizen-inside"),
        ((("เรื่อง", "หมายเหตุ"), ("ก", "โทร 081 234 5678")), "release-phone-inside"),
    ],
)
def test_a_table_that_tells_of_persons_is_stopped(
    agency: Agency, rows: tuple[tuple[str, ...], ...], why: str
) -> None:
    opened(agency)
    one_ready(agency, file=table("list.csv", *rows))

    assert refused(prepared, agency) == [why]
    assert not Release.objects.exists()


def test_preparing_twice_is_harmless_and_a_change_takes_the_place_of_what_waits(
    agency: Agency,
) -> None:
    opened(agency)
    item = disclosure.item(one_ready(agency), "O12")
    first = prepared(agency)
    assert prepared(agency).pk == first.pk

    given = Given("อื่น", "https://nafan.example/other")
    proofs.change(item.evidence.get(), disclosure.worker(), given)
    disclosure.answer(item, given=Given("เพิ่ม", "https://nafan.example/more"))
    second = prepared(agency)

    assert (second.number, Release.objects.count()) == (2, 1)
    assert second.sha256 != first.sha256
    assert not Attached.objects.filter(thing="portal.release", owner=first.key).exists()


def test_a_new_release_takes_the_place_of_the_shown_one(agency: Agency) -> None:
    opened(agency)
    item = disclosure.item(one_ready(agency), "O12")
    first = published(agency)
    disclosure.answer(item, given=Given("เพิ่ม", "https://nafan.example/more"))
    second = published(agency)

    assert shown(agency)["2569/o12/"].key == second.key
    assert (second.number, Release.objects.get(pk=first.pk).state) == (2, "replaced")


def test_a_withdrawal_keeps_who_when_and_why(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    release = withdrawn(agency)

    assert shown(agency) == {}
    assert (release.withdrawn_by, release.reason) == (CHIEF.key, "เผยแพร่ผิดฉบับ")
    assert release.withdrawn_at == CHIEF.at
    assert refused(actions.withdraw, agency, release.key, "อีกครั้ง", CHIEF) == ["release-moved"]


def test_a_withdrawal_needs_its_reason(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    release = published(agency)

    assert refused(actions.withdraw, agency, release.key, "  ", CHIEF) == ["release-reason-missing"]
    assert refused(actions.withdraw, agency, release.key, f"ของ {CITIZEN}", CHIEF) == [
        "release-citizen-inside"
    ]


def test_what_was_prepared_can_be_taken_back_with_its_files(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    release = prepared(agency)
    actions.discard_prepared(agency, release.key, COORDINATOR)

    assert not Release.objects.exists()
    assert not Attached.objects.filter(thing="portal.release").exists()


def test_every_step_has_its_line_in_the_trail(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    withdrawn(agency)
    lines = Entry.objects.filter(agency=agency.key, thing__startswith="portal.")

    assert list(lines.order_by("number").values_list("verb", flat=True)) == [
        "open", "prepare", "publish", "withdraw",
    ]  # fmt: skip


def test_items_that_are_not_ready_are_not_offered(agency: Agency) -> None:
    portal = opened(agency)
    disclosure.begun(agency, 2569)

    with pytest.raises(AssertionError):
        offered(agency)
    assert queries.portal_at("nafan") == portal


def test_the_note_to_the_assessor_never_goes_out(agency: Agency) -> None:
    opened(agency)
    item = disclosure.item(one_ready(agency), "O12")
    item.note = "ฝากแจ้งผู้ตรวจ"
    item.save()

    assert "ฝากแจ้งผู้ตรวจ" not in prepared(agency).content


# --- Settings ------------------------------------------------------------------------------------


def test_two_agencies_never_have_the_same_name_in_the_address(
    agency: Agency, other: Agency
) -> None:
    opened(agency)

    assert refused(opened, other) == ["portal-slug-taken"]
    assert opened(other, "fasai").slug == "fasai"


def test_the_name_in_the_address_stays_once_something_was_published(agency: Agency) -> None:
    opened(agency)
    assert opened(agency, "na-fan").slug == "na-fan"
    one_ready(agency)
    withdrawn(agency)

    assert refused(opened, agency, "other") == ["portal-slug-fixed"]
    assert opened(agency, "na-fan").slug == "na-fan"


def test_saving_the_same_settings_again_is_no_change(agency: Agency) -> None:
    opened(agency)
    opened(agency)

    assert Entry.objects.filter(thing="portal.portal").count() == 1
    actions.settle(agency, {**FACTS, "hours": "ทุกวัน"}, COORDINATOR)
    assert Entry.objects.filter(thing="portal.portal").count() == 2


def test_nothing_can_be_prepared_before_the_site_is_open(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)
    found = offered(agency)
    agency.portal.delete()

    assert refused(actions.prepare, agency, found, COORDINATOR) == ["portal-not-open"]
