"""Whom a report concerned stays left out of it, whatever he is by the time it is sealed anew."""

from __future__ import annotations

import datetime as dt

import pytest

from prongsai.adapters.sealing import Pair
from prongsai.apps.accounts.models import Membership
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.sealed import actions, queries
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.models import IDENTITY, Case
from prongsai.core.access.roles import Role
from prongsai.core.sealed.holding import About, Whom
from sealed_making import (
    KEEPER,
    OFFICERS,
    TODAY,
    brought,
    charge,
    doer,
    key_of,
    officer,
    opened,
    opens,
    pair,
)

pytestmark = pytest.mark.django_db
WHO = Identity(name="สมหญิง ใจกล้า", reach="081-000-0000")
LATER = TODAY + dt.timedelta(days=60)
ENDED = TODAY + dt.timedelta(days=30)


def acting_chief(agency: Agency, name: str) -> Membership:
    member = Membership.objects.get(person__username=name)
    return member.person.memberships.create(
        agency=agency.key, role=Role.CHIEF_ADMINISTRATOR.value, since=TODAY
    )


def keeps(agency: Agency, case: Case, name: str) -> bool:
    """Whether somebody could still take a name out of its box, and reads why it is wanted."""
    found = queries.opened(agency, key_of(name), pair(agency, name), what=IDENTITY)
    return any(each.pk == case.pk for each, _ in found)


def test_who_acted_in_the_office_concerned_gets_no_key_when_that_has_ended(taking: Agency) -> None:
    part = acting_chief(taking, "law")
    case, _ = brought(taking, about=About(whom=Whom.CHIEF_ADMINISTRATOR))
    part.until = ENDED
    part.save()

    actions.hand_on(opened(taking, case, "audit"), charge(taking, LATER), doer("audit"))
    case.refresh_from_db()
    assert [name for name in OFFICERS if opens(taking, case, name)] == ["audit", "clerk"]


def test_who_was_in_the_unit_concerned_gets_no_key_by_moving_to_another(taking: Agency) -> None:
    Division.objects.create(agency=taking, key="works", name="กองช่าง")
    Membership.objects.filter(person__username="clerk").update(division="works", until=ENDED)
    case, _ = brought(taking, about=About(whom=Whom.UNIT, units=("works",)))
    member = Membership.objects.get(person__username="clerk")
    member.person.memberships.create(
        agency=taking.key, role=Role.COMPLAINT_OFFICER.value, since=ENDED + dt.timedelta(days=1)
    )

    actions.hand_on(opened(taking, case, "law"), charge(taking, LATER), doer("law"))
    case.refresh_from_db()
    assert [name for name in OFFICERS if opens(taking, case, name)] == ["law", "audit"]


def test_who_becomes_an_officer_after_he_left_the_office_concerned_gets_no_key(
    taking: Agency, sheets: tuple[Pair, Pair]
) -> None:
    """Nor where both sheets bring everything back."""
    case, _ = brought(taking, about=About(whom=Whom.EXECUTIVE))
    officer(taking, "mayor", Role.EXECUTIVE)
    Membership.objects.filter(person__username="mayor").update(until=ENDED)
    mayor = Membership.objects.get(person__username="mayor").person
    mayor.memberships.create(
        agency=taking.key, role=Role.COMPLAINT_OFFICER.value, since=ENDED + dt.timedelta(days=1)
    )
    actions.hand_on(opened(taking, case, "law"), charge(taking, LATER), doer("law"))
    assert opens(taking, case, "mayor") is None
    assert actions.recover(charge(taking, LATER), sheets, doer("law")) == 1
    assert opens(taking, case, "mayor") is None
    assert opens(taking, case, "clerk")


def test_a_custodian_who_is_left_out_on_reading_keeps_the_name_no_more(taking: Agency) -> None:
    officer(taking, "second", Role.CUSTODIAN)
    case, _ = brought(taking, who=WHO)
    before = [(row.what, row.person, row.pk) for row in case.slots.filter(what=IDENTITY)]
    found = opened(taking, case, "law")
    actions.leave_out(found, charge(taking), (), (key_of(KEEPER),), doer("law"))

    assert not keeps(taking, case, KEEPER)
    assert keeps(taking, case, "second")
    after = [(row.what, row.person, row.pk) for row in case.slots.filter(what=IDENTITY)]
    assert sorted(after) == sorted(before)


def test_a_custodian_who_came_later_and_is_concerned_is_let_in_by_nobody(taking: Agency) -> None:
    Division.objects.create(agency=taking, key="works", name="กองช่าง")
    case, _ = brought(taking, who=WHO, about=About(whom=Whom.UNIT, units=("works",)))
    officer(taking, "second", Role.CUSTODIAN)
    Membership.objects.filter(person__username="second").update(division="works")

    actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    actions.admit_custodians(charge(taking), key_of(KEEPER), pair(taking, KEEPER), doer(KEEPER))
    assert not keeps(taking, case, "second")
    assert keeps(taking, case, KEEPER)


def test_reports_wait_to_be_sealed_anew_though_newer_ones_are_sealed_to_who_came(
    taking: Agency,
) -> None:
    brought(taking)
    officer(taking, "new")
    brought(taking)
    lines, waits = queries.lines(charge(taking), key_of("law"), pair(taking, "law"))
    assert (len(lines), waits) == (2, True)
    assert queries.waits_for_new_key(charge(taking))
    for each, _ in queries.opened(taking, key_of("law"), pair(taking, "law")):
        actions.hand_on(opened(taking, each, "law"), charge(taking), doer("law"))
    assert not queries.waits_for_new_key(charge(taking))
