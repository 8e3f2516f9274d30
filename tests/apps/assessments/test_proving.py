"""The trail proves results: their scores, who passed them, and that none is gone."""

from __future__ import annotations

import pytest

from apps.results import entered
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import actions
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.proving import altered
from prongsai.apps.audit.actions import erase
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.audit.queries import verify
from prongsai.core.access.roles import Role
from result_making import AT

pytestmark = pytest.mark.django_db


def codes() -> list[str]:
    return [each.code for each in altered()]


@pytest.fixture
def result(agency: Agency) -> Result:
    return entered(agency, 2568, "90", steps=3)


@pytest.mark.usefixtures("result")
def test_what_was_entered_and_approved_as_people_do_it_agrees(agency: Agency) -> None:
    entered(agency, 2568, "80", steps=1)

    assert codes() == []


@pytest.mark.parametrize(
    "change",
    [
        {"given": {"known": {"budget": "1"}}},
        {"shown": {"overall": "99.99"}},
        {"acts": []},
        {"entered_by": "nobody"},
    ],
)
def test_a_result_altered_past_the_program_is_found(
    result: Result, change: dict[str, object]
) -> None:
    Result.objects.filter(pk=result.pk).update(**change)

    assert codes() == ["audit-result-altered"]
    assert list(verify()) == []  # the trail itself is whole


def test_a_result_that_is_gone_and_one_that_nobody_entered_are_found(
    result: Result, agency: Agency
) -> None:
    entered(agency, 2568, "80")
    Result.objects.filter(version=2).update(version=3)

    assert sorted(codes()) == ["audit-result-altered", "audit-result-gone"]
    assert Assessment.objects.get().in_force == result


def test_a_line_tells_which_indicators_changed_from_what_to_what(
    assessment: Assessment, agency: Agency
) -> None:
    entered(agency, 2568, "90")
    entered(agency, 2568, "80")
    line = Entry.objects.filter(agency=agency.key, verb="enter result").order_by("-number")[0]

    assert line.before["scores"][:2] == ["1: 90.00", "2: 90.00"]
    assert line.after["scores"][:2] == ["1: 80.00", "2: 80.00"]
    assert assessment.year == 2568


def test_the_reason_of_a_return_is_kept_where_it_can_be_erased(agency: Agency) -> None:
    result = entered(agency, 2568, "90", steps=1)
    actions.give_back(result, Doer("chief", (Role.CHIEF_ADMINISTRATOR,), AT), "แก้ข้อ 3")
    reference = Entry.objects.get(verb="return result").after["reason"]
    kept = Kept.objects.get(key=reference["ref"]).value
    erase(reference, AT)

    assert kept == "แก้ข้อ 3"
    assert Kept.objects.get(key=reference["ref"]).value is None
    assert (list(verify()), codes()) == ([], [])
