"""A draft that was never submitted can be deleted and had back; nothing else of a result can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from apps.results import AT, entered
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import discarding
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.proving import altered
from prongsai.apps.assessments.queries import result_of, years_of
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused
from result_making import YEAR

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]


def counting(agency: Agency) -> int | None:
    """Number of the version that counts."""
    found = result_of(agency, 2568)
    return found.version if found else None


def remove(client: Client, version: int) -> str:
    answer = client.post(f"{YEAR}versions/{version}/remove/", follow=True)
    return answer.content.decode()


def test_a_draft_goes_to_the_bin_and_the_year_is_without_a_result_again(
    agency: Agency, signed_in: SignedIn
) -> None:
    entered(agency, 2568, "90")
    coordinator = signed_in(Role.COORDINATOR)
    assert "ลบร่างฉบับนี้" in coordinator.get(YEAR).content.decode()

    assert "ย้ายร่างไปถังขยะแล้ว" in remove(coordinator, 1)
    remove(coordinator, 1)  # the second click of two

    assert (counting(agency), years_of(agency)[0].last) == (None, 0)
    lines = Entry.objects.filter(thing="assessments.result").order_by("number")
    assert list(lines.values_list("verb", flat=True)) == ["enter result", "remove"]
    assert list(altered()) == []


def test_a_correction_that_is_deleted_leaves_the_approved_version_as_it_was(
    agency: Agency, signed_in: SignedIn
) -> None:
    entered(agency, 2568, "90", steps=3)
    entered(agency, 2568, "80")

    remove(signed_in(Role.COORDINATOR), 2)

    assert counting(agency) == 1
    assert not years_of(agency)[0].is_corrected


def test_what_is_put_back_counts_as_it_did_before(agency: Agency, signed_in: SignedIn) -> None:
    entered(agency, 2568, "90")
    coordinator = signed_in(Role.COORDINATOR)
    remove(coordinator, 1)
    row = Result.objects.get()

    assert "ฉบับที่ 1" in coordinator.get("/a/a1/bin/").content.decode()
    coordinator.post(f"/a/a1/bin/assessments.result/{row.pk}/")

    assert counting(agency) == 1
    assert list(altered()) == []


def test_a_number_is_not_given_twice_and_an_older_draft_stays_out(agency: Agency) -> None:
    first = entered(agency, 2568, "90")
    discarding.remove(first, by="x", at=AT)
    second = entered(agency, 2568, "80")

    with pytest.raises(Refused) as refused:
        discarding.put_back(agency.key, first.pk, by="x", at=AT)

    assert (second.version, counting(agency)) == (2, 2)
    assert refused.value.problems[0].code == "result-superseded"


@pytest.mark.parametrize("steps", [1, 3])
def test_what_was_submitted_or_approved_is_not_deleted(
    agency: Agency, signed_in: SignedIn, steps: int
) -> None:
    entered(agency, 2568, "90", steps=steps)
    coordinator = signed_in(Role.COORDINATOR)

    assert "ลบร่างฉบับนี้" not in coordinator.get(YEAR).content.decode()
    assert "เคยเสนอแล้ว" in remove(coordinator, 1)
    assert counting(agency) == 1


def test_an_older_version_is_history_and_stays(agency: Agency) -> None:
    old = entered(agency, 2568, "90")
    entered(agency, 2568, "80")

    with pytest.raises(Refused):
        discarding.remove(old, by="x", at=AT)


def test_the_bin_empties_for_good_and_the_trail_still_proves_the_rest(
    agency: Agency, settings: Any
) -> None:
    settings.BIN_DAYS = 30
    entered(agency, 2568, "90", steps=3)
    draft = entered(agency, 2568, "80")
    discarding.remove(draft, by="x", at=AT)

    assert discarding.empty_bin(AT + dt.timedelta(days=29)) == 0
    assert discarding.empty_bin(AT + dt.timedelta(days=30)) == 1
    assert [each.version for each in Result.objects.all()] == [1]
    assert list(altered()) == []


def test_a_result_hidden_past_the_program_is_found(agency: Agency) -> None:
    entered(agency, 2568, "90")
    Assessment.objects.update(in_force=None)
    Result.objects.update(removed_at=AT)

    assert [each.code for each in altered()] == ["audit-result-altered"]


def test_nobody_but_the_coordinator_deletes_a_draft(agency: Agency, signed_in: SignedIn) -> None:
    entered(agency, 2568, "90")

    answer = signed_in(Role.EXECUTIVE).post(f"{YEAR}versions/1/remove/")

    assert answer.status_code in {403, 404}
    assert counting(agency) == 1
