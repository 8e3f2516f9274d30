"""`prongsai plan`: template, check, convert, report, compare."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import EXAMPLES, run

PLAN = EXAMPLES / "plan" / "plan.xlsx"


def test_a_template_is_written_once_and_tells_what_is_blank(tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    first = run("plan", "template", "--frame", "local-2561", "--first", "2561", "--out", out)
    again = run("plan", "template", "--out", out)
    blank = run("plan", "check", out)

    assert (first.code, again.code, blank.code) == (0, 2, 1)
    assert "[plan-out-exists]" in again.err
    assert "[plan-cell-empty]" in blank.err
    assert "sheet “แผน” row 3 column “ชื่อหน่วยงาน”" in blank.err


def test_a_check_tells_counts_and_totals() -> None:
    done = run("plan", "check", PLAN)
    total = done.out.splitlines()[-1].split()

    assert done.code == 0
    assert total == ["total", "29", *["150,320.00"] * 5, "751,600.00"]


def test_a_plan_with_faults_is_told_and_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    said = json.loads((EXAMPLES / "plan" / "plan.json").read_bytes())
    said["plan"]["projects"][0]["budgets"][0]["planned"] = "-1"
    path.write_text(json.dumps(said), "utf-8")
    checked, converted = run("plan", "check", path), run("plan", "convert", path, "--out", "x.xlsx")

    assert (checked.code, converted.code) == (1, 1)
    assert "(plan/projects/0/budgets/0/planned)" in checked.err
    assert "[plan-budget-negative]" in converted.err


def test_a_plan_is_converted_there_and_back(tmp_path: Path) -> None:
    there = run("plan", "convert", PLAN, "--out", tmp_path / "plan.json")
    back = run("plan", "convert", tmp_path / "plan.json", "--out", tmp_path / "plan.xlsx")
    odd = run("plan", "convert", PLAN, "--out", tmp_path / "plan.docx")

    assert (there.code, back.code, odd.code) == (0, 0, 2)
    assert (tmp_path / "plan.xlsx").read_bytes() == PLAN.read_bytes()
    assert (tmp_path / "plan.json").read_bytes() == (EXAMPLES / "plan" / "plan.json").read_bytes()


def test_the_papers_are_made_and_edited_ones_moved_aside(tmp_path: Path) -> None:
    words = ("plan", "report", PLAN, "--to", "txt,xlsx", "--out", tmp_path, "--date", "2022-08-23")
    first = run(*words)
    (tmp_path / "plan.txt").write_text("แก้แล้ว", "utf-8")
    again = run(*words, "--numerals", "arabic")

    names = {path.name for path in tmp_path.glob("*.*")} - {".prongsai-made.jsonl"}
    assert (first.code, again.code) == (0, 0)
    assert names == {
        "announcement.txt", "budget.txt", "budget.xlsx", "order.txt", "order.xlsx",
        "plan-edited-1.txt", "plan.txt", "plan.xlsx",
    }  # fmt: skip
    assert "[out-edited]" in again.err
    assert "ลำดับที่ 29 " in (tmp_path / "plan.txt").read_text("utf-8")


def test_two_editions_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    said = json.loads((EXAMPLES / "plan" / "plan.json").read_bytes())
    said["state"], said["plan"]["head"] = "approved", "ปลัด"
    projects = said["plan"]["projects"]
    projects[0]["title"], projects[1]["key"] = "ชื่อใหม่", "30"
    projects[2]["budgets"][0]["planned"] = "1.00"
    projects[3], projects[4] = projects[4], projects[3]
    projects[5]["rationale"] = ["เหตุผลใหม่"]
    path.write_text(json.dumps(said), "utf-8")
    done = run("plan", "compare", PLAN, path)

    assert done.code == 0
    assert "[plan-approved-changed]" in done.err
    lines = done.out.splitlines()
    assert lines[0].startswith("added: project 30 ")
    assert lines[1].startswith("taken out: project 2 ")
    assert lines[2] == "the plan, Office of the signer: – → ปลัด"
    assert lines[3].endswith(" → ชื่อใหม่")
    assert lines[4] == "project 3, Budgets: 2566 25020.00 → 2566 1.00"
    assert lines[5].endswith(" → เหตุผลใหม่")
    assert lines[6] == "the order of projects is another"
    assert "no difference" in run("plan", "compare", PLAN, PLAN).out.casefold()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check",), "plan-files-number"),
        (("compare", PLAN), "plan-files-number"),
        (("template",), "plan-out-needed"),
        (("report", PLAN, "--to", "odt", "--out", "x"), "report-format-unknown"),
        (("template", "--frame", "other", "--out", "x.xlsx"), "plan-frame-unknown"),
    ],
)
def test_what_cannot_be_done_is_told(words: tuple[object, ...], code: str) -> None:
    done = run("plan", *words)

    assert done.code in (1, 2)
    assert f"[{code}]" in done.err


def test_the_frames_are_listed_with_their_cycles() -> None:
    assert "local-2561" in run("plan", "frames").out
