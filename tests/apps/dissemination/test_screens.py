"""The log, its counts and its form on screen."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import file_making as made
from people import SignedIn, person
from posting_making import SUBJECT, logged, photo
from prongsai.apps.agencies.models import Agency
from prongsai.apps.dissemination.models import Posting
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
LOG = "/a/a1/dissemination/"
COUNTS = f"{LOG}counts/?year=2569"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def typed(**told: Any) -> dict[str, Any]:
    return {
        "subject": SUBJECT, "channel": "board", "place": "", "first": "13 ม.ค. 69", "last": "",
        "address": "", **told,
    }  # fmt: skip


def of(row: Posting) -> str:
    return f"{LOG}p/{row.key}/"


def test_a_line_is_logged_with_its_photo(agency: Agency, officer: Client) -> None:
    file = SimpleUploadedFile("board.png", made.png())
    officer.post(f"{LOG}new/", typed(file=file))
    row = Posting.objects.get(agency=agency)

    assert (row.first, bool(row.file)) == (dt.date(2026, 1, 13), True)
    page = text(officer, f"{LOG}?year=2569")
    assert "board.png" in page
    assert b"".join(officer.get(f"/a/a1/files/{row.file}/")) == made.png()


def test_the_same_form_sent_twice_logs_it_once(agency: Agency, officer: Client) -> None:  # noqa: ARG001
    for _ in range(2):
        officer.post(f"{LOG}new/", typed(token="b" * 32))

    assert Posting.objects.count() == 1


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    agency: Agency,  # noqa: ARG001
    officer: Client,
) -> None:
    page = officer.post(
        f"{LOG}new/", typed(first="1/1/2599", last="1/1/2569", address="javascript:alert(1)")
    ).content.decode()
    ahead = officer.post(f"{LOG}new/", typed(first="1/1/2599")).content.decode()

    assert "ที่อยู่เว็บต้องขึ้นต้นด้วย" in page
    assert "วันที่เผยแพร่ยังมาไม่ถึง" in ahead
    assert (SUBJECT in ahead, Posting.objects.count()) == (True, 0)


def test_another_channel_of_a_subject_begins_with_the_subject(
    agency: Agency, officer: Client
) -> None:
    row = logged(agency, subject="แผนป้องกันการทุจริต")

    assert 'value="แผนป้องกันการทุจริต"' in text(officer, f"{LOG}new/?like={row.key}")


def test_lines_of_a_channel_or_without_a_proof_are_had_alone(
    agency: Agency, officer: Client
) -> None:
    logged(agency, subject="ลิงก์", channel="website", address="https://a1.example/1")
    logged(agency, subject="ภาพ", file=photo())
    logged(agency, subject="เปล่า")
    page = text(officer, f"{LOG}?year=2569&channel=website")
    bare = text(officer, f"{LOG}?year=2569&bare=1")

    assert ("ลิงก์</a></th>" in page, "ภาพ</a></th>" in page) == (True, False)
    assert ("เปล่า</a></th>" in bare, "ภาพ</a></th>" in bare) == (True, False)
    assert "ไม่พบรายการตามที่เลือก" in text(officer, f"{LOG}?year=2569&channel=newsletter")


def test_a_long_log_is_had_page_by_page(agency: Agency, officer: Client) -> None:
    for number in range(52):
        logged(agency, subject=f"เรื่องที่ {number}", first=dt.date(2026, 1, 1 + number % 28))
    first = text(officer, f"{LOG}?year=2569")

    assert "after=50" in first
    assert text(officer, f"{LOG}?year=2569&after=50").count("</th></tr>") == 1


def test_a_log_costs_the_same_whatever_is_in_it(
    agency: Agency, officer: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        logged(agency, subject=f"เรื่องที่ {number}", file=photo(f"{number}.png"))

    officer.get("/me/")  # the first visit of a session is noted
    with django_assert_max_num_queries(12):
        officer.get(f"{LOG}?year=2569")
    with django_assert_max_num_queries(12):
        officer.get(COUNTS)


def test_channels_of_a_subject_are_counted_once_each(agency: Agency, officer: Client) -> None:
    for channel in ("board", "board", "website"):
        logged(agency, channel=channel)
    logged(agency, channel="board", first=dt.date(2025, 1, 13))
    rows = list(csv.reader(io.StringIO(
        officer.get(f"{LOG}counts/file/?year=2569&form=csv").content.decode("utf-8-sig")
    )))  # fmt: skip
    page = text(officer, COUNTS)

    board = next(row for row in rows if row[0] == "บอร์ดประชาสัมพันธ์")
    assert (rows[0][:3], rows[0][-1]) == (["ช่องทาง", "2568", "2569"], "รวม")
    assert (board[1:3], board[-1]) == (["1", "2"], "3")
    assert '<td class="n" data-label="จำนวนช่องทาง">2</td>' in page


def test_the_log_is_had_as_a_table_in_which_nothing_is_a_formula(
    agency: Agency, officer: Client
) -> None:
    logged(agency, subject="=1+1", file=photo())
    said = officer.get(f"{LOG}file/?year=2569&form=csv").content.decode("utf-8-sig")

    assert ("'=1+1" in said, "board.png" in said) == (True, True)
    assert officer.get(f"{LOG}file/?year=2569").content[:2] == b"PK"
    assert officer.get(f"{LOG}file/?form=exe").status_code == 404


def test_the_second_of_two_is_shown_what_it_is_now(agency: Agency, officer: Client) -> None:
    row = logged(agency)
    seen = officer.get(of(row)).context["form"]["seen"].value()
    officer.post(of(row), typed(subject="เรื่องของคนแรก", seen=seen))
    page = officer.post(of(row), typed(subject="เรื่องของคนที่สอง", seen=seen)).content.decode()

    row.refresh_from_db()
    assert row.subject == "เรื่องของคนแรก"
    assert ("เรื่องของคนแรก" in page, "เรื่องของคนที่สอง" in page) == (True, True)


def test_a_picture_stays_where_no_other_is_handed_in_and_is_watched(
    agency: Agency, officer: Client
) -> None:
    row = logged(agency, file=photo())
    seen = officer.get(of(row)).context["form"]["seen"].value()
    officer.post(of(row), typed(subject="เรื่องใหม่", seen=seen))
    row.refresh_from_db()
    assert (row.subject, bool(row.file)) == ("เรื่องใหม่", True)

    seen = officer.get(of(row)).context["form"]["seen"].value()
    type(row).objects.filter(pk=row.pk).update(file="another")
    assert officer.post(of(row), typed(subject="เรื่องอื่น", seen=seen)).status_code == 200
    row.refresh_from_db()
    assert row.subject == "เรื่องใหม่"


def test_a_line_is_deleted_and_its_file_with_it(agency: Agency, officer: Client) -> None:
    row = logged(agency, file=photo())
    officer.post(f"{of(row)}remove/")

    assert officer.get(of(row)).status_code == 404
    assert officer.get(f"/a/a1/files/{row.file}/").status_code == 404


def test_who_only_reads_is_shown_no_form(agency: Agency, signed_in: SignedIn) -> None:
    row = logged(agency, place="ศาลาประชาคม")
    page = text(signed_in(Role.EXECUTIVE), of(row))

    assert ("ศาลาประชาคม" in page, "<form method" in page.partition("<main")[2]) == (True, False)


def test_whoever_stands_above_reads_the_log(agency: Agency) -> None:
    logged(agency)
    above = Client()
    above.force_login(person("above", area="d1"))

    assert SUBJECT in text(above, f"{LOG}?year=2569")
    assert above.get(f"{LOG}new/").status_code == 404


def test_a_line_of_another_agency_is_not_found(
    agency: Agency,  # noqa: ARG001
    other: Agency,
    officer: Client,
) -> None:
    row = logged(other)

    assert officer.get(of(row)).status_code == 404
    assert officer.post(f"{of(row)}remove/").status_code == 404


def test_a_channel_that_the_pack_no_longer_names_is_still_told(
    agency: Agency, officer: Client
) -> None:
    row = logged(agency)
    Posting.objects.update(channel="drum")

    assert "drum" in text(officer, f"{LOG}?year=2569")
    assert '<option value="drum" selected>' in text(officer, of(row))
