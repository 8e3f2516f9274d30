"""`prongsai procedures` lists, checks, shows, tells stories and writes manuals."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import run
from prongsai.workshop.library import SHIPPED
from prongsai.workshop.procedures import paths

COMPLAINT = paths(SHIPPED)["general-complaint"]


def test_shipped_procedures_are_listed() -> None:
    ran = run("procedures", "list")
    assert ran.code == 0
    assert "general-complaint" in ran.out


def test_every_shipped_procedure_is_in_order() -> None:
    ran = run("procedures", "check", lang="th")
    assert ran.code == 0
    assert len(ran.err.splitlines()) == len(paths(SHIPPED))


def test_a_file_of_ones_own_is_checked_and_its_faults_told(tmp_path: Path) -> None:
    path = tmp_path / "general-complaint.yaml"
    text = COMPLAINT.read_text("utf-8")
    path.write_text(text, "utf-8")
    assert run("procedures", "check", path).code == 0
    path.write_text(text.replace("late: 3}", "late: 4}"), "utf-8")
    ran = run("procedures", "check", path)
    assert ran.code == 1
    assert "[procedure-story-otherwise]" in ran.err
    assert "late should be 4 and is 3" in ran.err


LOST = """  lost:
    label: {th: หลงทาง, en: Lost}
    public: {th: หลงทาง, en: Lost}
    phase: open
"""
BROKEN = {
    "a state that nobody reaches": (
        "states:\n", f"states:\n{LOST}",
        {"th": "ไปถึง", "en": "reach"}, "lost",
    ),
    "a clock without a start": (
        "starts: [brought, not_solved, give_back]", "starts: []",
        {"th": "เริ่ม", "en": "start"}, "sort",
    ),
    "a clock that starts with nothing known": (
        "starts: [brought, not_solved, give_back]", "starts: [moonrise]",
        {"th": "moonrise", "en": "moonrise"}, "sort",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("what", BROKEN)
def test_a_fault_is_told_at_its_place_in_both_languages(
    tmp_path: Path, what: str, lang: str
) -> None:
    old, new, said, place = BROKEN[what]
    text = COMPLAINT.read_text("utf-8")
    assert old in text
    path = tmp_path / "general-complaint.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")

    ran = run("procedures", "check", path, lang=lang)

    assert ran.code == 1
    assert said[lang] in ran.err
    assert place in ran.err


def test_all_faults_of_a_folder_of_packs_are_told(tmp_path: Path) -> None:
    (tmp_path / "criteria").symlink_to(SHIPPED / "criteria")
    (tmp_path / "topics").symlink_to(SHIPPED / "topics")
    (tmp_path / "procedures").mkdir()
    text = COMPLAINT.read_text("utf-8").replace("counted: reply", "counted: moon")
    (tmp_path / "procedures" / "general-complaint.yaml").write_text(text, "utf-8")
    ran = run("procedures", "check", "--packs-dir", tmp_path)
    assert ran.code == 1
    assert "“moon”" in ran.err


def test_it_is_shown_with_what_the_office_has_to_settle() -> None:
    ran = run("procedures", "show", "general-complaint")
    assert ran.code == 0
    assert "days, rolls" in ran.out
    assert "whoever has the case" in ran.out


def test_a_bringing_that_is_refused_is_told_with_its_code() -> None:
    ran = run("procedures", "story", "gift", "--story", "too_much_for_small")
    assert "[case-value-other-category]" in ran.out


def test_a_story_is_told_step_by_step() -> None:
    ran = run("procedures", "story", "general-complaint", "--story", "withdrawn")
    assert "[case-not-yours]" in ran.out
    assert "kept 2026-03-17" in ran.out
    every = run("procedures", "story", "general-complaint", lang="th")
    assert every.out.count("ยื่นเรื่อง") > ran.out.count("Brought")
    assert "broken 2026-03-17 +3" in every.out


def test_a_manual_is_written(tmp_path: Path) -> None:
    ran = run(
        "procedures", "manual", "general-complaint", "--out", tmp_path, "--to", "html,txt",
        "--date", "2026-08-20", "--numerals", "arabic", "--agency", "เทศบาล", lang="th",
    )  # fmt: skip
    assert ran.code == 0
    assert {each.name for each in tmp_path.iterdir()} == {
        "manual-general-complaint.html", "manual-general-complaint.txt",
    }  # fmt: skip
    assert "ภายใน 15 วัน" in (tmp_path / "manual-general-complaint.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show",), "procedures-none-named"),
        (("show", "moon"), "procedures-unknown"),
        (("story", "general-complaint", "--story", "moon"), "procedures-story-unknown"),
        (("manual", "general-complaint"), "risks-no-out"),
        (("manual", "general-complaint", "--out", "x", "--to", "wav"), "report-format-unknown"),
        (("register", "asset-loan", "--out", "x"), "register-whose"),
        (("register", "asset-loan", "--agency", "s01"), "risks-no-out"),
        (("register", "--agency", "s01", "--out", "x", "--year", "69"), "register-year"),
    ],
)
def test_what_can_not_be_meant_is_said(words: tuple[str, ...], code: str) -> None:
    ran = run("procedures", *words)
    assert ran.code == 2
    assert f"[{code}]" in ran.err


def test_a_file_that_is_not_there_is_said() -> None:
    assert run("procedures", "check", "nowhere.yaml").code == 1
