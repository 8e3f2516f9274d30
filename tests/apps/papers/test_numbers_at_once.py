"""Two who take a number at the same moment get two numbers, on either database."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from paper_making import entered
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.papers.models import Paper
from prongsai.shell.running.parts import MAIN
from web_site import Data

BEGIN = """
from pathlib import Path
from prongsai.shell.web.serving import ready
ready(Path({data!r}))
"""
FILL = """
from prongsai.apps.agencies.models import Agency, Area
area = Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน")
Agency.objects.create(key="a1", name="เทศบาลตำบลนาฝัน", kind="subdistrict_municipality", area=area)
"""
TAKE = """
import datetime as dt
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.papers import registering
doer = Doer("x", (), dt.datetime(2026, 8, 20, tzinfo=dt.UTC))
about = registering.Entered("order", "คำสั่ง", dt.date(2026, 8, 20), "นายก")
for _ in range(6):
    registering.enter(Agency.objects.get(), about, doer)
"""


def ran(data: Path, what: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PRONGSAI_DATABASE": "", "PRONGSAI_TODAY": ""}
    program = f"{BEGIN.format(data=str(data))}{what}"
    return subprocess.Popen([sys.executable, "-c", program], env=environment)


@pytest.mark.one_database
def test_processes_that_share_a_file_give_each_number_once(empty: tuple[Data, str]) -> None:
    with empty[0].copied() as data:
        assert ran(data.folder, FILL).wait(60) == 0
        takers = [ran(data.folder, TAKE) for _ in range(3)]

        assert [each.wait(60) for each in takers] == [0, 0, 0]
        with closing(sqlite3.connect(data.folder / MAIN)) as database:
            found = database.execute("select count from papers_paper order by count").fetchall()
    assert found == [(number,) for number in range(1, 19)]


def taken_together(agency: Agency, number: int) -> None:
    start = threading.Barrier(number)

    def take() -> None:
        try:
            start.wait()
            entered(agency)
        finally:
            connection.close()

    takers = [threading.Thread(target=take) for _ in range(number)]
    for each in takers:
        each.start()
    for each in takers:
        each.join()


@pytest.mark.django_db(transaction=True)
def test_connections_to_a_server_give_each_number_once() -> None:
    area = Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน")
    kind = "subdistrict_municipality"
    agency = Agency.objects.create(key="a1", name="เทศบาลตำบลนาฝัน", kind=kind, area=area)
    if connection.vendor == "sqlite":  # in memory there is one connection; see above for several
        for _ in range(4):
            entered(agency)
    else:
        taken_together(agency, 4)

    found = Paper.objects.order_by("count").values_list("count", flat=True)
    assert list(found) == [1, 2, 3, 4]
