"""A unit that writes while a desk takes: neither writes over the other."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction

from follow_making import OFFICER, crew, doer, measure, written
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures import follow_actions
from prongsai.apps.measures.models import Report
from prongsai.core.follow_up.report import ReportState
from prongsai.core.terms.problem import Refused


@pytest.mark.django_db(transaction=True)
def test_what_a_desk_took_meanwhile_is_not_written_over(agency: Agency) -> None:
    with transaction.atomic():
        crew(agency)
        queue = measure(agency)
    row, officer = written(queue), doer("officer", OFFICER)
    taken = threading.Event()

    def submit() -> None:
        try:
            with transaction.atomic():
                follow_actions.take(row, officer, step="submit", seen=row.revision)
                taken.set()
                time.sleep(0.5)  # until the other one waits
        finally:
            taken.set()
            connection.close()

    if connection.vendor == "sqlite":  # in memory there is one connection
        follow_actions.take(row, officer, step="submit", seen=row.revision)
    else:
        threading.Thread(target=submit).start()
        taken.wait()
    with pytest.raises(Refused):
        written(queue, done="อย่างอื่น", seen=row.revision)
    assert Report.objects.get().state == ReportState.SUBMITTED
