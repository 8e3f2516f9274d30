"""Years of spending that tests share: a small one, and any that Hypothesis makes up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from plan_making import TEXTS
from prongsai.core.spending.year import (
    QUARTERS,
    Change,
    Entry,
    Line,
    Progress,
    SpendingYear,
    month_in,
    months_of,
)
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.spending import Spending

AGENCY = "องค์การบริหารส่วนตำบลทุ่งแสงทอง"
YEAR = 2569


@cache
def spending() -> Spending:
    return Spending(Shelf(Library()))


def baht(said: str) -> Decimal:
    return Decimal(said)


def four(*said: str) -> Any:
    return tuple(Decimal(each) for each in said)


def line(key: str = "1", **told: Any) -> Line:
    given: dict[str, Any] = {
        "title": "จ้างเหมาบริการ", "budget": baht("1000"), "source": "ordinance", "unit": "กองช่าง",
        "targets": four("250", "250", "250", "250"),
    }  # fmt: skip
    return Line(key=key, **{**given, **told})


def entry(key: str = "e1", month: int = 10, amount: str = "100.50", **told: Any) -> Entry:
    given: dict[str, Any] = {"line": "1", "by": "somchai"}
    return Entry(key=key, month=month_in(YEAR, month), amount=baht(amount), **{**given, **told})


def change(amount: str, **told: Any) -> Change:
    given: dict[str, Any] = {"line": "1", "day": dt.date(2026, 2, 3), "reason": "มติสภา"}
    return Change(amount=baht(amount), **{**given, **told})


def year(*lines: Line, **told: Any) -> SpendingYear:
    return SpendingYear(agency=AGENCY, year=YEAR, lines=lines or (line(),), **told)


# --- Any year ----------------------------------------------------------------------------------

AMOUNTS = st.decimals(0, 10**9, places=2)
PERCENTS = st.decimals(0, 100, places=2)
BLANK = st.just("")
_TEMPLATE = spending().template
_DAYS = st.dates(dt.date(2025, 10, 1), dt.date(2026, 9, 30))
_KEYS = ["1", "2", "3"]
_LINES = st.builds(
    Line, key=st.just("x"), title=TEXTS,
    program=st.sampled_from(["", *_TEMPLATE.words["program"]]), work=TEXTS | BLANK,
    kind=st.sampled_from(["", *_TEMPLATE.words["kind"]]),
    source=st.sampled_from(["", *_TEMPLATE.words["source"]]), unit=TEXTS | BLANK,
    budget=AMOUNTS | st.none(), targets=st.tuples(*[AMOUNTS | st.none()] * 4),
    work_targets=st.tuples(*[PERCENTS | st.none()] * 4), begins=_DAYS | st.none(),
    ends=_DAYS | st.none(), output=TEXTS | BLANK,
)  # fmt: skip
_CHANGES = st.builds(
    Change, line=st.sampled_from(_KEYS), day=_DAYS, reason=TEXTS,
    amount=st.decimals(-(10**9), 10**9, places=2),
)  # fmt: skip
_ENTRIES = st.builds(
    Entry, key=st.just("e"), line=st.sampled_from(_KEYS), month=st.sampled_from(months_of(YEAR)),
    amount=st.decimals(-(10**9), 10**9, places=2), says=TEXTS | BLANK, by=TEXTS | BLANK,
    corrects=st.sampled_from(["", "e0"]),
)  # fmt: skip
_PROGRESS = st.builds(
    Progress, line=st.sampled_from(_KEYS), quarter=st.sampled_from(QUARTERS),
    percent=PERCENTS | st.none(), done=TEXTS | BLANK, problems=TEXTS | BLANK,
    suggestions=TEXTS | BLANK,
)  # fmt: skip


def _numbered(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(replace(each, key=key) for key, each in zip(_KEYS, lines, strict=True))


def _called(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(replace(each, key=f"e{place}") for place, each in enumerate(entries))


ENTRIES = st.lists(_ENTRIES, max_size=12).map(_called)
YEARS = st.builds(
    SpendingYear, agency=TEXTS, year=st.just(YEAR),
    lines=st.lists(_LINES, min_size=3, max_size=3).map(_numbered),
    changes=st.lists(_CHANGES, max_size=4).map(tuple), entries=ENTRIES,
    progress=st.lists(_PROGRESS, max_size=4).map(tuple),
)  # fmt: skip
