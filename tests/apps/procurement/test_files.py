"""The tables as files: the columns that are published, and nobody's id."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.agencies.models import Agency
from prongsai.apps.procurement.monthly_paper import document
from prongsai.core.documents.plain_text import as_text
from prongsai.core.terms.dates import Month
from purchase_making import PERSON_ID, bought, said

pytestmark = pytest.mark.django_db
ALL = "/a/a1/procurement/"


@pytest.mark.parametrize(
    "path", [f"{ALL}file/?year=2569&form=csv", f"{ALL}month/file/?month=2026-02&form=csv"]
)
def test_a_table_is_published_without_ids_of_people_or_directors(
    agency: Agency, officer: Client, path: str
) -> None:
    told: dict[str, Any] = {
        "tax_id": PERSON_ID,
        "seller": "สมชาติ สมมติ",
        "bids": (),
        "directors": ("ลับ สมมติ",),
    }
    bought(agency, title="=จ้างซ่อมถนน", **told)
    words = officer.get(path).content.decode("utf-8-sig")

    assert ("'=จ้างซ่อมถนน" in words, "450000.00" in words, "3 ก.พ. 69" in words) == (True,) * 3
    assert not [word for word in (PERSON_ID, "ลับ สมมติ") if word in words]


def test_a_workbook_is_made_and_other_forms_are_not_there(agency: Agency, officer: Client) -> None:
    bought(agency)

    assert officer.get(f"{ALL}file/?year=2569").content[:2] == b"PK"
    assert officer.get(f"{ALL}month/file/?month=2026-02&form=exe").status_code == 404
    assert officer.get(f"{ALL}file/?year=2569&form=pdf").status_code == 404


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
@pytest.mark.parametrize("month", ["2026-02", "2026-03"])
def test_the_monthly_summary_is_had_as_a_paper_also_where_nothing_was_bought(
    agency: Agency, officer: Client, form: str, begins: bytes, month: str
) -> None:
    bought(agency)

    path = f"{ALL}month/file/?month={month}&form={form}"
    assert officer.get(path).content.startswith(begins)


def test_the_paper_says_what_the_table_says(agency: Agency) -> None:
    paper = document(agency, Month(2026, 2), [said(tax_id=PERSON_ID)], dt.date(2026, 8, 20))
    none = document(agency, Month(2026, 3), [], dt.date(2026, 8, 20))
    words = as_text(paper)

    assert all(each in words for each in ("กุมภาพันธ์ ๒๕๖๙", "450,000.00", "460,000.00", agency.name))
    assert PERSON_ID not in words
    assert "เดือนมีนาคม ๒๕๖๙ ไม่มีการจัดซื้อจัดจ้าง" in as_text(none)
