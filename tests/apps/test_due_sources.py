"""What is due in every app is asked for in one statement, and comes as each app has it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import disclosure_making as disclosure
import portal_making as portal
from paper_making import order
from prongsai.apps.agencies.models import Agency
from prongsai.apps.due.sources import as_row, collected, columns, rows_of
from prongsai.apps.home.week import SOURCES
from prongsai.apps.papers.models import Paper
from purchase_making import bought

pytestmark = pytest.mark.django_db
NOW = disclosure.AT
WAITS = ["checklist_unassigned", "months", "paper_prepare", "portal_publish"]


def whats(agency: Agency) -> list[str]:
    return sorted(due.what for due in collected(agency, NOW, SOURCES))


def everything(agency: Agency) -> None:
    disclosure.begun(agency, 2569)
    order(agency)
    bought(agency)
    portal.opened(agency)
    portal.prepared(agency, "contact")


def test_all_of_it_comes_in_one_statement_however_much_there_is(agency: Agency) -> None:
    assert connection.features.has_json_object_function  # Django asks once of each connection
    with CaptureQueriesContext(connection) as nothing:
        assert whats(agency) == []
    everything(agency)
    with CaptureQueriesContext(connection) as much:
        assert whats(agency) == WAITS

    assert len(nothing) == len(much) == 1


def test_each_app_has_due_alone_what_it_has_due_among_the_others(agency: Agency) -> None:
    everything(agency)
    alone = [due for source in SOURCES for due in source.of(agency, NOW)]

    assert alone == collected(agency, NOW, SOURCES)


def test_a_row_comes_as_its_model_has_it(agency: Agency) -> None:
    paper = order(agency)
    names = ("key", "acts", "approved", "dated", "fields")
    Paper.objects.filter(pk=paper.pk).update(acts=[{"by": "ก"}], dated=dt.date(2026, 8, 1))
    stored = Paper.objects.get(pk=paper.pk)

    (row,) = rows_of([columns("paper", Paper.objects.all(), *names, at="moved_at")])["paper"]
    made = as_row(Paper, row, at="moved_at")

    assert [getattr(made, name) for name in names] == [getattr(stored, name) for name in names]
    assert made.moved_at == stored.moved_at
