"""Plans from and to files: nothing is lost on the way, and bad files are told what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from command_line import EXAMPLES, ROOT
from plan_making import BOOKS, plans
from prongsai.adapters.xlsx_reading.raw_sheets import raw_sheets
from prongsai.core.plans.editions import Book
from prongsai.core.plans.tidying import tidied
from prongsai.core.plans.totals import Sums, totals
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Refused
from prongsai.workshop.uploads import Upload
from shapes_making import values_of

SCHEMA = json.loads((ROOT / "docs" / "plan.schema.json").read_bytes())
PLAN = EXAMPLES / "plan" / "plan.xlsx"


@settings(max_examples=20)
@given(BOOKS)
def test_a_plan_goes_through_its_spreadsheet_unchanged(made: Book) -> None:
    assert plans().read_upload(Upload("plan.xlsx", plans().as_sheets(made))).book == made


@settings(max_examples=30)
@given(BOOKS)
def test_a_plan_goes_through_json_unchanged_and_fits_its_schema(made: Book) -> None:
    content = plans().as_json(made)

    assert plans().read_upload(Upload("plan.json", content)).book == made
    Draft202012Validator(SCHEMA).validate(json.loads(content))


@given(values_of(Book))
def test_whatever_the_model_holds_is_read_back(made: Book) -> None:
    assert read(Book, plain(made)) == (made, [])


def test_a_tidy_plan_stays_as_it_is() -> None:
    book = plans().read(PLAN).book

    assert tidied(book) == book


def test_the_filled_template_of_29_projects_comes_out_with_its_counts_and_totals() -> None:
    found = plans().read(PLAN)
    plan = found.book.plan
    parts = totals(plan, plans().frame_of(plan.frame))
    of_year = [[int(part.by_year[year].planned or 0) for part in parts] for year in plan.covers]

    assert found.sound
    assert {each.code for each in found.problems} == {"plan-kpi-no-target"}
    assert [len(part.projects) for part in parts] == [11, 12, 2, 4]
    assert of_year == [[98_320, 12_000, 40_000, 0]] * 5
    assert sum((part.by_year[2566] for part in parts), Sums()).planned == 150_320
    assert [str(each.value) for each in plan.goals[1].targets] == ["85", "90", "95", "100", "100"]
    assert plans().read(EXAMPLES / "plan" / "plan.json").book == found.book


def test_the_same_plan_makes_the_same_file() -> None:
    assert plans().as_sheets(plans().read(PLAN).book) == PLAN.read_bytes()


def codes(name: str, content: bytes) -> list[str]:
    with pytest.raises(Refused) as refused:
        plans().read_upload(Upload(name, content))
    assert {each.place.file for each in refused.value.problems} == {name}
    return [each.code for each in refused.value.problems]


def test_files_that_hold_no_plan_are_refused() -> None:
    pdf = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
    docx_kind = (ROOT / "examples" / "profile.yaml").read_bytes()

    assert codes("plan.xlsx", pdf) == ["file-not-what-it-says"]
    assert codes("plan.xlsx", docx_kind) == ["file-not-what-it-says"]
    assert codes("plan.docx", b"x") == ["file-kind-unknown"]
    assert codes("plan.json", b"{") == ["file-json-cut"]
    assert codes("plan.json", b"{1}") == ["file-not-json"]
    assert codes("plan.json", pdf) == codes("plan.xlsx", pdf[:20]) == ["file-not-what-it-says"]
    assert codes("plan.xlsx", b"") == ["file-empty"]
    assert codes("plan.json", b"[" * 100_000) == ["file-too-deep"]
    assert codes("plan.json", b"{}") == ["pack-missing-field", "pack-missing-field"]
    assert codes(
        "plan.json",
        plans().as_json(plans().read(PLAN).book).replace(b'"schema": 1', b'"schema": 9', 1),
    ) == ["pack-other-schema"]


def test_a_file_of_200_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(Refused, match="upload-too-large"):
        plans().read(path)
    with pytest.raises(Refused, match="file-missing"):
        plans().read(tmp_path / "other.xlsx")
    with pytest.raises(Refused, match="file-is-folder"):
        plans().read(tmp_path)


def test_merged_cells_are_found_and_numbers_read_as_they_look(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("โครงการ")
    page.merge_range("AA3:AB4", "ก")
    page.write_number(0, 0, 0.1)
    page.write_number(1, 0, 19800)
    book.add_worksheet("ว่าง")
    book.close()
    sheet, empty = raw_sheets(path.read_bytes())

    assert [str(each) for each in sheet.merged] == ["AA3:AB4"]
    assert [row[0] for row in sheet.rows[:2]] == ["0.1", "19800"]
    assert (empty.rows, empty.merged) == ([], ())
    assert codes("plan.xlsx", path.read_bytes()) == ["plan-sheet-missing", "plan-cells-merged"]


def test_a_frame_nobody_knows_is_told() -> None:
    with pytest.raises(Refused, match="plan-frame-unknown"):
        plans().empty("other", 2566)
    newest = plans().empty().plan

    assert (newest.frame, newest.first, newest.years) == ("local-2566", 2566, 5)
    assert plans().empty("local-2561", 2561).plan.years == 4
    assert plans().empty("local-2561", 2561, 5).plan.years == 5


def test_the_demonstration_shows_the_example_that_is_in_the_folder_of_examples() -> None:
    root = Path(__file__).parents[2]
    shipped = root / "src" / "prongsai" / "packs" / "plans" / "example.json"

    assert shipped.read_bytes() == (root / "examples" / "plan" / "plan.json").read_bytes()
