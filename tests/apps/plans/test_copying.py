"""Projects of a year are copied field by field into the national form."""

from __future__ import annotations

import pytest
from django.test import Client

from plan_desks import of, text
from prongsai.apps.plans.models import Edition

pytestmark = pytest.mark.django_db


def test_the_copy_sheet_has_what_the_national_form_asks_of_each_project(
    desk: Client, row: Edition
) -> None:
    page = text(desk, of(row, "copy/?year=2568"))

    for said in (
        "2566–2570", "โครงการพัฒนาความรู้ด้านกฎหมาย", "มาตรการ", "19,800.00", "ไม่ใช้งบประมาณ",
        "1.1.1", "การสร้างวัฒนธรรมสุจริต", "(30 คน)", "สำนักปลัด",
    ):  # fmt: skip
        assert said in page
    assert page.count("data-copy=") > 29 * 6


def test_a_year_outside_the_plan_is_answered_with_one_of_it(desk: Client, row: Edition) -> None:
    page = text(desk, of(row, "copy/?year=2599"))

    assert page.count("data-copy=") > 29 * 6
