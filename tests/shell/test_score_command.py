"""`prongsai score`: what it prints, writes, refuses and exits with."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest
from python_calamine import CalamineWorkbook

from command_line import EXAMPLES, PROVINCE, run, table
from scoring_situations import INDICATORS, REFERENCE_2565

ANSWERS = [PROVINCE / name for name in ("iit.csv", "eit.csv", "oit.csv")]


def known(path: Path, scores: str = REFERENCE_2565, agency: str = "อบต.ก") -> Path:
    return table(path, ["agency", *INDICATORS], [agency, *scores.split()])


def test_ten_scores_in_give_the_published_total_in_json(tmp_path: Path) -> None:
    ran = run("score", known(tmp_path / "a.csv"), "--pack", "ita/2565", "--format", "json")

    (record,) = ran.records()
    assert ran.code == 0
    assert (record["overall"], record["level"], record["level_key"]) == ("95.75", "AA", "AA")
    assert (record["passed"], record["instruments"]["IIT"]) == (True, "99.78")
    assert record["indicators"]["prevention"] == "87.50"
    assert record["pack"] == "ita/2565/local@1"
    assert len(record["pack_hash"]) == 64


def test_json_carries_every_field_of_the_contract(tmp_path: Path) -> None:
    ran = run("score", known(tmp_path / "a.csv"), "--pack", "ita/2565", "--format", "json")

    assert set(ran.records()[0]) == {
        "agency", "agency_code", "province", "fiscal_year", "pack", "pack_hash", "overall",
        "level", "level_key", "passed", "instruments", "indicators", "sub_indicators", "items",
        "respondents", "notes",
    }  # fmt: skip


def test_exact_fractions_come_on_request(tmp_path: Path) -> None:
    words = ("score", known(tmp_path / "a.csv"), "--pack", "ita/2565", "--format", "json")

    (record,) = run(*words, "--exact").records()

    assert record["exact"]["overall"] == "95.7498"
    assert "exact" not in run(*words).records()[0]


def test_messages_go_to_standard_error_and_json_stays_clean() -> None:
    ran = run("score", *ANSWERS, "--pack", "ita/2568", "--format", "json")

    assert len(ran.records()) == 8
    assert "730 rows read, 730 used, 0 refused" in ran.err


def test_items_and_groups_come_with_the_number_they_rest_on() -> None:
    (first, *_) = run("score", *ANSWERS, "--pack", "ita/2568", "--format", "json").records()

    assert first["items"]["I1"]["n"] in (43, 44)
    assert first["items"]["O1"] == {"score": "100.00", "n": 1}
    assert first["sub_indicators"]["9.1"] == {"score": "100.00", "n": 4}


def test_not_scored_is_null_with_a_coded_note() -> None:
    (first, *_) = run("score", ANSWERS[0], "--pack", "ita/2568", "--format", "json").records()

    assert (first["overall"], first["level"], first["passed"]) == (None, None, None)
    total, *others = first["notes"]
    assert (total["code"], "EIT, OIT" in total["text"]) == ("not-scored-child-not-scored", True)
    assert {note["of"] for note in others} == {
        "EIT", "OIT", "service_quality", "communication", "improvement", "disclosure", "prevention",
    }  # fmt: skip


def test_a_withheld_level_is_noted_with_the_floor_that_failed() -> None:
    ran = run("score", EXAMPLES / "known-scores.csv", "--pack", "ita/2568", "--format", "json")

    record = ran.records()[1]
    assert (record["overall"], record["level_key"]) == ("94.65", "pass")
    assert record["notes"][0]["code"] == "level-withheld"
    assert "EIT has 84.42, below 85" in record["notes"][0]["text"]


def test_a_draft_year_answers_rule_unknown_unless_an_assumption_is_given(tmp_path: Path) -> None:
    words = ("score", known(tmp_path / "a.csv"), "--pack", "ita/2569", "--format", "json")

    (plain,) = run(*words).records()
    (assumed,) = run(*words, "--assume", "ita/2568").records()

    assert plain["overall"] is None
    assert {n["code"] for n in plain["notes"]} == {"pack-draft", "not-scored-rule-unknown"}
    assert assumed["overall"] == "95.75"
    assert "assuming ita/2568/local@1" in assumed["pack"]
    assert {n["code"] for n in assumed["notes"]} >= {"pack-draft", "pack-assumed"}


def test_a_choice_is_printed_on_everything_made_with_it(tmp_path: Path) -> None:
    words = ("score", known(tmp_path / "a.csv"), "--pack", "ita/2565", "--format", "json")

    (record,) = run(*words, "--choose", "rounding_order=weighted_parts").records()

    assert record["pack"] == "ita/2565/local@1 [rounding_order=weighted_parts]"
    assert "pack-choice" in {note["code"] for note in record["notes"]}


def test_csv_output_is_valid_input_and_scores_the_same(tmp_path: Path) -> None:
    first = tmp_path / "first.csv"
    run("score", *ANSWERS, "--pack", "ita/2568", "--format", "csv", "--out", first)

    again = run("score", first, "--pack", "ita/2568", "--format", "json")
    direct = run("score", *ANSWERS, "--pack", "ita/2568", "--format", "json")

    assert (again.code, again.err.count("[answers-")) == (0, 0)
    levels = [record["level_key"] for record in again.records()]
    assert levels == [record["level_key"] for record in direct.records()]


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_every_table_form_holds_the_same_totals(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"scores.{form}"

    ran = run("score", *ANSWERS, "--pack", "ita/2568", "--format", form, "--out", path)

    expected = run("score", *ANSWERS, "--pack", "ita/2568", "--format", "json").records()
    assert ran.code == 0
    assert totals(path) == [record["overall"] for record in expected]


def totals(path: Path) -> list[str]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [row["overall"] for row in csv.DictReader(file)]
    if path.suffix == ".xlsx":
        heading, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        return [f"{row[heading.index('overall')]:.2f}" for row in rows]
    with duckdb.connect() as database:
        found = database.read_parquet(str(path)).project("overall").fetchall()
    return [str(overall) for (overall,) in found]


def test_the_html_page_is_whole_and_asks_the_network_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "page.html"

    run("score", *ANSWERS, "--pack", "ita/2568", "--format", "html", "--out", path, lang="th")

    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "เทศบาลตำบลนาฝัน" in page
    assert not any(word in page for word in ("http:", "https:", "<script", "@import", "url("))


def test_names_cannot_smuggle_markup_into_the_page(tmp_path: Path) -> None:
    path, page = known(tmp_path / "a.csv", agency="<b onclick=x>ก&</b>"), tmp_path / "page.html"

    run("score", path, "--pack", "ita/2565", "--format", "html", "--out", page)

    assert "<b onclick" not in page.read_text(encoding="utf-8")
    assert "&lt;b onclick=x&gt;" in page.read_text(encoding="utf-8")


def test_a_spreadsheet_cell_never_becomes_a_formula(tmp_path: Path) -> None:
    path, book = known(tmp_path / "a.csv", agency="=1+1"), tmp_path / "book.xlsx"

    run("score", path, "--pack", "ita/2565", "--format", "xlsx", "--out", book)

    sheet = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0)
    assert sheet.to_python()[1][0] == "=1+1"


def test_a_file_that_cannot_be_text_needs_a_target() -> None:
    ran = run("score", *ANSWERS, "--pack", "ita/2568", "--format", "xlsx")

    assert (ran.code, "[out-needed]" in ran.err) == (2, True)


def test_a_target_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    ran = run(
        "score", *ANSWERS, "--pack", "ita/2568", "--format", "csv", "--out", tmp_path / "folder"
    )

    assert (ran.code, "[out-cannot-write]" in ran.err) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_some_refused_rows_give_a_result_and_exit_one(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5], ["ก", 9])

    ran = run("score", path, "--pack", "ita/2568", "--format", "json")

    assert (ran.code, len(ran.records())) == (1, 1)
    assert "[answers-not-a-choice]" in ran.err
    assert "row 3 column “I1”" in ran.err
    assert "2 rows read, 1 used, 1 refused" in ran.err


def test_strict_refuses_all_when_one_row_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5], ["ก", 9])

    ran = run("score", path, "--pack", "ita/2568", "--format", "json", "--strict")

    assert (ran.code, ran.out) == (1, "")
    assert "[strict-refused-all]" in ran.err
    assert "[answers-not-a-choice]" in ran.err


def test_warnings_alone_do_not_change_the_exit_code(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1", "remark"], ["ก", 5, "x"])

    ran = run("score", path, "--pack", "ita/2568", "--strict")

    assert (ran.code, "[answers-column-ignored]" in ran.err) == (0, True)


def test_a_published_total_that_differs_is_noted(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.csv",
        ["agency", *INDICATORS, "overall"],
        ["ก", *REFERENCE_2565.split(), 95.70],
    )

    (record,) = run("score", path, "--pack", "ita/2565", "--format", "json").records()

    assert [note["code"] for note in record["notes"]] == ["published-differs"]


def test_divisions_show_only_what_disclosure_control_lets_through() -> None:
    ran = run("score", ANSWERS[0], "--pack", "ita/2568", "--by", "division", "--format", "json")

    small = [r for r in ran.records() if r["agency"] == "องค์การบริหารส่วนตำบลคลองนิทาน"]
    hidden = [r for r in small if r["instruments"]["IIT"] is None]
    assert len(hidden) >= 2
    for record in hidden:
        assert (record["indicators"]["budget"], record["items"]) == (None, {})
        assert "division-withheld" in {note["code"] for note in record["notes"]}


def test_a_hidden_division_stands_in_a_table_without_scores_or_sizes(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    run("score", ANSWERS[0], "--pack", "ita/2568", "--by", "division", "--format", "csv",
        "--out", path)  # fmt: skip

    with path.open(encoding="utf-8-sig", newline="") as file:
        hidden = [row for row in csv.DictReader(file) if not row["IIT"]]
    assert len(hidden) >= 2
    assert not any(row["item_I1"] or row["respondents_IIT"] for row in hidden)


def test_the_threshold_can_only_be_raised() -> None:
    words = ("score", ANSWERS[0], "--pack", "ita/2568", "--by", "division")

    assert "[privacy-threshold-low]" in run(*words, "--least-people", 4).err
    strict = run(*words, "--least-people", 40, "--format", "json").records()
    assert all(record["instruments"]["IIT"] is None for record in strict[:8])


def test_provinces_and_the_nation_are_rows() -> None:
    words = ("score", *ANSWERS, "--pack", "ita/2568", "--agencies", PROVINCE / "agencies.csv")

    (province,) = run(*words, "--by", "province", "--format", "json").records()
    (nation,) = run(*words, "--by", "nation", "--format", "json").records()

    assert (province["group"], province["agencies"], province["scored"]) == ("สมมติบุรี", 8, 8)
    assert sum(province["levels"].values()) == 8
    assert nation["mean"] == province["mean"]
    assert "สมมติบุรี" in run(*words, "--by", "province").out
    assert run(*words, "--by", "province", "--format", "csv").code == 2


def test_answers_are_scored_under_a_later_year_with_every_cut_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "O1", "O7"], ["ก", 1, 1])

    ran = run("score", path, "--pack", "ita/2563", "--under", "ita/2565", "--format", "json")

    (record,) = ran.records()
    assert record["pack"] == "ita/2565/local@1"
    assert set(record["items"]) == {"O1", "O7"}
    assert "[carry-" in ran.err


def test_answers_cannot_be_scored_under_an_earlier_year(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "O1"], ["ก", 1])

    assert (
        "[under-earlier-year]"
        in run("score", path, "--pack", "ita/2565", "--under", "ita/2563").err
    )


def test_the_table_shows_ten_indicators_of_a_few_agencies() -> None:
    ran = run("score", EXAMPLES / "known-scores.csv", "--pack", "ita/2568", lang="th")

    assert "การป้องกันการทุจริต" in ran.out
    assert "ผ่านดีเยี่ยม" in ran.out


def test_json_is_the_same_in_both_languages_but_for_notes() -> None:
    words = ("score", EXAMPLES / "known-scores.csv", "--pack", "ita/2568", "--format", "json")
    thai, english = (json.loads(run(*words, lang=lang).out) for lang in ("th", "en"))

    for record in (*thai, *english):
        for note in record["notes"]:
            note.pop("text")
    assert thai == english
