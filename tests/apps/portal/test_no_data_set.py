"""Why an attached table is no data set is said where it is prepared."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
import xlsxwriter
from django.test import Client

from portal_making import offered, one_ready, opened, prepared, table
from prongsai.apps.agencies.models import Agency
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.files.store import path_of
from prongsai.core.access.roles import Role
from prongsai.core.portal.content import Grid

pytestmark = pytest.mark.django_db


def with_an_error() -> Checked:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("งบ")
    sheet.write_row(0, 0, ("รายการ", "ร้อยละ"))
    sheet.write(1, 0, "ก")
    sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    book.close()
    return checked("share.xlsx", made.getvalue())


CASES = {
    "sheet-error-cell": with_an_error(),
    "table-too-large": table("long.csv", ("ผู้ขาย", "วงเงิน"), *[("ก", "1")] * 5_001),
    "table-no-heading": table("bare.csv", ("1", "2568"), ("2", "๓,๐๐๐")),
    "table-empty": table("empty.csv", ("ผู้ขาย", "วงเงิน")),
}


@pytest.mark.parametrize("code", CASES)
def test_what_is_no_data_set_goes_out_as_a_file_and_says_why(agency: Agency, code: str) -> None:
    opened(agency)
    one_ready(agency, file=CASES[code])
    draft = offered(agency).draft()

    assert [(each.code, each.place.file) for each in draft.no_data] == [(code, CASES[code].name)]
    assert draft.content.of(Grid) == ()
    assert not prepared(agency).table


def test_the_page_of_preparing_says_how_to_mend_it(
    agency: Agency, signed_in: Callable[[Role], Client]
) -> None:
    opened(agency)
    one_ready(agency, file=CASES["table-too-large"])
    page = signed_in(Role.COORDINATOR).get(f"/a/{agency.key}/portal/prepare/item-2569-o12/")

    assert "long.csv: ตารางเกิน 5,000 แถว" in page.text
    assert "แบ่งเป็นหลายไฟล์" in page.text


def test_a_table_that_is_one_says_nothing(agency: Agency) -> None:
    opened(agency)
    one_ready(agency)

    assert offered(agency).draft().no_data == ()


def test_a_file_that_is_damaged_by_now_is_told_and_breaks_no_page(
    agency: Agency, signed_in: Callable[[Role], Client]
) -> None:
    opened(agency)
    one_ready(agency, file=CASES["sheet-error-cell"])
    path_of(CASES["sheet-error-cell"].digest).write_bytes(b"PK\x03\x04 no workbook")
    page = signed_in(Role.COORDINATOR).get(
        f"/a/{agency.key}/portal/prepare/item-2569-o12/", follow=True
    )

    assert [each.level_tag for each in page.context["messages"]] == ["error"]
    assert page.redirect_chain[-1][0].startswith(f"/a/{agency.key}/portal/")
