"""While a long list is stored others are told to wait, and lose nothing of what they typed."""

from __future__ import annotations

import errno
import re
from html import unescape
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from people import person
from prongsai.apps.agencies import actions
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's answer after it has waited for another one's transaction."""

    def locked(*_: Any, **__: Any) -> None:
        raise OperationalError("database is locked")

    for each in ("add_division", "change_agency"):
        monkeypatch.setattr(actions, each, locked)


@pytest.fixture
def administrator(agency: Agency) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person("sysadmin", agency.key, Role.SYSTEM_ADMINISTRATOR))
    return client


@pytest.mark.usefixtures("held")
def test_the_form_is_given_back_to_be_sent_again(administrator: Client) -> None:
    answer = administrator.post("/a/a1/divisions/", {"name": "กอง <คลัง>", "parent": ""})
    page = answer.content.decode()

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert re.search(r'<form method="post" action="/a/a1/divisions/">', page)
    kept = re.findall(r'<textarea name="(\w+)" hidden>\n([^<]*)</textarea>', page)
    assert [(name, unescape(text)) for name, text in kept] == [
        ("name", "กอง <คลัง>"),
        ("parent", ""),
    ]


@pytest.mark.usefixtures("held")
def test_no_page_carries_a_secret(administrator: Client) -> None:
    facts = {"name": "กองคลัง", "password": "แมวสามตัวนอนกลางวัน"}
    page = administrator.post("/a/a1/divisions/", facts).content.decode()

    assert "แมวสามตัว" not in page
    assert "กลับไปหน้าเดิม" in page


def test_any_other_failure_is_one(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any, **__: Any) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(actions, "add_division", failing)

    assert administrator.post("/a/a1/divisions/", {"name": "กองคลัง"}).status_code == 500


@pytest.mark.parametrize(
    "failure",
    [
        OperationalError("database or disk is full"),
        OperationalError("could not extend file: No space left on device"),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
    ids=["sqlite", "postgresql", "files"],
)
def test_a_full_disk_is_told_and_the_form_given_back(
    administrator: Client, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def failing(*_: Any, **__: Any) -> None:
        raise failure

    monkeypatch.setattr(actions, "add_division", failing)
    answer = administrator.post("/a/a1/divisions/", {"name": "กองคลัง", "parent": ""})
    page = answer.content.decode()

    assert (answer.status_code, "เนื้อที่เก็บข้อมูลเต็ม" in page) == (507, True)
    assert re.search(r'<textarea name="name" hidden>\nกองคลัง', page)
