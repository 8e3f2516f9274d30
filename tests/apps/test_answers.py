"""What every answer carries, and what it doesn't tell."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from prongsai.shell.web.packing import Packed

pytestmark = pytest.mark.django_db

PACKED = {"Accept-Encoding": "gzip"}


def test_pages_are_packed_for_whoever_can_unpack_them(agency: Agency, client: Client) -> None:
    client.force_login(person("somebody", agency.key, Role.VIEWER))

    packed = client.get("/a/a1/", headers=PACKED)
    plain = client.get("/a/a1/")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert b"</html>" in gzip.decompress(packed.content)
    assert "Content-Encoding" not in plain.headers


@pytest.mark.parametrize(
    ("kind", "packed"),
    [("text/csv; charset=utf-8", True), ("application/pdf", False), ("application/zip", False)],
)
def test_what_is_packed_inside_is_not_packed_again(
    rf: RequestFactory, kind: str, packed: bool
) -> None:
    plain = HttpResponse(b"x" * 1000, content_type=kind)
    answer = Packed(lambda _: plain).process_response(rf.get("/", headers=PACKED), plain)

    assert ("Content-Encoding" in answer.headers) is packed


def test_only_with_https_are_browsers_told_to_stay_with_it(client: Client, settings: Any) -> None:
    plain = client.get("/sign-in/").headers
    settings.SESSION_COOKIE_SECURE = True
    secure = client.get("/sign-in/").headers

    assert "Strict-Transport-Security" not in plain
    assert secure["Strict-Transport-Security"] == "max-age=31536000"


def test_another_agencys_page_that_is_not_there_looks_like_one_that_never_was(
    agency: Agency, other: Agency, client: Client
) -> None:
    client.force_login(person("coordinator", agency.key, Role.COORDINATOR))

    foreign, missing = (client.get(f"/a/{key}/").content.decode() for key in (other.key, "nowhere"))

    assert told(foreign, other.key) == told(missing, "nowhere")
    assert other.name not in foreign


def told(page: str, key: str) -> str:
    """A page without what is another at each visit and the key that was asked for."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(key, "")
