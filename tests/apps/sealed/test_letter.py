"""The letter that refers a report: seen by whoever opened that, kept nowhere."""

from __future__ import annotations

import logging
import re
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files import temp as files_temp
from django.db import connection
from django.urls import reverse

from file_making import png
from prongsai.adapters.thai_words import words_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.models import Entry
from prongsai.apps.files.checking import checked
from prongsai.apps.jobs.models import Job
from prongsai.apps.papers import headwork
from prongsai.apps.papers.models import Paper
from prongsai.apps.sealed import actions, bringing
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.models import Case
from prongsai.core.sealed.course import Move
from prongsai.shell.running import rows
from prongsai.shell.web.logs import Lines
from sealed_making import AT, TODAY, brought, charge, doer, holder, key_of, opened
from secret_finding import told

pytestmark = pytest.mark.django_db
SECRETS = {
    "what": "เห็นคนถือซองสีม่วงเข้าห้องทุกวันพุธ", "accused": "หัวหน้ากบเหลืองสมมติคนนั้น",
    "where": "บันไดหลังชั้นลอยฝั่งเหนือ", "found": "ใบเสร็จเล่มนั้นหายไปจริงสามใบ",
    "words": "ขอให้ติดต่อผ่านโทรศัพท์เบอร์พิเศษเท่านั้น", "to": "ท่านเลขาธิการหน่วยงานสมมติสีคราม",
    "name": "นางสาวผู้แจ้งลึกลับยิ่งนัก",
}  # fmt: skip
"""Generated for this test alone: none of it stands anywhere else."""


@pytest.fixture
def case(taking: Agency) -> Case:
    """A report with a name, looked into and referred."""
    report = {each: SECRETS[each] for each in ("what", "accused", "where")}
    row, _ = brought(taking, who=Identity(name=SECRETS["name"]), **report)
    for number, move in enumerate(
        (Move(to="screened", reason=SECRETS["found"]),
         Move(to="referred", reason=SECRETS["found"], body="pacc")), start=1,
    ):  # fmt: skip
        actions.move(opened(taking, row, "law"), move, number, doer("law"))
    return row


def address(agency: Agency, case: Case) -> str:
    return reverse("sealed:letter", args=[agency.key, case.pk])


def typed(**facts: str) -> dict[str, str]:
    return {
        "body": "pacc", "secrecy": "very_secret", "what": "on", "accused": "on", "where": "on",
        "found": "on", "attached": "on", "words": SECRETS["words"], "to": SECRETS["to"], **facts,
    }  # fmt: skip


def sheet(page: bytes) -> str:
    (found,) = re.findall(r'<article class="letter".*?</article>', page.decode(), re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", found))


def test_it_quotes_the_report_to_the_body_it_went_to_and_never_the_name(
    taking: Agency, case: Case
) -> None:
    page = sheet(holder("law", taking).get(address(taking, case)).content)
    assert all(SECRETS[each] in page for each in ("what", "accused", "where"))
    assert "สำนักงาน ป.ป.ท." in page
    assert "ลับ" in page
    assert "๑/๒๕๖๙" in page
    assert not any(SECRETS[each] in page for each in ("found", "words", "name"))
    assert "มิได้ส่งชื่อมาพร้อมหนังสือนี้" in page


def test_what_is_chosen_and_typed_stands_in_it(taking: Agency, case: Case) -> None:
    client, page = holder("law", taking), address(taking, case)
    facts = typed(number="ฝน 1/9", dated="21/8/2569", signer="นายสมมติ", position="ปลัดเทศบาล")
    full = sheet(client.post(page, facts).content)
    for said in (*(SECRETS[each] for each in SECRETS if each != "name"), "ฝน ๑/๙", "๒๑ สิงหาคม ๒๕๖๙",
                 "นายสมมติ", "ปลัดเทศบาล", "ลับมาก"):  # fmt: skip
        assert said in full
    bare = sheet(client.post(page, {"body": "pacc", "secrecy": "none"}).content)
    assert not any(each in bare for each in SECRETS.values())
    assert "ลับ" not in bare


def test_files_go_along_by_number_and_the_agency_has_its_emblem(taking: Agency, case: Case) -> None:
    by = Doer("somebody", (), AT)
    headwork.set_emblem(taking, checked("ตรา.png", png()), by)
    bringing.add(case, "", [checked("สลิปม่วง.png", png())], "", TODAY)
    answer = holder("law", taking).get(address(taking, case)).content.decode()
    assert 'src="data:image/png;base64,' in answer
    assert "จำนวน ๑ ไฟล์" in sheet(answer.encode())
    assert "สลิปม่วง" not in sheet(answer.encode())


def test_what_cannot_be_read_is_told_and_no_letter_is_shown(taking: Agency, case: Case) -> None:
    answer = holder("law", taking).post(address(taking, case), typed(dated="วันไหนสักวัน"))
    page = answer.content.decode()
    assert '<article class="letter"' not in page
    assert SECRETS["words"] in page
    assert not Entry.objects.filter(verb="make letter").exists()


def test_each_letter_is_a_line_of_the_trail_that_tells_nothing(taking: Agency, case: Case) -> None:
    client = holder("law", taking)
    client.get(address(taking, case))
    client.post(address(taking, case), typed())
    lines = Entry.objects.filter(thing="sealed.case", verb="make letter")
    assert [(each.by, each.after) for each in lines] == [
        (key_of("law"), {"sealed_number": "1/2569"})
    ] * 2


def test_whoever_is_left_out_finds_none(taking: Agency, case: Case) -> None:
    assert holder("keeper", taking).get(address(taking, case)).status_code == 404
    actions.leave_out(
        opened(taking, case, "law"), charge(taking), (), [key_of("audit")], doer("law")
    )
    assert holder("audit", taking).get(address(taking, case)).status_code == 404


def test_a_key_that_was_locked_meanwhile_gives_back_what_was_typed(
    taking: Agency, case: Case
) -> None:
    client = holder("law", taking)
    client.post(reverse("sealed:lock", args=[taking.key]))
    page = unescape(client.post(address(taking, case), typed()).content.decode())
    assert SECRETS["words"] in page
    assert SECRETS["what"] not in page


def test_nothing_of_it_stays_on_the_server(
    taking: Agency, case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """Rows, sessions, the queue, papers, caches, temporary files, logs, what renderers remember."""
    made: list[Any] = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for module in (tempfile, files_temp):
        monkeypatch.setattr(module, "NamedTemporaryFile", lambda *_, **__: made.append(1))
    caplog.set_level(logging.DEBUG)
    client = holder("law", taking)
    remembered = words_of.cache_info()
    jobs, papers = Job.objects.count(), Paper.objects.count()
    answer = client.post(address(taking, case), typed())
    assert SECRETS["words"] in answer.content.decode()

    assert answer["Cache-Control"] == "no-store"
    assert words_of.cache_info() == remembered
    assert (Job.objects.count(), Paper.objects.count(), made) == (jobs, papers, [])
    assert list(tmp_path.iterdir()) == []
    kept = b"".join(b"".join(rows.written(each)) for each in rows.tables())
    assert len(kept) > 50_000
    assert told(kept, SECRETS) == []
    assert told(_dump(), SECRETS) == []
    assert told(str(vars(cache)).encode(), SECRETS) == []
    lines = "\n".join(Lines().format(each) for each in caplog.records) + caplog.text
    assert told(lines.encode(), SECRETS) == []
    assert told(str(answer.headers).encode() + str(client.cookies).encode(), SECRETS) == []


def _dump() -> bytes:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            found += [str(row).encode() for row in cursor.fetchall()]
    return b"\n".join(found)
