"""Measures of the demonstration: last year's done, this year's adopted, carried over, drafted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils import timezone

from prongsai.apps.measures import actions, own, queries, reading
from prongsai.apps.measures.bridge import value
from prongsai.apps.measures.models import Measure
from prongsai.core.access.roles import Role
from prongsai.core.measures.carrying import carry_over
from prongsai.core.measures.hands import Hand
from prongsai.core.measures.measure import Cycle, Turn, Unit
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.measures.measure import MeasureYear as YearValue
from prongsai.shell.web.demo_papers import Act, Office

LAST, THIS = 2568, 2569
_WHOLE = Hand(whole=True)
_OWN = Value(
    key="staff_meeting",
    title="จัดประชุมชี้แจงผลการประเมินให้บุคลากรทุกคน",
    finding="บุคลากรส่วนหนึ่งไม่ทราบผลการประเมินของปีก่อน",
    steps=("สรุปผลการประเมินหนึ่งหน้า", "จัดประชุมชี้แจง", "รับข้อเสนอแนะและสรุปเผยแพร่"),
    units=(Unit(name="สำนักปลัด"),), cycle=Cycle.HALF_YEAR_AND_ANNUAL,
)  # fmt: skip
_DRAFT = Value(
    key="receipt_window",
    title="เปิดช่องรับชำระภาษีช่วงพักเที่ยง",
    finding="ผู้มาติดต่อต้องรอช่วงพักเที่ยง",
    steps=("จัดเวรเจ้าหน้าที่", "ประชาสัมพันธ์เวลาให้บริการ"),
    units=(Unit(name="กองคลัง"),), cycle=Cycle.QUARTERLY,
)  # fmt: skip


def acts(office: Office) -> list[Act]:
    """A year done and closed, the next begun from its result, one draft of a division."""
    return [
        (_at(2024, 10, 21), lambda: _adopted(office, LAST, _at(2024, 10, 21), 3)),
        (_at(2024, 10, 25), lambda: _written(office, LAST, _OWN, _at(2024, 10, 25))),
        (_at(2024, 10, 28), lambda: _forced(office, LAST, _at(2024, 10, 28))),
        (_at(2025, 9, 25), lambda: _closed(office, _at(2025, 9, 25))),
        (_at(2025, 10, 20), lambda: _carried(office, _at(2025, 10, 20))),
        (_at(2025, 10, 21), lambda: _adopted(office, THIS, _at(2025, 10, 21), 5)),
        (_at(2025, 10, 24), lambda: _forced(office, THIS, _at(2025, 10, 24))),
        (_at(2025, 10, 27), lambda: _kept(office, _at(2025, 10, 27))),
        (_at(2026, 8, 18), lambda: _drafted(office, _at(2026, 8, 18))),
    ]


def _at(year: int, month: int, day: int, hour: int = 11) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=timezone.get_current_timezone())


def row(office: Office, year: int, code: str) -> Measure:
    """A measure of the demonstration, for what is told about it."""
    return Measure.objects.get(agency=office.agency, year=year, code=code)


def _adopted(office: Office, year: int, at: dt.datetime, most: int) -> None:
    """The suggestions with most points at stake, done within the year."""
    found = reading.answering(office.agency, year)
    chosen = reading.fewest_open(found, queries.measures_of(office.agency, year))[:most]
    drafts = [reading.draft_of(each, found, at.date()) for each in chosen]
    due = dt.date(year - 543, 8, 31)
    said = [
        replace(each, due=due) if place % 2 else replace(
            each, success="ความพึงพอใจต่อการดำเนินการ", success_unit="ร้อยละ",
            success_target=Decimal(80),
        )
        for place, each in enumerate(drafts)
    ]  # fmt: skip
    actions.adopt(found.year, said, _WHOLE, office.doer(Role.COORDINATOR, at))


def _written(office: Office, year: int, said: Value, at: dt.datetime) -> None:
    found = reading.answering(office.agency, year)
    key = office.key(f"measure-{said.key}-{year}")
    actions.add(found.year, said, _WHOLE, office.doer(Role.COORDINATOR, at), key)


def _forced(office: Office, year: int, at: dt.datetime) -> None:
    for each in queries.drafts_of(office.agency, year):
        actions.move(each, Turn.PUT_IN_FORCE, office.doer(Role.CHIEF_ADMINISTRATOR, at))


def _closed(office: Office, at: dt.datetime) -> None:
    """All but one, which goes on."""
    doer = office.doer(Role.COORDINATOR, at)
    for each in _others(queries.measures_of(office.agency, LAST)):
        actions.move(each, Turn.CLOSED, doer)


def _others(rows: Sequence[Measure]) -> list[Measure]:
    return [each for each in rows if each.code != _OWN.key]


def _carried(office: Office, at: dt.datetime) -> None:
    found = reading.answering(office.agency, THIS)
    before = queries.year_or_planned(office.agency, LAST, found.results)
    values = {
        each.code: value(each) for each in queries.measures_of(office.agency, LAST)
    }  # fmt: skip
    whole = YearValue(fiscal_year=LAST, pack=before.pack, measures=values)
    packs = (queries.pack_of(before), queries.pack_of(found.year))
    carried = carry_over(whole, [_OWN.key], packs, THIS, at.date())
    doer = office.doer(Role.COORDINATOR, at)
    actions.adopt(found.year, [each.measure for each in carried], _WHOLE, doer)


def _kept(office: Office, at: dt.datetime) -> None:
    own.keep_measure(row(office, THIS, _OWN.key), office.doer(Role.COORDINATOR, at))


def _drafted(office: Office, at: dt.datetime) -> None:
    """The head of finance drafts what only finance is to do."""
    found = reading.answering(office.agency, THIS)
    hand, doer = Hand(units=frozenset({"finance"})), office.doer(Role.DIVISION_HEAD, at)
    actions.add(found.year, _DRAFT, hand, doer, office.key("measure-receipt_window-2569"))
