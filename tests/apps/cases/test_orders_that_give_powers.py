"""A signed order fills the register of powers, and ends there as it ends."""

from __future__ import annotations

import datetime as dt

import pytest

from complaint_making import AT
from prongsai.apps.accounts.holding import holders
from prongsai.apps.accounts.models import Person, Power
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.models import Case
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from staff_case_making import brought, colleague, moved

pytestmark = pytest.mark.django_db
TODAY, ENDS = AT.date(), dt.date(2026, 12, 31)
SIGNED = {"order_number": "21/2569", "from_day": "2026-08-03", "ends_on": "2026-12-31"}


@pytest.fixture
def office(agency: Agency) -> dict[str, Person]:
    return {
        "mayor": colleague(agency, "mayor", Role.EXECUTIVE),
        "coordinator": colleague(agency, "coordinator", Role.COORDINATOR),
        "chief": colleague(agency, "chief", Role.CHIEF_ADMINISTRATOR),
    }


def signed(agency: Agency, office: dict[str, Person]) -> Case:
    said = {
        "power": "อนุมัติการเดินทาง", "giver": "นายก", "holder": "ปลัด", "powers": ["permit_travel"],
        "holders": [office["chief"].key],
    }  # fmt: skip
    case = brought(agency, "delegation-order", office["coordinator"], said)
    return moved(case, "sign", office["mayor"], Given(values=SIGNED))


def test_a_signed_order_is_in_the_register_with_its_number_and_days(
    agency: Agency, office: dict[str, Person]
) -> None:
    signed(agency, office)
    [row] = holders("a1", "permit_travel", TODAY)
    assert (row.holder, row.order, row.since, row.until) == (
        office["chief"], "21/2569", TODAY, ENDS,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["mayor", "chief"])
def test_it_ends_with_the_office_of_either_side(
    agency: Agency, office: dict[str, Person], who: str
) -> None:
    office[who].memberships.update(until=dt.date(2026, 10, 15))
    signed(agency, office)
    assert Power.objects.get().until == dt.date(2026, 10, 15)


def test_a_power_held_already_is_not_given_twice_and_nothing_is_signed(
    agency: Agency, office: dict[str, Person]
) -> None:
    office["chief"].powers.create(
        agency="a1", power="permit_travel", since=dt.date(2026, 1, 1), order="1/2569"
    )
    with pytest.raises(Refused) as refused:
        signed(agency, office)
    assert [each.code for each in refused.value.problems] == ["power-held-already"]
    assert Case.objects.get().state == "draft"


def test_revoked_it_is_held_no_longer_than_that_day(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = signed(agency, office)
    moved(case, "revoke", office["mayor"], Given(reason="ออกคำสั่งใหม่"))
    assert Power.objects.get().until == TODAY


def test_somebody_who_leaves_takes_no_power_along(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = signed(agency, office)
    said = {"who_left": "holder", "ends_on": "2026-09-30"}
    moved(case, "left_office", office["coordinator"], Given(values=said))
    assert Power.objects.get().until == dt.date(2026, 9, 30)


def test_another_last_day_ends_it_sooner_or_gives_it_again(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = signed(agency, office)
    moved(case, "circulate", office["coordinator"], Given(values={"circulated_to": "ทุกกอง"}))
    for last in ("2026-11-30", "2027-01-31"):
        moved(case, "move_end", office["mayor"], Given(values={"ends_on": last}, reason="แก้ไข"))
    rows = Power.objects.order_by("since").values_list("since", "until")
    assert list(rows) == [
        (TODAY, dt.date(2026, 11, 30)), (dt.date(2026, 12, 1), dt.date(2027, 1, 31)),
    ]  # fmt: skip


def test_an_order_about_a_power_that_the_register_does_not_have_changes_nothing_there(
    agency: Agency, office: dict[str, Person]
) -> None:
    said = {"power": "เปิดประชุม", "giver": "นายก", "holder": "ปลัด"}
    case = brought(agency, "delegation-order", office["coordinator"], said)
    moved(case, "sign", office["mayor"], Given(values=SIGNED))
    moved(case, "expire", office["coordinator"])
    assert not Power.objects.exists()
