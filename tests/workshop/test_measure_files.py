"""A year's measures come back from every format, and bad files are told with the cell."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings

from measure_making import FILES, YEARS, finished, measure, report, year, years
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.terms.problem import Problem, Refused
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

SHIPPED = Shelf(Library())


@given(years())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_year_comes_back_from_every_format(
    tmp_path_factory: pytest.TempPathFactory, file: YearFile
) -> None:
    folder = tmp_path_factory.mktemp("round")
    for ending in (".yaml", ".json", ".xlsx"):
        path = folder / f"year{ending}"
        FILES.write(file, path)
        assert FILES.read(path).year == file


@pytest.mark.parametrize("name", ["six-month-2563", "analysis-2565"])
def test_real_years_come_back_from_a_spreadsheet(name: str, tmp_path: Path) -> None:
    found = FILES.read(YEARS / f"{name}.yaml")
    FILES.write(found.year, tmp_path / "year.xlsx")
    assert FILES.read(tmp_path / "year.xlsx").year == found.year
    assert found.problems == ()


def test_the_real_years_hold_as_many_measures_as_their_models() -> None:
    counts = [len(FILES.read(path).year.measures) for path in sorted(YEARS.glob("*.yaml"))]
    assert counts == [7, 19]


# --- Bad input -----------------------------------------------------------------------------------


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        FILES.read(path)
    assert {problem.place.file for problem in caught.value.problems} == {str(path)}
    return caught.value.problems


def put(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def book(tmp_path: Path, file: YearFile) -> Path:
    FILES.write(file, tmp_path / "year.xlsx")
    return tmp_path / "year.xlsx"


def test_a_percent_over_a_hundred_is_told_by_sheet_row_and_column(tmp_path: Path) -> None:
    [problem] = refused(
        book(tmp_path, year(reports=(finished(), report(period="q2", percent=140))))
    )
    assert (problem.code, problem.place.sheet) == ("follow-up-percent", "รายงานผล")
    assert (problem.place.row, problem.place.column) == (3, "ร้อยละ")


def test_an_item_the_year_does_not_have_is_told_by_line_in_yaml(tmp_path: Path) -> None:
    path = tmp_path / "year.yaml"
    FILES.write(year(measure(items=("O99",))), path)
    [problem] = refused(path)
    assert (problem.code, problem.place.line) == ("measure-unknown-item", 13)


def test_criteria_nobody_has_are_told_where_they_are_named(tmp_path: Path) -> None:
    [problem] = refused(book(tmp_path, year(pack="ita/2599/local@1")))
    assert (problem.code, problem.place.row) == ("pack-not-found", 4)


def test_merged_cells_are_told(tmp_path: Path) -> None:
    held = io.BytesIO()
    made = xlsxwriter.Workbook(held, {"in_memory": True})
    made.add_worksheet("มาตรการ").merge_range(2, 1, 3, 1, "คิว")
    made.close()
    [problem] = refused(put(tmp_path / "m.xlsx", held.getvalue()))
    assert (problem.code, problem.place.row, problem.place.column) == (
        "measures-file-merged",
        3,
        "B",
    )


def test_a_blank_title_is_told_and_nothing_else_is_guessed(tmp_path: Path) -> None:
    held = io.BytesIO()
    made = xlsxwriter.Workbook(held, {"in_memory": True})
    page = made.add_worksheet("มาตรการ")
    page.write_row(0, 0, ["มาตรการ", "รอบการรายงาน"])
    page.write_row(1, 0, ["", "รายเดือน"])
    made.close()
    [problem] = refused(put(tmp_path / "m.xlsx", held.getvalue()))
    assert problem.code == "measures-file-blank"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"schema: 1\n", "file-not-what-it-says"),
        ("a.yaml", b"%PDF-1.7\n%%EOF", "file-not-what-it-says"),
        ("a.docx", b"schema: 1\n", "file-kind-unknown"),
        ("a.yaml", b"", "file-empty"),
        ("a.xlsx", b"%PDF-1.7 cut", "file-not-what-it-says"),
        ("a.yaml", "ปี".encode("cp874"), "file-not-utf8"),
        ("a.json", b"{", "file-json-cut"),
        ("a.json", b"{1}", "file-not-json"),
        ("a.json", b'{"schema": NaN}', "file-json-number"),
        ("a.json", b"[" * 100_000, "file-too-deep"),
        ("a.json", b"[]", "pack-wrong-type"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    assert [problem.code for problem in refused(put(tmp_path / name, content))] == [code]


def test_a_file_of_two_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert [problem.code for problem in refused(path)] == ["upload-too-large"]


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path)[0].code == "file-is-folder"
    assert refused(tmp_path / "none.yaml")[0].code == "file-missing"


def test_a_file_is_written_only_in_a_kind_that_can_be_read_again(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="file-kind-unknown"):
        FILES.write(year(), tmp_path / "year.pdf")
