"""`packs`, `explain`, `compare`, `sample`: what they say."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import EXAMPLES, PROVINCE, ROOT, run, table
from prongsai.workshop.library import SHIPPED, Library

YEARS = range(2563, 2571)


def test_every_year_is_listed_with_standing_and_hash() -> None:
    ran = run("packs", "list")

    assert ran.code == 0
    for year in YEARS:
        assert f"ita/{year}/local@1" in ran.out
    assert ran.out.count("draft") == 2


def test_a_pack_shows_its_levels_open_rules_and_confidence() -> None:
    shown = run("packs", "show", "ita/2568").out

    for words in ("IIT ≥ 95", "rounding_order", "* end", "Confidence of its facts", "hash: "):
        assert words in shown


def test_a_draft_shows_unknown_instead_of_guessing() -> None:
    shown = run("packs", "show", "ita/2570", lang="th").out

    assert "ร่าง" in shown
    assert "ยังไม่ทราบ" in shown


def test_a_faulty_pack_of_ones_own_fails_the_check(tmp_path: Path) -> None:
    folder = tmp_path / "criteria" / "ita" / "2568"
    folder.mkdir(parents=True)
    (tmp_path / "topics").symlink_to(SHIPPED / "topics")
    (folder / "local@1.yaml").write_text("schema: 1\nid: ita/2568/local@1\n", encoding="utf-8")

    ran = run("packs", "check", "--packs-dir", tmp_path)

    assert ran.code == 1
    assert "[pack-missing-field] criteria/ita/2568/local@1.yaml line 1" in ran.err
    assert "has faults" in ran.out


def test_a_difference_names_place_and_both_values() -> None:
    ran = run("packs", "diff", "ita/2564", "ita/2565")

    assert "items/O34/title" in ran.out
    assert run("packs", "diff", "ita/2565", "ita/2565").out == "no difference\n"
    assert run("packs", "diff", "ita/2565").code == 2


def test_explain_tells_why_the_level_is_lower_than_the_total_suggests() -> None:
    ran = run(
        "explain", EXAMPLES / "known-scores.csv", "--pack", "ita/2568", "--agency", "เทศบาลตำบลฟ้าใส"
    )

    assert ran.code == 0
    assert "Total: 94.65 (= 94.653)" in ran.out
    assert "EIT has 84.42, below 85" in ran.out
    assert "level: Pass" in ran.out
    assert "Confidence in this rule" in ran.out


def test_explain_opens_one_question_down_to_its_choices() -> None:
    ran = run(
        "explain", PROVINCE / "iit.csv", "--pack", "ita/2568", "--agency", "S01", "--of", "i3",
        lang="th",
    )  # fmt: skip

    assert "I3 " in ran.out
    assert "จึงกลับคะแนน" in ran.out
    assert "คน × 100 คะแนน" in ran.out


def test_explain_needs_to_know_which_agency() -> None:
    words = ("explain", EXAMPLES / "known-scores.csv", "--pack", "ita/2568")

    assert "[agency-which]" in run(*words).err
    assert "[agency-not-in-data]" in run(*words, "--agency", "ไม่มี").err
    unknown = run(*words, "--agency", "เทศบาลตำบลฟ้าใส", "--of", "X")
    assert (unknown.code, "[explain-no-such-key]" in unknown.err) == (1, True)


def test_explain_says_what_is_missing_for_a_total() -> None:
    ran = run("explain", PROVINCE / "iit.csv", "--pack", "ita/2568", "--agency", "S01")

    assert "not scored: missing EIT, OIT" in ran.out


def test_explain_names_a_chosen_order_of_rounding() -> None:
    ran = run(
        "explain", EXAMPLES / "known-scores.csv", "--pack", "ita/2568",
        "--agency", "เทศบาลตำบลฟ้าใส", "--choose", "rounding_order=instruments",
    )  # fmt: skip

    assert "rounded to 2 decimals before weighting" in ran.out
    assert "chosen by the user" in ran.out


def test_years_stand_side_by_side_and_what_does_not_compare_is_marked() -> None:
    ran = run("compare", EXAMPLES / "years.csv")

    assert ran.code == 0
    assert "89.17" in ran.out
    assert "97.76" in ran.out
    assert "not comparable" in ran.out
    assert "(2567–2568): OIT, Disclosure of information" in ran.out
    assert ran.out.splitlines()[0].split()[1:] == ["2565", "2567", "±", "2568", "±"]


def test_compare_gives_each_change_in_json() -> None:
    (record,) = json.loads(run("compare", EXAMPLES / "years.csv", "--format", "json").out)

    step = record["steps"][-1]
    changes = {change["key"]: change for change in step["changes"]}
    assert (step["from"], step["to"]) == (2567, 2568)
    assert (changes["budget"]["change"], changes["budget"]["comparable"]) == ("2.21", True)
    assert changes["disclosure"]["change"] is None
    assert step["not_carried"]


def test_compare_needs_a_year_it_can_read(tmp_path: Path) -> None:
    none = table(tmp_path / "a.csv", ["agency", "budget"], ["ก", 90])
    odd = table(tmp_path / "b.csv", ["agency", "ปีงบประมาณ", "budget"], ["ก", "สองพัน", 90])

    assert "[compare-no-year]" in run("compare", none).err
    assert "[compare-bad-year]" in run("compare", odd).err


def test_compare_can_be_kept_to_one_agency(tmp_path: Path) -> None:
    rows = [["ก", 2567, 90], ["ข", 2567, 80]]
    path = table(tmp_path / "a.csv", ["agency", "ปีงบประมาณ", "budget"], *rows)

    assert len(json.loads(run("compare", path, "--agency", "ข", "--format", "json").out)) == 1
    assert run("compare", path, "--agency", "ค").code == 1
    assert "ก" in run("compare", path).out


@pytest.mark.parametrize(
    ("headcount", "least"), [(12, "12"), (85, "30"), (1000, "100"), (9000, "400")]
)
def test_the_sample_follows_the_head_count(headcount: int, least: str) -> None:
    ran = run("sample", "--pack", "ita/2568", "--headcount", headcount)

    assert ran.code == 0
    assert [line.split()[1] for line in ran.out.splitlines()[3:5]] == [least, least]


def test_an_unknown_sample_rule_is_said_as_unknown() -> None:
    assert "unknown" in run("sample", "--pack", "ita/2569", "--headcount", 100).out
    assert run("sample", "--pack", "ita/2568", "--headcount", -1).code == 2


def test_help_speaks_the_language_asked_for() -> None:
    assert "ตัวอย่าง" in run("score", "--help", lang="th").out
    assert "examples:" in run("score", "--help", lang="en").out


def test_the_installed_command_runs_and_tells_its_version() -> None:
    command = [str(Path(sys.executable).with_name("prongsai")), "--version"]

    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.startswith("prongsai ")


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{Path(sys.executable).with_name('prongsai')} packs show ita/2563 ita/2564 | head -1"

    done = subprocess.run(  # noqa: S602 - a pipe needs a shell; the words are this test's own
        command, shell=True, capture_output=True, text=True, check=True
    )

    assert done.stderr == ""


def test_the_latest_revision_of_each_year_is_the_one_meant() -> None:
    library = Library()

    assert [str(library.find(f"ita/{year}")) for year in YEARS] == [
        f"ita/{year}/local@1" for year in YEARS
    ]


def test_a_draft_is_marked_on_everything_made_with_it() -> None:
    words = (EXAMPLES / "next-year.csv", "--assume", "ita/2568")

    compared = run("compare", *words).out
    sampled = run("sample", "--pack", "ita/2569", "--headcount", 9, "--assume", "ita/2568").out
    nation = run("score", *words, "--pack", "ita/2569", "--by", "nation")
    listed = run("score", *words, "--pack", "ita/2569", "--by", "nation", "--format", "json")

    for said in (compared, sampled, nation.out):
        assert "[pack-draft]" in said
        assert "[pack-assumed]" in said
    assert [n["code"] for n in listed.records()[0]["notes"]] == ["pack-draft", "pack-assumed"]


def test_open_rules_come_along_with_the_rules_assumed() -> None:
    ran = run(
        "score", EXAMPLES / "next-year.csv", "--pack", "ita/2569", "--assume", "ita/2568",
        "--choose", "too_few_respondents=zero",
    )  # fmt: skip

    assert ran.code == 0
    assert "eit_channels=pooled" in ran.err
    assert "disclosure_weights" not in ran.err


def test_an_assumption_that_gives_nothing_is_not_named() -> None:
    ran = run("sample", "--pack", "ita/2568", "--headcount", 9, "--assume", "ita/2567")

    assert ran.out.splitlines()[0] == "ita/2568/local@1"


def test_a_later_draft_year_can_be_scored_under_an_assumption(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "O1"], ["ก", 1])

    ran = run(
        "score", path, "--pack", "ita/2568", "--under", "ita/2569", "--assume", "ita/2568",
        "--format", "json",
    )  # fmt: skip

    assert ran.records()[0]["pack"] == "ita/2569/local@1 [assuming ita/2568/local@1]"


def test_a_folder_of_packs_may_be_named_before_or_after_the_verb(tmp_path: Path) -> None:
    (tmp_path / "criteria").mkdir()
    (tmp_path / "topics").mkdir()

    assert "2568" not in run("--packs-dir", tmp_path, "packs", "list").out
    assert "2568" not in run("packs", "list", "--packs-dir", tmp_path).out


def test_an_unknown_scheme_is_answered_with_what_is_known() -> None:
    ran = run("compare", EXAMPLES / "years.csv", "--scheme", "moit")

    assert (ran.code, "[pack-not-found]" in ran.err) == (2, True)


def test_differences_of_evidence_are_shown_only_when_asked_for() -> None:
    brief, full = (
        run("packs", "diff", "ita/2564", "ita/2565", *more).out for more in ((), ("--all",))
    )

    assert "evidence" not in brief
    assert "evidence" in full


def test_known_scores_have_no_divisions_and_say_so() -> None:
    ran = run(
        "score", EXAMPLES / "known-scores.csv", "--pack", "ita/2568", "--by", "division",
        "--format", "json",
    )  # fmt: skip

    assert {n["code"] for r in ran.records() for n in r["notes"]} >= {"division-needs-answers"}


def test_wrong_usage_is_told_in_thai_too() -> None:
    assert "ยังขาด: FILES" in run("score", lang="th").err
    assert "วิธีใช้" in run("score", "--help", lang="th").out
    assert "usage: " in run("score", "--help", lang="en").out


def test_thai_comes_out_whatever_the_locale_says() -> None:
    command = [str(Path(sys.executable).with_name("prongsai")), "packs", "show", "ita/2568"]

    done = subprocess.run(
        command, capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    )

    assert "เกณฑ์" in done.stdout.decode("utf-8")


def test_every_rule_can_be_read_with_its_confidence() -> None:
    shown = run("packs", "show", "ita/2568", "--all").out
    thai = run("packs", "show", "ita/2567", "--all", lang="th").out

    for words in (
        "9.2 O10",
        "six_level",
        "less is better",
        "bribery",
        "pass mark 85",
        "share 1/10",
    ):
        assert words in shown
    assert "ประกาศนโยบาย No Gift Policy จากการปฏิบัติหน้าที่" in thai
    assert "2567" in thai
    assert "unknown" in run("packs", "show", "ita/2570", "--all").out


def test_a_folder_that_holds_no_packs_is_wrong_usage(tmp_path: Path) -> None:
    ran = run("packs", "list", "--packs-dir", tmp_path)

    assert (ran.code, "[packs-folder-missing]" in ran.err) == (2, True)


def test_one_faulty_pack_does_not_hide_the_others(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "packs")
    broken = tmp_path / "packs" / "criteria" / "ita" / "2566" / "local@1.yaml"
    broken.write_text("schema: 1\n", encoding="utf-8")

    ran = run("packs", "list", "--packs-dir", tmp_path / "packs")

    assert (ran.code, "faulty" in ran.out) == (1, True)
    assert "ita/2568/local@1  usable" in ran.out


def test_items_nobody_knows_yet_point_to_the_assumption(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5])

    ran = run("score", path, "--pack", "ita/2569")

    assert (ran.code, "[answers-items-unknown]" in ran.err, "--assume" in ran.err) == (
        1,
        True,
        True,
    )
