"""What tells of a year, each held against a recount that knows nothing of the engine."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import recounting
from complaint_making import PROCEDURE, SORTER
from diaries import (
    BEFORE,
    COMPLAINT,
    NOW,
    TOLD,
    YEAR,
    Told,
    by_hand,
)  # fmt: skip
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import (
    figure_tables,
    figures,
    registers,
    reporting,
    there,
)
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.queries import Asker
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.listings import from_cases, from_months
from prongsai.apps.look.words import phrase
from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.kpis import offers
from prongsai.core.plans.plan import By, Kpi, Result
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.workshop.procedure_papers import case_register
from recounting import Diary, kinds, summed

SHOWN = ("received", "finished", "pending", "in_time", "late")
SEES = Asker(SORTER, frozenset({Role.COMPLAINT_OFFICER}))
NIGHT = dt.datetime(2026, 8, 15, 3, tzinfo=THAI_TIME)
"""When counts were kept, of examples that keep any."""


def days(told: object) -> str:
    """A median as people write it."""
    return f"{float(told):g}" if isinstance(told, Fraction) else ""


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
    cases = registers.filed(agency, own, YEAR.year, SEES)
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


def kpis_offer(agency: Agency, own: Procedure, noted: list[Diary]) -> None:
    """Of the subject a KPI speaks of and of all: how many, how many in time, how many fewer."""
    told = TOLD[COMPLAINT]
    now, before = (figures.counted(agency, own.key, year, NOW) for year in (YEAR, BEFORE))
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


def complaints_tell(agency: Agency, noted: list[Diary], key: str = PROCEDURE) -> None:
    """The disclosure table of complaints: each figure of each month."""
    title = there.ever(agency)[key].title.th
    lines, _ = from_months.found(agency, YEAR.year, NOW.date(), "complaint_statistics")
    found = [each for each in lines if each["matter"] == title]
    names = {"received": "received", "settled": "finished", "pending": "pending",
             "in_time": "in_time", "late": "late"}  # fmt: skip
    hand = [
        summed(by_hand(TOLD[COMPLAINT], noted, month.first, month.last)) for month in YEAR.months
    ]
    assert [{name: int(line[name]) for name in names} for line in found] == [
        {name: sums[own] for name, own in names.items()} for sums in hand
    ]


def disclosure_tells(agency: Agency, noted: list[Diary], key: str = "waste-bin") -> None:
    """Users of services by month, all of them and those who came by the web."""
    online, title = frozenset({"web", "qr"}), there.ever(agency)[key].title.th
    for ways in (None, online):
        found, _ = from_cases.found(agency, YEAR.year, NOW.date(), "service_statistics", ways)
        lines = [line for line in found if line["service"] == title]
        hand = [
            sum(
                month.first <= each.came <= month.last
                for each in noted if ways is None or each.channel in ways
            )
            for month in YEAR.months
        ]  # fmt: skip
        assert [int(line["users"]) for line in lines] == hand
