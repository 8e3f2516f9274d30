"""What is kept tells nothing of contents, people or accused: every byte of it is looked through."""

from __future__ import annotations

import base64
import io
import logging
import re
import tempfile
import urllib.parse
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files import temp as files_temp
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import file_making as made
from people import SignedIn
from prongsai.apps.accounts.models import FailedSignIn, SignedInBefore
from prongsai.apps.agencies.models import Agency
from prongsai.apps.sealed import actions
from prongsai.apps.sealed.models import Case, Record
from prongsai.core.access.roles import Role
from prongsai.core.sealed.course import Move
from prongsai.shell.running import rows
from prongsai.shell.running.belongings import EXPORTED, rows_of
from prongsai.shell.web.logs import Lines
from sealed_making import KEEPER, PASSPHRASE, charge, doer, key_of, opened
from secret_finding import told

pytestmark = pytest.mark.django_db
SECRETS = {
    "what": "ใต้โต๊ะสามแสนเจ็ดพันบาท", "accused": "ผู้ถูกแจ้งชื่อกบดำลึกลับ", "where": "ห้องเก็บพัสดุชั้นลอย",
    "name": "นางสาวแจ้งเบาะแส กล้าหาญยิ่ง", "reach": "โทรมาที่ 0812345679 หลังหกโมงเย็น",
    "file": "สลิปโอนเงินลับ",
    "inside": "ยอดโอนหนึ่งล้านสองแสนบาทถ้วน", "more": "มีพยานชื่อยายมีนั่งอยู่ด้วย", "reply": "ขอวันที่แน่นอนด้วยครับ",
    "note": "บันทึกว่าให้ระวังคนชื่อขาว", "reason": "เหตุผลว่าตรวจแล้วมีเค้ามูล", "why": "ขอชื่อเพราะต้องสอบพยาน",
}  # fmt: skip
"""Generated for this test alone: none of it stands anywhere else."""
FROM = "203.0.113.77"
"""Where it is sent from."""


@pytest.fixture
def trace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """Temporary files that anybody makes while this test runs."""
    found: list[Any] = []
    kept = tempfile.NamedTemporaryFile

    def watched(*args: Any, **kwargs: Any) -> Any:
        found.append(args)
        return kept(*args, **kwargs)

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", watched)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(files_temp, "NamedTemporaryFile", watched)
    return found


def _send(agency: Agency, about: str) -> tuple[Client, str]:
    """As a browser does it, with files that are larger than Django keeps in memory."""
    client = Client(REMOTE_ADDR=FROM, HTTP_USER_AGENT="secret-browser/9")
    address = reverse("sealed:report", args=[agency.key])
    picked = {"whom": "unsaid", "people": about}
    page = client.post(address, {"step": "about", **picked}).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    large = SECRETS["inside"].encode() * 60_000
    page = client.post(address, {
        "step": "send", "token": token[1], **picked, "what": SECRETS["what"],
        "accused": SECRETS["accused"], "where": SECRETS["where"], "named": "yes",
        "name": SECRETS["name"], "reach": SECRETS["reach"],
        "attached": [_file(large), _photo()],
    }).content.decode()  # fmt: skip
    code = re.search(r"<code>([a-z0-9-]+)</code>", page)
    assert code, page
    return client, code[1]


def _file(content: bytes) -> Any:
    file = io.BytesIO(content)
    file.name = f"{SECRETS['file']}.txt"
    return file


def _photo() -> Any:
    comment = made.segment(0xFE, b"taken-by-the-reporter")
    file = io.BytesIO(made.jpeg(comment))
    file.name = "photo.jpg"
    return file


@pytest.fixture
def lived(taking: Agency, trace: list[Any], caplog: pytest.LogCaptureFixture) -> tuple[str, str]:
    """A report with everything that can happen to it; its code, and what was logged."""
    caplog.set_level(logging.DEBUG)
    client, code = _send(taking, key_of("audit"))
    answer = reverse("sealed:answer", args=[taking.key])
    client.post(answer, {"code": code, "more": "1", "text": SECRETS["more"], "once": "a" * 32})
    client.post(answer, {"code": "abcd-efgh-jkmn-pqrs"})
    assert client.cookies == {}
    assert trace == []
    case, by = _only(taking), doer("law", timezone.localtime())
    found = opened(taking, case, "law")
    assert found.report["accused"] == SECRETS["accused"]
    actions.move(found, Move(to="screened", reason=SECRETS["reason"]), 1, by)
    actions.say(case, SECRETS["reply"], "", by, private=False)
    actions.say(case, SECRETS["note"], "", by, private=True)
    actions.ask_name(found, SECRETS["why"], by)
    actions.hand_on(opened(taking, case, "law"), charge(taking), by)
    lines = "\n".join(Lines().format(each) for each in caplog.records)
    return code, lines + caplog.text


def _only(agency: Agency) -> Case:
    return Case.objects.get(agency=agency)


def _kept() -> bytes:
    """Every row of every table, as a dump has it: columns as they stand, bytes as bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            for row in cursor.fetchall():
                for value in row:
                    raw = isinstance(value, bytes | memoryview)
                    found.append(bytes(value) if raw else str(value).encode())
    return b"\n".join(found)


def test_a_dump_tells_nothing_of_contents_people_or_accused(lived: tuple[str, str]) -> None:
    code, _ = lived
    kept = _kept()
    assert Record.objects.count() > 8  # there is something to look through
    assert told(kept, SECRETS) == []
    assert told(kept, {"code": code, "bare": code.replace("-", "")}) == []
    assert b"taken-by-the-reporter" not in kept
    assert PASSPHRASE.encode() not in kept


@pytest.mark.usefixtures("lived")
def test_what_is_kept_does_not_shrink_as_text_would() -> None:
    boxes = b"".join(bytes(each) for each in Record.objects.values_list("box", flat=True))
    assert len(zlib.compress(boxes, 9)) > 0.99 * len(boxes)


def test_a_backup_and_an_export_tell_nothing(taking: Agency, lived: tuple[str, str]) -> None:
    code, _ = lived
    backup = b"".join(b"".join(rows.written(each)) for each in rows.tables())
    assert len(backup) > 100_000
    assert told(backup, {**SECRETS, "code": code}) == []
    exported = "\n".join(
        str(list(rows_of(taking.key, name).values())) for name in EXPORTED if "sealed" in name
    )
    assert told(exported.encode(), {**SECRETS, "code": code}) == []


def test_the_log_and_the_counters_of_guesses_know_no_caller(lived: tuple[str, str]) -> None:
    _, logged = lived
    assert told(logged.encode(), SECRETS) == []
    assert FROM not in logged
    assert FROM.encode() not in _kept()
    assert b"secret-browser" not in _kept()
    assert not FailedSignIn.objects.exists()
    assert not SignedInBefore.objects.exists()


@pytest.mark.usefixtures("lived")
def test_pages_of_administrators_auditors_and_desks_tell_nothing(
    taking: Agency, signed_in: SignedIn
) -> None:
    pages = ("home:trail", "home:week", "sealed:counts", "accounts:people", "home:upkeep")
    for role in (
        Role.SYSTEM_ADMINISTRATOR, Role.INTERNAL_AUDITOR, Role.CHIEF_ADMINISTRATOR,
        Role.EXECUTIVE, Role.COORDINATOR,
    ):  # fmt: skip
        client = signed_in(role)
        for page in pages:
            answer = client.get(reverse(page, args=[taking.key]))
            assert told(answer.content, SECRETS) == []
        case = _only(taking)
        for page in ("sealed:list", "sealed:names"):
            assert client.get(reverse(page, args=[taking.key])).status_code == 404
        assert client.get(reverse("sealed:case", args=[taking.key, case.pk])).status_code == 404


@pytest.mark.usefixtures("lived")
def test_who_is_left_out_stands_nowhere(taking: Agency) -> None:
    """`audit` was named as one who must not see it: rows treat him like any other."""
    kept = [
        (row.what, row.person, len(bytes(row.box)))
        for row in _only(taking).slots.exclude(person="").order_by("what", "person")
    ]
    officers = {key_of(each) for each in ("law", "audit", "clerk")}
    assert {person for what, person, _ in kept if what == "case"} == officers
    assert {person for what, person, _ in kept if what == "identity"} == {key_of(KEEPER)}
    assert len({size for _, _, size in kept}) == 1


def test_a_temporary_file_would_be_seen(trace: list[Any]) -> None:
    with TemporaryUploadedFile("a.txt", "text/plain", 1, "utf-8"):
        assert len(trace) == 1


def test_this_search_finds_what_is_there() -> None:
    """The search itself is no straw man."""
    text = SECRETS["what"]
    for kept in (
        text.encode(), base64.b64encode(b"xy" + text.encode()), urllib.parse.quote(text).encode(),
        text.encode("unicode_escape"),
    ):  # fmt: skip
        assert told(b"before" + kept + b"after", SECRETS) == ["what"]
