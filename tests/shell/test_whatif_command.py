"""`prongsai whatif`: what it tells, and how it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from command_line import EXAMPLES, PROVINCE, Ran, run, table
from packs_folder import folder_with

ANSWERS = [PROVINCE / name for name in ("iit.csv", "eit.csv", "oit.csv")]
TEN = EXAMPLES / "known-scores.csv"
FASAI = ("--agency", "เทศบาลตำบลฟ้าใส")


def record(ran: Ran) -> dict[str, Any]:
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_new_scores_are_told_with_the_level_and_what_blocks_the_next() -> None:
    ran = run("whatif", TEN, *FASAI, "--set", "improvement=87")

    assert ran.code == 0
    assert "total: 94.65 → 94.96" in ran.out
    assert "level: Pass → Pass, good" in ran.out
    assert "EIT has 85.43, needs 95.00: 9.57 short" in ran.out


def test_the_same_is_told_in_thai() -> None:
    ran = run("whatif", TEN, *FASAI, "--set", "การปรับปรุงระบบการทำงาน=87", lang="th")

    assert "ระดับ: ผ่าน → ผ่านดี" in ran.out
    assert "สิ่งที่ยังขาดก่อนถึงระดับ “ผ่านดีเยี่ยม”" in ran.out


def test_without_a_question_what_each_score_is_worth_is_listed() -> None:
    ran = run("whatif", *ANSWERS, "--agency", "S02")

    first, second = ran.out.splitlines()[4:6]
    assert first.startswith("O24 ")
    assert first.split()[-5:] == ["0.00", "0.0250", "2.5000", "total,", "OIT"]
    assert second.startswith("O12 ")


def test_scores_above_items_are_marked_as_coarse() -> None:
    ran = run("whatif", TEN, *FASAI)

    assert "Improvement of work systems*" in ran.out
    assert "* Only this score is known" in ran.out


def test_json_carries_exact_numbers_as_text() -> None:
    found = record(
        run("whatif", *ANSWERS, "--agency", "S02", "--set", "O12=100", "--format", "json")
    )

    assert set(found) == {
        "agency", "agency_code", "province", "fiscal_year", "pack", "pack_hash", "asked",
        "before", "after", "changed", "next_level", "worth", "notes",
    }  # fmt: skip
    assert (found["asked"], found["before"]["overall"]) == ({"O12": "100"}, "93.85")
    assert found["changed"][-1] == {"key": "O12", "before": "0", "after": "100"}
    assert found["next_level"]["gaps"][0]["printed_steps"] == 125
    assert found["worth"][0] == {
        "key": "O24", "instrument": "OIT", "score": "0", "per_point": "0.025", "to_full": "2.5",
        "disclosure": True, "coarse": False, "lifts_total": False, "lifts_floor": True,
    }  # fmt: skip


def test_without_a_question_json_lists_worth_alone() -> None:
    found = record(run("whatif", TEN, *FASAI, "--format", "json"))

    assert "asked" not in found
    assert len(found["worth"]) == 10


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["O99=100"], "way-unknown-key", "similar: O9"),
        (["O10=100"], "way-items-needed", "Load the answers or item scores of OIT"),
        (["budget=101"], "way-not-a-score", "not a score from 0 to 100"),
        (["budget=many"], "way-not-a-score", "“many”"),
        (["budget=90", "BUDGET=91"], "way-set-twice", "“budget” is set more than once"),
        (["budget=90", "IIT=91"], "way-above-and-below", "“IIT”, which is made of it"),
    ],
)
def test_what_cannot_be_asked_is_refused(words: list[str], code: str, said: str) -> None:
    ran = run("whatif", TEN, *FASAI, "--set", *words)

    assert (ran.code, ran.out) == (1, "")
    assert f"[{code}]" in ran.err
    assert said in ran.err


def test_half_a_pass_is_refused() -> None:
    ran = run("whatif", *ANSWERS, "--agency", "S02", "--set", "O12=50")

    assert (ran.code, "[way-all-or-nothing]" in ran.err, "0 for not passed" in ran.err) == (
        1, True, True,
    )  # fmt: skip


def test_a_group_without_effect_is_refused() -> None:
    ran = run(
        "whatif", *ANSWERS, "--pack", "ita/2568", "--choose", "disclosure_mean=items",
        "--agency", "S02", "--set", "9.3=100",
    )  # fmt: skip

    assert (ran.code, "[way-without-effect]" in ran.err, "not made of “9.3”" in ran.err) == (
        1, True, True,
    )  # fmt: skip


def test_a_change_without_a_score_is_wrong_usage() -> None:
    ran = run("whatif", TEN, *FASAI, "--set", "O10")

    assert (ran.code, "[way-set-unreadable]" in ran.err, "--set O10=100" in ran.err) == (
        2, True, True,
    )  # fmt: skip


def test_missing_indicators_are_named() -> None:
    ran = run("whatif", PROVINCE / "iit.csv", "--agency", "S02", "--set", "I1=100")

    assert (ran.code, ran.out) == (1, "")
    assert "[not-scored-child-not-scored]" in ran.err
    assert "EIT, OIT" in ran.err


def test_an_agency_must_be_named_where_there_are_several() -> None:
    assert "[agency-which]" in run("whatif", TEN).err


# --- The pack by the year ----------------------------------------------------------------------


def test_the_fiscal_year_picks_the_pack() -> None:
    years = EXAMPLES / "years.csv"

    assert "[year-several]" in run("whatif", years).err
    assert "2565, 2567" in run("whatif", years).err
    assert "ita/2568/local@1" in run("whatif", TEN, *FASAI).out


YEARS_OF_ONE = ("2568 90 90 90", "2567 80 80 80", "2567 70 70 70")


@pytest.mark.parametrize("words", [("whatif", "--set", "IIT=95"), ("improve", "--target", "91")])
def test_a_pack_named_picks_its_year_from_results_of_several(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    head = ["agency", "fiscal_year", "IIT", "EIT", "OIT"]
    rows = [[name, *cells.split()] for name, cells in zip("กกข", YEARS_OF_ONE, strict=True)]
    both = table(tmp_path / "both.csv", head, *rows)
    alone = table(tmp_path / "alone.csv", head, rows[0])

    ran = run(words[0], both, "--pack", "ita/2568", *words[1:])

    assert (ran.code, ran.out) == (0, run(words[0], alone, *words[1:]).out)
    assert "answers-other-year" not in ran.err


def test_a_pack_of_a_year_without_results_is_refused_with_the_years_there_are() -> None:
    ran = run("whatif", EXAMPLES / "years.csv", "--pack", "ita/2566")

    assert (ran.code, ran.out) == (1, "")
    assert "[analysis-pack-other-year]" in ran.err
    assert "they have 2565, 2567, 2568" in ran.err


def test_a_row_of_no_year_at_all_is_not_passed_over(tmp_path: Path) -> None:
    head = ["agency", "fiscal_year", "IIT", "EIT", "OIT"]
    path = table(tmp_path / "a.csv", head, ["ก", 2568, 90, 90, 90], ["ข", "ปีนี้", 90, 90, 90])

    ran = run("whatif", path, "--pack", "ita/2568")

    assert (ran.code, "[answers-other-year]" in ran.err) == (1, True)


def test_without_a_year_the_pack_must_be_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "IIT", "EIT", "OIT"], ["ก", 90, 90, 90])

    ran = run("whatif", path)

    assert (ran.code, "[year-not-stated]" in ran.err, "--pack ita/2568" in ran.err) == (
        1, True, True,
    )  # fmt: skip
    assert run("whatif", path, "--pack", "ita/2568").code == 0


def test_a_scheme_nobody_knows_is_wrong_usage() -> None:
    ran = run("whatif", TEN, "--scheme", "moit")

    assert (ran.code, "[pack-not-found]" in ran.err) == (2, True)


def test_another_scheme_has_packs_of_its_own(tmp_path: Path) -> None:
    folder_with(tmp_path, {})
    path = table(tmp_path / "a.csv", ["agency", "fiscal_year", "I1", "O1"], ["ก", 2568, 1, 1])

    ran = run("whatif", path, "--scheme", "tiny", "--packs-dir", tmp_path, "--set", "ASK=90")

    assert "tiny/2568/local@1" in ran.out
    assert "total: 70.00 → 94.00" in ran.out


# --- Results read back -------------------------------------------------------------------------


def scored(path: Path, form: str, *more: str) -> Path:
    assert (
        run("score", *ANSWERS, "--pack", "ita/2568", "--format", form, "--out", path, *more).code
        == 0
    )
    return path


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "parquet"])
def test_results_written_by_score_are_read_back(form: str, tmp_path: Path) -> None:
    path = scored(tmp_path / f"a.{form}", form)

    ran = run("whatif", path, "--agency", "S02", "--set", "O12=100", "E9=100")

    assert "total: 93.85 → 96.02" in ran.out
    assert "E9 " in ran.out


def test_exact_results_come_back_exactly(tmp_path: Path) -> None:
    words = ("--agency", "S02", "--set", "O12=100", "--format", "json")

    first = record(run("whatif", *ANSWERS, *words))
    again = record(run("whatif", scored(tmp_path / "a.json", "json", "--exact"), *words))

    assert (first["after"], first["worth"]) == (again["after"], again["worth"])


def test_json_results_can_be_scored_and_compared(tmp_path: Path) -> None:
    path = scored(tmp_path / "a.json", "json")

    again = run("score", path, "--pack", "ita/2568", "--format", "json")

    assert [r["overall"] for r in again.records()[:2]] == ["97.54", "93.85"]
    assert run("compare", path).code == 0


def test_other_json_is_refused_with_what_to_give(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"a": 1}', encoding="utf-8")

    ran = run("whatif", path, "--pack", "ita/2568")

    assert (ran.code, "[json-not-results]" in ran.err, "score --format json" in ran.err) == (
        1, True, True,
    )  # fmt: skip


def test_a_score_above_100_in_json_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"agency": "ก", "fiscal_year": 2568, "instruments": {"IIT": "101"}}]', encoding="utf-8"
    )

    ran = run("whatif", path)

    assert (ran.code, "[answers-not-a-score] " in ran.err, "row 1" in ran.err) == (1, True, True)


def test_a_total_that_printed_scores_do_not_give_is_noted(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.csv", ["agency", "fiscal_year", "IIT", "EIT", "OIT", "overall"],
        ["ก", 2568, 90, 90, 90, "90.01"],
    )  # fmt: skip

    assert "[published-differs]" in run("whatif", path).out
