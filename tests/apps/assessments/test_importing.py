"""Results from files."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from newer_packs import OTHER_DAY, packs_with
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from result_making import YEAR, form_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("assessment")]
SignedIn = Callable[[Role], Client]
EXAMPLES = Path(__file__).parents[3] / "examples"
KNOWN = (EXAMPLES / "known-scores.csv").read_bytes()
IMPORT = f"{YEAR}import/"
OLD_KIND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
LOCKED = OLD_KIND + "EncryptedPackage".encode("utf-16-le")
MIXED = "หน่วยงาน,ปีงบประมาณ,IIT,EIT,OIT\nเทศบาลตำบลนาฝัน,2568,90,91,92\nเทศบาลตำบลอื่น,2568,90,ดี,92\n"


@pytest.fixture
def coordinator(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


def hand_in(client: Client, *files: tuple[str, bytes], **more: str) -> str:
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post(IMPORT, {"uploads": uploads, "standing": "official", **more})
    return unescape(answer.content.decode())


def token_in(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_one_agency_is_taken_out_of_a_file_of_many_and_saved_when_confirmed(
    coordinator: Client,
) -> None:
    page = hand_in(coordinator, ("คะแนน.csv", KNOWN))
    before = Result.objects.count()
    answer = coordinator.post(IMPORT, {"token": token_in(page)})
    result = Result.objects.get()

    assert before == 0
    assert "ใช้ 1 แถว (เทศบาลตำบลนาฝัน) ข้าม" in page
    assert answer.headers["Location"] == YEAR
    assert (result.shown["prevention"], result.source, result.standing) == (
        "100.00",
        "file",
        "official",
    )
    assert Entry.objects.filter(verb="enter result").count() == 1


def test_answers_of_all_instruments_together_are_counted(
    coordinator: Client, agency: Agency
) -> None:
    province = EXAMPLES / "province"
    agency.code = "S01"
    agency.save()
    files = [
        (f"{key}.csv", (province / f"{key}.csv").read_bytes()) for key in ("iit", "eit", "oit")
    ]
    page = hand_in(coordinator, *files)
    coordinator.post(IMPORT, {"token": token_in(page)})

    result = Result.objects.get()
    assert "ประมาณการภายใน" in page
    assert "ประมาณการภายใน" in coordinator.get(YEAR).content.decode()
    # Whatever was chosen: what is counted here is nobody's official result.
    assert (result.source, result.standing) == ("answers", "provisional")


def test_one_faulty_row_stops_the_whole_unless_only_the_clean_ones_are_asked_for(
    coordinator: Client,
) -> None:
    whole = hand_in(coordinator, ("a.csv", MIXED.encode()))
    clean = hand_in(coordinator, ("a.csv", MIXED.encode()), only_clean="on")
    coordinator.post(IMPORT, {"token": token_in(clean)})

    assert "แถว 3 คอลัมน์ “EIT”" in whole
    assert 'name="token"' not in whole
    assert "ข้าม 1 แถวที่อ่านไม่ได้" in clean
    assert "แถว 3 คอลัมน์ “EIT”" in clean
    assert Result.objects.get().shown["OIT"] == "92.00"


def test_only_clean_rows_of_a_file_without_any_are_nothing(coordinator: Client) -> None:
    page = hand_in(coordinator, ("a.csv", MIXED.replace("91", "ดี").encode()), only_clean="on")

    assert "[import-nothing-found]" in page
    assert "[answers-not-a-score]" in page


def test_what_the_files_hold_stands_beside_the_version_in_force(
    coordinator: Client, assessment: Assessment, signed_in: SignedIn
) -> None:
    coordinator.post(f"{YEAR}enter/", form_of(assessment))
    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        signed_in(role).post(f"{YEAR}decide/", {"version": "1"})
    text = MIXED.splitlines()[0] + "\nเทศบาลตำบลนาฝัน,2568,92.50,90,88\n"
    page = hand_in(coordinator, ("a.csv", text.encode()))

    assert "อนุมัติแล้ว" in page
    assert "−0.05" in page
    assert "จะเป็นฉบับแก้ไขที่รออนุมัติ" in page


def test_what_is_missing_is_refused_as_a_whole(coordinator: Client) -> None:
    text = "หน่วยงาน,ปีงบประมาณ,IIT,EIT\nเทศบาลตำบลนาฝัน,2568,90,91\n"
    page = hand_in(coordinator, ("a.csv", text.encode()))

    assert "[import-incomplete]" in page
    assert "OIT" in page
    assert 'name="token"' not in page


def test_a_cell_that_cannot_be_read_is_told_with_file_row_and_column(coordinator: Client) -> None:
    rows: list[list[object]] = [
        ["หน่วยงาน", "ปีงบประมาณ", "IIT", "EIT", "OIT"],
        ["เทศบาลตำบลนาฝัน", 2568, 90, "ดี", 91],
    ]
    page = hand_in(coordinator, ("ของเรา.xlsx", write_xlsx("คะแนน", rows)))

    assert "ของเรา.xlsx แผ่นงาน “คะแนน” แถว 2 คอลัมน์ “EIT”" in page
    assert "[answers-not-a-score]" in page
    assert 'name="token"' not in page


def test_another_agencys_file_is_refused_with_whom_it_is_about(coordinator: Client) -> None:
    text = "หน่วยงาน,ปีงบประมาณ,IIT,EIT,OIT\nเทศบาลตำบลนาฝันใหม่,2568,90,91,92\n"
    page = hand_in(coordinator, ("a.csv", text.encode()))

    assert "[import-nothing-found]" in page
    assert "เทศบาลตำบลนาฝันใหม่" in page


def test_an_alias_or_a_code_names_the_agency_too(coordinator: Client, agency: Agency) -> None:
    agency.aliases.create(name="ทต.นาฝัน")
    agency.code = "A-1"
    agency.save()
    head = "agency_code,agency,fiscal_year,IIT,EIT,OIT\n"
    for row in (",ทต.นาฝัน", "A-1,", "A-1,ชื่ออื่น"):
        page = hand_in(coordinator, ("a.csv", f"{head}{row},2568,90,91,92\n".encode()))
        assert "ยืนยันและบันทึก" in page, row
    page = hand_in(coordinator, ("a.csv", f"{head}B-2,ทต.นาฝัน,2568,90,91,92\n".encode()))
    assert "[import-nothing-found]" in page


def test_the_agency_named_twice_in_other_words_is_refused_not_merged(
    coordinator: Client, agency: Agency
) -> None:
    agency.aliases.create(name="ทต.นาฝัน")
    rows = "เทศบาลตำบลนาฝัน,2568,90,91,92\nทต.นาฝัน,2568,90,91,93\n"
    text = f"หน่วยงาน,ปีงบประมาณ,IIT,EIT,OIT\n{rows}"

    assert "[answers-given-twice]" in hand_in(coordinator, ("a.csv", text.encode()))


def packed(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        for name in names:
            book.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", packed("xl/vbaProject.bin"), "upload-macros"),
        ("a.xlsm", packed("xl/workbook.xml"), "file-kind-unknown"),
        ("a.csv", b"x" * 5_000_001, "upload-too-large"),
        ("a.xlsx", b"agency,IIT\n", "file-not-what-it-says"),
        ("a.xlsx", LOCKED, "file-encrypted"),
        ("a.xlsx", OLD_KIND, "file-old-office"),
        ("a.json", b"[1]", "json-not-results"),
        ("a.exe", b"MZ", "file-kind-unknown"),
    ],
)
def test_files_that_are_no_plain_tables_are_refused(
    coordinator: Client, name: str, content: bytes, code: str
) -> None:
    assert f"[{code}]" in hand_in(coordinator, (name, content))


def test_a_packed_file_that_claims_to_be_huge_is_refused(coordinator: Client) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_001)

    assert "[upload-too-large]" in hand_in(coordinator, ("a.xlsx", content.getvalue()))


def test_the_same_file_twice_or_too_many_are_refused(coordinator: Client) -> None:
    assert "[file-twice]" in hand_in(coordinator, ("a.csv", KNOWN), ("a.csv", KNOWN))
    many = [(f"{n}.csv", KNOWN + b"\n" * n) for n in range(6)]
    assert "[upload-too-many]" in hand_in(coordinator, *many)


def test_no_file_is_said_beside_the_field(coordinator: Client) -> None:
    page = coordinator.post(IMPORT, {"standing": "official"}).content.decode()

    assert "ยังไม่ได้เลือกไฟล์" in page


def test_what_was_checked_cannot_be_altered_or_saved_elsewhere_or_by_another(
    coordinator: Client, agency: Agency, signed_in: SignedIn, tmp_path: Path, settings: Any
) -> None:
    token = token_in(hand_in(coordinator, ("a.csv", KNOWN)))
    for altered in (f"{token}x", "", "x", json.dumps({"given": {}})):
        page = coordinator.post(IMPORT, {"token": altered}).content.decode()
        assert "[import-altered]" in page
    settings.PACKS = packs_with(tmp_path, 2568, OTHER_DAY, revision=1)
    newest = rules.newest(2568)
    assert newest is not None
    Assessment.objects.update(pack_hash=newest.pack_hash)
    assert "[import-altered]" in coordinator.post(IMPORT, {"token": token}).content.decode()
    assert signed_in(Role.EXECUTIVE).post(IMPORT, {"token": token}).status_code == 404
    assert Result.objects.count() == 0
    assert agency.key == "a1"


def test_what_somebody_saved_since_the_check_is_not_overwritten(
    coordinator: Client, assessment: Assessment
) -> None:
    token = token_in(hand_in(coordinator, ("a.csv", KNOWN)))
    coordinator.post(f"{YEAR}enter/", form_of(assessment))
    page = coordinator.post(IMPORT, {"token": token}).content.decode()

    assert "[result-changed-meanwhile]" in page
    assert Result.objects.count() == 1

    coordinator.post(IMPORT, {"token": token_in(page)})
    assert "ฉบับที่ 1" in page
    assert Result.objects.count() == 2


def test_of_many_problems_the_first_are_drawn_and_the_rest_counted(coordinator: Client) -> None:
    twice = "".join(f",I1 ข้อ {number}" for number in range(250))
    page = hand_in(coordinator, ("ก.csv", f"หน่วยงาน{twice}\nก{',1' * 250}\n".encode()))

    assert page.count("[answers-column-twice]") == 200
    assert "และอีก 49 เรื่อง" in page


def test_a_line_of_ever_more_columns_is_one_problem(coordinator: Client) -> None:
    page = hand_in(coordinator, ("ก.csv", b"a," * 200_000))

    assert "รับได้ไม่เกิน 1,000 คอลัมน์" in page
    assert len(page) < 20_000
