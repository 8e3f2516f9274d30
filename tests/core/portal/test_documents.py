"""What is said of a document that goes out, by what was read in it."""

from __future__ import annotations

from typing import Any

import pytest

from prongsai.core.portal.documents import PICTURE, document_faults
from prongsai.core.preaudit.reading import Block, Form, Link, Reading, Stop, Table
from prongsai.core.terms.problem import Problem, Severity

CITIZEN = "1-2345-67890-12-1"
LONG = "รายงานผลการดำเนินงานประจำปีของหน่วยงาน"


def found(*blocks: Block, **told: Any) -> tuple[Problem, ...]:
    return document_faults(Reading(Form.PDF, blocks=blocks, **told))


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [each.code for each in problems]


def test_a_citizen_id_is_told_with_its_place() -> None:
    [problem] = found(Block(LONG, "page:1"), Block(f"นาย ก {CITIZEN}", "page:2"))

    assert (problem.code, problem.place.path) == ("release-citizen-inside", "page:2")
    assert CITIZEN not in str(problem)


@pytest.mark.parametrize(
    "told",
    [
        {"title": CITIZEN},
        {"margins": (Block(CITIZEN, "footer"),)},
        {"tables": (Table((("ก", CITIZEN),), "table:1"),)},
        {"links": (Link("", f"https://nafan.example/{CITIZEN}"),)},
    ],
)
def test_it_is_found_beside_the_running_text(told: Any) -> None:
    assert codes(found(Block(LONG), **told)) == ["release-citizen-inside"]


@pytest.mark.parametrize("hyphen", ["-", "\u2010"])
def test_an_id_cut_at_the_end_of_a_line_is_found(hyphen: str) -> None:
    lines = (Block(f"{LONG} 1-2345-{hyphen}"[:-1], "page:1"), Block("67890-12-1 ก", "page:2"))

    assert codes(found(*lines)) == ["release-citizen-inside"]


def test_the_tax_id_of_a_company_may_be_told() -> None:
    assert found(Block(f"{LONG} เลขประจำตัวผู้เสียภาษี 0-1075-44000-10-8")) == ()


def test_a_list_of_papers_to_bring_is_no_list_of_people() -> None:
    rows = (("1", "สำเนาบัตรประจำตัวประชาชน"), ("2", "สำเนาทะเบียนบ้าน"), ("3", "หนังสือมอบอำนาจ"))

    assert found(Block(LONG), tables=(Table(rows, "table:1"),)) == ()


def test_a_heading_is_told_no_longer_than_it_is_read() -> None:
    table = Table((("เลขบัตรประชาชน" * 40,), ("12",)), "table:1")
    [problem] = found(Block(LONG), tables=(table,))

    assert len(problem.facts["column"]) == 80


def test_a_mobile_number_is_to_be_looked_at_and_a_mailbox_is_no_matter() -> None:
    [problem] = found(Block(f"{LONG} 081 234 5678 saraban@nafan.example", "page:1"))

    assert (problem.code, problem.severity) == ("look-phone", Severity.WARNING)


def test_a_column_of_ids_counts_where_something_is_written_in_it() -> None:
    head = ("ชื่อ", "เลขบัตรประชาชน")

    assert codes(found(Block(LONG), tables=(Table((head, ("ก", "12")), "table:1"),))) == [
        "release-identity"
    ]
    assert found(Block(LONG), tables=(Table((head, ("ก", ".....")), "table:1"),)) == ()
    assert found(Block(LONG), tables=(Table((("",),), "table:1"),)) == ()


@pytest.mark.parametrize(
    ("stop", "code"),
    [
        (Stop.LOCKED, "look-locked"), (Stop.DAMAGED, "look-damaged"),
        (Stop.TOO_SLOW, "look-heavy"), (Stop.UNKNOWN, "look-unread"),
    ],
)  # fmt: skip
def test_what_was_not_read_is_to_be_looked_at(stop: Stop, code: str) -> None:
    [problem] = found(stopped=stop)

    assert (problem.code, problem.severity) == (code, Severity.WARNING)


def test_pages_that_are_pictures_are_named() -> None:
    blocks = (Block(LONG, "page:1"), Block("2", "page:2"), Block("ก", "title"))
    [pages, pictures] = found(*blocks, pages=3, blank_pages=1, pictures=2)

    assert (pages.code, pages.facts["pages"]) == ("look-pages", "2, 3")
    assert (pictures.code, pictures.severity) == ("look-pictures", Severity.NOTE)


def test_a_scan_and_a_document_without_a_word_are_to_be_looked_at() -> None:
    assert codes(found(pages=2, blank_pages=2, pictures=2)) == ["look-scan"]
    assert codes(found(pages=1)) == ["look-scan"]


def test_what_stands_beside_what_was_read_is_told() -> None:
    notes = (Block("แก้", "comments"),)
    problems = found(Block(LONG), cut=True, unread=("xfa",), margins=notes, names_maker=True)

    assert codes(problems) == ["look-cut", "look-within", "look-comments", "look-maker"]
    assert PICTURE.severity is Severity.WARNING
