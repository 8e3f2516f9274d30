"""Pages of spending ask the database few questions, as few of much as of little."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.apps.spending import actions, entering, reporting
from prongsai.apps.spending.bridge import units_of
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.models import Change, Entry, Line, Progress
from prongsai.apps.spending.queries import full
from spending_app import ALL, DOER, JULY, JUNE, OTHER
from spending_making import baht

pytestmark = pytest.mark.django_db
PAGE = "/a/a1/spending/"
MOST = 12
"""With what the frame of a page asks."""


@pytest.fixture
def used(road: Line) -> Line:
    """A line with something of every kind, in a year with a month closed and a month sampled."""
    entering.enter(road.year, JUNE, [Paid(road.key, baht("10"))], ALL, DOER, "s")
    entering.draw_sample(road.year, JUNE, DOER)
    entering.judge(road.year, JUNE, {"s-0": (True, "")}, OTHER)
    entering.close(road.year, JUNE, DOER)
    entering.enter(road.year, JULY, [Paid(road.key, baht("190"))], ALL, DOER, "t")
    _more(road, 1)
    return road


def _more(road: Line, count: int) -> None:
    """So many lines with all that a line can have, papers, and another year."""
    lines = [
        Line(agency=road.agency, year=road.year, code=f"{count}-{each}", title="รายการ",
             unit="works", budget=baht("10"), made_by="x", made_at=road.made_at)
        for each in range(count)
    ]  # fmt: skip
    Line.objects.bulk_create(lines)
    of = {"by": "x", "at": road.made_at}
    Entry.objects.bulk_create(
        Entry(line=each, month="2026-07-01", amount=baht("1"), **of) for each in lines
    )
    Change.objects.bulk_create(
        Change(line=each, day="2026-03-01", amount=baht("1"), reason="โอน", **of) for each in lines
    )
    Progress.objects.bulk_create(Progress(line=each, quarter=2, done="งวด") for each in lines)
    entering.draw_sample(road.year, JULY, DOER)
    reporting.draft(full(road.year), units_of(road.agency), "half_year", DOER)
    actions.begin(road.agency, 2560 + count % 7, DOER)


def _asked(client: Client, path: str) -> int:
    client.get(f"{PAGE}{path}")  # what a process reads once
    with CaptureQueriesContext(connection) as found:
        assert client.get(f"{PAGE}{path}").status_code == 200
    return len(found)


@pytest.mark.parametrize("path", [
    "?year=2569", "?year=2575", "settings/?year=2569", "plan/?year=2569",
    "plan/file/?year=2569", "new/?year=2569", "import/?year=2569", "import/entries/?year=2569",
    "months/?year=2569", "m/2026-07/", "m/2026-07/?unit=works", "m/2026-07/check/",
    "m/2026-06/check/", "m/2026-06/reopen/", "e/t-0/", "l/ROAD/", "l/ROAD/move/",
    "l/ROAD/progress/?quarter=2", "report/plan/?year=2569", "report/half_year/?year=2569",
    "report/annual/?year=2569", "report/annual/file/?year=2569&form=xlsx",
])  # fmt: skip
def test_a_page_asks_as_little_of_two_hundred_lines_as_of_two(
    used: Line, coordinator: Client, path: str
) -> None:
    path = path.replace("ROAD", used.key)
    few = _asked(coordinator, path)
    _more(used, 200)

    assert _asked(coordinator, path) == few <= MOST


@pytest.mark.parametrize("path", ["?year=2569", "m/2026-07/", "l/ROAD/", "report/plan/?year=2569"])
def test_an_officer_of_a_division_asks_no_more(used: Line, engineer: Client, path: str) -> None:
    assert _asked(engineer, path.replace("ROAD", used.key)) <= MOST
