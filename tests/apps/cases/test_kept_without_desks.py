"""What staff bring without a desk, and what an office made, is kept by terms like all else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from complaint_making import SORTER
from own_procedure_making import AT, CHIEF, TITLE, WRITER, drafted, used
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, chores, desks, made_actions
from prongsai.apps.cases.models import Case, Desk, Holding, OwnProcedure, ProcedureText
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.cases.keeping import used_terms
from prongsai.core.jobs.trying import Task
from prongsai.core.procedures.drafting import patched
from service_making import brought, moved
from staff_case_making import GIFT, colleague
from staff_case_making import brought as declared
from staff_case_making import moved as staff_moved

pytestmark = pytest.mark.django_db

KEEPING, RECORD = "/a/a1/cases/keeping/", "/a/a1/cases/processing/"
OWN, NAME = "own-general-complaint", "สมใจ ไม่มีจริง"
SAID = {"years": "3", "decided_by": "นายกเทศมนตรี", "written_in": "ประกาศที่ 1/2569"}
DAY = dt.timedelta(days=1)
LATER = AT + dt.timedelta(days=4 * 366)


def in_use(agency: Agency) -> OwnProcedure:
    row = drafted(agency, "general-complaint")
    used(row)
    agency.divisions.get_or_create(key="works", defaults={"name": "กองช่าง"})
    desks.offer(agency, row.key, {"open": True}, CHIEF)
    return row


def dropped(agency: Agency) -> Case:
    said: dict[str, Any] = {"matter": "ไฟดับ", "name": NAME, "phone": "0899999999"}
    case = brought(agency, OWN, "infrastructure", **said).case
    return moved(case, "drop", SORTER, reason="ไม่มีมูล")


def test_what_staff_bring_is_in_the_record_and_has_terms_without_a_desk(
    agency: Agency, signed_in: SignedIn
) -> None:
    case = declared(agency, "gift", colleague(agency, "giver"), GIFT)
    staff_moved(case, "keep", colleague(agency, "mayor", Role.EXECUTIVE), Given(reason="ตามประเพณี"))
    assert not Desk.objects.exists()
    desk = signed_in(Role.COORDINATOR)

    record, keeping = (desk.get(page).content.decode() for page in (RECORD, KEEPING))
    for key in ("gift", "staff-grievance", "interest-check"):
        assert bridge.of_staff()[key].title.th in record
        assert f"{KEEPING}{key}/" in keeping
    for term in used_terms(bridge.of_staff()["gift"]):
        assert desk.post(f"{KEEPING}gift/{term.key}/", SAID).status_code == 302

    assert chores.erase(Task(LATER))["erased"] > 0
    assert not Holding.objects.filter(case=case).exists()


def test_a_term_of_an_own_procedure_is_decided_and_erases(
    agency: Agency, signed_in: SignedIn
) -> None:
    in_use(agency)
    case, desk = dropped(agency), signed_in(Role.COORDINATOR)
    assert TITLE["th"] in desk.get(RECORD).content.decode()
    assert chores.erase(Task(LATER)) == {"erased": 0}

    for term in ("contact", "record"):
        assert f"{KEEPING}{OWN}/{term}/" in desk.get(KEEPING).content.decode()
        assert desk.post(f"{KEEPING}{OWN}/{term}/", SAID).status_code == 302

    assert chores.erase(Task(LATER))["erased"] > 0
    assert not Holding.objects.filter(case=case).exists()
    assert TITLE["th"] in desk.get(KEEPING).content.decode().split("</table>")[-2]


def test_one_that_was_stopped_still_keeps_its_cases_and_has_terms(
    agency: Agency, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    row, desk = in_use(agency), signed_in(Role.COORDINATOR)
    made_actions.stop(row, CHIEF)
    made_actions.remove(row, CHIEF)

    for page in (RECORD, KEEPING):
        assert TITLE["th"] in desk.get(page).content.decode()
        with django_assert_max_num_queries(12):
            desk.get(page)
    assert desk.get(f"{KEEPING}{OWN}/record/").status_code == 200
    assert desk.get(f"{KEEPING}own-nothing/record/").status_code == 404


def test_a_draft_that_was_never_used_keeps_nothing(agency: Agency, signed_in: SignedIn) -> None:
    drafted(agency, "general-complaint")
    assert TITLE["th"] not in signed_in(Role.COORDINATOR).get(RECORD).content.decode()


@pytest.mark.parametrize(("newer", "goes"), [((3,), True), ((9,), False), ((3, 9), True)])
def test_a_shorter_term_of_a_newer_version_reaches_cases_brought_before(
    agency: Agency, newer: tuple[int, ...], goes: bool
) -> None:
    """It says for the first time how long; a longer one after it changes nothing for them."""
    row = in_use(agency)
    case = dropped(agency)
    assert chores.erase(Task(LATER)) == {"erased": 0}
    for years in newer:
        row.refresh_from_db()
        terms = {f"terms/{term}/years": years for term in ("contact", "record")}
        made_actions.change(row, lambda now, said=terms: patched(now, said), "ระยะเวลา", WRITER)  # type: ignore[misc]
        used(row)
        row.versions.filter(since=AT).exclude(number=1).update(since=case.entered + DAY)
    assert (chores.erase(Task(LATER))["erased"] > 0) is goes
    assert Holding.objects.filter(case=case).exists() is not goes


def test_a_term_that_later_cases_were_told_holds_when_the_bin_was_emptied(agency: Agency) -> None:
    row = in_use(agency)
    case = dropped(agency)
    terms = {f"terms/{term}/years": 3 for term in ("contact", "record")}
    made_actions.change(row, lambda now: patched(now, terms), "ระยะเวลา", WRITER)
    row.refresh_from_db()
    used(row)
    later = dropped(agency)
    ProcedureText.objects.filter(version=later.version).update(since=case.entered + DAY)
    made_actions.stop(row, CHIEF)
    made_actions.remove(row, CHIEF)
    made_actions.REMOVAL.empty(CHIEF.at + dt.timedelta(days=400))

    assert not OwnProcedure.objects.exists()
    assert chores.erase(Task(LATER))["erased"] > 0
    assert not Holding.objects.filter(case=case).exists()


def test_whoever_puts_a_version_in_use_reads_what_becomes_of_older_cases(
    agency: Agency, signed_in: SignedIn
) -> None:
    row = in_use(agency)
    made_actions.change(row, lambda now: patched(now, {"terms/record/years": 3}), "x", WRITER)
    row.refresh_from_db()
    made_actions.mark_tried(row, row.revision, WRITER)
    made_actions.hand_in(row, row.revision, WRITER)
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    page = chief.get(f"/a/a1/cases/procedures/own/{OWN}/").content.decode()
    assert "ใช้กับเรื่องเดิมด้วย" in page
    assert "ลบในคืนแรกหลังสั่งใช้" in page
    assert "ใช้กับเรื่องใหม่เท่านั้น" not in page
