"""Measures, reports and years of them that tests share."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from prongsai.core.follow_up.cells import Cells
from prongsai.core.follow_up.periods import periods
from prongsai.core.follow_up.report import Progress, Proof, Reason, Report, ReportState
from prongsai.core.follow_up.slots import reporting
from prongsai.core.follow_up.year_file import SCHEMA, YearFile
from prongsai.core.measures.measure import (
    Cycle,
    Happening,
    Measure,
    Origin,
    Status,
    Turn,
    Unit,
)
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.workshop.library import Library
from prongsai.workshop.measure_files import MeasureFiles

YEARS = Path(__file__).parent / "measure_years"
FILES = MeasureFiles(Library())
TOPICS = FILES.library.topics
PACK = FILES.library.load("ita/2568").pack
UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง")
YEAR = FiscalYear(2569)
NAMES = {key: each.name.th for key, each in PACK.indicators.items()}
CELLS = Cells(FILES.shelf.measure_sheets, NAMES)


def measure(key: str = "queue", **told: Any) -> Measure:
    """A sound measure but for what is told."""
    usual: dict[str, Any] = {
        "title": f"มาตรการ {key}", "items": ("E1",), "steps": ("จัดบัตรคิว",),
        "units": (Unit(name="สำนักปลัด"),), "cycle": Cycle.QUARTERLY, "status": Status.IN_FORCE,
    }  # fmt: skip
    return Measure(key=key, **{**usual, **told})


def year(*measures: Measure, reports: tuple[Report, ...] = (), **told: Any) -> YearFile:
    """A year's file of these measures."""
    listed = measures or (measure(),)
    usual: dict[str, Any] = {
        "schema": SCHEMA, "fiscal_year": YEAR.year, "pack": PACK.id, "agency": "เทศบาลตำบลฟ้าใส",
        "units": UNITS,
    }  # fmt: skip
    return YearFile(
        measures={each.key: each for each in listed}, reports=reports, **{**usual, **told}
    )


def report(**told: Any) -> Report:
    """A sound report of the first quarter but for what is told."""
    usual: dict[str, Any] = {
        "measure": "queue", "unit": "สำนักปลัด", "period": "q1", "progress": Progress.IN_PROGRESS,
        "percent": 40, "done": "จัดซื้อเครื่องออกบัตรคิวแล้ว", "state": ReportState.SUBMITTED,
    }  # fmt: skip
    return Report(**{**usual, **told})


def finished(**told: Any) -> Report:
    proofs = (Proof(title="ภาพถ่าย", address="https://www.example.go.th/1"),)
    return report(**{"progress": Progress.DONE, "percent": 100, "proofs": proofs, **told})


# --- Anything that may stand in a file -----------------------------------------------------------

_LETTERS = st.text("กขคงจฉชซดตถทนบปผฝพมยรลวสหอabcdefghijk0123456789", min_size=1, max_size=12)
WORDS = st.lists(_LETTERS, min_size=1, max_size=4).map(" ".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
OR_NONE = st.one_of(st.just(""), TEXTS)
DAYS = st.dates(YEAR.first, YEAR.last)
MONEY = st.decimals(0, 10**9, places=2, allow_nan=False)


NO_SUCCESS: dict[str, Any] = {}
SUCCESS: dict[str, Any] = {
    "success": "ความพึงพอใจของผู้มารับบริการ", "success_unit": "ร้อยละ",
    "success_target": Decimal("85.5"),
}  # fmt: skip


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Any sound measure."""
    everyone = draw(st.booleans())
    begins, due = sorted((draw(DAYS), draw(DAYS)))
    units = st.builds(Unit, name=WORDS, part=st.one_of(st.just(""), WORDS))
    happenings = st.builds(
        Happening, day=DAYS, turn=st.sampled_from(Turn), note=st.one_of(st.just(""), WORDS)
    )
    since = draw(st.integers(2560, 2568))
    return Measure(
        key=draw(st.text("abcdefgh_", min_size=1, max_size=8)),
        title=draw(WORDS),
        title_en=draw(st.one_of(st.just(""), WORDS)),
        finding=draw(OR_NONE),
        indicators=tuple(draw(st.lists(st.sampled_from(list(NAMES)), unique=True, max_size=3))),
        items=tuple(draw(st.lists(st.sampled_from(list(PACK.items)), unique=True, max_size=3))),
        topics=tuple(draw(st.lists(st.sampled_from(sorted(TOPICS)), unique=True, max_size=3))),
        steps=tuple(draw(st.lists(WORDS, max_size=4))),
        units=() if everyone else tuple(draw(st.lists(units, unique_by=str, max_size=3))),
        everyone=everyone,
        joint=draw(st.booleans()),
        begins=draw(st.sampled_from((None, begins))),
        due=draw(st.sampled_from((None, due))),
        **draw(st.sampled_from((NO_SUCCESS, SUCCESS, {**SUCCESS, "success_target": None}))),
        cycle=draw(st.sampled_from(Cycle)),
        status=draw(st.sampled_from(Status)),
        suggested=draw(st.sampled_from(("", "queue"))),
        origin=draw(st.sampled_from((None, Origin(fiscal_year=2568, key="old", since=since)))),
        history=tuple(draw(st.lists(happenings, max_size=2))),
    )


@st.composite
def reports_on(draw: st.DrawFn, each: Measure, unit: str, period: str) -> Report:
    """Any sound report for a slot."""
    progress = draw(st.sampled_from(Progress))
    cannot = progress is Progress.CANNOT
    reason = draw(st.sampled_from(Reason)) if cannot else None
    percent = {Progress.DONE: 100, Progress.NOT_STARTED: 0}.get(progress, draw(st.integers(0, 100)))
    began, ended = sorted((draw(DAYS), draw(DAYS)))
    proofs = st.builds(Proof, title=WORDS, address=st.one_of(st.just(""), _LETTERS))
    return Report(
        measure=each.key,
        unit=unit,
        period=period,
        progress=progress,
        reason=reason,
        reason_said=draw(TEXTS) if reason is Reason.OTHER else "",
        percent=percent,
        done=draw(OR_NONE),
        began=draw(st.sampled_from((None, began))),
        ended=draw(st.sampled_from((None, ended))),
        spent=draw(st.one_of(st.none(), MONEY)),
        result=draw(st.one_of(st.none(), MONEY)),
        obstacles=draw(OR_NONE),
        recommendation=draw(OR_NONE),
        proofs=tuple(draw(st.lists(proofs, max_size=2))),
        state=draw(st.sampled_from(ReportState)),
        returned=draw(OR_NONE),
    )


@st.composite
def years(draw: st.DrawFn) -> YearFile:
    """Any sound file: measures, and reports for some of their slots."""
    listed = draw(st.lists(measures(), max_size=4, unique_by=lambda each: each.key))
    listed = [replace(each, title=f"{n} {each.title}") for n, each in enumerate(listed)]
    reports = [
        draw(reports_on(each, unit, period.key))
        for each in listed
        for unit in dict.fromkeys(reporting(each, UNITS))
        for period in periods(each.cycle, YEAR)
        if draw(st.booleans())
    ]
    return year(*listed, reports=tuple(reports)) if listed else replace(year(), measures={})


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
