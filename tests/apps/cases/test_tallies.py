"""Counts kept of periods that are over always say what the logs say."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from complaint_making import AT, PROCEDURE, brought, given, opened, solved
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, checking, tallies, tallying
from prongsai.apps.cases.models import Case, Tally
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Given
from prongsai.core.cases.year_figures import figures_of
from prongsai.core.terms.fiscal_year import FiscalYear

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
MONTH = dt.timedelta(days=30)


def agree(agency: Agency, now: dt.datetime) -> None:
    """With everything that the logs say by themselves: parts, sums, what was told otherwise."""
    logs = list(tallies._logs(tallies._heads(Case.objects.filter(agency=agency))))
    for year in (FiscalYear(2568), FiscalYear(2569), FiscalYear(2570)):
        found = tallies.years_of(agency, [PROCEDURE], year, now)[PROCEDURE]
        assert found == figures_of(logs, year, now, bridge.working_days())
    assert checking.differing(agency).differing == ()


def night(now: dt.datetime) -> int:
    """The next one, when the worker keeps what was counted through that day."""
    return tallying.all_of(now.replace(hour=18, minute=20) + DAY)


def kept(agency: Agency) -> int:
    return Tally.objects.filter(agency=agency).count()


def test_kept_counts_say_what_the_logs_say(agency: Agency) -> None:
    opened(agency)
    for number in range(6):
        case = given(brought(agency, at=AT - number * MONTH, form=f"f{number}").case)
        if number % 2:
            solved(case, AT + 3 * DAY)

    assert night(AT + 5 * DAY) > 0
    agree(agency, AT + 6 * DAY)
    agree(agency, AT + 40 * DAY)
    assert night(AT + 5 * DAY) == 0


def test_they_are_read_instead_of_the_logs(agency: Agency) -> None:
    opened(agency)
    case = brought(agency, at=AT - 12 * MONTH, form="older").case
    solved(given(case, AT - 12 * MONTH), AT - 12 * MONTH)
    night(AT)

    with CaptureQueriesContext(connection) as asked:
        found = tallies.years_of(agency, [PROCEDURE], FiscalYear(2568), AT + DAY)

    assert len(asked) == 2
    assert not any("cases_event" in each["sql"] for each in asked)
    assert found[PROCEDURE].total.received == 1


def test_what_happens_since_is_counted_with_them(agency: Agency) -> None:
    opened(agency)
    first = given(brought(agency, form="a").case)
    second = given(brought(agency, form="b").case)
    night(AT)
    solved(first, AT + DAY)
    brought(agency, at=AT + DAY, form="c")
    agree(agency, AT + 2 * DAY)
    night(AT + 2 * DAY)

    solved(second, AT + 30 * DAY)
    citizen = Actor(party="citizen")
    actions.move(first, "not_solved", citizen, Given(reason="ยังดับ"), AT + 31 * DAY)
    agree(agency, AT + 32 * DAY)


def test_time_that_goes_by_makes_cases_late(agency: Agency) -> None:
    opened(agency)
    given(brought(agency, form="a").case)
    night(AT + DAY)

    for days in (13, 14, 15, 16, 17, 40, 70):
        agree(agency, AT + days * DAY)


def test_a_letter_entered_late_changes_what_was_told_and_that_is_said(agency: Agency) -> None:
    opened(agency)
    brought(agency, at=AT - 3 * MONTH, form="a")
    brought(agency, at=AT, form="b")
    night(AT)
    brought(agency, form="late", at=AT + DAY, day=(AT - 2 * MONTH).date())

    for days in (1, 2, 40):
        agree(agency, AT + days * DAY)
        night(AT + days * DAY)
    agree(agency, AT + 41 * DAY)
    found = tallies.years_of(agency, [PROCEDURE], FiscalYear(2569), AT + 41 * DAY)[PROCEDURE]
    assert [each.period.first.month for each in found.restated] == [6, 7]


def test_other_holidays_count_anew(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(agency)
    brought(agency, at=AT - MONTH, form="a")
    night(AT)
    monkeypatch.setattr(tallies, "calendar", lambda: "another")

    agree(agency, AT + DAY)
    assert night(AT) > 0
    assert set(Tally.objects.values_list("calendar", flat=True)) == {"another"}


def test_a_clock_of_the_machine_that_ran_ahead_is_forgotten(agency: Agency) -> None:
    opened(agency)
    brought(agency, form="a")
    night(AT + 100 * DAY)
    case = brought(agency, at=AT + DAY, form="b").case

    assert not Tally.objects.filter(last__gte=case.brought).exists()
    agree(agency, AT + 200 * DAY)


def test_whatever_happens_they_equal_a_recount(agency: Agency) -> None:
    opened(agency)
    dice = random.Random(7)  # noqa: S311 - no secret
    now, cases = AT - 10 * MONTH, list[Case]()
    for number in range(60):
        now += dt.timedelta(hours=dice.choice((1, 30, 90, 200)))
        what = dice.random()
        if what < 0.5 or not cases:
            day = (now - dice.randrange(40) * DAY).date() if dice.random() < 0.3 else None
            cases.append(brought(agency, at=now, form=f"r{number}", day=day).case)
        else:
            stepped(dice.choice(cases), now)
        if dice.random() < 0.4:
            tallying.all_of(now)
        if number % 6 == 0:
            agree(agency, now)
    agree(agency, timezone.now().replace(year=2027))


def stepped(case: Case, now: dt.datetime) -> None:
    """Whatever comes next."""
    case.refresh_from_db()
    if case.state == "received":
        given(case, now)
    elif case.state == "working":
        solved(case, now)
    else:
        actions.move(case, "not_solved", Actor(party="citizen"), Given(reason="ยัง"), now)
