"""Files are kept once, handed out to those allowed, and deleted when nothing refers to them."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

import file_making as made
from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit import queries as audit
from prongsai.apps.files import actions, queries, store
from prongsai.apps.files.actions import Owner
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.files.forms import CheckedFile
from prongsai.apps.files.models import Attached, Stored
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused
from prongsai.workshop.voice import screens

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 8, 20, 10, tzinfo=dt.UTC)
THIRTY = dt.timedelta(days=30)
THING = "assessments.assessment"
NAME = "รายงานผล ๒๕๖๙.pdf"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


def kept(agency: str = "a1", name: str = NAME, content: bytes = made.PDF) -> Attached:
    to = Owner(agency, THING, "2569")
    return actions.attach(checked(name, content), to, by="p1", at=AT)


def on_disk(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def place(content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    return str(Path(digest[:2], digest[2:4], digest))


def test_a_content_is_on_the_disk_once_however_often_it_is_attached(folder: Path) -> None:
    kept()
    kept("a2", "อีกชื่อ.pdf")
    assert on_disk(folder) == [place(made.PDF)]
    assert (folder / place(made.PDF)).read_bytes() == made.PDF
    assert (folder / place(made.PDF)).stat().st_mode & 0o077 == 0
    assert (Stored.objects.count(), Attached.objects.count()) == (1, 2)


def test_a_content_that_is_there_is_never_written_again(folder: Path) -> None:
    kept()
    path = folder / place(made.PDF)
    os.utime(path, (1, 1))
    kept()
    assert path.stat().st_mtime == 1


def test_a_content_that_came_in_the_meantime_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept()
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    store.put(hashlib.sha256(made.PDF).hexdigest(), b"something else")
    monkeypatch.undo()
    assert on_disk(folder) == [place(made.PDF)]
    assert (folder / place(made.PDF)).read_bytes() == made.PDF


def test_a_photo_is_kept_without_its_place(folder: Path) -> None:
    kept(name="ป้ายประกาศ.jpg", content=made.jpeg(made.exif(6)))
    (path,) = on_disk(folder)
    assert b"GPS" not in (folder / path).read_bytes()


def test_a_thing_nobody_could_read_takes_no_file() -> None:
    with pytest.raises(LookupError):
        actions.attach(checked(NAME, made.PDF), Owner("a1", "odd.thing", "1"), by="p1", at=AT)
    assert not Attached.objects.exists()


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_every_thing_with_files_has_a_name_and_readers(settings: Any) -> None:
    for thing, address in settings.FILE_READERS.items():
        assert f"thing.{thing}" in screens()
        assert settings.PERMISSIONS.entries[address].read


def test_the_trail_says_what_a_file_belongs_to(agency: Agency, client: Client) -> None:
    kept(agency.key)
    client.force_login(person("auditor", agency.key, Role.INTERNAL_AUDITOR))
    page = client.get("/a/a1/trail/").content.decode()
    assert "แนบไฟล์" in page
    assert "แนบกับ: ปีที่ประเมิน" in page
    assert NAME in page  # kept apart from the line, which leaves with the file
    assert NAME not in client.get("/a/a1/trail/trail.csv").content.decode()


# --- Handing out -------------------------------------------------------------------------------


def test_a_file_is_handed_out_to_be_saved_under_its_name(agency: Agency, client: Client) -> None:
    attached = kept()
    client.force_login(person("officer", agency.key, Role.STAFF))
    answer = client.get(f"/a/a1/files/{attached.key}/")
    assert (answer.status_code, body(answer)) == (200, made.PDF)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''"
        "%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99%E0%B8%9C%E0%B8%A5%20"
        "%E0%B9%92%E0%B9%95%E0%B9%96%E0%B9%99.pdf"
    )


def test_a_supervisor_above_may_have_it(agency: Agency, client: Client) -> None:
    attached = kept(agency.key)
    client.force_login(person("above", area="d1"))
    answer = client.get(f"/a/a1/files/{attached.key}/")
    assert (answer.status_code, body(answer)) == (200, made.PDF)


def test_whoever_has_no_part_in_the_agency_gets_no_file(agency: Agency, client: Client) -> None:
    attached = kept(agency.key)
    client.force_login(person("stranger"))
    assert client.get(f"/a/a1/files/{attached.key}/").status_code == 404


def test_a_file_of_another_agency_is_not_there(
    agency: Agency, other: Agency, client: Client
) -> None:
    attached = kept(other.key)
    client.force_login(person("officer", agency.key, Role.COORDINATOR))
    for place in ("a1", "a2"):
        assert client.get(f"/a/{place}/files/{attached.key}/").status_code == 404


def test_the_thing_it_belongs_to_decides_who_reads(
    agency: Agency, client: Client, settings: Any
) -> None:
    attached = kept(agency.key)
    settings.FILE_READERS = {THING: "assessments:enter"}
    for role, status in ((Role.STAFF, 404), (Role.COORDINATOR, 200)):
        client.force_login(person(role.value, agency.key, role))
        answer = client.get(f"/a/a1/files/{attached.key}/")
        assert answer.status_code == status
        assert status != 200 or body(answer) == made.PDF


def test_whoever_is_not_signed_in_is_asked_first(agency: Agency, client: Client) -> None:
    attached = kept(agency.key)
    assert client.get(f"/a/a1/files/{attached.key}/").status_code == 302


# --- The recycle bin ---------------------------------------------------------------------------


def test_what_is_removed_is_handed_out_no_more_until_it_is_put_back(
    agency: Agency, client: Client
) -> None:
    attached = kept(agency.key)
    client.force_login(person("officer", agency.key, Role.STAFF))
    actions.remove("a1", attached.key, by="p1", at=AT)
    assert client.get(f"/a/a1/files/{attached.key}/").status_code == 404
    assert [each.key for each in queries.in_bin("a1")] == [attached.key]
    assert queries.attached_to("a1", THING, "2569") == []
    actions.put_back("a1", attached.key, by="p1", at=AT)
    assert [each.key for each in queries.attached_to("a1", THING, "2569")] == [attached.key]


def test_only_what_is_there_can_be_removed_and_only_of_ones_own_agency() -> None:
    attached = kept()
    actions.remove("a1", attached.key, by="p1", at=AT)
    for agency, key in (("a1", attached.key), ("a2", attached.key), ("a1", "odd")):
        with pytest.raises(Refused) as said:
            actions.remove(agency, key, by="p1", at=AT)
        assert said.value.problems[0].code == "file-gone"


def test_the_bin_is_emptied_after_thirty_days_and_not_before(folder: Path) -> None:
    attached = kept()
    actions.remove("a1", attached.key, by="p1", at=AT)
    assert actions.empty_bin(AT + THIRTY - dt.timedelta(seconds=1)) == 0
    assert on_disk(folder) == [place(made.PDF)]
    assert actions.empty_bin(AT + THIRTY) == 1
    assert (on_disk(folder), Stored.objects.count(), Attached.objects.count()) == ([], 0, 0)


def test_a_content_something_else_refers_to_stays_on_the_disk(folder: Path) -> None:
    first, second = kept(), kept("a2")
    actions.remove("a1", first.key, by="p1", at=AT)
    actions.empty_bin(AT + THIRTY)
    assert on_disk(folder) == [place(made.PDF)]
    actions.remove("a2", second.key, by="p1", at=AT)
    actions.empty_bin(AT + THIRTY)
    assert on_disk(folder) == []


def test_what_was_put_back_survives_the_emptying(folder: Path) -> None:
    attached = kept()
    actions.remove("a1", attached.key, by="p1", at=AT)
    actions.put_back("a1", attached.key, by="p1", at=AT)
    assert actions.empty_bin(AT + 2 * THIRTY) == 0
    assert on_disk(folder) == [place(made.PDF)]


def test_every_change_leaves_a_line_and_the_name_is_kept_apart() -> None:
    attached = kept()
    actions.remove("a1", attached.key, by="p2", at=AT)
    actions.put_back("a1", attached.key, by="p2", at=AT)
    actions.remove("a1", attached.key, by="p2", at=AT)
    before = audit.whole("a1", audit.Sieve("files.attached", key=attached.key))
    assert list(audit.kept_values(before).values()) == [NAME]
    actions.empty_bin(AT + THIRTY)
    lines = audit.whole("a1", audit.Sieve("files.attached", key=attached.key))
    assert [(line.verb, line.by) for line in lines] == [
        ("attach", "p1"), ("remove", "p2"), ("put back", "p2"), ("remove", "p2"), ("delete", ""),
    ]  # fmt: skip
    assert NAME not in str([line.after for line in lines])
    assert not audit.kept_values(lines)


# --- What is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ผล.docx", made.PDF, "file-not-what-it-says"),
        ("ผล", made.PDF, "file-not-what-it-says"),
        ("ผล.pdf.exe", made.PDF, "file-not-what-it-says"),
        ("ผล.xlsx", made.workbook(macros=b"code"), "file-macros"),
        ("ผล.pdf", b"", "file-empty"),
        ("ผล.pdf", made.PDF + bytes(20 * 1024 * 1024), "file-too-large"),
        ("หน้า.html", b"<script>alert(1)</script>", "file-not-what-it-says"),
        ("รูป.jpg", made.jpeg()[:-2], "file-damaged"),
    ],
    ids=range(8),
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_file_that_is_not_taken_is_explained_beside_the_field(
    name: str, content: bytes, code: str, language: str
) -> None:
    with pytest.raises(Refused) as said:
        checked(name, content)
    assert [problem.code for problem in said.value.problems] == [code]
    field = CheckedFile()
    with translation.override(language), pytest.raises(Exception, match=r"\w") as told:
        field.clean(SimpleUploadedFile(name, content))
    message = " ".join(told.value.messages)  # type: ignore[attr-defined] # a ValidationError
    assert any("ก" <= letter <= "๛" for letter in message.replace(name, "")) == (language == "th")


def test_a_file_that_is_taken_comes_out_checked() -> None:
    found = CheckedFile().clean(SimpleUploadedFile("คะแนน.csv", "ก,1\n".encode()))
    assert isinstance(found, Checked)
    assert (found.name, found.kind.media) == ("คะแนน.csv", "text/csv")


def test_an_optional_file_may_be_missing() -> None:
    assert CheckedFile(required=False).clean(None) is None
