"""Forms of those who work there say what becomes of what they tell, as those of strangers do."""

from __future__ import annotations

import re
from html import unescape

import pytest

from complaint_making import DOER, PROCEDURE
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, desks
from prongsai.apps.cases.privacy import notice_of
from prongsai.core.access.roles import Role
from prongsai.core.procedures.kinds import POWER, Secrecy
from prongsai.core.procedures.privacy import collected
from staff_case_making import CHECK, brought, client_of, colleague

pytestmark = pytest.mark.django_db
OVERSEERS = ["ผู้บริหาร", "ผู้ตรวจสอบภายใน"]


def said(page: bytes) -> set[str]:
    """What stands between the marks of a page."""
    return {each.strip() for each in re.split(r"<[^>]+>", unescape(page.decode()))}


def powers_to_bring() -> set[str]:
    """Some procedures are brought by those who hold a power only."""
    named = (each for own in bridge.of_staff().values() for party in own.bringers
             for each in party.who)  # fmt: skip
    return {each.removeprefix(POWER) for each in named if each.startswith(POWER)}


def test_every_form_of_colleagues_says_what_is_kept_before_anything_is_typed(
    agency: Agency,
) -> None:
    roles = [each for each in Role if each is not Role.SUPERVISOR]
    client = client_of(colleague(agency, "who", *roles, powers=powers_to_bring()))
    seen = set[Secrecy]()
    for own in bridge.of_staff().values():
        form = client.get(f"/a/a1/cases/mine/new/{own.key}/")
        whole = said(client.get(f"/a/a1/cases/notice/{own.key}/").content)

        assert form.status_code == 200, own.key
        before = form.content.decode().split('enctype="multipart')[0]
        assert f"/a/a1/cases/notice/{own.key}/" in before
        for each in collected(own):
            assert each.purpose
            assert {each.label.th, each.purpose.th} <= whole
            assert each.others or each.label.th in before
        readers = list(notice_of(agency, own).readers)
        if own.secrecy is Secrecy.OPEN:
            readers = list(dict.fromkeys([*readers, *OVERSEERS]))  # nobody is named twice
        assert ", ".join(readers) in whole, own.key
        seen.add(own.secrecy)
    assert seen == {Secrecy.OPEN, Secrecy.NAMED_READERS}


def test_whoever_declares_for_himself_is_told_too(agency: Agency) -> None:
    supplies = colleague(agency, "supplies", powers=["supplies_officer"])
    asked = colleague(agency, "asked")
    case = brought(agency, "interest-check", supplies, {**CHECK, "people": [asked.key]})
    one = f"/a/a1/cases/c/{case.key}/move"

    ties = client_of(asked).get(f"{one}/declare_ties/").content.decode()
    none = client_of(asked).get(f"{one}/declare_none/").content.decode()

    assert "ใช้ตรวจความขัดกันแห่งผลประโยชน์" in ties.split('enctype="multipart')[0]
    assert "/a/a1/cases/notice/interest-check/" in ties
    assert "/a/a1/cases/notice/interest-check/" not in none


def test_an_officer_has_it_at_hand_for_whom_he_enters(agency: Agency, signed_in: SignedIn) -> None:
    desks.offer(agency, PROCEDURE, {"open": True}, DOER)
    page = signed_in(Role.COORDINATOR).get(f"/a/a1/cases/enter/{PROCEDURE}/").content.decode()

    assert f"/a/a1/cases/notice/{PROCEDURE}/" in page
    assert "แจ้งให้ผู้ยื่นทราบก่อนกรอกแทน" in page
