"""Cases of what an office made itself wait for whoever looks first, and come out of boxes."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_making import DOER
from own_procedure_making import CHIEF, TITLE, drafted, used
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import desks, made_actions, ways_in
from prongsai.apps.cases.models import OwnProcedure
from prongsai.apps.cases.ways_in import Opened
from prongsai.core.access.roles import Role
from service_making import brought

pytestmark = pytest.mark.django_db

MINE, BOXES = "/a/a1/cases/mine/", "/a/a1/cases/boxes/r/"


def in_use(agency: Agency) -> OwnProcedure:
    row = drafted(agency, "general-complaint")
    used(row)
    agency.divisions.get_or_create(key="works", defaults={"name": "กองช่าง"})
    desks.offer(agency, row.key, {"open": True}, CHIEF)
    return row


def test_a_new_case_waits_for_whoever_looks_first_also_when_it_was_stopped(
    agency: Agency, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    row = in_use(agency)
    case = brought(agency, row.key, "infrastructure", matter="ไฟดับ", anonymous=True).case
    officer = signed_in(Role.COMPLAINT_OFFICER)

    assert case.key in officer.get(MINE).content.decode()
    assert case.key not in signed_in(Role.CHIEF_ADMINISTRATOR).get(MINE).content.decode()
    made_actions.stop(row, CHIEF)
    with django_assert_max_num_queries(12):
        assert case.key in officer.get(MINE).content.decode()


def test_a_paper_out_of_a_box_is_entered_under_it(agency: Agency, signed_in: SignedIn) -> None:
    row = in_use(agency)
    found = Opened(day=DOER.at.date(), place="หน้าสำนักงาน", first="one", second="two", found=1)
    box = ways_in.open_box(agency, found, DOER, "form")
    officer = signed_in(Role.COMPLAINT_OFFICER)
    enter = f"/a/a1/cases/enter/{row.key}/?box={box.key}"

    page = officer.get(f"{BOXES}{box.key}/").content.decode()
    assert enter in page
    assert TITLE["th"] in page
    assert 'value="box"' in officer.get(enter).content.decode()
    made_actions.stop(row, CHIEF)
    assert enter not in officer.get(f"{BOXES}{box.key}/").content.decode()
