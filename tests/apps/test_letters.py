"""A letter that no database keeps is refused in words, wherever it is sent."""

from __future__ import annotations

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["next=%00", "q=a%00", "%00=1"])
def test_nul_in_the_address_is_refused_before_any_view(query: str, client: Client) -> None:
    person("somebody")

    assert client.get(f"/sign-in/?{query}").status_code == 400


def test_nul_in_a_form_is_refused_and_nothing_is_changed(agency: Agency, client: Client) -> None:
    client.force_login(person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR))

    answer = client.post(f"/a/{agency.key}/divisions/", {"name": "กอง\x00คลัง"})

    assert answer.status_code == 400
    assert "ระบบอ่านคำขอนี้ไม่ได้" in answer.content.decode()
    assert not agency.divisions.exists()


def test_half_a_letter_is_refused_whatever_spelling_carries_it(client: Client) -> None:
    person("somebody")
    spelling = "text/plain; charset=unicode_escape"

    assert client.generic("GET", r"/sign-in/?q=\ud800", "-", spelling).status_code == 400
