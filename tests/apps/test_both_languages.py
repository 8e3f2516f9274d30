"""Every page of home and agencies speaks both languages, and every phrase has the same gaps."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from apps.results import AT, entered
from people import person
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.papers.actions import draft_by_hand
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import AGENCY_ROLES
from prongsai.workshop.voice import screens

THAI = re.compile("[\u0e01-\u0e5b]")
ABOUT = [
    "/", "/a/a1/", "/a/a1/trail/", "/a/a1/about/", "/a/a1/divisions/", "/a/a1/divisions/d1/",
    "/area/d1/", "/search/?q=x", "/agencies/list/",
    "/a/a1/papers/", "/a/a1/papers/new/", "/a/a1/papers/register/", "/a/a1/papers/register/enter/",
    "/a/a1/papers/register/begin/", "/a/a1/papers/letterhead/", "/a/a1/papers/k1/",
    "/a/a1/papers/k1/edit/", "/a/a1/papers/k1/withdraw/", "/a/a1/papers/k1/reopen/",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("address", ABOUT)
def test_a_page_in_english_says_nothing_of_its_own_in_thai(
    client: Client, agency: Agency, other: Agency, address: str
) -> None:
    Agency.objects.update(name="Somewhere")
    agency.area.__class__.objects.update(name="District")
    Division.objects.create(agency=agency, key="d1", name="Office")
    entered(agency, 2568, "90", steps=1, published="91")
    entered(other, 2568, "80", steps=3)
    draft_by_hand(agency, "order", Doer("x", (), AT), "k1")
    Paper.objects.update(title="Order", fields={"subject": "Order", "position": "Mayor"})
    somebody = person("everything", agency.key, *AGENCY_ROLES, area="d1")
    somebody.name, somebody.installation = "Somebody", True
    somebody.save()
    client.force_login(somebody)
    client.cookies["prongsai_language"] = "en"

    answer = client.get(address)

    assert answer.status_code == 200
    text = re.sub(r"<[^>]*>", " ", answer.content.decode())
    allowed = ("ไทย", *COLUMNS) if address == "/agencies/list/" else ("ไทย",)
    for word in allowed:
        text = text.replace(word, "")
    assert THAI.findall(text) == []


COLUMNS = (
    "รหัสหน่วยงาน", "ชื่อหน่วยงาน", "จังหวัด", "อำเภอ", "ประเภท", "ขนาด", "เว็บไซต์", "ชื่ออื่น",
)  # fmt: skip
"""What the columns of a list are called in every language."""


def test_every_phrase_of_the_screens_has_both_languages_with_the_same_gaps() -> None:
    wrong = [
        key
        for key, said in screens().items()
        if set(said) != {"th", "en"}
        or set(re.findall(r"{(\w+)}", said["th"])) != set(re.findall(r"{(\w+)}", said["en"]))
    ]

    assert wrong == []
