"""Lines of a plan that were taken out: listed, had back, and never with their money."""

from __future__ import annotations

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.spending import actions, bins, entering
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.models import Line
from prongsai.apps.spending.queries import full
from prongsai.core.access.roles import Role
from prongsai.core.spending.year import Line as Value
from prongsai.core.terms.problem import Refused
from spending_app import ALL, DOER, JULY
from spending_making import baht

pytestmark = pytest.mark.django_db
PAGE = "/a/a1/bin/"


def text(client: Client, path: str) -> str:
    return html.unescape(client.get(path).content.decode())


def test_a_line_in_the_bin_is_named_by_title_and_code(
    agency: Agency, road: Line, signed_in: SignedIn
) -> None:
    actions.remove_line(road, DOER)
    found = bins.lines().entries(agency.key)

    assert [each.name for each in found] == ["ถนน หมู่ 3 (1)"]
    assert "ถนน หมู่ 3 (1)" in text(signed_in(Role.COORDINATOR), PAGE)
    assert dict(full(road.year).lines) == {}


def test_it_comes_back_as_it_was(agency: Agency, road: Line) -> None:
    before = full(road.year).year
    actions.remove_line(road, DOER)
    bins.lines().put_back(agency.key, road.key, by=DOER.key, at=DOER.at)

    assert full(road.year).year == before


def test_its_code_stays_taken_while_it_can_be_had_back(road: Line) -> None:
    actions.remove_line(road, DOER)
    with pytest.raises(Refused, match="spending-key-double"):
        actions.add_line(road.year, Value(key="1", title="อื่น"), DOER)


def test_a_line_with_disbursements_never_gets_there(road: Line, coordinator: Client) -> None:
    entering.enter(road.year, JULY, [Paid(road.key, baht("1"))], ALL, DOER, "t")
    answer = coordinator.post(f"/a/a1/spending/l/{road.key}/remove/", follow=True)

    assert "ถนน หมู่ 3" in html.unescape(answer.content.decode())
    assert Line.objects.get().removed_at is None


def test_a_file_that_still_has_it_is_refused_whole_and_told_why(
    road: Line, coordinator: Client
) -> None:
    where = "/a/a1/spending/"
    content = coordinator.get(f"{where}plan/file/?year=2569").content
    actions.remove_line(road, DOER)
    given = SimpleUploadedFile("plan.xlsx", content)
    page = coordinator.post(f"{where}import/?year=2569", {"file": given})
    assert "ถังขยะ" in html.unescape(page.content.decode())
    sent = {"carried": page.context["carried"], "do": "enter", "seen": page.context["seen"]}
    answer = coordinator.post(f"{where}import/?year=2569", sent, follow=True)

    assert answer.status_code == 200
    assert not Line.objects.filter(removed_at=None).exists()
