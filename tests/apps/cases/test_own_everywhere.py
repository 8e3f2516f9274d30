"""What an office made itself is known wherever a shipped procedure is: to staff, rights, powers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

import complaint_making
import service_making
from complaint_making import AT
from own_procedure_making import CHIEF, drafted, used
from people import SignedIn
from prongsai.apps.accounts import offices
from prongsai.apps.accounts.models import Power
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import desks, kept, made, made_actions, privacy
from prongsai.apps.cases.models import Case, OwnProcedure, OwnVersion
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.procedures.drafting import copied
from prongsai.core.shapes.write import plain
from staff_case_making import brought, client_of, colleague, moved

pytestmark = pytest.mark.django_db
NOTICE = f"/c/a1/{complaint_making.PROCEDURE}/privacy/"
ORDER: dict[str, Any] = {"power": "อนุมัติการเดินทาง", "giver": "นายก", "holder": "ปลัด"}


def in_use(agency: Agency, source: str) -> OwnProcedure:
    row = drafted(agency, source)
    used(row)
    return row


def test_colleagues_bring_what_their_office_made_for_them(agency: Agency) -> None:
    own = in_use(agency, "recognition")
    officer = client_of(colleague(agency, "officer", unit="works"))
    there = f"/a/a1/cases/mine/new/{own.key}/"

    assert there in officer.get("/a/a1/cases/mine/").content.decode()
    assert officer.get(there).status_code == 200
    assert own.key in kept.procedures_of(agency)

    made_actions.stop(own, CHIEF)
    assert there not in officer.get("/a/a1/cases/mine/").content.decode()
    assert officer.get(there).status_code == 404
    assert own.key in kept.procedures_of(agency)


def test_the_office_closes_it_to_colleagues_as_it_closes_shipped_ones(
    agency: Agency, signed_in: SignedIn
) -> None:
    own = in_use(agency, "recognition")
    desk = signed_in(Role.COMPLAINT_OFFICER)
    settings = f"/a/a1/cases/settings/{own.key}/"
    assert {"open", "staff"} <= desk.get(settings).context["form"].fields.keys()
    desks.offer(agency, own.key, {"staff": False}, CHIEF)
    officer = client_of(colleague(agency, "officer"))
    assert own.key not in officer.get("/a/a1/cases/mine/").content.decode()


def test_notices_lead_to_the_form_of_ones_rights_that_the_office_made(
    agency: Agency, client: Client
) -> None:
    complaint_making.opened(agency)
    own = in_use(agency, "data-request")
    assert f"/c/a1/{own.key}/new/" not in client.get(NOTICE).content.decode()
    service_making.opened(agency, own.key)
    assert f"/c/a1/{own.key}/new/" in client.get(NOTICE).content.decode()
    made_actions.stop(own, CHIEF)
    assert f"/c/a1/{own.key}/new/" not in client.get(NOTICE).content.decode()


def test_requests_about_ones_data_that_were_refused_count_also_when_it_was_stopped(
    agency: Agency,
) -> None:
    own = in_use(agency, "data-request")
    service_making.opened(agency, own.key)
    said: dict[str, Any] = {"name": "ก", "wanted": "สำเนา", "proof": "card"}
    service_making.brought(agency, own.key, "access", **said)
    Case.objects.update(outcome="refused", phase="closed")

    assert privacy.refused(agency) == 1
    made_actions.stop(own, CHIEF)
    assert privacy.refused(agency) == 1


def test_powers_given_by_an_order_of_its_own_end_with_the_office(agency: Agency) -> None:
    """A file of an order can't be copied; one that was put in use all the same is known."""
    people = {
        "mayor": colleague(agency, "mayor", Role.EXECUTIVE),
        "coordinator": colleague(agency, "coordinator", Role.COORDINATOR),
        "chief": colleague(agency, "chief", Role.CHIEF_ADMINISTRATOR),
    }
    tree = copied(
        plain(shelf().procedures["delegation-order"]), "own-order", {"th": "คำสั่ง", "en": "Order"}
    )
    row = OwnProcedure.objects.create(
        agency=agency, key="own-order", title="คำสั่ง", text=made.written(tree), changed_at=AT
    )
    OwnVersion.objects.create(
        procedure=row, number=1, version="1", text=row.text, since=AT, by="chief"
    )
    said = {**ORDER, "powers": ["permit_travel"], "holders": [people["chief"].key]}
    case = brought(agency, "own-order", people["coordinator"], said)
    facts = {"order_number": "21/2569", "from_day": "2026-08-03", "ends_on": "2026-12-31"}
    moved(case, "sign", people["mayor"], Given(values=facts))
    last = dt.date(2026, 9, 30)

    offices.end_role(people["mayor"].memberships.get(), last, by="admin", at=AT)

    assert Power.objects.get().until == last
