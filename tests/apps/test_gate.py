"""Nothing is reached that the permission table does not give."""

from __future__ import annotations

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


def test_an_officer_of_one_agency_finds_nothing_of_another(
    agency: Agency, other: Agency, client: Client
) -> None:
    client.force_login(person("coordinator", agency.key, Role.COORDINATOR))

    assert client.get(f"/a/{agency.key}/").status_code == 200
    assert client.get(f"/a/{other.key}/").status_code == 404


def test_the_page_that_says_so_names_nothing_of_what_is_not_there(
    agency: Agency, other: Agency, client: Client
) -> None:
    client.force_login(person("coordinator", agency.key, Role.COORDINATOR))

    assert other.name not in client.get(f"/a/{other.key}/").content.decode()


def test_whoever_is_not_signed_in_is_asked_who_he_is(agency: Agency, client: Client) -> None:
    person("somebody")
    answer = client.get(f"/a/{agency.key}/years/")

    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/sign-in/?next=/a/{agency.key}/years/",
    )
