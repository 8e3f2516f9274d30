"""Pages of plans ask few statements, however many there are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from action_plan_making import (
    begun,
    many,
)
from people import SignedIn
from plan_desks import LIST, MOST, filled, of
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db


_PAGES = (
    "", "general/", "projects/1/", "kpis/1-2/", "results/", "progress/", "attainment/", "copy/",
    "checks/", "projects/1/edit/", "changes/",
)  # fmt: skip


def test_pages_ask_few_statements_however_many_projects_there_are(
    signed_in: SignedIn, agency: Agency
) -> None:
    desk = signed_in(Role.COORDINATOR)
    desk.get("/display/")  # the first page of a visit writes that it began
    assert connection.features.supports_json_field  # asked of the database once in a process
    counts = []
    for number in (29, 120):
        row = begun(agency, many(number))
        filled(row)
        counts.append({more: _statements(desk, of(row, more)) for more in _PAGES})

    assert counts[0] == counts[1]
    assert max(counts[1].values()) <= MOST


def _statements(desk: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(path).status_code == 200
    return len(asked)


def test_the_list_asks_few_statements_however_many_plans_there_are(
    desk: Client, agency: Agency
) -> None:
    begun(agency)
    desk.get("/display/")
    with CaptureQueriesContext(connection) as few:
        desk.get(LIST)
    for _ in range(3):
        begun(agency)
    with CaptureQueriesContext(connection) as many_asked:
        desk.get(LIST)

    assert len(few) == len(many_asked) <= MOST
