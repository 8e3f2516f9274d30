"""Page, register, KPI reading, disclosure table and yearly report tell the same figures.

They are held against a recount that knows nothing of the engine (`recounting`): it reads what was
written down while the cases were made, day by day, and counts on its fingers.
"""

from __future__ import annotations

import datetime as dt
import html
import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from action_plan_making import begun, in_force
from complaint_making import PROCEDURE, SORTER, opened
from diaries import (
    BIN,
    COMPLAINT,
    TOLD,
    Life,
    lived,
    lives,
    own_of,
    prepared,
)  # fmt: skip
from figures_told import (
    complaints_tell,
    disclosure_tells,
    kpis_offer,
    page_tells,
    register_tells,
    report_tells,
    table_tells,
)
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import (
    actions,
    bridge,
    tallying,
)
from prongsai.apps.cases.models import Case, Desk, Register, Tally
from prongsai.apps.cases.queries import Asker
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.fiscal_year import FiscalYear

pytestmark = pytest.mark.django_db
SHOWN = ("received", "finished", "pending", "in_time", "late")
SEES = Asker(SORTER, frozenset({Role.COMPLAINT_OFFICER}))
NIGHT = dt.datetime(2026, 8, 15, 3, tzinfo=THAI_TIME)
"""When counts were kept, of examples that keep any."""


@settings(
    max_examples=6, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@example(
    # Brought on Friday 6 March, solved on the sixteenth day, a Sunday: the fifteenth was off.
    drawn=[(COMPLAINT, 156, 0, 0, 0, [(0, 0, 0, 0), (16, 0, 0, 0)]),
           (COMPLAINT, 156, 0, 0, 0, [(0, 0, 0, 0), (18, 0, 0, 0)]),
           (COMPLAINT, 360, 0, 1, 2, []), (COMPLAINT, 372, 20, 1, 4, []),
           (BIN, 100, 0, 0, 0, [(0, 0, 0, 1), (3, 1, 0, 0), (20, 0, 0, 0)])],
    keeps=True,
)  # fmt: skip
@given(drawn=lives, keeps=st.booleans())
def test_everything_that_tells_of_a_year_equals_an_independent_recount(
    agency: Agency, drawn: list[Life], keeps: bool
) -> None:
    for rows in (Case, Paper, Tally, Register):
        rows.objects.all().delete()
    prepared(agency)
    noted = lived(agency, drawn)
    if keeps:
        tallying.all_of(NIGHT)
    for which, told in enumerate(TOLD):
        own = own_of(agency, told)
        page_tells(agency, own, told, noted[which])
        table_tells(agency, own, told, noted[which])
        register_tells(agency, own, told, noted[which])
        report_tells(agency, own, told, noted[which])
    kpis_offer(agency, own_of(agency, TOLD[COMPLAINT]), noted[COMPLAINT])
    complaints_tell(agency, noted[COMPLAINT])
    disclosure_tells(agency, noted[BIN])


def text(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def test_the_kpi_the_report_and_the_page_say_the_same_figure(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    row = in_force(begun(agency))
    year = FiscalYear.of(dt.datetime.now(THAI_TIME).date())
    own = bridge.as_followed(Desk.objects.get(agency=agency, procedure=PROCEDURE))
    at = dt.datetime.combine(year.first, dt.time(10), THAI_TIME)
    for number in range(3):
        form = Bringing(
            party="citizen", channel=Channel.WEB, category="procurement", anonymous=True,
            values={"matter": "ก"}, key=f"k{number}",
        )  # fmt: skip
        actions.bring(agency, own, form, at)
    desk = signed_in(Role.COORDINATOR)
    there = f"/a/a1/plans/p/{row.plan.key}/{row.number}/kpis/12-3/"

    offered = text(desk, there)
    taken = text(desk, f"{there}?take=general-complaint-received-procurement")
    report = desk.post(
        f"/a/a1/cases/figures/{PROCEDURE}/report/",
        {"period": "year", "year": year.year, "said_causes": "ระเบียบ", "prevention": "ซักซ้อม"},
    )

    assert "จำนวนที่รับ: การจัดซื้อจัดจ้าง" in offered
    assert 'name="value" value="3"' in taken
    assert 'name="received" value="3"' in taken
    assert report.status_code == 302
    paper = json.loads(Paper.objects.get(kind="cases-annual").given)
    assert paper["totals"]["received"] == 3
    assert paper["prevention"] == "ซักซ้อม"
    assert "ซักซ้อม" in text(desk, f"/a/a1/cases/figures/{PROCEDURE}/report/?year={year.year}")
    page = json.loads(
        desk.get(f"/a/a1/cases/figures/{PROCEDURE}/file/?form=json&year={year.year}").content
    )
    assert [each["รับ"] for each in page if each["รายการ"] == "ทั้งปี"] == [3]


def test_the_whole_table_goes_to_those_who_see_every_case(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    lived(agency, [(COMPLAINT, 3, 0, 0, 0, [(0, 0, 0, 0), (5, 0, 0, 0)])])
    lived(agency, [(COMPLAINT, 3, 0, 0, 1, [])])
    file = f"/a/a1/cases/figures/{PROCEDURE}/file/?form=csv&year=2569&what=whole"

    inside = signed_in(Role.COORDINATOR).get(file)

    assert inside.status_code == 200
    assert inside.content.decode().count("ต.ค. 68") == 2
    assert signed_in(Role.DIVISION_OFFICER).get(file).status_code == 404
