"""Whoever holds an output knows by which criteria it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import EXAMPLES, run
from prongsai.workshop.library import Library

KNOWN = EXAMPLES / "known-scores.csv"
ONE = ("--agency", "เทศบาลตำบลฟ้าใส")
PACK = Library().load("ita/2568")
COMMANDS: dict[str, tuple[object, ...]] = {
    "score": ("score", KNOWN, "--pack", "ita/2568"),
    "explain": ("explain", KNOWN, "--pack", "ita/2568", *ONE),
    "analyse": ("analyse", KNOWN, *ONE),
    "whatif": ("whatif", KNOWN, *ONE, "--set", "communication=90"),
    "improve": ("improve", KNOWN, *ONE, "--target", "excellent"),
    "compare": ("compare", EXAMPLES / "years.csv"),
}


@pytest.mark.parametrize("command", list(COMMANDS))
def test_each_command_that_scores_names_the_pack_and_its_hash(command: str) -> None:
    assert f"{PACK.name} (hash {PACK.hash})" in run(*COMMANDS[command]).err


@pytest.mark.parametrize("form", ["json", "csv", "html"])
def test_a_file_of_scores_names_the_pack_and_its_hash(form: str) -> None:
    said = run(*COMMANDS["score"], "--format", form).out

    assert str(PACK.name) in said
    assert PACK.hash in said


@pytest.mark.parametrize("command", ["analyse", "whatif", "improve"])
def test_json_of_an_analysis_names_the_pack_and_its_hash(command: str) -> None:
    said = run(*COMMANDS[command], "--format", "json").out

    assert str(PACK.name) in said
    assert PACK.hash in said


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("analysis", f"{PACK.name} (รหัสตรวจสอบ {PACK.hash[:12]})"),
        ("summary", f"{PACK.name}"),
        ("announcement", "ตามหลักเกณฑ์ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
        ("bundle", PACK.hash),
    ],
)
def test_a_paper_names_its_criteria_in_its_own_way(kind: str, named: str, tmp_path: Path) -> None:
    form = () if kind == "bundle" else ("--format", "txt")
    run("report", KNOWN, *ONE, "--kind", kind, *form, "--out", tmp_path, lang="th")

    assert any(named in each.read_text("utf-8") for each in tmp_path.iterdir())


def test_a_sample_names_the_pack() -> None:
    assert run("sample", "--pack", "ita/2568", "--headcount", 85).out.startswith(str(PACK.name))
