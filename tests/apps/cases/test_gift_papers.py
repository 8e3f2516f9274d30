"""Papers of the No Gift Policy are drafted from a page of their own, with figures or none."""

from __future__ import annotations

import json

import pytest

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.gift_papers import PAPERS
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from staff_case_making import GIFT, brought, colleague

pytestmark = pytest.mark.django_db

GIFTS = "/a/a1/cases/gifts/"


def test_each_paper_is_drafted_once_and_a_year_without_gifts_says_so(
    agency: Agency, signed_in: SignedIn
) -> None:
    client = signed_in(Role.COORDINATOR)
    page = client.get(f"{GIFTS}?year=2569").content.decode()
    assert "ยังไม่มีการแจ้งรับของขวัญ" in page
    for mark, (which, kind) in zip("abc", PAPERS.items(), strict=True):
        said = {"paper": which, f"token_{which}": mark * 32, "year": "2569"}
        client.post(GIFTS, said)
        answer = client.post(GIFTS, said)
        paper = Paper.objects.get(kind=kind)
        assert answer["Location"] == f"/a/a1/papers/{paper.key}/"
        assert "No Gift Policy" in paper.fields["subject"]
        given = json.loads(paper.given)
        assert (given["agency"], given["year"]) == (agency.name, 2569)
        assert given.get("received", 0) == 0
    assert Paper.objects.count() == 3
    found = client.get(f"{GIFTS}?year=2569").content.decode()
    assert all(f"/a/a1/papers/{each.key}/" in found for each in Paper.objects.all())


def test_gifts_are_counted_by_what_became_of_them_and_nobody_is_named(
    agency: Agency, signed_in: SignedIn
) -> None:
    client = signed_in(Role.COORDINATOR)
    brought(agency, "gift", colleague(agency, "taker"), GIFT)
    page = client.get(f"{GIFTS}?year=2569").content.decode()
    assert "ยังไม่มีการแจ้งรับของขวัญ" not in page
    client.post(GIFTS, {"paper": "year", "year": "2569", "token_year": "a" * 32})
    given = Paper.objects.get().given
    assert json.loads(given)["received"] == json.loads(given)["pending"] == 1
    assert GIFT["giver"] not in given
    assert GIFT["item"] not in given


@pytest.mark.usefixtures("agency")
def test_pages_of_gifts_lead_there_and_others_do_not(signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    for there, leads in (("registers/", True), ("registers/gift/", True), ("figures/gift/", True),
                         ("figures/waste-bin/", False)):  # fmt: skip
        assert (GIFTS in client.get(f"/a/a1/cases/{there}").content.decode()) is leads
