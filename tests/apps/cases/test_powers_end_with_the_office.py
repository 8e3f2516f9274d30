"""A power lasts no longer than the office of who gave it and of who holds it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import QuerySet

from complaint_making import AT
from prongsai.apps.accounts import offices
from prongsai.apps.accounts.holding import held_by, holders, powers_or_instead
from prongsai.apps.accounts.models import Membership, Person, Power
from prongsai.apps.accounts.succession import Passing, hand_over
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases.models import Case
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from staff_case_making import brought, colleague, moved

pytestmark = pytest.mark.django_db
TODAY, LAST, ENDS = AT.date(), dt.date(2026, 9, 30), dt.date(2026, 12, 31)
A_DAY = dt.timedelta(days=1)


@pytest.fixture
def office(agency: Agency) -> dict[str, Person]:
    return {
        "mayor": colleague(agency, "mayor", Role.EXECUTIVE),
        "coordinator": colleague(agency, "coordinator", Role.COORDINATOR),
        "chief": colleague(agency, "chief", Role.CHIEF_ADMINISTRATOR),
        "admin": colleague(agency, "admin", Role.SYSTEM_ADMINISTRATOR),
        "deputy": colleague(agency, "deputy", Role.STAFF),
    }


def signed(
    agency: Agency, office: dict[str, Person], holder: str = "chief", by: str = "mayor", **more: str
) -> Case:
    said = {
        "power": "อนุมัติการเดินทาง", "giver": "นายก", "holder": "ปลัด", "powers": ["permit_travel"],
        "holders": [office[holder].key],
    }  # fmt: skip
    case = brought(agency, "delegation-order", office["coordinator"], said)
    facts = {"order_number": "21/2569", "from_day": "2026-08-03", "ends_on": "2026-12-31", **more}
    return moved(case, "sign", office[by], Given(values=facts))


def end(who: Person, office: dict[str, Person], last: dt.date = LAST, role: str = "") -> None:
    rows: QuerySet[Membership] = who.memberships.filter(until=None)
    part = rows.get(role=role) if role else rows.get()
    offices.end_role(part, last, by=office["admin"].key, at=AT)


def acting(who: Person, whom: Person, role: Role) -> Membership:
    return who.memberships.create(
        agency="a1", role=role.value, since=dt.date(2026, 8, 1), until=dt.date(2026, 10, 31),
        acting_for=whom, order="7/2569",
    )  # fmt: skip


@pytest.mark.parametrize("who", ["mayor", "chief"])
@pytest.mark.parametrize("before", [True, False])
def test_it_ends_with_either_office_whether_that_ends_before_or_after_the_signing(
    agency: Agency, office: dict[str, Person], who: str, before: bool
) -> None:
    if before:
        end(office[who], office)
    signed(agency, office)
    if not before:
        end(office[who], office)

    assert Power.objects.get().until == LAST
    assert holders("a1", "permit_travel", LAST)
    assert not holders("a1", "permit_travel", LAST + A_DAY)


def test_that_it_ended_is_in_the_trail_and_told_to_the_coordinator_who_is_told_once(
    agency: Agency, office: dict[str, Person]
) -> None:
    signed(agency, office)
    end(office["mayor"], office)

    line = Entry.objects.get(verb="end power with office")
    assert (line.key, line.before["until"], line.after["until"]) == (
        office["chief"].key, "2026-12-31", "2026-09-30",
    )  # fmt: skip
    told = Notice.objects.get(text="notice.powers_ended")
    assert (told.recipient, told.facts) == (office["coordinator"].key, {"number": "1"})


def test_an_office_that_ends_sooner_than_was_said_ends_it_sooner(
    agency: Agency, office: dict[str, Person]
) -> None:
    signed(agency, office)
    end(office["chief"], office)
    offices.end_role(
        office["chief"].memberships.get(), TODAY, by=office["admin"].key, at=AT
    )  # fmt: skip
    assert Power.objects.get().until == TODAY


def test_a_new_term_afterwards_gives_no_power_back(
    agency: Agency, office: dict[str, Person]
) -> None:
    signed(agency, office)
    end(office["chief"], office)
    chief = office["chief"].memberships.get()
    office["chief"].memberships.create(agency="a1", role=chief.role, since=LAST + A_DAY)

    assert Power.objects.get().until == LAST
    assert not holders("a1", "permit_travel", LAST + A_DAY)


def test_a_new_term_known_before_carries_it_on(agency: Agency, office: dict[str, Person]) -> None:
    signed(agency, office)
    office["chief"].memberships.create(
        agency="a1", role=Role.CHIEF_ADMINISTRATOR.value, since=LAST + A_DAY, until=None
    )
    part = office["chief"].memberships.order_by("since").first()
    assert part is not None
    offices.end_role(part, LAST, by=office["admin"].key, at=AT)
    assert Power.objects.get().until == ENDS


@pytest.mark.parametrize("before", [True, False])
def test_what_an_acting_executive_signed_ends_with_his_acting_though_he_stays(
    agency: Agency, office: dict[str, Person], before: bool
) -> None:
    part = acting(office["deputy"], office["mayor"], Role.EXECUTIVE)
    if before:
        offices.end_role(part, LAST, by=office["admin"].key, at=AT)
    signed(agency, office, by="deputy")
    if not before:
        assert Power.objects.get().until == dt.date(2026, 10, 31)
        offices.end_role(part, LAST, by=office["admin"].key, at=AT)
    assert Power.objects.get().until == LAST


def test_what_an_acting_officer_received_ends_with_his_acting(
    agency: Agency, office: dict[str, Person]
) -> None:
    part = acting(office["deputy"], office["chief"], Role.CHIEF_ADMINISTRATOR)
    signed(agency, office, holder="deputy")
    assert Power.objects.get().until == dt.date(2026, 10, 31)
    offices.end_role(part, LAST, by=office["admin"].key, at=AT)
    assert Power.objects.get().until == LAST


def test_another_part_that_ends_leaves_what_was_signed_as_executive(
    agency: Agency, office: dict[str, Person]
) -> None:
    colleagues = office["mayor"].memberships
    colleagues.create(agency="a1", role=Role.STAFF.value, since=dt.date(2020, 1, 1))
    signed(agency, office)
    end(office["mayor"], office, role=Role.STAFF.value)
    assert Power.objects.get().until == ENDS


def test_a_power_entered_by_hand_ends_with_the_holders_office_too(
    office: dict[str, Person],
) -> None:
    facts: dict[str, Any] = {"order": "1/2569", "by": office["admin"].key, "at": AT}
    offices.give_power("a1", "sign_letters", office["deputy"], TODAY, **facts)
    end(office["deputy"], office)
    assert Power.objects.get().until == LAST
    offices.give_power("a1", "permit_leave", office["deputy"], TODAY, **facts)
    assert Power.objects.get(power="permit_leave").until == LAST


def test_nobody_is_asked_for_a_power_who_is_not_in_office_that_day(
    office: dict[str, Person],
) -> None:
    gone = office["deputy"]
    gone.powers.create(agency="a1", power="sign_letters", since=dt.date(2026, 1, 1), order="1/2569")
    gone.memberships.update(until=LAST)

    for day, many in ((LAST, 1), (LAST + A_DAY, 0)):
        assert len(holders("a1", "sign_letters", day)) == many
        assert len(powers_or_instead(gone, "a1", (), day)[0]) == many
        assert held_by(gone.key, "a1", day)[1].count() == many


def test_who_is_not_in_office_when_it_begins_is_given_none(
    agency: Agency, office: dict[str, Person]
) -> None:
    end(office["mayor"], office)
    with pytest.raises(Refused, match="power-without-office"):
        signed(agency, office, from_day="2026-10-05")
    assert Case.objects.get().state == "draft"


def test_a_hand_over_of_office_and_power_passes_the_power_on_and_ends_it_once(
    agency: Agency, office: dict[str, Person]
) -> None:
    signed(agency, office)
    parts, powers = office["chief"].memberships.all(), office["chief"].powers.all()
    passing = Passing(parts, powers, office["deputy"], LAST, "30/2569")

    hand_over(passing, by=office["admin"].key, at=AT)

    rows = Power.objects.order_by("since").values_list("holder__username", "until")
    assert list(rows) == [("chief", LAST), ("deputy", ENDS)]
    assert not Notice.objects.filter(text="notice.powers_ended").exists()


def test_a_later_last_day_gives_nothing_again_to_who_has_left(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = signed(agency, office)
    end(office["chief"], office)
    moved(case, "circulate", office["coordinator"], Given(values={"circulated_to": "ทุกกอง"}))
    moved(
        case, "move_end", office["mayor"],
        Given(values={"ends_on": "2027-03-31"}, reason="ต่ออายุ"),
    )  # fmt: skip
    assert Power.objects.get().until == LAST


def test_a_last_day_set_later_twice_gives_it_again_once_each_time(
    agency: Agency, office: dict[str, Person]
) -> None:
    case = signed(agency, office)
    moved(case, "circulate", office["coordinator"], Given(values={"circulated_to": "ทุกกอง"}))
    for last in ("2027-01-31", "2027-03-31"):
        said = Given(values={"ends_on": last}, reason="ต่ออายุ")
        moved(case, "move_end", office["mayor"], said)
    days = Power.objects.order_by("since").values_list("until", flat=True)
    assert list(days) == [ENDS, dt.date(2027, 1, 31), dt.date(2027, 3, 31)]


def test_the_executive_does_not_name_himself(agency: Agency, office: dict[str, Person]) -> None:
    with pytest.raises(Refused, match="case-own"):
        signed(agency, office, holder="mayor")
    assert not Power.objects.exists()
