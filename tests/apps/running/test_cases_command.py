"""`prongsai cases` writes all cases of an agency, and holds kept counts against the logs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from installation import ran, scripted
from web_site import Data

KEEP = """
from prongsai.apps.cases import tallying
from prongsai.shell.web.clock import now
assert tallying.all_of(now())
"""
FALSIFY = """
from prongsai.apps.cases.models import Tally
row = Tally.objects.exclude(rows=[]).order_by("first", "last")[0]
row.rows[0][-1] += 1
row.save()
"""
MATTER = "ไฟส่องสว่างปากซอยดับสามดวง"


@pytest.fixture(scope="module")
def data(demonstration: Data) -> Iterator[Data]:
    with demonstration.copied() as own:
        yield own


def exported(data: Data, out: Path, *more: str) -> str:
    done = ran(
        data, "cases", "export", "--data", data.folder, "--agency", "s01", "--out", out, *more
    )
    assert done.returncode == 0, done.stderr
    return out.read_text("utf-8-sig")


def test_every_case_is_a_line_with_its_log(data: Data, tmp_path: Path) -> None:
    lines = [json.loads(each) for each in exported(data, tmp_path / "a.jsonl").splitlines()]

    assert len(lines) == len({each["key"] for each in lines}) > 10
    for each in lines:
        assert [event["number"] for event in each["events"]] == [*range(1, len(each["events"]) + 1)]
        assert each["events"][0]["kind"] == "brought"


def test_people_are_in_it_only_where_that_is_asked_for(data: Data, tmp_path: Path) -> None:
    without = exported(data, tmp_path / "b.jsonl")
    whole = exported(data, tmp_path / "c.jsonl", "--people")

    assert MATTER not in without
    assert '"apart"' not in without
    assert MATTER in whole
    assert '"bringer"' in whole


def test_a_table_has_a_case_a_row(data: Data, tmp_path: Path) -> None:
    table = exported(data, tmp_path / "d.csv", "--to", "csv", "--procedure", "general-complaint")
    rows = list(csv.DictReader(table.splitlines()))

    assert {each["procedure"] for each in rows} == {"general-complaint"}
    assert len({each["register_number"] for each in rows}) == len(rows)


def test_what_can_not_be_meant_is_said(data: Data, tmp_path: Path) -> None:
    there = tmp_path / "there.jsonl"
    there.write_text("kept")
    words = ("cases", "export", "--data", data.folder, "--agency")

    for more, code in (
        (("s01", "--out", there), "plan-out-exists"),
        (("s01",), "risks-no-out"),
        (("moon", "--out", tmp_path / "x"), "export-no-agency"),
        (("s01", "--out", tmp_path / "x", "--to", "csv", "--people"), "cases-table-without-people"),
    ):
        done = ran(data, *words, *more)
        assert done.returncode != 0
        assert f"[{code}]" in done.stderr
    assert there.read_text() == "kept"


def test_kept_counts_that_are_not_what_the_logs_say_are_told(data: Data) -> None:
    words = ("cases", "check", "--data", data.folder, "--agency", "s01")
    scripted(data, KEEP)
    whole = ran(data, *words)
    scripted(data, FALSIFY)
    wrong = ran(data, *words)

    assert (whole.returncode, "[cases-tally-differs]" in whole.stderr) == (0, False)
    assert wrong.returncode != 0
    assert wrong.stderr.count("[cases-tally-differs]") == 1
