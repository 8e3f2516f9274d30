"""A paper that moves tells whose turn it is and who wrote it; nothing of what it says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.test import Client

from paper_making import AT
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.notices.models import Notice
from prongsai.apps.papers import actions
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
Desks = Mapping[Role, Person]
SUBJECT = "สอบข้อเท็จจริงนายสมมติ"


def doer(desks: Desks, role: Role) -> Doer:
    return Doer(desks[role].key, (role,), AT)


@pytest.fixture
def submitted(agency: Agency, desks: Desks) -> Paper:
    coordinator = doer(desks, Role.COORDINATOR)
    paper = actions.draft_by_hand(agency, "order", coordinator)
    fields = {"subject": SUBJECT, "body": ["ด้วยเห็นสมควร"], "signer": "นายลับ ลับมาก"}
    paper = actions.change(paper, fields, coordinator, seen=1)
    return actions.take(paper, coordinator, seen=paper.revision)


def told(desks: Desks) -> list[tuple[str, str]]:
    """Who was told what, oldest first."""
    roles = {person.key: role.value for role, person in desks.items()}
    rows = Notice.objects.filter(channel="copy").order_by("pk")
    return [(roles[each.recipient], each.text) for each in rows]


def test_the_next_desk_is_told_and_then_the_author_that_it_is_approved(
    submitted: Paper, desks: Desks
) -> None:
    assert told(desks) == [("chief_administrator", "notice.paper_turn")]

    for role in (Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        actions.take(submitted, doer(desks, role), seen=submitted.revision)

    assert told(desks)[1] == ("executive", "notice.paper_turn")
    assert sorted(told(desks)[2:]) == [
        ("chief_administrator", "notice.paper_approved"),
        ("coordinator", "notice.paper_approved"),
    ]


def test_the_author_is_told_that_it_came_back(submitted: Paper, desks: Desks) -> None:
    chief = doer(desks, Role.CHIEF_ADMINISTRATOR)
    actions.give_back(submitted, chief, "แก้ชื่อนายสมมติ", seen=submitted.revision)

    assert told(desks)[1:] == [("coordinator", "notice.paper_returned")]


def test_nothing_of_what_a_paper_says_is_told(
    submitted: Paper, desks: Desks, client: Client
) -> None:
    kept = str(list(Notice.objects.values()))
    client.force_login(desks[Role.CHIEF_ADMINISTRATOR])
    page = client.get("/me/notices/").content.decode()

    assert [each for each in (SUBJECT, "สมมติ", "ลับ") if each in kept] == []
    assert "เอกสาร (คำสั่ง) รอท่านพิจารณา" in page
    assert f"/a/a1/papers/{submitted.key}/" in page
