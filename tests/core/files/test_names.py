"""Names of files come out safe and readable."""

from __future__ import annotations

import pytest

from prongsai.core.files.names import LONGEST, cleaned, ending_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("รายงานผล ปี ๒๕๖๙.pdf", "รายงานผล ปี ๒๕๖๙.pdf"),
        (r"C:\Users\somebody\บันทึก.docx", "บันทึก.docx"),
        ("../../etc/passwd", "passwd"),
        ("คำสั่ง\u202efdp.exe", "คำสั่งfdp.exe"),
        ("ก\r\nSet-Cookie: x.pdf", "ก Set-Cookie- x.pdf"),
        ('ก"ข<ค>*.pdf', "ก-ข-ค--.pdf"),
        (" .hidden. ", "hidden"),
        ("CON.pdf", "_CON.pdf"),
        ("contract.pdf", "contract.pdf"),
        ("", "file"),
        ("\u200b", "file"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_harms(given: str, kept: str) -> None:
    assert cleaned(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = cleaned("ก" * 300 + ".pdf")
    assert (len(name), name[-5:]) == (LONGEST, "ก.pdf")
    assert len(cleaned("ก" * 300)) == LONGEST


def test_the_ending_is_small_and_may_be_missing() -> None:
    assert [ending_of(name) for name in ("A.PDF", "a.tar.gz", "a")] == [".pdf", ".gz", ""]
