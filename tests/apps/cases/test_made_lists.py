"""What an office writes anew in a draft says one thing in both languages, and of no other thing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from own_procedure_making import WRITER, drafted
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import made, made_actions
from prongsai.apps.cases.models import OwnProcedure
from prongsai.core.access.roles import Role
from prongsai.core.procedures.drafting import Text, patched
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

ONE = "/a/a1/cases/procedures/own/own-event-venue/"
CARD = "Identity card of the applicant (shown)"


def posted(client: Client, part: str, **said: Any) -> str:
    form = client.get(f"{ONE}{part}/").context["form"]
    now = {name: form[name].value() for name in form.fields}
    now = {name: "" if value is None else value for name, value in now.items()}
    return client.post(f"{ONE}{part}/", {**now, **said}, follow=True).content.decode()


def draft() -> Text:
    return made.tree_of(OwnProcedure.objects.get())


def paper() -> Text:
    found: Text = draft()["manual"]["papers"]["id"]
    return found


def test_a_paper_that_becomes_another_leaves_its_english_and_its_evidence_behind(
    agency: Agency, signed_in: SignedIn
) -> None:
    drafted(agency)
    assert paper()["name"]["en"] == CARD
    assert paper()["evidence"]["confidence"] == "inferred"
    posted(signed_in(Role.DIVISION_OFFICER), "papers", name_0="ใบอนุญาตขับขี่")

    assert paper() == {"name": {"th": "ใบอนุญาตขับขี่", "en": "ใบอนุญาตขับขี่"}}
    assert "evidence" in draft()["manual"]["papers"]["letter"]
    assert made.looked_over(draft())[1] == []


def test_english_that_is_typed_with_it_is_what_it_is_called(
    agency: Agency, signed_in: SignedIn
) -> None:
    drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    posted(officer, "papers", name_0="ใบอนุญาตขับขี่", name_en_0="Driving licence")
    assert paper() == {"name": {"th": "ใบอนุญาตขับขี่", "en": "Driving licence"}}


def test_a_paper_that_stays_keeps_what_is_said_of_it(agency: Agency, signed_in: SignedIn) -> None:
    drafted(agency)
    before = paper()
    officer = signed_in(Role.DIVISION_OFFICER)
    posted(officer, "papers", copies_0="2", name_1="หนังสือจากกลุ่ม")
    assert paper() == {**before, "copies": 2}
    posted(officer, "papers", name_en_0="Citizen card")
    assert paper() == {**before, "copies": 2, "name": {**before["name"], "en": "Citizen card"}}


def test_a_subject_that_becomes_another_leaves_its_english_behind_too(
    agency: Agency, signed_in: SignedIn
) -> None:
    drafted(agency)
    posted(signed_in(Role.DIVISION_OFFICER), "subjects", name_0="สระว่ายน้ำ")
    hall = draft()["categories"]["hall"]
    assert hall["name"] == {"th": "สระว่ายน้ำ", "en": "สระว่ายน้ำ"}


def test_a_question_that_becomes_another_leaves_its_english_behind(
    agency: Agency, signed_in: SignedIn
) -> None:
    """Untouched it goes, typed anew it stays, and so does that of a question that stays."""
    drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    english = draft()["fields"]["name"]["label"]["en"]

    posted(officer, "fields/name", hint="ตามบัตรประชาชน")
    assert draft()["fields"]["name"]["label"]["en"] == english
    page = posted(officer, "fields/name", label="ชื่อหัวหน้ากลุ่ม")
    assert english not in page
    assert draft()["fields"]["name"]["label"] == {"th": "ชื่อหัวหน้ากลุ่ม", "en": "ชื่อหัวหน้ากลุ่ม"}
    posted(officer, "fields/name", label="ชื่อผู้ฝึกสอน", label_en="Name of the trainer")
    assert draft()["fields"]["name"]["label"]["en"] == "Name of the trainer"


def test_title_and_purpose_leave_their_english_behind_too(
    agency: Agency, signed_in: SignedIn
) -> None:
    drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    assert draft()["title"]["en"] == "Use of the sports ground"
    posted(officer, "about", title="ขอใช้ห้องประชุม", about="ยืมห้อง")
    assert draft()["title"] == {"th": "ขอใช้ห้องประชุม", "en": "ขอใช้ห้องประชุม"}
    assert draft()["about"] == {"th": "ยืมห้อง", "en": "ยืมห้อง"}


def test_what_is_said_to_be_free_and_has_a_step_of_paying_is_not_handed_in(
    agency: Agency, signed_in: SignedIn
) -> None:
    row = drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    page = posted(officer, "times", fee_kind="free")
    assert "แต่ขั้นตอนมีการเรียกเก็บและชำระเงิน" in page
    assert f'href="{ONE}times/"' in re.sub(r"\s+", " ", page)
    row.refresh_from_db()
    made_actions.mark_tried(row, row.revision, WRITER)
    with pytest.raises(Refused) as refused:
        made_actions.hand_in(row, row.revision, WRITER)
    assert [each.code for each in refused.value.problems] == ["own-procedure-faulty"]

    officer.post(f"{ONE}steps/", {"pattern": "free-service"})
    assert made.looked_over(draft())[1] == []


def test_a_paying_pattern_for_what_is_free_is_told_and_mended_by_a_fee(
    agency: Agency, signed_in: SignedIn
) -> None:
    drafted(agency, "allowance")
    officer, address = signed_in(Role.DIVISION_OFFICER), ONE.replace("event-venue", "allowance")
    officer.post(f"{address}steps/", {"pattern": "service"})
    problems = made.looked_over(draft())[1]
    assert [each.code for each in problems] == ["procedure-free-but-charges"]
    assert made.looked_over(patched(draft(), {"manual/fee": "unknown"}))[1] == []
