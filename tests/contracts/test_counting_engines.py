"""What every engine that counts answers must do; the core's own counting is the reference."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contracts.table_engines import (
    ENGINES,
    Engine,
    Rows,
    bulk_from_parquet,
    rows_from_csv,
    write_parquet_file,
)
from prongsai.adapters.duckdb_engine.packing import EXACT_BITS, packing
from prongsai.core.answers.headers import Vocabulary
from prongsai.core.answers.tally import Tally
from prongsai.workshop.library import Library
from prongsai.workshop.tables import read_table

OLD = Vocabulary(Library().load("ita/2565").pack)
NEW = Vocabulary(Library().load("ita/2568").pack)


@pytest.fixture(params=ENGINES.values(), ids=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def comparable(found: Tally) -> dict[str, Any]:
    """A tally without the order in which groups and refusals were met."""
    plain = asdict(found)
    plain["groups"] = {key: _sorted(group) for key, group in sorted(plain["groups"].items())}
    plain["refused"] = dict(sorted(plain["refused"].items()))
    plain["refusals"] = sorted((tuple(r.values()) for r in plain["refusals"]), key=str)
    return plain


def _sorted(group: dict[str, Any]) -> dict[str, Any]:
    return {
        name: dict(sorted(value.items())) if isinstance(value, dict) else value
        for name, value in group.items()
    }


def group_of(found: Tally) -> Any:
    (group,) = found.groups.values()
    return group


def test_numbers_and_labels_are_the_same_answer(engine: Engine, folder: Path) -> None:
    rows = [["agency", "I1.1"], ["ก", "0"], ["ก", "น้อยที่สุดหรือไม่มีเลย"], ["ก", "๐"]]

    found = engine(folder, rows, OLD)

    assert group_of(found).counts == {("I1", "1"): (3, 0, 0, 0)}


def test_a_blank_is_no_answer_and_no_fault(engine: Engine, folder: Path) -> None:
    rows = [["agency", "I7", "I13"], ["ก", "1", ""], ["ก", "", "2"], ["ก", "", ""]]

    found = engine(folder, rows, OLD)

    assert found.refused == {}
    assert group_of(found).counts == {("I7", ""): (0, 1, 0, 0), ("I13", ""): (0, 0, 1, 0)}
    assert group_of(found).respondents == {"IIT": 2}


def test_an_answer_outside_the_scale_is_named_with_its_cell(engine: Engine, folder: Path) -> None:
    rows = [["agency", "I7", "I13"], ["ก", "1", "1"], ["ก", "2", "มาก มาก"], ["ก", "4", "9"]]

    found = engine(folder, rows, OLD)

    assert (found.rows, found.refused) == (3, {"answers-not-a-choice": 2})
    named = [(r.row, r.column, r.value) for r in sorted(found.refusals, key=lambda r: r.row)]
    assert named == [(3, "I13", "มาก มาก"), (4, "I7", "4")]
    assert group_of(found).rows == 1


def test_the_first_of_two_rows_of_a_respondent_counts(engine: Engine, folder: Path) -> None:
    rows = [["agency", "respondent", "I7"], ["ก", "r1", "0"], ["ก", " r1", "3"], ["ข", "r1", "3"]]

    found = engine(folder, rows, OLD)

    assert found.refused == {"answers-duplicate-respondent": 1}
    assert found.refusals[0].row == 3
    counts = {key[1]: group.counts for key, group in found.groups.items()}
    assert counts == {"ก": {("I7", ""): (1, 0, 0, 0)}, "ข": {("I7", ""): (0, 0, 0, 1)}}


def test_a_row_past_the_last_heading_is_refused(engine: Engine, folder: Path) -> None:
    rows = [["agency", "I7"], ["ก", "1"], ["ก", "1", "5"]]
    if engine is bulk_from_parquet:
        rows = [["agency", "I7"], ["ก", "1"]]  # a Parquet row cannot be longer than its header

    found = engine(folder, rows, OLD)

    expected = {} if engine is bulk_from_parquet else {"answers-row-too-long": 1}
    assert found.refused == expected
    assert group_of(found).counts == {("I7", ""): (0, 1, 0, 0)}


def test_long_tables_count_like_wide_ones(engine: Engine, folder: Path) -> None:
    long = [["agency", "respondent", "item", "answer"]]
    long += [["ก", "r1", "I7", "1"], ["ก", "r2", "I7", "3"], ["ก", "r1", "I3.2", "มาก"]]

    found = engine(folder, long, OLD)

    assert group_of(found).counts == {("I7", ""): (0, 1, 0, 1), ("I3", "2"): (0, 0, 1, 0)}
    assert group_of(found).respondents == {"IIT": 2}


def test_verdicts_and_known_scores_pass_every_engine(engine: Engine, folder: Path) -> None:
    rows = [["agency", "O1", "O2", "budget"], ["ก", "ผ่าน", "0", "๙๙.๔๔"], ["ข", "1", "", "101"]]

    found = engine(folder, rows, NEW)

    assert found.refused == {"answers-not-a-score": 1}
    group = group_of(found)
    assert (group.marks["O1"], group.marks["O2"], str(group.known["budget"])) == (1, 0, "2486/25")


def test_spellings_that_read_the_same_are_one_group(engine: Engine, folder: Path) -> None:
    rows = [["agency", "I7"], ["อบต. ก", "1"], ["อบต.  ก", "1"], ["อบต. ก\u200b", "1"]]

    found = engine(folder, rows, OLD)

    assert {key[1] for key in found.groups} == {"อบต. ก"}
    assert group_of(found).rows == 3


CELL = st.sampled_from(["", "0", "1", "2", "3", "5", "7", "๒", "x", " 1 ", "4.0", "1\n", '"2"'])
NAME = st.sampled_from(["ก", "ก ", "ข", "ข  ค"])
PERSON = st.sampled_from(["", "1", "2", "3", "๓", "r\u200b", "r", "แดง", "เเดง", "a b", "a  b"])


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Answers as badly typed as they come: blank rows, rows too long, odd spellings."""
    width = draw(st.integers(1, 4))
    header = ["agency", "division", "respondent", *(f"I{n + 1}" for n in range(width))]
    return [header, *(draw(_row(width)) for _ in range(draw(st.integers(1, 12))))]


@st.composite
def _row(draw: st.DrawFn, width: int) -> list[str]:
    kind = draw(st.sampled_from(["full"] * 12 + ["blank", "none", "long", "longer"]))
    if kind in ("blank", "none"):
        return [""] * (3 + width) if kind == "blank" else []
    row = [draw(NAME), draw(st.sampled_from(["", "กองคลัง"])), draw(PERSON)]
    row += [draw(CELL) for _ in range(width)]
    return row + {"full": [], "long": ["5"], "longer": ["", "5", "5"]}[kind]


@given(rows=tables())
@pytest.mark.parametrize("name", [name for name in ENGINES if name != "rows from CSV"])
def test_every_engine_counts_what_the_core_counts(name: str, rows: Rows) -> None:
    assume(any(any(row) for row in rows[1:]))
    if name == "bulk from Parquet":
        rows = [row for row in rows if len(row) in (0, len(rows[0]))]
        assume(any(any(row) for row in rows[1:]))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        reference = rows_from_csv(Path(one), rows, NEW)
        found = ENGINES[name](Path(other), rows, NEW)

    assert comparable(found) == comparable(reference)


@pytest.mark.parametrize("kind", ["UTINYINT", "BIGINT", "DOUBLE", "VARCHAR"])
def test_whatever_type_a_parquet_column_has_it_counts_the_same(kind: str, folder: Path) -> None:
    rows = [["agency", "I7", "I13"], *(["ก", str(n % 4), str(n % 3)] for n in range(50))]
    rows += [["ข", "", "3"], ["ข", "4", "0"]]
    path = folder / "typed.parquet"
    write_parquet_file(path, rows, ["VARCHAR", kind, kind])

    found = read_table(path, OLD).counted.tally

    assert found.refused == {"answers-not-a-choice": 1}
    reference = rows_from_csv(folder, rows, OLD)
    assert {k: g.counts for k, g in found.groups.items()} == {
        k: g.counts for k, g in reference.groups.items()
    }


@given(choices=st.integers(2, 8), largest=st.integers(1, 10**9), data=st.data())
def test_packed_counts_come_apart_again(choices: int, largest: int, data: st.DataObject) -> None:
    packed = packing(choices, largest)
    counts = data.draw(st.lists(st.integers(0, largest), min_size=choices, max_size=choices))
    sums = []
    for first in range(0, choices, packed.per_sum):
        part = counts[first : first + packed.per_sum]
        sums.append(f"{sum(count << (packed.width * n) for n, count in enumerate(part))}::DOUBLE")

    with duckdb.connect() as database:
        apart = database.execute(f"SELECT {', '.join(packed.counts(sums))}").fetchone()

    assert apart == tuple(counts)
    assert packed.width * packed.per_sum <= EXACT_BITS


def test_more_people_than_can_be_counted_is_refused_by_name() -> None:
    with pytest.raises(OverflowError):
        packing(4, 1 << EXACT_BITS)
