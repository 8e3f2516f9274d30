"""What everybody reads: answers that were let out, proposals and what became of each."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.actors import actor_of
from prongsai.apps.cases.models import Case
from prongsai.core.access.roles import Role
from prongsai.core.cases.log import By
from prongsai.core.terms.problem import Refused
from service_making import AT, CHIEF, FIRST, brought, moved, opened

pytestmark = pytest.mark.django_db

ASKED = "/c/a1/told/question/"
PROPOSED = "/c/a1/told/forum-proposal/"
FORUM: dict[str, Any] = {"held_on": "2026-08-01", "forum": "ประชาคมหมู่ 4"}


def answered(agency: Agency, *, let: bool) -> tuple[Case, str]:
    """Asked, given to somebody and answered by him."""
    someone = person("answers", agency.key, Role.DIVISION_OFFICER)
    receipt = brought(agency, "question", "tax", anonymous=True, question="ชำระทางไหน",
                      may_publish=let)  # fmt: skip
    case = moved(receipt.case, "assign", FIRST, person=someone.key)
    own = actor_of(someone, (), agency, {}, AT.date())
    return moved(case, "answer", own, values={"answer": "ทางธนาคาร"}), receipt.code


def test_an_answer_is_read_by_everybody_only_once_it_is_published(
    agency: Agency, client: Client
) -> None:
    opened(agency, "question")
    case, _ = answered(agency, let=True)
    assert "ยังไม่มีเรื่องที่เผยแพร่" in client.get(ASKED).content.decode()

    moved(case, "publish", CHIEF, values={"published": "ถาม: ทางไหน\nตอบ: ทางธนาคาร"})
    page = client.get(ASKED).content.decode()
    assert '<h2>ถาม: ทางไหน</h2><p class="said">ตอบ: ทางธนาคาร</p>' in page
    assert "ชำระทางไหน" not in page
    assert "ทางธนาคาร" not in client.get(f"{ASKED}?category=service").content.decode()
    assert client.get(ASKED).cookies == {}


def test_a_question_that_was_not_let_out_is_answered_in_private_and_goes_on(
    agency: Agency, client: Client
) -> None:
    opened(agency, "question")
    case, code = answered(agency, let=False)
    with pytest.raises(Refused) as refused:
        moved(case, "publish", CHIEF, values={"published": "ก"})
    assert [each.code for each in refused.value.problems] == ["case-no-leave"]

    said = {"code": code, "do": "move:ask_more", "f_more": "เวลาใด", "token": "a" * 32}
    client.post("/c/a1/follow/", said)
    case.refresh_from_db()
    assert case.state == "asked"


def test_a_proposal_stands_there_once_an_officer_took_it_with_its_fate_and_the_reason(
    agency: Agency, client: Client
) -> None:
    opened(agency, "forum-proposal")
    typed = brought(agency, "forum-proposal", "roads", proposal="ทำรางระบายน้ำ", **FORUM).case
    entered = brought(
        agency, "forum-proposal", "nature", proposal="ทำสวน", by=By(who="x", role="coordinator"),
        **FORUM,
    ).case  # fmt: skip
    page = client.get(PROPOSED).content.decode()
    assert "ทำสวน" in page
    assert "ทำรางระบายน้ำ" not in page

    moved(typed, "plan", FIRST, values={"in_plan": "หน้า 48"})
    moved(entered, "decline", CHIEF, reason="เป็นที่ดินเอกชน")
    page = client.get(PROPOSED).content.decode()
    for part in ("ทำรางระบายน้ำ", "หน้า 48", "ไม่รับพร้อมเหตุผล", "เป็นที่ดินเอกชน"):
        assert part in page


def test_a_list_goes_on_by_key_in_a_constant_number_of_statements(
    agency: Agency, client: Client
) -> None:
    opened(agency, "forum-proposal")
    by = By(who="x", role="coordinator")

    def more(number: int) -> None:
        for each in range(number):
            at = AT + dt.timedelta(minutes=each)
            brought(agency, "forum-proposal", "roads", at=at, by=by,
                    proposal=f"ข้อ {each}", **FORUM)  # fmt: skip

    more(3)
    client.get(PROPOSED)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(PROPOSED)
    more(30)
    with CaptureQueriesContext(connection) as many:
        page = client.get(PROPOSED).content.decode()
    assert len(many) == len(few) <= 8
    assert page.count("<li><h2>") == 30
    rest = client.get(PROPOSED + page[page.index("?after=") :].split('"')[0]).content.decode()
    assert rest.count("<li><h2>") == 3


def test_nothing_is_told_of_what_is_closed_to_strangers_or_has_no_list(
    agency: Agency, client: Client
) -> None:
    opened(agency, "waste-bin")
    opened(agency, "question", open=False)
    assert client.get("/c/a1/told/waste-bin/").status_code == 404
    assert client.get(ASKED).status_code == 404
