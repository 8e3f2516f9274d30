"""Files handed out to keep."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.http import Http404
from django.test import RequestFactory

from prongsai.apps.look.downloads import PRINTS, download, form_asked, table


def test_a_table_holds_no_formula_and_its_numbers_are_left_alone() -> None:
    said = table("x", [["ก", "=1+1", -5]], "csv").decode("utf-8-sig")

    assert said.strip() == "ก,'=1+1,-5"
    with zipfile.ZipFile(io.BytesIO(table("x", [["ก", "=1+1", -5]], "xlsx"))) as book:
        page, texts = (
            book.read(f"xl/{name}.xml") for name in ("worksheets/sheet1", "sharedStrings")
        )
    assert b"<f>" not in page
    assert b"<v>-5</v>" in page
    assert b">=1+1<" in texts


def test_a_file_goes_by_its_name_and_is_what_its_ending_says() -> None:
    answer = download("รายงาน.pdf", b"x")

    assert answer["Content-Type"] == PRINTS["pdf"]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E0%B8%A3")


def test_a_form_that_is_not_offered_is_not_found() -> None:
    ask = RequestFactory().get

    assert form_asked(ask("/")) == "xlsx"
    assert form_asked(ask("/?form=docx"), PRINTS) == "docx"
    with pytest.raises(Http404):
        form_asked(ask("/?form=exe"))
