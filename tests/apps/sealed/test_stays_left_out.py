"""Whom a report concerned stays left out of it, whatever he is by the time it is sealed anew."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import Model

from prongsai.adapters.sealing import Pair
from prongsai.apps.accounts.models import Membership
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.audit.models import Entry
from prongsai.apps.sealed import actions, queries
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.models import IDENTITY, Asking, Case, Passed, Record, Slot
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


def of_units_of_their_own(agency: Agency, *names: str) -> None:
    for name in names:
        Division.objects.create(agency=agency, key=f"unit-{name}", name=f"กอง {name}")
        Membership.objects.filter(person__username=name).update(division=f"unit-{name}")


def about_unit_of(name: str) -> About:
    return About(whom=Whom.UNIT, units=(f"unit-{name}",))


def let_in(agency: Agency) -> None:
    keeper = (key_of(KEEPER), pair(agency, KEEPER), doer(KEEPER))
    actions.admit_custodians(charge(agency), *keeper)


def test_a_custodian_who_came_later_and_is_concerned_keeps_the_name_until_it_is_sealed_anew(
    taking: Agency,
) -> None:
    """Who lets him in can't know; after the next sealing he isn't let in again."""
    case, _ = brought(taking, who=WHO, about=about_unit_of("second"))
    officer(taking, "second", Role.CUSTODIAN)
    of_units_of_their_own(taking, "second")

    actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    let_in(taking)
    assert keeps(taking, case, "second")
    case.refresh_from_db()
    actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    let_in(taking)
    assert not keeps(taking, case, "second")
    assert keeps(taking, case, KEEPER)


CUSTODIANS = (KEEPER, "second", "third")
IN_ORDER = ((Slot, "pk"), (Record, "number"), (Passed, "number"), (Asking, "day"))
BY_CHANCE = frozenset({"id", "case", "place", "number", "key", "seal"})
"""What differs from report to report anyway, or follows from the order in which they came."""


def shape(row: Model) -> dict[str, Any]:
    """A row as one copy of the database shows it: of a box there is its length."""
    told = {each.name: each.value_from_object(row) for each in row._meta.concrete_fields}
    kept = {name: value for name, value in told.items() if name not in BY_CHANCE}
    return {
        name: len(bytes(value)) if isinstance(value, bytes | memoryview) else value
        for name, value in kept.items()
    }


def one_copy(case: Case) -> list[dict[str, Any]]:
    """All there is of a report, in the order in which it was written, and its trail."""
    case.refresh_from_db()
    tables = (each.objects.filter(case=case).order_by(order) for each, order in IN_ORDER)
    own = [shape(row) for rows in tables for row in rows]
    trail = [shape(row) for row in Entry.objects.filter(key=case.pk.hex).order_by("number")]
    for line in trail:
        line["after"].pop("sealed_number")
    return [shape(case), *own, *trail]


@pytest.mark.parametrize("late", [("second", "third"), ("second",)])
def test_sealed_anew_one_copy_is_the_same_whichever_custodian_it_concerns(
    taking: Agency, late: tuple[str, ...]
) -> None:
    """Custodians who came later included: a slot for those concerned alone would name them."""
    concerned = (KEEPER, *late, "nobody")
    cases = [brought(taking, who=WHO, about=about_unit_of(name))[0] for name in concerned]
    for name in late:
        officer(taking, name, Role.CUSTODIAN)
    of_units_of_their_own(taking, KEEPER, *late)
    for case in cases:
        actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    first, *others = [one_copy(case) for case in cases]
    assert others == [first] * len(others)


def test_brought_back_by_both_sheets_one_copy_is_the_same_too(
    taking: Agency, sheets: tuple[Pair, Pair]
) -> None:
    cases = [brought(taking, who=WHO, about=about_unit_of(name))[0] for name in CUSTODIANS]
    for name in CUSTODIANS[1:]:
        officer(taking, name, Role.CUSTODIAN)
    of_units_of_their_own(taking, *CUSTODIANS)
    assert actions.recover(charge(taking), sheets, doer("law")) == len(cases)
    first, *others = [one_copy(case) for case in cases]
    assert others == [first] * len(others)
    assert not keeps(taking, cases[1], "second")


def test_left_out_on_reading_one_copy_is_the_same_whichever_custodian_it_is(
    taking: Agency,
) -> None:
    """Among those who came later and were let in, too."""
    cases = [brought(taking, who=WHO)[0] for _ in CUSTODIANS]
    for case in cases:
        actions.ask_name(opened(taking, case, "law"), "ต้องถามพยาน", doer("law"))
    for name in CUSTODIANS[1:]:
        officer(taking, name, Role.CUSTODIAN)
    let_in(taking)
    for case, name in zip(cases, CUSTODIANS, strict=True):
        found = opened(taking, case, "law")
        actions.leave_out(found, charge(taking), (), (key_of(name),), doer("law"))
        assert [keeps(taking, case, each) for each in CUSTODIANS] == [
            each != name for each in CUSTODIANS
        ]
    first, *others = [one_copy(case) for case in cases]
    assert others == [first] * len(others)


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
