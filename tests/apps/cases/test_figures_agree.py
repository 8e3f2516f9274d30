"""Page, register, KPI reading, disclosure table and yearly report tell the same figures.

They are held against a recount that knows nothing of the engine: it reads what was written down
while the cases were made, day by day, and counts on its fingers.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from action_plan_making import begun, in_force
from complaint_making import PROCEDURE, SORTER, WORKER, opened
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import actions, bridge, figures, registers, reporting
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.cases.queries import Asker
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.folder import Given
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.workshop.procedure_papers import case_register

pytestmark = pytest.mark.django_db
YEAR = FiscalYear(2569)
NOW = dt.datetime(2026, 9, 30, 20, tzinfo=THAI_TIME)
LIMIT = 15
"""Days in which the file wants an answer."""
CATEGORIES = ("infrastructure", "delay", "unfair_service")
CAUSES = ("means", "rule")


@dataclass
class Noted:
    """One case as somebody writes it down beside the program."""

    category: str
    channel: str
    came: dt.date
    finished: dt.date | None = None
    cause: str = ""
    again: list[dt.date] = field(default_factory=list)


# When it came, after how many days it was solved (or never), whether it was brought back.
lives = st.lists(
    st.tuples(
        st.integers(0, 340), st.integers(0, 2), st.integers(0, 1),
        st.one_of(st.none(), st.integers(1, 40)), st.one_of(st.none(), st.integers(1, 9)),
    ),
    min_size=1, max_size=9,
)  # fmt: skip


def moment(day: dt.date, hour: int = 10) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), THAI_TIME)


def lived(agency: Agency, drawn: list[Any]) -> list[Noted]:
    """Cases made through the engine, each noted down by hand."""
    desk = Desk.objects.get(agency=agency, procedure=PROCEDURE)
    own, noted = bridge.as_followed(desk), []
    for number, (start, category, way, took, again) in enumerate(drawn):
        came = YEAR.first + dt.timedelta(days=start)
        channel = (Channel.WEB, Channel.QR)[way]
        one = Noted(CATEGORIES[category], channel.value, came)
        form = Bringing(
            party="citizen", channel=channel, category=one.category, anonymous=True,
            values={"matter": "ก"}, key=f"{number}-{len(drawn)}-{start}",
        )  # fmt: skip
        case = actions.bring(agency, own, form, moment(came)).case
        actions.move(case, "take_in", SORTER, Given(unit="works"), moment(came, 11))
        if took is not None:
            _solve(case, one, came + dt.timedelta(days=took), CAUSES[number % 2])
            if again is not None and one.finished:
                _bring_back(case, one, one.finished + dt.timedelta(days=again))
        noted.append(one)
    return noted


def _solve(case: Case, one: Noted, day: dt.date, cause: str) -> None:
    if day > NOW.date():
        return
    values = {"result": "ข", "cause": cause}
    actions.move(case, "solve", WORKER, Given(values=values), moment(day))
    one.finished, one.cause = day, cause


def _bring_back(case: Case, one: Noted, day: dt.date) -> None:
    if day > NOW.date():
        return
    actions.move(case, "not_solved", bridge.citizen(case), Given(reason="ยัง"), moment(day))
    one.finished = None
    one.again.append(day)


def recounted(noted: list[Noted]) -> dict[str, Any]:
    """The year's figures on one's fingers: nothing of the engine is used."""
    done = [each for each in noted if each.finished]
    late = [each for each in done if each.finished and (each.finished - each.came).days > LIMIT]
    days = sorted((each.finished - each.came).days for each in done if each.finished)
    middle = len(days) // 2
    median = None
    if days:
        median = days[middle] if len(days) % 2 else (days[middle - 1] + days[middle]) / 2
    return {
        "received": len(noted), "finished": len(done), "pending": len(noted) - len(done),
        "in_time": len(done) - len(late), "late": len(late), "median": median,
        "by_category": Counter(each.category for each in noted),
        "by_month": Counter((each.came.year, each.came.month) for each in noted),
        "causes": Counter(each.cause for each in done),
    }  # fmt: skip


@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(drawn=lives)
def test_everything_that_tells_of_a_year_equals_an_independent_recount(
    agency: Agency, drawn: list[Any]
) -> None:
    Case.objects.all().delete()
    Paper.objects.all().delete()
    opened(agency)
    hand = recounted(lived(agency, drawn))
    own = bridge.as_followed(Desk.objects.get(agency=agency, procedure=PROCEDURE))

    page = figures.of_year(agency, own, YEAR, NOW, units_of(agency))
    for name in ("received", "finished", "pending", "in_time", "late"):
        assert getattr(page.whole, name) == hand[name], name
    assert page.whole.median_days == hand["median"]
    months = {(each.first.year, each.first.month): each.counts for each in page.months}
    assert {key: each.received for key, each in months.items() if each and each.received} == dict(
        hand["by_month"]
    )

    who = Asker(SORTER, frozenset({Role.COMPLAINT_OFFICER}))
    cases = registers.filed(agency, own, YEAR.year, who)
    told = registers.wanted(cases, YEAR.year, NOW, units_of(agency), personal=False)
    kept = case_register(own, cases, shelf(), told)
    assert len(kept.lines) == hand["received"]
    assert kept.carried_over == hand["pending"]

    said = reporting.said(agency, own, YEAR.year, "year", NOW, {})
    assert {key: said["totals"][key] for key in ("received", "finished", "in_time", "late")} == {
        key: hand[key] for key in ("received", "finished", "in_time", "late")
    }
    assert figures.counted(agency, PROCEDURE, YEAR, NOW).causes == hand["causes"]


def text(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def test_the_kpi_the_report_and_the_page_say_the_same_figure(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    row = in_force(begun(agency))
    year = FiscalYear.of(dt.datetime.now(THAI_TIME).date())
    own = bridge.as_followed(Desk.objects.get(agency=agency, procedure=PROCEDURE))
    for number in range(3):
        form = Bringing(
            party="citizen", channel=Channel.WEB, category="procurement", anonymous=True,
            values={"matter": "ก"}, key=f"k{number}",
        )  # fmt: skip
        actions.bring(agency, own, form, moment(year.first))
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
    lived(agency, [(3, 0, 0, 5, None), (3, 0, 1, None, None)])
    file = f"/a/a1/cases/figures/{PROCEDURE}/file/?form=csv&year=2569&what=whole"

    inside = signed_in(Role.COORDINATOR).get(file)

    assert inside.status_code == 200
    assert inside.content.decode().count("ต.ค. 68") == 2
    assert signed_in(Role.DIVISION_OFFICER).get(file).status_code == 404
