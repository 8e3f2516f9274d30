"""Tables that are pasted or handed in, and carried along by a page."""

from __future__ import annotations

import pytest

import file_making as made
from prongsai.core.terms.problem import Refused
from prongsai.workshop.sheets import MOST_ROWS, carried, rows_in, rows_of
from prongsai.workshop.uploads import Upload


def test_a_table_comes_back_as_it_was_carried() -> None:
    rows = [["ก", "ข\nค"], [], ["1", '2"']]
    file = Upload("a.csv", "ก,ข\n1,2".encode())

    assert rows_in(carried(rows)) == [["ก", "ข\nค"], ["", ""], ["1", '2"']]
    assert rows_in("ก,ข\n1,2") == rows_of(file) == [["ก", "ข"], ["1", "2"]]


@pytest.mark.parametrize(
    ("content", "found"),
    [(made.PDF, "PDF"), (made.PDF[:20], "PDF"), (made.document(), "DOCX"), (made.png(), "PNG")],
)
def test_another_kind_under_the_name_of_a_spreadsheet_is_told(content: bytes, found: str) -> None:
    with pytest.raises(Refused) as refused:
        rows_of(Upload("a.xlsx", content))

    [problem] = refused.value.problems
    assert problem.code == "file-not-what-it-says"
    assert problem.facts == {"ending": ".xlsx", "found": found}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ก" * 200_000, "pasted-unreadable"),
        (" \t \n", "file-no-rows"),
        ("ก\n" * (MOST_ROWS + 1), "list-too-long"),
    ],
    ids=["no cell so long", "nothing", "too long"],
)
def test_what_is_no_table_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        rows_in(text)

    assert [each.code for each in refused.value.problems] == [code]
