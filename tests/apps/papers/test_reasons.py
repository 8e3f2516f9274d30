"""A reason that somebody typed is kept on the page until it has been taken, and no longer ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from paper_making import doer, order, signed
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers import actions
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
ALL = "/a/a1/papers/"
REASON = "ชื่อในข้อ 2 ไม่ตรงกับคำสั่งเดิม"
CHIEF = Role.CHIEF_ADMINISTRATOR


def sent_back(client: Client, paper: Paper, reason: str, seen: int | None = None) -> str:
    data = {"back": "1", "reason": reason, "seen": seen or paper.revision}
    return client.post(f"{ALL}{paper.key}/decide/", data, follow=True).content.decode()


def test_a_paper_that_moved_meanwhile_leaves_the_reason_where_it_was_typed(
    agency: Agency, signed_in: SignedIn
) -> None:
    paper = order(agency, desks=1)
    page = sent_back(signed_in(CHIEF), paper, REASON, seen=1)

    assert f"{REASON}</textarea>" in page
    assert "<details open>" in page
    assert Paper.objects.get().acts == paper.acts


def test_the_reason_stays_readable_when_it_is_somebody_elses_turn_by_now(
    agency: Agency, signed_in: SignedIn
) -> None:
    paper = order(agency, desks=1)
    actions.take(paper, doer(CHIEF), seen=paper.revision)

    assert REASON in sent_back(signed_in(CHIEF), paper, REASON)


@pytest.mark.parametrize("reason", ["", " \u200b", "ก" * 1001])
def test_a_reason_that_is_none_or_too_long_is_said_beside_its_field(
    agency: Agency, signed_in: SignedIn, reason: str
) -> None:
    paper = order(agency, desks=1)
    page = sent_back(signed_in(CHIEF), paper, reason)

    assert "errorlist" in page.partition("<details open>")[2].partition("</details>")[0]
    assert (reason.strip() in page, Paper.objects.get().acts) == (True, paper.acts)


@pytest.mark.parametrize("step", ["reopen", "withdraw"])
def test_what_is_refused_elsewhere_leaves_the_reason_too(
    agency: Agency, signed_in: SignedIn, step: str
) -> None:
    paper = signed(agency)
    if step == "withdraw":
        actions.withdraw(paper, doer(), "ออกซ้ำ")
    page = signed_in(Role.COORDINATOR).post(f"{ALL}{paper.key}/{step}/", {"reason": REASON})

    assert f"{REASON}</textarea>" in page.content.decode()
    assert "errorlist" in page.content.decode()
