"""A forum on the public page: who came, its minutes, and the fate of each proposal."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions
from prongsai.apps.cases.models import Case
from prongsai.apps.files.checking import checked
from prongsai.apps.files.models import Attached
from prongsai.core.cases.log import By
from service_making import AT, FIRST, brought, moved, opened

pytestmark = pytest.mark.django_db
PAGE = "/c/a1/told/forum-proposal/"
FORUM: dict[str, Any] = {"held_on": "2026-07-20", "forum": "หมู่ 3", "proposal": "ทำรางระบายน้ำ"}


def proposed(agency: Agency) -> Case:
    opened(agency, "forum-proposal")
    by = By(who="c", role="coordinator")
    return brought(agency, "forum-proposal", "roads", by=by, **FORUM).case


def page(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_attendance_and_minutes_are_read_by_everybody_once_the_office_noted_them(
    agency: Agency, client: Client
) -> None:
    case = proposed(agency)
    given = checked("minutes.txt", b"a forum")
    moved(case, "note_forum", FIRST, values={"attended": "85"}, files=[given])

    told = page(client)
    key = Attached.objects.get().key
    assert "85" in told
    assert f"?file={key}" in told
    assert b"".join(client.get(f"{PAGE}?file={key}")) == b"a forum"


def test_another_file_of_the_case_is_nobodys(agency: Agency, client: Client) -> None:
    case = proposed(agency)
    given = checked("inside.txt", b"inside")
    actions.file(case, FIRST, [given], AT)

    key = Attached.objects.get().key
    assert key not in page(client)
    for wanted in (key, "nothing"):
        assert client.get(f"{PAGE}?file={wanted}").status_code == 404


def test_in_plan_in_budget_and_done_are_told(agency: Agency, client: Client) -> None:
    case = proposed(agency)
    for deed, values, told in (
        ("plan", {"in_plan": "หน้า 48"}, ("บรรจุในแผนพัฒนาแล้ว", "หน้า 48")),
        ("fund", {"in_budget": "ปี 2570", "amount": "350000"}, ("ได้งบประมาณแล้ว", "350,000.00")),
        ("finish", {"done_on": "2026-08-03", "result": "ยาว 200 ม."}, ("ดำเนินการแล้ว", "200 ม.")),
    ):  # fmt: skip
        moved(case, deed, FIRST, values=values)
        found = page(client)
        assert all(each in found for each in told), deed
