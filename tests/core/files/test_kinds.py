"""What is said for and against a file by its name, size and directory."""

from __future__ import annotations

import pytest

from prongsai.core.files.kinds import (
    MEGABYTE,
    Kind,
    Limits,
    Part,
    named_as,
    office_kind,
    open_kind,
    part_faults,
    size_fault,
)
from prongsai.core.terms.problem import Refused

LIMITS = Limits(bytes=2 * MEGABYTE, unpacked=MEGABYTE, parts=3)
XLSX = f'ContentType="{Kind.XLSX.media}.main+xml"'


def codes(*parts: Part) -> list[str]:
    return [problem.code for problem in part_faults(parts, LIMITS)]


def refusal(said: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in said.value.problems]


def test_an_empty_file_and_one_above_the_limit_are_refused_and_one_at_the_limit_is_not() -> None:
    empty, over = size_fault(0, LIMITS), size_fault(2 * MEGABYTE + 1, LIMITS)
    assert empty is not None
    assert empty.code == "file-empty"
    assert over is not None
    assert (over.code, over.facts) == ("file-too-large", {"size": "3", "most": "2"})
    assert size_fault(2 * MEGABYTE, LIMITS) is None


def test_name_and_content_must_agree() -> None:
    assert named_as(Kind.JPEG, ".jpeg") is Kind.JPEG
    with pytest.raises(Refused) as said:
        named_as(Kind.PDF, ".docx")
    assert said.value.problems[0].facts == {"ending": ".docx", "found": "pdf"}


def test_a_text_is_what_its_name_says() -> None:
    assert named_as(Kind.TXT, ".csv") is Kind.CSV
    assert named_as(Kind.TXT, ".txt") is Kind.TXT
    with pytest.raises(Refused):
        named_as(Kind.TXT, ".html")


def test_a_container_at_its_limits_is_taken_and_one_beyond_is_a_bomb() -> None:
    assert codes(Part("a", MEGABYTE - 2), Part("b", 1), Part("c", 1)) == []
    assert codes(Part("a", MEGABYTE), Part("b", 1)) == ["file-bomb"]
    assert codes(*(Part(name, 0) for name in "abcd")) == ["file-bomb"]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([Part("a", 1, encrypted=True)], "file-encrypted"),
        ([Part("word/a.xml", 1), Part("Word/A.xml", 1)], "file-damaged"),
        ([Part("xl/vbaProject.bin", 1)], "file-macros"),
        ([Part("xl/macrosheets/sheet1.xml", 1)], "file-macros"),
        ([Part("Basic/Standard/Module1.xml", 1)], "file-macros"),
        ([Part("Scripts/python/run.py", 1)], "file-macros"),
    ],
)
def test_what_hides_something_is_refused(parts: list[Part], code: str) -> None:
    assert codes(*parts) == [code]


def test_an_office_file_is_told_by_its_content_types_in_either_quotes() -> None:
    assert office_kind(f"<Types><Override {XLSX}/></Types>") is Kind.XLSX
    assert office_kind(f"<Types><Override {XLSX.replace(chr(34), chr(39))}/></Types>") is Kind.XLSX


@pytest.mark.parametrize(
    ("types", "code"),
    [
        (f"{XLSX} ContentType='application/vnd.ms-office.vbaProject'", "file-macros"),
        ('ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"', "file-macros"),
        (f"{XLSX} ContentType='application/vnd.ms-office.vba&#80;roject'", "file-damaged"),
        (f"<!DOCTYPE x>{XLSX}", "file-damaged"),
        ("", "file-content-unknown"),
        (f'{XLSX} ContentType="{Kind.DOCX.media}.main+xml"', "file-content-unknown"),
    ],
)
def test_macros_under_any_name_and_types_not_taken_are_refused(types: str, code: str) -> None:
    with pytest.raises(Refused) as said:
        office_kind(types)
    assert refusal(said) == [code]


def test_an_open_document_is_told_by_its_first_part() -> None:
    assert open_kind(Kind.ODS.media, "<manifest/>") is Kind.ODS
    for mimetype, manifest, code in (
        ("application/vnd.oasis.opendocument.presentation", "", "file-content-unknown"),
        (Kind.ODT.media, "<manifest:encryption-data/>", "file-encrypted"),
    ):
        with pytest.raises(Refused) as said:
            open_kind(mimetype, manifest)
        assert refusal(said) == [code]
