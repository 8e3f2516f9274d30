"""Files that strangers hand in, and forms of the follow page that are refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from complaint_making import PROCEDURE, brought, given, opened, solved
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.models import Case
from prongsai.apps.files.models import Attached

pytestmark = pytest.mark.django_db

NEW = f"/c/a1/{PROCEDURE}/new/"
FOLLOW = "/c/a1/follow/"
FORM = {
    "category": "infrastructure", "matter": "ไฟทางหน้าวัดดับ", "name": "สมใจ สมมติ",
    "phone": "081-234-5678", "token": "0" * 32,
}  # fmt: skip
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


def code_on(page: str) -> str:
    found = re.search(r"<code>([a-z0-9-]+)</code>", page)
    assert found
    return found[1]


def follow(client: Client, code: str, **said: Any) -> str:
    return client.post(FOLLOW, {"code": code, **said}).content.decode()


def _handed_in(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_files_come_with_the_form_and_are_had_with_the_code_alone(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    given = {**FORM, "files": [_handed_in("a.txt", b"one"), _handed_in("b.txt", b"two")]}
    code = code_on(client.post(NEW, given).content.decode())
    others = brought(agency, form="another").code
    keys = list(Attached.objects.order_by("id").values_list("key", flat=True))

    answer = client.post("/c/a1/follow/file/", {"code": code, "file": keys[1]})
    assert b"".join(answer.streaming_content) == b"two"  # type: ignore[attr-defined] # of a file
    assert "attachment" in answer.headers["Content-Disposition"]
    for wrong in (others, "", "aaaa"):
        refused = client.post("/c/a1/follow/file/", {"code": wrong, "file": keys[0]})
        assert refused.headers["Location"] == FOLLOW


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lamp.exe", b"MZ" + b"\0" * 200),
        ("lamp.png", b"<html><script>alert(1)</script>"),
        ("lamp.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("lamp.pdf", b""),
    ],
)
def test_a_file_that_is_not_what_it_says_brings_nothing(
    agency: Agency, client: Client, name: str, content: bytes
) -> None:
    opened(agency)

    page = client.post(NEW, {**FORM, "files": [_handed_in(name, content)]}).content.decode()

    assert "errorlist" in page
    assert "ไฟทางหน้าวัดดับ" in page
    assert (Case.objects.count(), Attached.objects.count()) == (0, 0)


def test_more_files_than_are_taken_bring_nothing(agency: Agency, client: Client) -> None:
    opened(agency)
    many = [_handed_in(f"{number}.txt", b"x") for number in range(11)]

    client.post(NEW, {**FORM, "files": many})

    assert Case.objects.count() == 0


def test_a_refused_form_of_the_follow_page_keeps_what_was_typed(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    receipt = brought(agency)
    solved(given(receipt.case))

    page = follow(client, receipt.code, do="say", text="ก" * 4001, token="9" * 32)
    assert "ก" * 4001 in page
    page = follow(client, receipt.code, do="move:not_solved", reason="", token="9" * 32)
    assert "errorlist" in page
    assert follow(client, receipt.code, do="rate", mark="9", token="9" * 32).count("errorlist") == 1
    assert "บันทึกแล้ว" in follow(client, receipt.code, do="settled", token="a" * 32)
    receipt.case.refresh_from_db()
    assert receipt.case.settled is True
