"""A public site under the agency's own name: the same pages, and nothing else answers there."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client

from people import person
from portal_making import one_ready, opened, published
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused
from prongsai.shell.web.config import from_environment

pytestmark = pytest.mark.django_db
HOST = "ita.nafan.example"


@pytest.fixture(autouse=True)
def _own(agency: Agency, settings: Any) -> None:
    settings.SITES = {HOST: "nafan"}
    settings.ALLOWED_HOSTS = ["testserver", HOST]
    person("coordinator", agency.key, Role.COORDINATOR)
    opened(agency)
    one_ready(agency)
    published(agency)


@pytest.fixture
def stranger() -> Client:
    return Client(headers={"host": HOST})


@pytest.mark.parametrize("path", ["", "2569/", "2569/o12/", "en/2569/o12/", "catalog.jsonld"])
def test_its_pages_are_those_of_the_site(path: str, stranger: Client, client: Client) -> None:
    own, other = stranger.get(f"/{path}"), client.get(f"/p/nafan/{path}")

    assert (own.status_code, own.content) == (200, other.content)
    assert own.headers == other.headers


def test_it_keeps_its_addresses(stranger: Client) -> None:
    assert stranger.get("/2569/o12").headers["Location"] == "/2569/o12/"


@pytest.mark.parametrize(
    "path", ["/sign-in/", "/a/a1/", "/health", "/static/look/look.css", "/p/nafan/"]
)
def test_nothing_else_answers_there(path: str, stranger: Client) -> None:
    assert stranger.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/nope", "/nope/", "/2569/nope/x"])
def test_a_page_that_is_not_there_leads_back(path: str, stranger: Client) -> None:
    links = re.findall('href="([^"]*)"', stranger.get(path).content.decode())
    there = {urljoin(path, each) for each in links if not each.startswith("data:")}

    assert there == {"/", "/en/", "/style.css"}
    assert [stranger.get(each).status_code for each in there] == [200] * 3


def test_nobody_is_signed_in_there(stranger: Client, agency: Agency) -> None:

    stranger.force_login(person("officer", agency.key, Role.COORDINATOR))

    assert stranger.get("/a/a1/").status_code == 404
    assert stranger.get("/").cookies == {}
    assert stranger.post("/").status_code == 405


@pytest.mark.usefixtures("agency")
def test_a_port_and_large_letters_change_nothing(client: Client) -> None:
    assert client.get("/", headers={"host": f"{HOST.upper()}:8000"}).status_code == 200


@pytest.mark.parametrize("text", ["ita.nafan.example", "a=b=c", "a=x,a=y", "a=", "=x", "a b=c"])
def test_what_names_no_host_and_site_is_refused_at_the_start(text: str) -> None:
    with pytest.raises(Refused, match="setting-unreadable"):
        from_environment({"PRONGSAI_SITES": text})


def test_several_hosts_are_read() -> None:
    read = from_environment({"PRONGSAI_SITES": "ITA.nafan.example=nafan, b.example=s02"}).sites

    assert read == ((HOST, "nafan"), ("b.example", "s02"))
