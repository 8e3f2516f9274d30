"""Cases of all that asks back are listed when it is time, by the text under which they came."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from complaint_making import SORTER
from complaint_making import brought as complained
from complaint_making import opened as complaints_open
from own_procedure_making import AT, CHIEF, WRITER, drafted, used
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import desks, made_actions, queries
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.queries import Asker, Wanted
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.procedures.drafting import patched
from service_making import brought, moved
from staff_case_making import GRIEVANCE, colleague
from staff_case_making import brought as asked
from staff_case_making import moved as staff_moved

pytestmark = pytest.mark.django_db

ALONE = replace(SORTER, instead={"handle_grievances": "complaint_officer"})
OFFICER = Asker(ALONE, frozenset({Role.COMPLAINT_OFFICER}))
OWN = "own-general-complaint"


def to_ask(agency: Agency, after: int) -> set[Case]:
    day = AT.date() + dt.timedelta(days=after)
    return set(queries.page(agency, OFFICER, Wanted(stage="unasked"), day).rows)


def dropped(agency: Agency, procedure: str) -> Case:
    said: dict[str, Any] = {"matter": "ไฟดับ", "name": "ก", "phone": "0899999999"}
    case = brought(agency, procedure, "infrastructure", **said).case
    return moved(case, "drop", SORTER, AT, reason="ไม่มีมูล")


def test_a_grievance_is_asked_about_and_one_taken_back_is_not(agency: Agency) -> None:
    bringer = colleague(agency, "bringer")
    officer = colleague(agency, "officer", Role.COMPLAINT_OFFICER)
    sent, gone = (asked(agency, "staff-grievance", bringer, GRIEVANCE) for _ in range(2))
    said = Given(values={"sent_to": "ก.ท."}, reason="มีอำนาจ")
    closed = staff_moved(sent, "send_on", officer, said).closed
    staff_moved(gone, "withdraw", bringer)
    assert closed is not None
    days = (closed - AT.date()).days

    assert to_ask(agency, days + 20) == set()
    assert to_ask(agency, days + 21) == {sent}


def test_an_own_procedure_asks_back_by_the_version_of_each_case(agency: Agency) -> None:
    row = drafted(agency, "general-complaint")
    used(row)
    agency.divisions.get_or_create(key="works", defaults={"name": "กองช่าง"})
    desks.offer(agency, row.key, {"open": True}, CHIEF)
    first = dropped(agency, OWN)
    made_actions.change(row, lambda now: patched(now, {"asks_back": 40}), "ขั้นตอน", WRITER)
    used(row)
    second = dropped(agency, OWN)
    made_actions.stop(row, CHIEF)

    assert to_ask(agency, 20) == set()
    assert to_ask(agency, 21) == {first}
    assert to_ask(agency, 40) == {first, second}
    Case.objects.filter(pk=first.pk).update(settled=True)
    assert to_ask(agency, 40) == {second}


def test_only_that_list_asks_for_texts(agency: Agency, django_assert_num_queries: Any) -> None:
    complaints_open(agency)
    moved(complained(agency).case, "drop", SORTER, AT, reason="ไม่มีมูล")
    with django_assert_num_queries(2):
        assert len(to_ask(agency, 60)) == 1
    with django_assert_num_queries(1):
        queries.counts(agency, OFFICER, AT.date())
