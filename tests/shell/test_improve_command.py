"""`prongsai improve`: the way up, what stands in it, and efforts of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from command_line import EXAMPLES, PROVINCE, Ran, run, table
from packs_folder import folder_with
from prongsai.adapters.xlsx_writing import write_xlsx

ANSWERS = [PROVINCE / name for name in ("iit.csv", "eit.csv", "oit.csv")]
TEN = EXAMPLES / "known-scores.csv"
FASAI = ("--agency", "เทศบาลตำบลฟ้าใส")


def improve(*words: object, lang: str = "en") -> Ran:
    return run("improve", *ANSWERS, "--agency", "S02", *words, lang=lang)


def record(ran: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran.out)
    return found


def taken(*words: object) -> dict[str, str]:
    return {
        each["key"]: each["to"] for each in record(improve(*words, "--format", "json"))["taken"]
    }


def test_one_item_is_enough_for_the_next_level() -> None:
    ran = improve("--target", "excellent")

    assert ran.code == 0
    assert "O24 " in ran.out
    assert "total: 93.85 → 96.35" in ran.out
    assert "level: Pass, good → Pass, excellent" in ran.out
    assert "Efforts are defaults without a source" in ran.out


def test_the_target_may_be_said_in_thai() -> None:
    ran = run("improve", TEN, *FASAI, "--target", "ผ่านดี", lang="th")

    assert (ran.code, "ระดับ: ผ่าน → ผ่านดี" in ran.out) == (0, True)
    assert "ทำตามนี้แล้วจะถึงเป้าหมาย" in ran.out
    assert "เป็นการประมาณอย่างหยาบ" in ran.out


def test_a_target_already_reached_asks_for_nothing() -> None:
    ran = improve("--target", "85")

    assert (ran.code, "reached already" in ran.out) == (0, True)


def test_json_tells_the_way_step_by_step() -> None:
    found = record(improve("--target", "excellent", "--format", "json"))

    assert set(found) == {
        "agency", "agency_code", "province", "fiscal_year", "pack", "pack_hash", "target",
        "reached", "effort", "steps", "taken", "before", "after", "next_level", "obstacles",
        "notes",
    }  # fmt: skip
    assert found["target"] == {"total": "95", "level_key": "excellent"}
    assert found["taken"] == [{
        "key": "O24", "from": "0", "to": "100", "steps": 1, "effort": "3", "worth": "2.5",
        "coarse": False,
    }]  # fmt: skip


def test_what_is_kept_stands_in_the_way_and_the_best_is_told() -> None:
    ran = improve("--target", "ผ่านดีเยี่ยม", "--keep", "O12", "O24")

    assert ran.code == 1
    assert "[way-unreachable] “Pass, excellent” cannot be reached" in ran.err
    assert "OIT has 88.75, needs 95.00: 6.25 short" in ran.out
    assert "because these are kept: O12, O24" in ran.out


def test_an_impossible_target_is_told_in_json_too() -> None:
    found = record(improve("--target", "100", "--keep", "OIT", "--format", "json"))

    assert (found["reached"], found["notes"][-1]["code"]) == (False, "way-unreachable")
    assert found["obstacles"][0]["kept"] == ["O12", "O24"]


def test_items_that_cannot_be_raised_to_full_are_named(tmp_path: Path) -> None:
    path = table(tmp_path / "e.csv", ["code", "effort", "target"], ["E9", 1, 96])

    ran = improve("--target", "100", "--effort", path)

    assert (ran.code, "because these do not go up to 100: E9" in ran.out) == (1, True)


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("101", 2, "[way-target-out-of-range] There is no total of 101"),
        ("100/1", 2, "[way-target-out-of-range] There is no total of 100/1"),
        ("9" * 5000, 2, "[way-target-out-of-range]"),
        ("Z", 1, "excellent (ผ่านดีเยี่ยม), good (ผ่านดี)"),
    ],
)
def test_a_target_that_does_not_exist_is_refused(target: str, code: int, said: str) -> None:
    ran = improve("--target", target)

    assert (ran.code, ran.out, said in ran.err) == (code, "", True)


def test_a_target_may_be_written_in_thai_digits() -> None:
    assert improve("--target", " ๙๕ ").out == improve("--target", "95").out


def test_levels_nobody_knows_yet_are_no_target() -> None:
    ran = run("improve", EXAMPLES / "next-year.csv", "--target", "good")

    assert (ran.code, "[way-levels-unknown]" in ran.err, "--assume ita/2568" in ran.err) == (
        1, True, True,
    )  # fmt: skip


def test_what_is_kept_must_exist_and_be_known() -> None:
    unknown = run("improve", TEN, *FASAI, "--target", "95", "--keep", "X1")
    hidden = run("improve", TEN, *FASAI, "--target", "95", "--keep", "O1")

    assert (unknown.code, "[way-unknown-key]" in unknown.err) == (1, True)
    assert (hidden.code, "[way-items-needed]" in hidden.err) == (1, True)


def test_missing_scores_are_refused_with_the_reason() -> None:
    ran = run("improve", PROVINCE / "oit.csv", "--agency", "S02", "--target", "95")

    assert (ran.code, "[not-scored-child-not-scored]" in ran.err) == (1, True)


# --- Efforts of one's own ----------------------------------------------------------------------


def test_own_efforts_turn_the_way(tmp_path: Path) -> None:
    dear = table(tmp_path / "e.csv", ["รหัสข้อ", "ภาระงาน"], ["O24", 50], ["O12", "๒.๕"])

    ran = improve("--target", "95.5", "--effort", dear)

    assert "O12 " in ran.out
    assert "O24" not in ran.out
    assert "defaults" not in ran.out


def test_efforts_come_from_a_spreadsheet_too(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    path.write_bytes(write_xlsx("ภาระงาน", [["code", "effort"], ["O24", 50]]))

    assert taken("--target", "95.5", "--effort", path) == {"O12": "100"}


def test_a_row_may_offer_several_targets_and_steps_of_its_own(tmp_path: Path) -> None:
    path = table(
        tmp_path / "e.csv", ["code", "effort", "target", "steps"],
        ["OIT", 900, "", ""], ["E8", "0.1", "", 1], ["E9", 3, 96, ""], ["E9", 4, 99, ""],
    )  # fmt: skip
    words = ("--target", "93.97", "--effort", path, "--keep", "IIT")

    assert taken(*words) == {"E8": "296/3"}


@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        (["O99", 1, "", ""], "way-unknown-key", "similar: O9"),
        (["O24", "lots", "", ""], "effort-not-a-number", "“lots”"),
        (["O24", 0, "", ""], "effort-not-a-number", "above 0, at most 10,000"),
        (["O24", -3, "", ""], "effort-not-a-number", "“-3”"),
        (["O24", 1, 101, ""], "way-not-a-score", "“101”"),
        (["O24", 1, 50, ""], "way-all-or-nothing", "Item O24"),
        (["E9", 1, "", 0], "effort-step-too-small", "Steps of 0 points"),
        (["E9", 1, "", "0.0099"], "effort-step-too-small", "be 0.01 points or more"),
        (["E9", 1, "", "0." + "0" * 900 + "1"], "effort-step-too-small", "“E9”"),
        (["E1", 2, "", ""], "effort-twice", "“E1”"),
        (["E2", 2, 95, ""], "effort-twice", "“E2”"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_place(
    row: list[object], code: str, said: str, tmp_path: Path
) -> None:
    path = table(
        tmp_path / "e.csv", ["code", "effort", "target", "steps"],
        ["E1", 1, "", ""], ["E2", 1, 95, ""], row,
    )  # fmt: skip

    ran = improve("--target", "95", "--effort", path)

    assert (ran.code, ran.out) == (1, "")
    assert f"[{code}] {path} row 4" in ran.err
    assert said in ran.err


def test_more_small_steps_than_can_be_searched_are_refused_at_once(tmp_path: Path) -> None:
    path = table(tmp_path / "e.csv", ["code", "effort", "steps"], ["IIT", 1, "0.01"])
    items = {f"item_I{n}": n for n in range(1, 16)}
    low = table(
        tmp_path / "a.csv", ["agency", "fiscal_year", *items, "EIT", "OIT"],
        ["ก", 2568, *items.values(), 50, 50],
    )  # fmt: skip

    ran = run("improve", low, "--target", "95", "--effort", path, lang="th")

    assert (ran.code, ran.out, "[way-search-stopped]" in ran.err) == (1, "", True)
    assert "มีขั้นให้เลือกมากเกินไป" in ran.err


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "e.csv", ["code", "remark"], ["O1", "x"])

    ran = improve("--target", "95", "--effort", path)

    assert (ran.code, "[effort-columns]" in ran.err, "code, effort" in ran.err) == (1, True, True)


def test_efforts_of_items_are_refused_where_items_are_not_known(tmp_path: Path) -> None:
    path = table(tmp_path / "e.csv", ["code", "effort"], ["O24", 1])

    ran = run("improve", TEN, *FASAI, "--target", "95", "--effort", path)

    assert (ran.code, "[way-items-needed]" in ran.err) == (1, True)


def test_a_folder_of_packs_may_bring_its_own_efforts(tmp_path: Path) -> None:
    folder_with(tmp_path, {})
    (tmp_path / "analysis").mkdir()
    broken = tmp_path / "analysis" / "efforts.yaml"
    broken.write_text("schema: 1\nkinds: {}\nmore: 1\n", encoding="utf-8")
    path = table(tmp_path / "a.csv", ["agency", "fiscal_year", "I1", "O1"], ["ก", 2568, 1, 0])
    words = ("improve", path, "--scheme", "tiny", "--packs-dir", tmp_path, "--target", "70")

    assert "[pack-unknown-key]" in run(*words).err
    broken.unlink()
    assert "O1 " in run(*words).out
