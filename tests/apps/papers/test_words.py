"""Screens of papers say how a paper stands and who has it; what to do stands beside the button."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from apps.results import entered as result
from paper_making import order
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
ALL = "/a/a1/papers/"


def test_the_list_of_papers_names_states_and_gives_no_orders(
    agency: Agency, signed_in: SignedIn
) -> None:
    for desk in range(4):
        order(agency, f"เรื่องที่ {desk}", desks=desk)
    page = signed_in(Role.COORDINATOR).get(ALL).content.decode()
    states = ("ร่าง", "รอปลัดให้ความเห็นชอบ", "รอผู้บริหารอนุมัติให้ลงนาม", "รอออกเลขและลงวันที่")

    assert [f">{each}</td>" in page for each in states] == [True] * 4


@pytest.mark.parametrize(
    ("role", "taken", "said"),
    [
        (Role.COORDINATOR, 0, "เสนอแล้ว ขั้นต่อไป: ปลัด"),
        (Role.CHIEF_ADMINISTRATOR, 1, "เห็นชอบแล้ว ขั้นต่อไป: "),
        (Role.EXECUTIVE, 2, "อนุมัติให้ลงนามแล้ว ขั้นต่อไป: "),
    ],
)
def test_whoever_passes_a_paper_on_is_told_who_has_it_now(
    agency: Agency, desks: dict[Role, Person], signed_in: SignedIn, role: Role, *, taken: int,
    said: str,
) -> None:  # fmt: skip
    paper = order(agency, desks=taken)
    after = (Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.COORDINATOR)[taken]
    form = {"seen": paper.revision}
    page = signed_in(role).post(f"{ALL}{paper.key}/decide/", form, follow=True).content.decode()

    assert said in page
    assert f"({desks[after].name})" in page.partition("ขั้นต่อไป:")[2][:200]


def test_a_paper_of_ones_own_begins_in_its_form(signed_in: SignedIn) -> None:
    form = {"kind": "order", "token": "b" * 32}

    assert signed_in(Role.COORDINATOR).post(f"{ALL}new/", form)["Location"] == (
        f"{ALL}{'b' * 32}/edit/"
    )


def test_the_downloads_of_a_result_say_that_they_bear_no_number(
    agency: Agency, signed_in: SignedIn
) -> None:
    result(agency, 2568, "90", steps=3)
    page = signed_in(Role.COORDINATOR).get("/a/a1/years/2568/papers/").content.decode()
    announced = page.partition("<h2>ประกาศ")[2].partition("</li>")[0]

    assert "ไม่มีเลขที่" in page
    assert announced.index("จัดทำเพื่อออกเลขและลงนาม") < announced.index("download")
