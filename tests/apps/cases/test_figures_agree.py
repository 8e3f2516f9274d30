"""Page, register, KPI reading, disclosure table and yearly report tell the same figures.

They are held against a recount that knows nothing of the engine (`recounting`): it reads what was
written down while the cases were made, day by day, and counts on its fingers.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

import recounting
from action_plan_making import begun, in_force
from complaint_making import PROCEDURE, SORTER, opened
from diaries import (
    BEFORE,
    BIN,
    COMPLAINT,
    NOW,
    TOLD,
    YEAR,
    Life,
    Told,
    by_hand,
    lived,
    lives,
    own_of,
    prepared,
)  # fmt: skip
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import (
    actions,
    bridge,
    figure_tables,
    figures,
    registers,
    reporting,
    tallying,
)
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.models import Case, Desk, Register, Tally
from prongsai.apps.cases.queries import Asker
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.listings import from_cases
from prongsai.apps.look.words import phrase
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.kpis import offers
from prongsai.core.cases.moving import Bringing
from prongsai.core.plans.plan import By, Kpi, Result
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.workshop.procedure_papers import case_register
from recounting import Diary, kinds, summed

pytestmark = pytest.mark.django_db
SHOWN = ("received", "finished", "pending", "in_time", "late")
NIGHT = dt.datetime(2026, 8, 15, 3, tzinfo=THAI_TIME)
"""When counts were kept, of examples that keep any."""


def days(told: object) -> str:
    """A median as people write it."""
    return f"{float(told):g}" if isinstance(told, Fraction) else ""


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
    kpis_offer(agency, noted[COMPLAINT])
    disclosure_tells(agency, noted[BIN])


def page_tells(agency: Agency, own: Procedure, told: Told, noted: list[Diary]) -> None:
    """The year, its halves and months, parts as far as they are shown, what changed since."""
    page = figures.of_year(agency, own, YEAR, NOW, units_of(agency))
    whole = by_hand(told, noted, YEAR.first, YEAR.last)
    assert {name: getattr(page.whole, name) for name in recounting.FIGURES} == summed(whole)
    spans = zip((*YEAR.halves, YEAR.whole, *YEAR.months), (*page.halves, *page.months), strict=True)
    for period, span in spans:
        sums = summed(by_hand(told, noted, period.first, period.last))
        assert {name: getattr(span.counts, name) for name in sums} == sums
        then = summed(kinds(told.rules, noted, period.first, period.last, period.last))
        if span in page.months:
            changed = [(then[name], sums[name]) for name in SHOWN if then[name] != sums[name]]
            assert [each[1:] for each in span.restated] == changed
    names = {
        "category": {key: said(each.name) for key, each in own.categories.items()},
        "channel": figures.channels_of(own),
        "unit": {"": phrase("case.no_unit"), **units_of(agency).names},
    }
    for dimension, parts in zip(names, (page.categories, page.channels, page.units), strict=True):
        hand = recounting.by(whole, lambda each: str(getattr(each, dimension)))  # noqa: B023 - used at once
        for key, sums in hand.items():
            (part,) = [each for each in parts if each.name == names[dimension][key]]
            assert all(shown in (None, sums[name]) for shown, name
                       in zip(part.figures, SHOWN, strict=True))  # fmt: skip
            assert part.median in ("", days(sums["median_days"]))


def table_tells(agency: Agency, own: Procedure, told: Told, noted: list[Diary]) -> None:
    """Month by subject, way in and unit: every figure of every cell."""
    found = figures.counted(agency, own.key, YEAR, NOW)
    units = units_of(agency)
    _, *rows = figure_tables.whole(found, own, units)
    page = figures.of_year(agency, own, YEAR, NOW, units)
    channels = figures.channels_of(own)
    hand = [
        [name, said(own.categories[category].name), channels[channel],
         units.name(unit) if unit else phrase("case.no_unit"),
         *(sums[each] for each in figure_tables.HEADS), days(sums["median_days"])]
        for month, name in zip(YEAR.months, (each.name for each in page.months), strict=True)
        for (category, channel, unit), sums in recounting.cells(
            by_hand(told, noted, month.first, month.last)
        ).items()
    ]  # fmt: skip
    assert rows == hand


def register_tells(agency: Agency, own: Procedure, told: Told, noted: list[Diary]) -> None:
    """Each line: the day it came, its subject, the day it was closed; what is carried over."""
    who = Asker(SORTER, frozenset({Role.COMPLAINT_OFFICER}))
    cases = registers.filed(agency, own, YEAR.year, who)
    asked = registers.wanted(cases, YEAR.year, NOW, units_of(agency), personal=False)
    kept = case_register(own, cases, shelf(), asked)
    hand, open_then = [], 0
    for each in sorted(noted, key=lambda each: FiscalYear.of(each.lines[0].entered).year):
        known = [line for line in each.lines if line.entered <= YEAR.last]
        ends = recounting.shut(told.rules, known) if known else []
        before = [line for line in known if line.entered < YEAR.first]
        if not known or (
            before and recounting.is_closed(told.rules, before)
            and not any(opened and opened.entered >= YEAR.first for _, opened in ends)
        ):  # fmt: skip
            continue
        is_closed = recounting.is_closed(told.rules, known)
        open_then += not is_closed
        subject = next(line.category for line in reversed(known) if line.category)
        hand.append(
            (each.came, said(own.categories[subject].name),
             ends[-1][0].entered if is_closed else None)
        )  # fmt: skip
    assert [(line.cells[1], line.cells[2], line.cells[-1]) for line in kept.lines] == hand
    assert kept.carried_over == open_then


def report_tells(agency: Agency, own: Procedure, told: Told, noted: list[Diary]) -> None:
    """Totals with what waits and the median, months, subjects and causes."""
    paper = reporting.said(agency, own, YEAR.year, "year", NOW, {})
    whole = by_hand(told, noted, YEAR.first, YEAR.last)
    sums = summed(whole)
    names = (*SHOWN, "over", "reopened", "pending_late")
    assert paper["totals"] == {
        **{name: sums[name] for name in names}, "median_days": days(sums["median_days"])
    }  # fmt: skip
    months = [summed(by_hand(told, noted, each.first, each.last)) for each in YEAR.months]
    assert [each[1:] for each in paper["months"]] == [
        [sums[name] for name in SHOWN] for sums in months
    ]
    hand = recounting.by(whole, lambda each: each.category)
    subjects = {each.name.th: key for key, each in own.categories.items()}
    for name, *shown in paper["categories"]:
        own_sums = hand.get(subjects[name], summed([]))
        assert all(each in (None, own_sums[what]) for each, what in zip(shown, SHOWN, strict=True))
    causes = recounting.causes(whole)
    assert figures.counted(agency, own.key, YEAR, NOW).causes == causes
    asked = own.fields.get("cause")
    labels = {key: said(each) for key, each in asked.choices.items()} if asked else {}
    told_causes = {name: number for name, number in paper["causes"] if name}
    assert all(told_causes[labels[key]] in (None, number) for key, number in causes.items())


def kpis_offer(agency: Agency, noted: list[Diary]) -> None:
    """Of the subject a KPI speaks of and of all: how many, how many in time, how many fewer."""
    told = TOLD[COMPLAINT]
    own = own_of(agency, told)
    now, before = (figures.counted(agency, PROCEDURE, year, NOW) for year in (YEAR, BEFORE))
    whole = by_hand(told, noted, YEAR.first, YEAR.last)
    then = summed(by_hand(told, noted, BEFORE.first, BEFORE.last))
    sums = summed(whole)
    purchases = summed([each for each in whole if each.category == "procurement"])
    about = "เรื่องร้องเรียนการจัดซื้อจัดจ้าง"

    counted = offers(_kpi(about, "เรื่อง", By.COMPLAINTS), own, now, before)
    in_time = offers(_kpi("เรื่องร้องเรียนที่แก้ไขทันกำหนด", "ร้อยละ", None), own, now, before)
    fewer = offers(_kpi("เรื่องร้องเรียนลดลง", "ร้อยละ", By.COMPLAINTS), own, now, before)

    assert {each.key: each.value for each in counted} == {
        "received-procurement": purchases["received"], "received": sums["received"]
    }  # fmt: skip
    assert [each.value for each in in_time if not each.category] == share(
        number(sums["in_time"]), number(sums["in_time"]) + number(sums["late"])
    )
    assert [each.value for each in fewer if not each.category] == share(
        number(then["received"]) - number(sums["received"]), number(then["received"])
    )


def _kpi(says: str, unit: str, way: By | None) -> Kpi:
    return Kpi(key="1", says=says, result=Result.OUTCOME, unit=unit, by=way)


def number(told: object) -> int:
    assert isinstance(told, int)
    return told


def share(part: int, whole: int) -> list[Decimal]:
    """In a hundred, to the second place; nothing of nothing."""
    cent = Decimal("0.01")
    return [(Decimal(part * 100) / whole).quantize(cent, ROUND_HALF_UP)] if whole else []


def disclosure_tells(agency: Agency, noted: list[Diary]) -> None:
    """Users of services by month, all of them and those who came by the web."""
    online = frozenset({"web", "qr"})
    for ways in (None, online):
        lines, _ = from_cases.found(agency, YEAR.year, NOW.date(), "service_statistics", ways)
        hand = [
            sum(
                month.first <= each.came <= month.last
                for each in noted if ways is None or each.channel in ways
            )
            for month in YEAR.months
        ]  # fmt: skip
        assert [int(line["users"]) for line in lines] == hand


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
