"""The assessor's results from a table: nothing is taken until every row is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.disclosure.judging import LONGEST_COMMENT, Judgement, Row, read_judgements
from prongsai.core.terms.problem import Refused

CODES = ("O1", "O2", "O3")
HEAD: Row = (1, ["ข้อ", "ผลการตรวจ", "ความเห็น"])


def faults(*rows: Row) -> list[tuple[str, int | None, str]]:
    with pytest.raises(Refused) as refused:
        read_judgements(rows, CODES)
    return [(each.code, each.place.row, each.place.column) for each in refused.value.problems]


def test_results_and_comments_are_read_by_their_headings_in_any_order() -> None:
    rows: list[Row] = [
        (2, ["", ""]), (3, ["Remark", "ลำดับ", "Code", "Score"]), (4, ["", "", "", ""]),
        (5, ["ลิงก์เสีย", "1", " o ๑ ", "0"]), (6, ["", "2", "O2", "ผ่าน"]),
    ]  # fmt: skip

    assert read_judgements(rows, CODES) == {
        "O1": Judgement(accepted=False, comment="ลิงก์เสีย"),
        "O2": Judgement(accepted=True),
    }


def test_comments_may_be_left_out() -> None:
    assert read_judgements([(1, ["ข้อ", "ผล"]), (2, ["O3", "100"])], CODES) == {
        "O3": Judgement(accepted=True)
    }


def test_every_fault_is_named_with_its_row_and_column() -> None:
    found = faults(
        HEAD, (2, ["O9", "ผ่าน"]), (3, ["O1", "ครึ่ง", "x" * (LONGEST_COMMENT + 1)]),
        (4, ["O2", "ผ่าน"]), (5, ["O2"]),
    )  # fmt: skip

    assert found == [
        ("judgement-no-item", 2, "ข้อ"),
        ("judgement-unreadable", 3, "ผลการตรวจ"),
        ("judgement-long", 3, "ความเห็น"),
        ("judgement-twice", 5, "ข้อ"),
        ("judgement-unreadable", 5, "ผลการตรวจ"),
    ]


def test_a_table_without_the_columns_or_without_rows_is_refused() -> None:
    assert [each[0] for each in faults((1, ["ชื่อ"]))] == ["judgements-no-column"] * 2
    assert [each[0] for each in faults()] == ["judgements-empty"]
    assert [each[0] for each in faults(HEAD, (2, ["", ""]))] == ["judgements-empty"]


@given(st.dictionaries(st.sampled_from(CODES), st.booleans(), min_size=1))
def test_what_was_written_is_what_is_read(said: dict[str, bool]) -> None:
    rows = [
        HEAD,
        *((n, [code, "ผ่าน" if ok else "ไม่ผ่าน"]) for n, (code, ok) in enumerate(said.items(), 2)),
    ]

    assert {code: each.accepted for code, each in read_judgements(rows, CODES).items()} == said
