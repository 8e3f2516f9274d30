"""The tables as files: the columns that are published, and nobody's id."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from prongsai.apps.agencies.models import Agency
from purchase_making import PERSON_ID, bought

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
    said = officer.get(path).content.decode("utf-8-sig")

    assert ("'=จ้างซ่อมถนน" in said, "450000.00" in said, "3 ก.พ. 69" in said) == (True,) * 3
    assert not [word for word in (PERSON_ID, "ลับ สมมติ") if word in said]


def test_a_workbook_is_made_and_other_forms_are_not_there(agency: Agency, officer: Client) -> None:
    bought(agency)

    assert officer.get(f"{ALL}file/?year=2569").content[:2] == b"PK"
    assert officer.get(f"{ALL}month/file/?month=2026-02&form=exe").status_code == 404
