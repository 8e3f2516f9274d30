"""A database that is busy, full or gone: the form comes back, and what was typed is nowhere else.

With locks that are really held: `test_sealed_reports_outlive_a_kill.py` in `tests/journeys`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse

from prongsai.apps.agencies.models import Agency
from prongsai.apps.sealed import bringing
from prongsai.apps.sealed.models import Case, Passed, Record, Slot
from prongsai.apps.sealed.views import public
from prongsai.workshop.voice import screens
from sealed_making import brought

pytestmark = pytest.mark.django_db
WORDS = {
    "what": "คานารีเหลืองเนื้อเรื่อง", "accused": "คานารีแดงผู้ถูกแจ้ง", "where": "คานารีเขียวที่เกิดเหตุ",
    "name": "คานารีขาวผู้แจ้ง", "reach": "คานารีดำโทรศัพท์",
}  # fmt: skip
FAILURES = [
    OperationalError("database is locked"),
    OperationalError("database or disk is full"),
    OperationalError("canceling statement due to lock timeout"),
    InterfaceError("connection already closed"),
]
SAID = screens()["sealed.not_now"]["th"]
Failing = Callable[..., None]


def failing(error: Exception) -> Failing:
    def fails(*_: Any, **__: Any) -> None:
        raise error

    return fails


def begun(client: Client, agency: Agency) -> tuple[str, dict[str, str]]:
    address = reverse("sealed:report", args=[agency.key])
    page = client.post(address, {"step": "about", "whom": "unsaid"}).content.decode()
    (token,) = re.findall(r'name="token" value="([^"]+)"', page)
    return address, {"step": "send", "token": token, "whom": "unsaid", "named": "yes", **WORDS}


def rows() -> list[int]:
    return [each.objects.count() for each in (Case, Record, Slot, Passed, Session)]


@pytest.mark.parametrize("failure", FAILURES, ids=str)
def test_a_report_comes_back_with_every_word_and_the_same_form_makes_one(
    taking: Agency, monkeypatch: pytest.MonkeyPatch, failure: Exception,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    client = Client()
    address, facts = begun(client, taking)
    caplog.set_level(logging.DEBUG)
    before = rows()
    with monkeypatch.context() as bent:
        bent.setattr(bringing, "_write", failing(failure))
        answer = client.post(address, facts)
    page = unescape(answer.content.decode())

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert SAID in page
    assert all(each in page for each in WORDS.values())
    assert facts["token"] in page
    assert rows() == before
    assert dict(answer.cookies) == {}
    assert all("คานารี" not in record.getMessage() for record in caplog.records)

    assert "<code>" in client.post(address, facts).content.decode()  # sent once more
    assert "<code>" in client.post(address, facts).content.decode()
    assert Case.objects.count() == 1


def test_what_is_added_with_the_code_comes_back_too_and_is_there_once(
    taking: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, code = brought(taking)
    client, address = Client(), reverse("sealed:answer", args=[taking.key])
    facts = {"code": code, "more": "1", "text": WORDS["what"], "once": "a" * 32}
    before = rows()
    with monkeypatch.context() as bent:
        bent.setattr(bringing, "add", failing(FAILURES[0]))
        answer = client.post(address, facts)
    page = unescape(answer.content.decode())

    assert answer.status_code == 503
    assert all(each in page for each in (WORDS["what"], code, facts["once"]))
    assert SAID in page
    assert rows() == before
    for _ in range(2):
        assert client.post(address, facts).status_code == 200
    assert case.records.filter(kind="word").count() == 1


def test_where_nothing_can_even_be_read_the_page_carries_what_was_typed(
    taking: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    address, facts = begun(client, taking)
    monkeypatch.setattr(public, "named", failing(OperationalError("too many connections")))
    answer = client.post(f"{address}?in=en", facts)
    kept = re.findall(
        r'<textarea name="(\w+)" hidden>\n([^<]*)</textarea>', answer.content.decode()
    )

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert {name: unescape(each) for name, each in kept} == facts
    page = unescape(answer.content.decode())
    assert all(f'<dd class="lines">{each}</dd>' in page for each in WORDS.values())  # to be read
    assert f'href="{address}' not in page  # nothing to press that would lose it
    assert screens()["sealed.later_files"]["en"] not in page
    assert f'action="{address}?in=en"' in answer.content.decode()
    assert dict(answer.cookies) == {}

    away = client.post(address, facts, headers={"Origin": "https://elsewhere.example"})
    assert "คานารี" not in away.content.decode()  # nothing is given back to another site
    away = client.get(address)
    assert away.status_code == 503
    assert screens()["sealed.later_open"]["th"] in away.content.decode()
    assert "<dd" not in away.content.decode()
    with_file = client.post(address, {**facts, "attached": SimpleUploadedFile("a.txt", b"a")})
    assert screens()["sealed.later_files"]["th"] in with_file.content.decode()
