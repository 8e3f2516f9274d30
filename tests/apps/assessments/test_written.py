"""What a result means is written once, and never older than what it is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from apps.results import entered
from people import person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments import queries
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.written import Written, written
from prongsai.apps.look.words import Taste, taste
from prongsai.core.access.roles import Role
from result_making import YEAR, store_few_answers

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]


def read(agency: Agency, *, inside: bool = True) -> Written:
    years = queries.results_of(agency)
    return written(years[0], years, inside=inside)


def test_what_two_read_alike_is_written_once(agency: Agency) -> None:
    entered(agency, 2568, "90")

    assert read(agency) is read(agency)


def test_a_number_that_changes_is_read_at_once(agency: Agency) -> None:
    result = entered(agency, 2568, "90")
    before = read(agency)
    Result.objects.filter(pk=result.pk).update(given={"known": {"assets": "50"}})

    assert read(agency).numbers != before.numbers


def test_a_year_before_that_changes_is_read_at_once(agency: Agency) -> None:
    entered(agency, 2568, "90")
    alone = read(agency)
    entered(agency, 2567, "70")

    assert "2567" in read(agency).numbers
    assert "2567" not in alone.numbers


def test_each_reads_it_in_his_own_language_and_numerals(agency: Agency) -> None:
    entered(agency, 2568, "90")
    thai = read(agency)
    with translation.override("en"):
        english = read(agency)
    chosen = taste.set(Taste(thai_numerals=True))
    numerals = read(agency)
    taste.reset(chosen)

    assert "90.00" in thai.numbers
    assert "Where each number comes from" in english.numbers
    assert "๙๐.๐๐" in numerals.numbers


def test_who_reads_first_tells_nobody_more_than_he_may_read(
    assessment: Assessment, signed_in: SignedIn, area: Area
) -> None:
    store_few_answers(assessment)
    supervisor = Client()
    supervisor.force_login(person("supervisor", area=area.key))
    inside = signed_in(Role.EXECUTIVE).get(YEAR).content.decode()
    outside = supervisor.get(YEAR).content.decode()

    assert "ไม่แสดง เพราะผู้ตอบน้อย" in outside
    assert "ไม่แสดง เพราะผู้ตอบน้อย" not in inside
