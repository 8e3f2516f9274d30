"""`prongsai spending`: template, check, report."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from command_line import run
from spending_making import baht, change, entry, line, spending, year


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "filled.xlsx"
    made = year(line(), line("2", title="อบรม"), entries=(entry(),), changes=(change("5"),))
    path.write_bytes(spending().as_sheets(made))
    return path


def test_a_template_is_written_once_and_tells_what_is_blank(tmp_path: Path) -> None:
    out = tmp_path / "blank.xlsx"
    first = run("spending", "template", "--year", "2569", "--out", out)
    again = run("spending", "template", "--year", "2570", "--out", out)
    blank = run("spending", "check", out)

    assert (first.code, again.code, blank.code) == (0, 2, 1)
    assert "[plan-out-exists]" in again.err
    assert "[plan-cell-empty]" in blank.err
    assert "sheet “ปีงบประมาณ” row 2 column “ชื่อหน่วยงาน”" in blank.err


def test_a_check_tells_how_the_year_stands_by_quarter(filled: Path) -> None:
    done = run("spending", "check", filled, "--date", "2026-04-09")

    assert done.code == 0
    assert "Fine: 2 lines, present budget 2,005.00 baht" in done.out
    assert done.out.splitlines()[3].split() == ["1", "500.00", "100.50", "20.10", "5.01"]
    assert "[spending-nothing-by-half]" in done.err
    assert "sheet “แผน” row 3" in done.err


def test_faults_are_placed_by_sheet_row_and_column(tmp_path: Path) -> None:
    path, merged = tmp_path / "below.xlsx", tmp_path / "merged.xlsx"
    path.write_bytes(spending().as_sheets(year(line(budget=baht("-5"), targets=(None,) * 4))))
    with xlsxwriter.Workbook(merged) as book:
        book.add_worksheet("ปีงบประมาณ").write_column("A1", ["ชื่อหน่วยงาน", "ปีงบประมาณ"])
        page = book.add_worksheet("แผน")
        page.write_row("A1", ["รหัสรายการ", "โครงการ"])
        page.merge_range("B3:C3", "อบรม")
    joined, below = run("spending", "check", merged), run("spending", "check", path)

    assert (joined.code, below.code) == (1, 1)
    assert "B3:C3" in joined.err
    assert "[spending-budget-negative]" in below.err
    assert "row 2 column “งบประมาณตั้งไว้ (บาท)”" in below.err


def test_what_is_no_filled_template_is_refused(tmp_path: Path) -> None:
    other, huge = tmp_path / "picture.xlsx", tmp_path / "huge.xlsx"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    with huge.open("wb") as file:
        file.truncate(200_000_000)

    assert "[file-not-what-it-says]" in run("spending", "check", other).err
    assert "[upload-too-large]" in run("spending", "check", huge).err
    assert "[file-missing]" in run("spending", "check", tmp_path / "none.xlsx").err
    assert "[file-is-folder]" in run("spending", "check", tmp_path).err
    assert "[file-kind-unknown]" in run("spending", "check", __file__).err
    assert "[spending-file-needed]" in run("spending", "check").err
    assert "[plan-out-needed]" in run("spending", "template").err


def test_the_papers_are_made_and_edited_ones_moved_aside(filled: Path, tmp_path: Path) -> None:
    words = ("spending", "report", filled, "--to", "txt,xlsx,docx", "--out", tmp_path / "out")
    first = run(*words, "--date", "2026-04-09")
    half = tmp_path / "out" / "half-year.txt"
    half.write_text("แก้แล้ว", "utf-8")
    second = run(*words, "--date", "2026-04-09")

    assert (first.code, second.code) == (0, 0)
    assert "[out-edited]" in second.err
    assert "รอบ ๖ เดือน" in half.read_text("utf-8")
    assert {each.name for each in (tmp_path / "out").glob("*.docx")} == {
        "plan.docx", "half-year.docx", "annual.docx",
    }  # fmt: skip


def test_no_paper_is_made_of_a_plan_with_faults(tmp_path: Path) -> None:
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(spending().as_sheets(year(changes=(change("-2000"),))))

    done = run("spending", "report", path, "--out", tmp_path / "out")
    assert done.code == 1
    assert "[spending-present-negative]" in done.err
    assert not (tmp_path / "out").exists()
