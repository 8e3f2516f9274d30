"""What the processes write down says what failed and where, and nothing about anybody."""

from __future__ import annotations

import io
import json
import logging
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from people import person
from prongsai.apps.accounts import views
from prongsai.apps.agencies.models import Agency
from prongsai.apps.jobs import actions as jobs
from prongsai.apps.jobs.working import work
from prongsai.core.access.roles import Role
from prongsai.core.terms.date_reading import read_date
from prongsai.shell.web.clock import now
from prongsai.shell.web.logs import LOGGING, Lines
from web_site import Data, serving

NAME, NUMBER, PLACE = "สมหญิง ใจดี", "1103700000000", "192.0.2.7"
UNREADABLE = (
    f"GET /a/{NUMBER}/ HTTP/1.1\r\nHost: a\r\nContent-Length: x",
    f"GET /{NUMBER} HTTP/9.9",
    "POST / HTTP/1.1\r\nBad Header: 1",
)
PERSONAL = (NAME, NUMBER, PLACE, "somying")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What goes to standard error, through the formatter that the settings name."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    loggers = [logging.getLogger(name) for name in LOGGING["loggers"]]
    for each in loggers:
        each.addHandler(handler)
    yield stream
    for each in loggers:
        each.removeHandler(handler)


def fail(*_: object, **__: object) -> Any:
    raise ValueError(f"{NAME} {NUMBER}")


@pytest.mark.django_db
def test_a_page_that_fails_is_written_down_without_who_asked_what(
    agency: Agency, client: Client, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(person("somying", agency.key, Role.COORDINATOR))
    client.raise_request_exception = False
    monkeypatch.setattr(views, "render", fail)
    answer = client.get(f"/me/?q={NAME}", headers={"User-Agent": NAME}, REMOTE_ADDR=PLACE)
    assert answer.status_code == 500
    (line,) = map(json.loads, written.getvalue().splitlines())
    assert (line["address"], line["status"], line["failed"]) == ("accounts:me", 500, "ValueError")
    assert "test_logs.py" in line["in"][-1]
    assert [each for each in PERSONAL if each in written.getvalue()] == []
    assert NAME not in answer.content.decode()


def test_a_failure_deep_in_a_library_names_the_place_of_ours_that_led_there() -> None:
    record = logging.LogRecord("django", logging.ERROR, __file__, 1, "", (), None)
    try:
        read_date(Deep(30))  # type: ignore[arg-type] # no text, so that it fails further down
    except ValueError as error:
        record.exc_info = (ValueError, error, error.__traceback__)
    places = json.loads(Lines().format(record))["in"]

    assert any("read_date" in each for each in places)
    assert places[-1].endswith(" isascii")
    assert len(places) < 12


class Deep:
    """Fails far below whoever uses it, as a database may."""

    def __init__(self, depth: int) -> None:
        self.depth = depth

    def isascii(self) -> bool:
        if not self.depth:
            raise ValueError
        return Deep(self.depth - 1).isascii()


@pytest.mark.django_db
def test_a_job_that_fails_is_written_down_without_its_words(
    written: io.StringIO, settings: Any
) -> None:
    settings.JOBS = {"odd": f"{__name__}.fail"}
    settings.SCHEDULE = {}
    jobs.enqueue("odd", {"person": NUMBER}, at=now())
    work(now)
    (line,) = map(json.loads, written.getvalue().splitlines())
    assert (line["from"], line["failed"]) == ("prongsai.jobs", "ValueError")
    assert [each for each in PERSONAL if each in written.getvalue()] == []


def test_the_server_itself_names_neither_callers_nor_addresses(demonstration: Data) -> None:
    """Requests that can't be read are told by gunicorn, before the application sees them."""
    with demonstration.copied() as data:
        with serving(data) as site:
            host = urlsplit(site.address)
            for head in UNREADABLE:
                with socket.create_connection((host.hostname or "", host.port or 0), 20) as line:
                    line.sendall(f"{head}\r\n\r\n".encode())
                    assert line.recv(65536).startswith(b"HTTP/1.1 ")
        said = site.said.read_text("utf-8")
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert [line["from"] for line in lines] == ["gunicorn.error"] * 3
    assert "ip=" not in said
    assert NUMBER not in said
