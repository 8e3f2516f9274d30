"""The assessor's results come in by hand or from a table; what was failed can be appealed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from disclosure_making import AT, answered, doer, item, submitted
from prongsai.adapters.csv_files import write_csv
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.audit.models import Entry
from prongsai.apps.disclosure import actions, judging
from prongsai.apps.disclosure.due import CHECKLISTS
from prongsai.apps.disclosure.models import Checklist
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.disclosure.judging import Judgement
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
YEAR = "/a/a1/disclosure/2569/"
BROKEN = Judgement(accepted=False, comment="ลิงก์เสีย")


@pytest.fixture
def checklist(agency: Agency) -> Checklist:
    return submitted(agency)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def table(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    head = ("ข้อ", "ผลการตรวจ", "ความเห็น")
    return SimpleUploadedFile("ผล.csv", write_csv([list(head), *map(list, rows)]))


def test_results_move_items_and_leave_one_line(checklist: Checklist) -> None:
    said = {"O1": Judgement(accepted=True), "O2": BROKEN}
    judging.judge(checklist, said, doer())
    judging.judge(checklist, said, doer())
    entry = Entry.objects.get(thing="disclosure.checklist", verb="judge")

    assert (item(checklist, "O1").state, item(checklist, "O2").state) == ("accepted", "failed")
    assert entry.before == {"judged_submitted": ["O1", "O2"]}
    assert entry.after["judged_failed"] == ["O2"]
    assert "ลิงก์เสีย" not in str(entry.after)


def test_a_result_entered_by_mistake_is_taken_back(checklist: Checklist) -> None:
    judging.judge(checklist, {"O1": BROKEN}, doer())
    judging.judge(checklist, {"O1": None}, doer())

    row = item(checklist)
    assert (row.state, row.comment, row.judged_at) == ("submitted", "", None)


def test_nothing_is_judged_before_it_was_submitted(agency: Agency) -> None:
    with pytest.raises(Refused, match="checklist-not-submitted"):
        judging.judge(answered(agency), {"O1": BROKEN}, doer())


def test_results_are_typed_on_one_page(checklist: Checklist, signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    seen = re.search(r'name="seen" value="(\w+)"', text(client, f"{YEAR}results/"))
    assert seen is not None
    facts = {"seen": seen[1], "O1_result": "accepted", "O2_result": "failed", "O2_comment": "เก่า"}
    page = client.post(f"{YEAR}results/", facts, follow=True).content.decode()

    assert item(checklist, "O2").comment == "เก่า"
    assert "ไม่ผ่าน 1 ข้อ" in page


def test_a_table_is_looked_at_first_and_stored_when_confirmed(
    checklist: Checklist, signed_in: SignedIn
) -> None:
    client = signed_in(Role.COORDINATOR)
    file = table(("O1", "ผ่าน", ""), ("O3", "0", "ข้อมูลปีก่อน"))
    page = client.post(f"{YEAR}results/file/", {"file": file}).content.decode()
    assert "อ่านได้ 2 ข้อ" in page
    assert item(checklist, "O3").state == "submitted"

    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    client.post(f"{YEAR}results/file/", {"token": token[1]})

    assert (item(checklist, "O1").state, item(checklist, "O3").state) == ("accepted", "failed")
    assert item(checklist, "O3").comment == "ข้อมูลปีก่อน"


def test_a_wrong_row_is_named_with_its_column_and_nothing_is_stored(
    checklist: Checklist, signed_in: SignedIn
) -> None:
    file = table(("O1", "ผ่าน", ""), ("O99", "ผ่าน", ""), ("O3", "ครึ่งหนึ่ง", ""))
    client = signed_in(Role.COORDINATOR)
    page = client.post(f"{YEAR}results/file/", {"file": file}).content.decode()

    assert re.search(r"แถว 3[^<]*“ข้อ”", page)
    assert re.search(r"แถว 4[^<]*“ผลการตรวจ”", page)
    assert 'name="token"' not in page
    assert item(checklist).state == "submitted"


@pytest.mark.parametrize("name", ["ผล.pdf", "ผล.xlsx"])
def test_what_is_no_table_is_refused(name: str, checklist: Checklist, signed_in: SignedIn) -> None:
    file = SimpleUploadedFile(name, b"not a table")
    page = signed_in(Role.COORDINATOR).post(f"{YEAR}results/file/", {"file": file})

    assert "ยังไม่ได้บันทึกอะไร" in page.content.decode()
    assert checklist.submitted


def test_a_token_of_somebody_else_is_not_taken(checklist: Checklist, signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    page = client.post(f"{YEAR}results/file/", {"token": "made:up"}).content.decode()

    assert "ยังไม่ได้บันทึกอะไร" in page
    assert item(checklist).state == "submitted"


# --- The appeal ----------------------------------------------------------------------------------


@pytest.fixture
def failed(checklist: Checklist) -> Checklist:
    judging.judge(checklist, {"O2": BROKEN}, doer())
    return checklist


def window(checklist: Checklist, opens: dt.date, closes: dt.date) -> None:
    days = {"appeal_opens": opens, "appeal_closes": closes}
    actions.set_windows(checklist, days, doer())


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, "ยังไม่ทราบวันอุทธรณ์"),
        ((dt.date(2000, 1, 1), dt.date(2000, 1, 9)), "พ้นกำหนดอุทธรณ์แล้ว"),
        ((dt.date(2000, 1, 1), dt.date(2999, 1, 9)), "อุทธรณ์ได้"),
        ((dt.date(2999, 1, 1), dt.date(2999, 1, 9)), "ยังไม่ถึงวันอุทธรณ์"),
    ],
)
def test_the_window_of_appeal_is_said_and_an_unknown_one_too(
    days: Any, said: str, failed: Checklist, signed_in: SignedIn
) -> None:
    if days:
        window(failed, *days)

    assert said in text(signed_in(Role.COORDINATOR), f"{YEAR}appeal/")


def test_after_its_window_an_appeal_stays_as_it_is_until_the_days_are_changed(
    failed: Checklist, signed_in: SignedIn
) -> None:
    client, path = signed_in(Role.COORDINATOR), f"{YEAR}items/O2/appeal/"
    client.post(path, {"reason": "หน้าเว็บเปิดได้"})
    failed.appeal_closes = AT.date() - dt.timedelta(days=30)
    failed.save()
    page = client.post(path, {"reason": "แก้ใหม่"}).content.decode()
    letter = client.post(f"{YEAR}letter/", {}, follow=True).content.decode()

    assert (item(failed, "O2").appeal, Paper.objects.count()) == ("หน้าเว็บเปิดได้", 0)
    assert "แก้วันสุดท้ายที่อุทธรณ์ได้ก่อน" in page
    assert "แก้ใหม่" in page
    assert "พ้นกำหนดอุทธรณ์แล้ว" in letter
    assert f"{YEAR}windows/" in letter
    assert path not in letter


def test_an_appeal_is_due_until_its_window_is_over(agency: Agency, failed: Checklist) -> None:
    assert [due.what for due in CHECKLISTS.of(agency, AT)] == ["checklist_appeal"]
    window(failed, dt.date(2026, 8, 1), dt.date(2026, 8, 19))

    assert CHECKLISTS.of(agency, AT) == []


def test_an_appeal_is_due_beside_the_checklist_of_the_new_year(
    agency: Agency, failed: Checklist
) -> None:
    window(failed, dt.date(2026, 9, 20), dt.date(2026, 10, 20))
    later = AT.replace(month=10)
    open_year(agency, 2570, by="", at=later)

    whats = [due.what for due in CHECKLISTS.of(agency, later)]
    assert whats == ["checklist_appeal", "checklist_begin"]


def test_only_what_was_failed_can_be_appealed(checklist: Checklist) -> None:
    with pytest.raises(Refused, match="item-not-failed"):
        judging.appeal(item(checklist), doer(), "ไม่เห็นด้วย")


def test_the_letter_is_drafted_from_reasons_and_from_what_was_submitted(
    failed: Checklist, signed_in: SignedIn
) -> None:
    client = signed_in(Role.COORDINATOR)
    client.post(f"{YEAR}items/O2/appeal/", {"reason": "หน้าเว็บเปิดได้ในวันที่ส่ง"})
    page = text(client, f"{YEAR}appeal/")
    assert "https://nafan.example/o2" in page
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    for _ in range(2):
        client.post(f"{YEAR}letter/", {"token": token[1]})
    paper = Paper.objects.get()
    body = "\n".join(paper.fields["body"])

    assert paper.kind == "letter"
    assert "หน้าเว็บเปิดได้ในวันที่ส่ง" in body
    assert "https://nafan.example/o2" in body
    assert failed.submissions.get().sha256 in body
    assert f"/papers/{paper.key}/" in text(client, f"{YEAR}appeal/")


def test_without_a_reason_there_is_no_letter(failed: Checklist, signed_in: SignedIn) -> None:
    signed_in(Role.COORDINATOR).post(f"{YEAR}letter/")

    assert not Paper.objects.exists()
    assert failed.letter == ""
