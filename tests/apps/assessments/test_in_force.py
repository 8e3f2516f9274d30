"""Which result counts: one truth, whatever was entered, passed on and sent back in which order."""

from __future__ import annotations

import random
import threading
import time
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection, connections, transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import actions, bridge, queries
from prongsai.apps.assessments.actions import Doer, Source, Standing
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import RESULT_STEPS
from prongsai.core.scoring.given import Given
from result_making import AT

ROLES = [step.role for step in RESULT_STEPS]


def enter(assessment: Assessment, score: int, seen: int | None = None) -> Result:
    known = dict.fromkeys(bridge.scorer_of(assessment).pack.indicators, Fraction(score))
    writer = Doer("writer", (Role.COORDINATOR,), AT)
    return actions.enter(
        assessment,
        Given(known=known),
        writer,
        standing=Standing.OFFICIAL,
        source=Source.HAND,
        seen=seen,
    )


def pass_on(result: Result) -> Result:
    step = bridge.approval(result).next
    if step is None:
        return result
    return actions.take(result, Doer(f"holder-{step.role}", (step.role,), AT))


def send_back(result: Result) -> Result:
    approval = bridge.approval(result)
    if approval.next is None or not approval.round:
        return result
    role = approval.next.role
    return actions.give_back(result, Doer(f"holder-{role}", (role,), AT), "แก้คะแนน")


def newest(assessment: Assessment) -> Result:
    return Result.objects.filter(assessment=assessment).order_by("-version")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_what_counts_is_what_was_approved_last_and_before_that_what_was_entered_last(
    assessment: Assessment, agency: Agency, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same walks each time
    enter(assessment, 50)
    for step in range(14):
        last = newest(assessment)
        match chance.choice(["enter", "on", "on", "on", "back"]):
            case "enter":
                enter(assessment, 60 + step)
            case "on":
                pass_on(last)
            case "back":
                send_back(last)
        stored = Assessment.objects.get(pk=assessment.pk).in_force
        versions = queries.versions(assessment)
        (year,) = queries.years_of(agency)
        told = {versions.shown, queries.result_of(agency, 2568), year.result}

        assert told == {stored} == {*queries.results_of(agency)}
        assert versions.correction == queries.corrections(agency, [year]).get(2568)


@pytest.mark.django_db(transaction=True)
def test_a_correction_saved_while_a_result_is_approved_does_not_count(
    assessment: Assessment,
) -> None:
    if connection.vendor != "postgresql":  # SQLite lets one write at a time
        assert connection.vendor == "sqlite"
        return
    result = enter(assessment, 80)
    for _ in ROLES[:-1]:
        result = pass_on(result)

    _at_once(lambda: _slowly(result), lambda: enter(assessment, 90))

    counts = Assessment.objects.get(pk=assessment.pk).in_force
    assert counts is not None
    assert (counts.version, counts.approved) == (1, True)


def _slowly(result: Result) -> None:
    with transaction.atomic():
        pass_on(result)
        time.sleep(0.5)


def _at_once(first: Any, second: Any) -> None:
    def run(work: Any, after: float) -> None:
        time.sleep(after)
        work()
        connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in ((first, 0), (second, 0.2))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
