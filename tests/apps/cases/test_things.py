"""The list of things that can be lent; loans choose from it, and never the same thing twice."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases.models_things import Thing, ThingUse
from prongsai.apps.look.words import phrase, sentence
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from staff_case_making import LOAN, brought, client_of, colleague, moved, picture

pytestmark = pytest.mark.django_db
THINGS = "/a/a1/cases/things/"
TENT = {"code": "๔๑๖-๐๑", "name": "เต็นท์ผ้าใบ", "quantity": "2", "kept_at": "โรงเก็บพัสดุ"}
SOME = {**LOAN, "asset_number": "416-01", "item": ""}


@pytest.fixture
def tent(agency: Agency) -> Thing:
    return Thing.objects.create(agency=agency, code="416-01", name="เต็นท์ผ้าใบ", quantity=2)


def test_a_thing_is_typed_once_changed_and_struck_off(signed_in: SignedIn) -> None:
    officer = signed_in(Role.DIVISION_OFFICER)
    for _ in range(2):
        assert officer.post(f"{THINGS}new/", TENT).status_code == 302
    row = Thing.objects.get()
    assert (row.code, row.quantity) == ("416-01", 2)
    assert "มีรหัส" in officer.post(f"{THINGS}new/", {**TENT, "name": "อื่น"}).content.decode()
    assert officer.post(f"{THINGS}t/{row.key}/", {**TENT, "struck_off": "on"}).status_code == 302
    assert "จำหน่ายแล้ว" in officer.get(THINGS).content.decode()
    verbs = (
        Entry.objects.filter(thing="cases.thing").order_by("number").values_list("verb", flat=True)
    )
    assert list(verbs) == ["add", "change"]


def test_whoever_changes_it_second_is_told(tent: Thing, signed_in: SignedIn) -> None:
    officer = signed_in(Role.DIVISION_OFFICER)
    said = {**TENT, "seen": "of another day"}
    assert (
        phrase("form.changed_meanwhile")
        in officer.post(f"{THINGS}t/{tent.key}/", said).content.decode()
    )


@pytest.mark.usefixtures("tent")
def test_a_table_is_shown_before_it_is_kept_and_taken_out_again(signed_in: SignedIn) -> None:
    officer = signed_in(Role.DIVISION_OFFICER)
    pasted = "รหัสหรือเลขครุภัณฑ์\tชื่อ\tจำนวน\n416-01\tเต็นท์ใหญ่\t3\n9\tจอภาพ\t\n"
    page = officer.post(f"{THINGS}import/", {"table": pasted}).content.decode()
    assert "อ่านได้ 2 รายการ" in page
    assert Thing.objects.count() == 1
    officer.post(f"{THINGS}import/", {"table": pasted, "do": "enter"})
    assert list(Thing.objects.order_by("code").values_list("name", "quantity")) == [
        ("เต็นท์ใหญ่", 3), ("จอภาพ", 1),
    ]  # fmt: skip
    taken = officer.get(f"{THINGS}file/").content
    again = officer.post(f"{THINGS}import/", {"file": SimpleUploadedFile("a.xlsx", taken)})
    assert "แก้ไขรายการเดิม" in again.content.decode()
    wrong = officer.post(f"{THINGS}import/", {"table": pasted + "9\tซ้ำ\t\n", "do": "enter"})
    assert "ซ้ำกับแถวที่ 3" in wrong.content.decode()
    assert Thing.objects.count() == 2


@pytest.mark.usefixtures("tent")
def test_a_loan_chooses_from_the_list_and_takes_its_name(agency: Agency) -> None:
    who = colleague(agency, "borrower")
    page = client_of(who).get("/a/a1/cases/mine/new/asset-loan/").content.decode()
    assert '<option value="416-01">เต็นท์ผ้าใบ (416-01)</option>' in page
    assert 'name="item"' not in page  # what need not stand in the list is for other agencies
    case = brought(agency, "asset-loan", who, SOME)
    assert case.events.get().values["item"] == "เต็นท์ผ้าใบ"
    for code, problem in (("", "case-thing-missing"), ("x", "case-thing-unknown")):
        with pytest.raises(Refused) as refused:
            brought(agency, "asset-loan", who, {**SOME, "asset_number": code, "item": "จอ"})
        assert [each.code for each in refused.value.problems] == [problem]


@pytest.mark.usefixtures("tent")
def test_days_the_wrong_way_round_are_told_by_what_the_form_calls_them(agency: Agency) -> None:
    who = colleague(agency, "borrower")
    with pytest.raises(Refused) as refused:
        brought(agency, "asset-loan", who, {**SOME, "until": "2026-08-20"})
    assert [sentence(each) for each in refused.value.problems] == ["วันที่ใน “วันที่คืน” มาก่อน “วันที่รับ”"]


@pytest.mark.usefixtures("tent")
def test_what_is_promised_or_out_is_given_to_nobody_else_until_it_is_back(
    agency: Agency, signed_in: SignedIn
) -> None:
    who = colleague(agency, "borrower")
    permits = colleague(agency, "permits", powers=["permit_borrowing"])
    supplies = colleague(agency, "supplies", powers=["supplies_officer"])
    one, two = (brought(agency, "asset-loan", who, SOME) for _ in range(2))
    moved(one, "approve", permits)
    with pytest.raises(Refused) as refused:  # both were asked for before either was promised
        moved(two, "approve", permits)
    [problem] = refused.value.problems
    assert (problem.code, problem.facts["until"]) == ("case-thing-taken", "25/8/2569")
    with pytest.raises(Refused):
        brought(agency, "asset-loan", who, SOME)
    moved(one, "lend", supplies, Given(values={"condition_out": "ดี"}), [picture()])
    assert ThingUse.objects.get().out
    page = signed_in(Role.INTERNAL_AUDITOR).get(THINGS).content.decode()
    assert "กำลังยืม" in page
    assert "ผู้ยืม" not in page
    moved(one, "take_back", supplies, Given(values={"condition_in": "ดี"}), [picture()])
    assert not ThingUse.objects.exists()
    moved(two, "approve", permits)


def test_without_a_list_it_is_typed_freely(agency: Agency) -> None:
    who = colleague(agency, "borrower")
    case = brought(agency, "asset-loan", who, {**LOAN, "asset_number": "7"})
    assert case.events.get().values["asset_number"] == "7"
