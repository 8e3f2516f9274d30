"""Spreadsheets out: the same rows are the same file."""

from __future__ import annotations

import time

from prongsai.adapters.xlsx_writing import write_xlsx

A_SECOND_LATER = 1.1
"""Office files date themselves to the second."""


def test_the_same_rows_make_the_same_bytes_whenever_they_are_written() -> None:
    first = write_xlsx("รายการ", [["เดือน"], ["ตุลาคม"]])
    time.sleep(A_SECOND_LATER)

    assert write_xlsx("รายการ", [["เดือน"], ["ตุลาคม"]]) == first
    assert write_xlsx("รายการ", [["เดือน"], ["พฤศจิกายน"]]) != first
