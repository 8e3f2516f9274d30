"""The screens of single risks: forms that keep what was typed, what carries a treatment out."""

from __future__ import annotations

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import file_making as made
from action_plan_making import planned
from measure_rows import drafted as measure
from plan_making import project
from prongsai.apps.agencies.models import Agency
from prongsai.apps.files.models import Attached
from prongsai.apps.risks import actions
from risk_making import OWNER, rated, risk, treatment
from risk_rows import COORDINATOR, HAND, approved, begun, entered, held, register_of, text, treated

pytestmark = pytest.mark.django_db
ALL, YEAR = "/a/a1/risks/", "/a/a1/risks/2569/"
TYPED = {
    "token": "b" * 32, "event": "รับของแลกการอนุญาต", "owner": OWNER, "loss": "๖๐,๐๐๐ บาท",
    "inherent_likelihood": "4", "inherent_impact": "4", "bribery": "on", "area": "permits",
    "review": "30 ก.ย. 2569",
}  # fmt: skip


def test_a_risk_is_typed_as_people_type_it(agency: Agency, officer: Client) -> None:
    begun(agency)
    for _ in range(2):
        officer.post(f"{YEAR}new/risk/", TYPED)
    (found,) = register_of(agency).risks.values()

    assert (found.owner, found.loss, found.inherent, found.bribery) == (
        OWNER, 60000, rated(4, 4), True,
    )  # fmt: skip
    assert str(found.review) == "2026-09-30"


@pytest.mark.parametrize(
    ("field", "typed", "mend"),
    [
        ("loss", "หกหมื่น", "อ่านจำนวนเงิน"),
        ("review", "ปีหน้า", "ปีหน้า"),
        ("inherent_impact", "", "ผลกระทบ"),
        ("inherent_level", "low", "สูงมาก"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    agency: Agency, officer: Client, field: str, typed: str, mend: str
) -> None:
    begun(agency)
    page = officer.post(f"{YEAR}new/risk/", {**TYPED, field: typed}).content.decode()
    beside = page.split(f'name="{field}"')[0].rpartition("<div class=")[2]

    assert (mend in beside, "errorlist" in beside, TYPED["event"] in page) == (True, True, True)
    assert not register_of(agency).risks


def test_the_second_of_two_sees_what_the_first_saved(agency: Agency, officer: Client) -> None:
    _, row, _ = treated(agency)
    actions.change(row, risk(event="ของผู้อื่น"), HAND, seen=1)
    page = officer.post(f"{YEAR}r/{row.key}/edit/", {**TYPED, "seen": "1"}).content.decode()
    officer.post(f"{YEAR}r/{row.key}/edit/", {**TYPED, "seen": "2"})

    assert "ผู้อื่นบันทึกไว้ว่า: ของผู้อื่น" in page
    assert register_of(agency).risks["R1"].event == TYPED["event"]


def test_a_unit_sees_all_and_gets_forms_for_its_own_only(agency: Agency, officer: Client) -> None:
    year = begun(agency)
    theirs = entered(year, "risk", risk("", owner="กองช่าง"))
    entered(year, "treatment", treatment("", owner="กองช่าง"))
    page = text(officer, f"{YEAR}r/{theirs.key}/")
    form = text(officer, f"{YEAR}r/{theirs.key}/edit/")

    assert ("/edit/" in page, "บันทึกผลการติดตาม" in page, 'name="event"' in form) == (
        False, False, False,
    )  # fmt: skip
    officer.post(f"{YEAR}r/{theirs.key}/remove/")
    assert "R1" in register_of(agency).risks


def test_a_report_is_proved_by_a_file_that_the_paper_names(agency: Agency, officer: Client) -> None:
    year, row, plan = treated(agency)
    approved(year)
    typed = {"token": "c" * 32, "round": "six", "state": "done", "percent": "100", "result": "ครบ"}
    photo = SimpleUploadedFile("หลักฐาน.png", made.png())
    officer.post(f"{YEAR}new/follow-up/?of={plan.key}", {**typed, "file": photo})
    (said,) = register_of(agency).follow_ups
    page = text(officer, f"{YEAR}r/{row.key}/")

    assert (said.evidence, said.percent) == ("หลักฐาน.png", 100)
    file = Attached.objects.get(thing="risks.row")
    assert f"/a/a1/files/{file.key}/" in page or file.key in page
    follow = held(agency).of("follow_up", said)
    officer.post(f"{YEAR}r/{follow.key}/files/{file.key}/remove/")
    assert held(agency).of("follow_up", said).files == []
    actions.taken_back(file, by="x", at=COORDINATOR.at)
    assert held(agency).of("follow_up", said).files == [file.key]


def test_percent_over_a_hundred_is_refused(agency: Agency, officer: Client) -> None:
    _, _, plan = treated(agency)
    typed = {"token": "c" * 32, "round": "six", "state": "done", "percent": "101"}
    page = officer.post(f"{YEAR}new/follow-up/?of={plan.key}", typed).content.decode()

    assert ("errorlist" in page, 'value="101"' in page) == (True, True)
    assert not register_of(agency).follow_ups


# --- What carries them out -----------------------------------------------------------------------


def test_what_carries_a_treatment_out_shows_its_title_and_leads_there(
    agency: Agency, officer: Client
) -> None:
    year = begun(agency)
    one, plan = measure(agency, year=2569), planned(agency, project("K1", title="อบรมจริยธรรม"))
    row = entered(year, "risk", risk(""))
    entered(year, "treatment", treatment("", measures=("queue", "M9"), projects=("K1",)))
    page = text(officer, f"{YEAR}r/{row.key}/")

    assert f'<a href="/a/a1/measures/m/{one.key}/">จัดบัตรคิว queue</a>' in page
    assert f"/plans/p/{plan.plan.key}/1/projects/K1/" in page
    assert "อบรมจริยธรรม" in page
    assert "รหัส M9 ไม่มีในปีนี้" in page


def test_it_is_chosen_by_its_title(agency: Agency, officer: Client) -> None:
    year = begun(agency)
    measure(agency, year=2569)
    row = entered(year, "risk", risk(""))
    page = text(officer, f"{YEAR}new/treatment/?of={row.key}")
    sent = {"says": "จัดบัตรคิว", "measures": ["queue"], "token": "t" * 32, "owner": "กองคลัง"}
    officer.post(f"{YEAR}new/treatment/?of={row.key}", sent)

    assert "จัดบัตรคิว queue" in page
    assert held(agency).register.treatments["T1"].measures == ("queue",)


def test_a_code_that_nobody_knows_stays_until_it_is_taken_off(
    agency: Agency, officer: Client
) -> None:
    year = begun(agency)
    row = entered(year, "risk", risk(""))
    line = entered(year, "treatment", treatment("", measures=("M9",)))
    page = text(officer, f"{YEAR}r/{line.key}/edit/")
    sent = {"says": "จัดบัตรคิว", "owner": "กองคลัง", "token": "t" * 32, "seen": "1"}
    officer.post(f"{YEAR}r/{line.key}/edit/", {**sent, "measures": ["M9"]})
    kept = held(agency).register.treatments["T1"].measures
    officer.post(f"{YEAR}r/{line.key}/edit/", {**sent, "seen": "2"})

    assert "รหัส M9 ไม่มีในปีนี้" in page
    assert (kept, held(agency).register.treatments["T1"].measures) == (("M9",), ())
    assert row.key in page


def test_where_no_app_tells_what_there_is_codes_are_typed(
    agency: Agency, officer: Client, settings: object
) -> None:
    settings.RISK_LINKS = {}  # type: ignore[attr-defined]
    row = entered(begun(agency), "risk", risk(""))
    sent = {"says": "จัดบัตรคิว", "measures": "M1, M2", "token": "t" * 32, "owner": "กองคลัง"}
    officer.post(f"{YEAR}new/treatment/?of={row.key}", sent)

    assert held(agency).register.treatments["T1"].measures == ("M1", "M2")


def test_no_supervisor_reads_an_agencys_risks() -> None:
    entries = configured.PERMISSIONS.entries
    named_here = [each for each in entries if each.startswith("risks:")]

    assert {grant.relation.value for each in named_here for grant in entries[each].read} == {
        "agency"
    }
    assert reverse("risks:years", args=["a1"]) == ALL
