"""Nothing is reached that the permission table does not give."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from people import SignedIn, person
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


def test_what_is_too_large_leads_back_to_the_form(agency: Agency, signed_in: SignedIn) -> None:
    desk = signed_in(Role.COORDINATOR)
    form = f"/a/{agency.key}/measures/import/"
    too_large = {"CONTENT_LENGTH": str(settings.BODY_MOST + 1)}

    sent = desk.post(form, {}, **too_large)
    without_page = desk.post(
        f"/a/{agency.key}/measures/tables/paper/", {}, **too_large,
        headers={"referer": "http://testserver/a/a1/measures/tables/?year=2569"},
    )  # fmt: skip
    elsewhere = desk.post(
        f"/a/{agency.key}/measures/tables/paper/", {}, **too_large,
        headers={"referer": "https://example.org/"},
    )  # fmt: skip

    assert sent.status_code == without_page.status_code == 413
    assert f'href="{form}"' in sent.content.decode()
    assert 'href="/a/a1/measures/tables/?year=2569"' in without_page.content.decode()
    assert "example.org" not in elsewhere.content.decode()
