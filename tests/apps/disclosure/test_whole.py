"""The whole checklist: passed from desk to desk, submitted, frozen, and what is due meanwhile."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from django.test import Client

from disclosure_making import AT, DESKS, answered, approved, begun, doer, item, submitted, worker
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.audit.models import Entry
from prongsai.apps.disclosure import actions, packing, proofs, submitting
from prongsai.apps.disclosure.actions import Owed
from prongsai.apps.disclosure.due import CHECKLISTS
from prongsai.apps.disclosure.models import Checklist, Item, Submission
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.files.checking import checked
from prongsai.apps.files.models import Attached
from prongsai.apps.files.queries import attached_to
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db


def test_nothing_incomplete_is_passed_on(agency: Agency) -> None:
    with pytest.raises(Refused, match="checklist-not-whole"):
        actions.take(begun(agency), doer())


def test_three_desks_approve_it_with_a_line_each(agency: Agency) -> None:
    checklist = approved(agency)
    verbs = Entry.objects.filter(thing="disclosure.checklist").values_list("verb", flat=True)

    assert checklist.approved
    assert list(verbs.order_by("number")) == ["begin", "prepare", "pass", "approve"]


def test_what_comes_back_can_be_worked_on_again(agency: Agency) -> None:
    checklist = approved(agency, desks=1)
    checklist = actions.give_back(checklist, doer(Role.CHIEF_ADMINISTRATOR), "ลิงก์ O3 ผิด")
    row = actions.change(item(checklist, "O3"), worker(), {"note": "แก้แล้ว"})

    assert row.state == "in-work"
    assert [due.what for due in CHECKLISTS.of(agency, AT)] == [
        "checklist_mend", "checklist_unassigned"
    ]  # fmt: skip


def test_the_next_desk_is_told_and_whoever_prepared_it_when_it_is_approved(
    agency: Agency, desks: dict[Role, object]
) -> None:
    approved(agency)
    told = Notice.objects.values_list("text", "recipient")
    keys = {role: desks[role].key for role in DESKS}  # type: ignore[attr-defined]

    assert ("notice.checklist_turn", keys[Role.CHIEF_ADMINISTRATOR]) in told
    assert ("notice.checklist_turn", keys[Role.EXECUTIVE]) in told
    assert ("notice.checklist_approved", keys[Role.CHIEF_ADMINISTRATOR]) in told


# --- Submission ----------------------------------------------------------------------------------


def test_only_what_was_approved_is_submitted_and_only_once(agency: Agency) -> None:
    checklist = answered(agency)
    with pytest.raises(Refused, match="checklist-not-approved"):
        submitting.submit(checklist, doer())
    for role in DESKS:
        actions.take(checklist, doer(role))
    submitting.submit(checklist, doer())
    with pytest.raises(Refused, match="checklist-submitted"):
        submitting.submit(checklist, doer())

    assert Submission.objects.count() == 1


def test_what_was_submitted_is_a_text_with_its_hash(agency: Agency) -> None:
    submission = submitted(agency).submissions.get()
    said = json.loads(submission.content)

    assert hashlib.sha256(submission.content.encode()).hexdigest() == submission.sha256
    assert (said["fiscal_year"], said["items"][0]["code"]) == (2569, "O1")
    assert said["items"][0]["evidence"][0]["address"] == "https://nafan.example/o1"
    assert [each["step"] for each in said["approval"]] == ["prepare", "pass", "approve"]
    assert "some-coordinator" not in submission.content


def files_of(submission: Submission) -> Sequence[Attached]:
    owner = submitting.owner_of(submission.checklist, submission.version)
    return attached_to(owner.agency, owner.thing, owner.key)


def packed(submission: Submission) -> bytes:
    with packing.packed(submission, files_of(submission)) as held:
        return held.read()


def test_the_copy_holds_text_hash_table_and_files_and_is_the_same_each_time(
    agency: Agency, tmp_path: Path
) -> None:
    checklist = answered(agency)
    table = checked("ตาราง.csv", b"a,b\n1,2\n")
    piece = proofs.add(item(checklist), worker(), Given("=SUM(1)", file=table))
    actions.call_ready(item(checklist), worker())
    for role in DESKS:
        actions.take(checklist, doer(role))
    submission = submitting.submit(checklist, doer())
    content = packed(submission)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path)
        rows = list(csv.reader(io.StringIO(archive.read("items.csv").decode("utf-8-sig"))))
    command = ["sha256sum", "--check", "submission.json.sha256"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    assert next((tmp_path / "files").iterdir()).read_bytes() == b"a,b\n1,2\n"
    assert rows[1][:2] == ["O1", item(checklist).title]
    assert rows[2][2] == "'=SUM(1)"
    assert packed(submission) == content
    assert piece.file not in {file.key for file in files_of(submission)}


def test_evidence_removed_later_takes_nothing_from_the_copy(agency: Agency) -> None:
    checklist = submitted(agency)
    before = checklist.submissions.get().content
    with pytest.raises(Refused, match="item-submitted"):
        proofs.remove(item(checklist).evidence.get(), worker())

    assert checklist.submissions.get().content == before


def test_what_was_submitted_by_mistake_is_taken_back_and_submitted_again(agency: Agency) -> None:
    checklist = submitting.reopen(submitted(agency), doer(), "ลิงก์เปลี่ยน")
    assert not checklist.submitted
    assert set(checklist.items.values_list("state", flat=True)) == {"ready"}

    actions.change(item(checklist), worker(), {"note": "ใหม่"})
    actions.call_ready(item(checklist), worker())
    for role in DESKS:
        actions.take(checklist, doer(role))
    again = submitting.submit(checklist, doer())

    assert again.version == 2
    assert Submission.objects.count() == 2
    assert len({each.sha256 for each in Submission.objects.all()}) == 2


def test_ticks_of_the_copy_sheet_are_stored_and_only_when_it_is_approved(agency: Agency) -> None:
    checklist = answered(agency)
    with pytest.raises(Refused, match="checklist-not-approved"):
        submitting.copied(item(checklist), doer(), done=True)
    for role in DESKS:
        actions.take(checklist, doer(role))
    submitting.copied(item(checklist), doer(), done=True)
    submitting.copied(item(checklist), doer(), done=True)

    assert item(checklist).copied_by == "some-coordinator"
    assert submitting.copied(item(checklist), doer(), done=False).copied_at is None
    assert Entry.objects.filter(verb="copy").count() == 1


# --- What is due ---------------------------------------------------------------------------------


NEXT_YEAR = AT.replace(month=10)


def whats(agency: Agency, now: dt.datetime = AT) -> list[str]:
    return [due.what for due in CHECKLISTS.of(agency, now)]


def test_the_running_year_wants_a_checklist_once_it_is_open(agency: Agency) -> None:
    assert whats(agency) == []
    open_year(agency, 2569, by="", at=AT)
    assert whats(agency) == ["checklist_begin"]


def test_last_years_checklist_is_due_until_the_new_year_is_opened(agency: Agency) -> None:
    begun(agency)
    assert whats(agency, NEXT_YEAR) == ["checklist_unassigned"]
    open_year(agency, 2570, by="", at=NEXT_YEAR)
    assert whats(agency, NEXT_YEAR) == ["checklist_begin"]
    assert whats(agency, NEXT_YEAR.replace(year=2028)) == []


def test_open_items_are_due_from_their_division_and_from_nobody_elses(
    agency: Agency, desks: dict[Role, object]
) -> None:
    checklist = begun(agency)
    codes = list(checklist.items.values_list("code", flat=True))
    actions.assign(checklist, {code: Owed("finance") for code in codes[1:]}, doer())
    actions.assign(checklist, {codes[1]: Owed("works")}, doer())
    officer = desks[Role.DIVISION_OFFICER].key  # type: ignore[attr-defined]
    dues = {due.facts.get("division", ""): due for due in CHECKLISTS.of(agency, AT)}

    assert dues["กองคลัง"].is_mine(officer, [Role.DIVISION_OFFICER])
    assert dues[""].whose == {Role.COORDINATOR}
    assert dues["กองช่าง"].whose == {Role.COORDINATOR}  # nobody serves there


def test_they_are_due_a_lead_before_the_window_and_without_a_day_where_it_is_unknown(
    agency: Agency,
) -> None:
    checklist = begun(agency)
    (due,) = CHECKLISTS.of(agency, AT)
    assert due.until is None

    days = {"opens": dt.date(2026, 9, 30), "closes": dt.date(2026, 10, 15)}
    actions.set_windows(checklist, days, doer())

    (due,) = CHECKLISTS.of(agency, AT)
    assert due.until == dt.date(2026, 9, 16)


@pytest.mark.parametrize(
    ("desks_done", "what"), [(0, "prepare"), (1, "pass"), (2, "approve"), (3, "submit")]
)
def test_the_whole_is_due_at_each_desk(agency: Agency, desks_done: int, what: str) -> None:
    approved(agency, desks=desks_done)

    assert whats(agency) == [f"checklist_{what}"]


def test_nothing_is_due_once_it_is_submitted(agency: Agency) -> None:
    submitted(agency)

    assert whats(agency) == []


def test_every_item_of_a_submitted_checklist_is_submitted(agency: Agency) -> None:
    checklist: Checklist = submitted(agency)

    assert set(Item.objects.filter(checklist=checklist).values_list("state", flat=True)) == {
        "submitted"
    }


def test_where_nobody_has_the_rules_any_more_pages_say_so_and_nothing_breaks(
    agency: Agency, signed_in: Callable[[Role], Client]
) -> None:
    begun(agency)
    Checklist.objects.update(pack_hash="0" * 64)
    client = signed_in(Role.COORDINATOR)
    page = client.get("/a/a1/disclosure/2569/", follow=True)

    assert page.redirect_chain == [("/a/a1/disclosure/", 302)]
    assert "หลักเกณฑ์" in page.content.decode()
    assert whats(agency) == ["checklist_unassigned"]
