"""Whoever is left out of a case is so with all that is below his unit, and is never given it."""

from __future__ import annotations

import pytest

from complaint_making import AT, SORTER, brought, opened
from people import NOW
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, queries
from prongsai.apps.cases.models import Case
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from staff_case_making import client_of, colleague

pytestmark = pytest.mark.django_db


@pytest.fixture
def below(agency: Agency) -> Person:
    """An officer of a part of the unit complained of."""
    opened(agency)
    works = agency.divisions.get(key="works")
    agency.divisions.create(key="roads", name="ฝ่ายก่อสร้าง", parent=works)
    agency.divisions.create(key="health", name="กองสาธารณสุข")
    return colleague(agency, "below", Role.DIVISION_OFFICER, unit="roads")


def about_works(agency: Agency, unit: str = "health") -> Case:
    row = brought(agency).case
    actions.move(row, "take_in", SORTER, Given(unit=unit, values={"named": "works"}), AT)
    row.refresh_from_db()
    return row


@pytest.mark.usefixtures("below")
def test_a_part_of_the_unit_complained_of_is_not_given_the_case(agency: Agency) -> None:
    row = about_works(agency)
    with pytest.raises(Refused) as refused:
        actions.hand(row, SORTER, Given(unit="roads"), AT)
    assert [each.code for each in refused.value.problems] == ["case-hands-to-barred"]


def test_nobody_of_the_unit_complained_of_is_given_the_case(agency: Agency, below: Person) -> None:
    row = about_works(agency)
    insider = colleague(agency, "insider", Role.DIVISION_OFFICER, unit="works")
    for who in (insider, below):
        with pytest.raises(Refused) as refused:
            actions.hand(row, SORTER, Given(person=who.key), AT)
        assert [each.code for each in refused.value.problems] == ["case-hands-to-barred"]


@pytest.mark.usefixtures("below")
def test_it_is_not_given_to_a_unit_that_is_named_with_the_same_move(agency: Agency) -> None:
    for unit, named in (("works", "works"), ("roads", "works"), ("works", "roads")):
        row = brought(agency).case
        given = Given(unit=unit, values={"named": named})
        with pytest.raises(Refused) as refused:
            actions.move(row, "take_in", SORTER, given, AT)
        assert [each.code for each in refused.value.problems] == ["case-hands-to-barred"]


def test_who_works_below_the_unit_complained_of_sees_and_hears_nothing_of_it(
    agency: Agency, below: Person
) -> None:
    """Not even as one who else sees every case."""
    below.memberships.create(agency=agency.key, role=Role.COORDINATOR.value, since=AT.date())
    known = about_works(agency, unit="health")
    roles = [Role.DIVISION_OFFICER, Role.COORDINATOR]
    found = queries.asker_of(below.key, agency, roles, NOW.date())
    assert queries.case_of(agency, known.key, found) is None
    assert queries.counts(agency, found, NOW.date())["open"] == 0
    before = Notice.objects.filter(recipient=below.key).count()
    actions.hand(known, SORTER, Given(unit="health", reason="x"), AT)
    assert Notice.objects.filter(recipient=below.key).count() == before
    assert known.key not in client_of(below).get("/a/a1/cases/?stage=all").content.decode()
