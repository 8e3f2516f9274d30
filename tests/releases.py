"""Contents of releases, and entries of sites, for tests of the core."""

from __future__ import annotations

import datetime as dt
from typing import Any

from prongsai.core.opendata.dataset import Column, Table
from prongsai.core.portal.content import Content, Grid, Kind
from prongsai.core.portal.headings import columns_of
from prongsai.core.portal.site import Entry
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.words import Words

AT = dt.datetime(2026, 8, 20, 3, tzinfo=dt.UTC)


def content(*blocks: Any, **told: Any) -> Content:
    facts: dict[str, Any] = {
        "agency": "a1", "agency_name": "เทศบาลตำบลนาฝัน", "kind": Kind.ITEM, "name": "o12",
        "title": Words("รายการจัดซื้อจัดจ้าง", "Procurement list"), "year": 2568,
        "topic": "procurement_list", "blocks": blocks,
    }  # fmt: skip
    return Content(**{**facts, **told})


def grid(headings: list[str], *rows: list[str], title: str = "ตาราง") -> Grid:
    return Grid(Words(title, title), Table(columns_of(headings), rows))


def counted(*rows: tuple[str, int]) -> Grid:
    """Cases by kind: counts of people."""
    columns = (
        Column("kind", Words("ประเภท", "Kind"), Holds.GROUP),
        Column("cases", Words("เรื่อง", "Cases"), Holds.COUNT),
    )
    return Grid(Words("เรื่องร้องเรียน", "Complaints"), Table(columns, rows, about_people=True))


def entry(name: str = "o12", year: int | None = 2568, **told: Any) -> Entry:
    facts: dict[str, Any] = {
        "key": f"{name}-{year}", "kind": Kind.ITEM, "name": name, "year": year,
        "title_th": name, "title_en": "", "at": AT, "topic": "procurement_list",
    }  # fmt: skip
    return Entry(**{**facts, **told})
