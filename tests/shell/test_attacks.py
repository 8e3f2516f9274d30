"""What somebody who wants to break it found, and must not find again."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from command_line import ROOT, run, table

ITEMS = [f"I{n}" for n in range(1, 16)]


def answers(division: str, people: int, answer: int) -> list[list[object]]:
    worst_first = {3, 4, 5, 7, 8, 9, 11}
    row = [5 - answer if n in worst_first else answer for n in range(1, 16)]
    return [["ก", division, *row] for _ in range(people)]


def test_notes_of_a_hidden_division_tell_neither_scores_nor_sizes(tmp_path: Path) -> None:
    rows = answers("small", 2, 4) + answers("b", 12, 5) + answers("c", 14, 4)
    staff = table(tmp_path / "a.csv", ["agency", "division", *ITEMS], *rows)
    known = table(
        tmp_path / "b.csv", ["agency", "division", "EIT", "OIT", "overall"],
        *(["ก", each, 83, 99, 90] for each in ("small", "b", "c")),
    )  # fmt: skip
    register = table(tmp_path / "c.csv", ["agency", "headcount_iit"], ["ก", 90])

    for form in ("table", "json", "csv"):
        ran = run(
            "score", staff, known, "--pack", "ita/2568", "--by", "division",
            "--agencies", register, "--format", form,
        )  # fmt: skip
        for code in ("level-withheld", "published-differs", "sample-too-few"):
            assert code not in ran.out


def test_the_page_of_divisions_shows_no_mean_of_what_it_hides(tmp_path: Path) -> None:
    staff = table(tmp_path / "a.csv", ["agency", "division", *ITEMS], *answers("x", 3, 4))
    page = tmp_path / "page.html"

    run("score", staff, "--pack", "ita/2568", "--by", "division", "--format", "html", "--out", page)

    assert "<dt>" not in page.read_text(encoding="utf-8")


def test_hidden_divisions_that_are_all_of_one_voice_get_company(tmp_path: Path) -> None:
    rows = answers("c3", 3, 5) + answers("b8", 8, 5) + answers("x", 20, 3) + answers("y", 20, 3)
    staff = table(tmp_path / "a.csv", ["agency", "division", *ITEMS], *rows)

    ran = run("score", staff, "--pack", "ita/2568", "--by", "division", "--format", "json")

    shown = {r["division"]: r["instruments"]["IIT"] for r in ran.records()}
    assert sum(score is None for score in shown.values()) >= 3


def test_parts_here_and_whole_items_there_show_no_division(tmp_path: Path) -> None:
    parts = table(
        tmp_path / "a.csv", ["agency", "division", "I8.1", "I8.2"], *[["ก", "s", 3, 2]] * 6
    )
    wholes = table(tmp_path / "b.csv", ["agency", "division", "I8"], *[["ก", "b", 1]] * 20)

    ran = run("score", parts, wholes, "--pack", "ita/2565", "--by", "division", "--format", "json")

    assert all(record["items"] == {} for record in ran.records())


@pytest.mark.parametrize("name", ["h[12].parquet", "a*.parquet", "q?.parquet", "it's.parquet"])
def test_signs_in_a_file_name_are_not_patterns(name: str, tmp_path: Path) -> None:
    write(tmp_path / "h1.parquet", "SELECT 'other' AS agency, 0 AS I1")
    write(tmp_path / "ab.parquet", "SELECT 'other' AS agency, 0 AS I1")
    write(tmp_path / "qq.parquet", "SELECT 'other' AS agency, 0 AS I1")
    plain = write(tmp_path / "plain", "SELECT 'this' AS agency, 5 AS I1")
    plain.rename(tmp_path / name)

    (record,) = run("score", tmp_path / name, "--pack", "ita/2568", "--format", "json").records()

    assert record["agency"] == "this"


def write(path: Path, query: str) -> Path:
    with duckdb.connect() as database:
        database.execute(f"COPY ({query}) TO $path (FORMAT parquet)", {"path": str(path)})
    return path


def test_names_of_folders_are_not_columns(tmp_path: Path) -> None:
    folder = tmp_path / "agency=ZZ"
    folder.mkdir()
    path = write(folder / "a.parquet", "SELECT 'this' AS agency, 5 AS I1")

    (record,) = run("score", path, "--pack", "ita/2568", "--format", "json").records()

    assert record["agency"] == "this"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT 'ก' AS agency, 2568.0::DOUBLE AS fiscal_year, 5 AS I1",
        "SELECT 'ก' AS agency, -0.0::DOUBLE AS I3, 5 AS I1",
        "SELECT 'ก' AS agency, 5 AS I1, [1, 2] AS notes2",
        "SELECT 'ก' AS agency, 5 AS I1, 7 AS __row",
    ],
)
def test_odd_columns_of_parquet_are_read_as_meant(query: str, tmp_path: Path) -> None:
    ran = run(
        "score", write(tmp_path / "a.parquet", query), "--pack", "ita/2568", "--format", "json"
    )

    assert ran.code == 0
    assert ran.records()[0]["items"]["I1"]["score"] == "100.00"


@pytest.mark.parametrize("kind", ["[1, 2]", "{'a': 1}", "DATE '2025-01-01'", "'NaN'::DOUBLE"])
def test_what_is_no_answer_in_parquet_is_refused_with_its_cell(kind: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", f"SELECT 'ก' AS agency, {kind} AS I1")

    ran = run("score", path, "--pack", "ita/2568", "--format", "json")

    assert (ran.code, "[answers-not-a-choice]" in ran.err) == (1, True)


def test_thousands_of_wrong_values_do_not_drown_the_right_one(tmp_path: Path) -> None:
    wrong = "CASE WHEN i = 0 THEN '1' ELSE 'x' || i END AS I1"
    query = f"SELECT 'ก' AS agency, {wrong} FROM range(3000) t(i)"  # noqa: S608 - its own words

    ran = run(
        "score", write(tmp_path / "a.parquet", query), "--pack", "ita/2568", "--format", "json"
    )

    assert ran.records()[0]["items"]["I1"]["n"] == 1
    assert "answers-not-a-choice: 2,999" in ran.err


def test_an_error_cell_of_a_sheet_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, ["agency", "OIT"])
    page.write(1, 0, "ก")
    page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    book.close()

    ran = run("score", path, "--pack", "ita/2568")

    assert (ran.code, "[sheet-error-cell]" in ran.err, "B2" in ran.err) == (1, True, True)


def test_a_stray_cell_far_out_is_refused_not_swallowed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, ["agency", "I1"])
    page.write(1_048_575, 16_383, " ")
    book.close()

    assert "[sheet-too-large]" in run("score", path, "--pack", "ita/2568").err


def test_numbers_as_spreadsheets_keep_them_are_scores(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, ["agency", "IIT", "EIT", "OIT"])
    page.write_row(1, 0, ["ก", 94.39000000000001, 250 / 3, 100.00000000000001])
    book.close()

    (record,) = run("score", path, "--pack", "ita/2568", "--format", "json").records()

    assert record["instruments"] == {"IIT": "94.39", "EIT": "83.33", "OIT": "100.00"}


def test_writing_through_a_link_keeps_the_link_and_its_rights(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5])

    run("score", path, "--pack", "ita/2568", "--format", "csv", "--out", link)

    assert link.is_symlink()
    assert "ก" in real.read_text(encoding="utf-8-sig")
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5])

    ran = run("score", path, "--pack", "ita/2568", "--format", "csv", "--out", pipe)

    assert (ran.code, pipe.is_fifo()) == (1, True)


def test_a_head_count_of_a_thousand_digits_is_refused(tmp_path: Path) -> None:
    register = table(tmp_path / "r.csv", ["agency", "headcount_iit"], ["ก", "9" * 5000])
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5])

    assert (
        "[register-headcount]"
        in run("score", path, "--pack", "ita/2568", "--agencies", register).err
    )


MANY_DIGITS = "0." + "3" * 5000


@pytest.mark.parametrize("header", ["IIT", "fiscal_year", "O1"])
def test_a_cell_of_a_thousand_digits_is_refused_wherever_it_stands(
    header: str, tmp_path: Path
) -> None:
    path = table(tmp_path / "a.csv", ["agency", header, "E1"], ["ก", MANY_DIGITS, 5])

    for verb in (("score",), ("explain",), ("analyse",), ("whatif",)):
        ran = run(*verb, path, "--pack", "ita/2568")
        assert (ran.code, "[" in ran.err) == (1, True)
    assert run("compare", path).code == 1


def test_a_year_has_four_digits(tmp_path: Path) -> None:
    for year in ("9" * 5000, "68", "25680"):
        path = table(tmp_path / "a.csv", ["agency", "fiscal_year", "IIT"], ["ก", year, 90])
        ran = run("compare", path)
        assert (ran.code, "[compare-bad-year]" in ran.err) == (1, True)


def test_a_json_score_of_a_thousand_digits_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(f'[{{"agency": "ก", "instruments": {{"IIT": {MANY_DIGITS}}}}}]', "utf-8")

    assert "[answers-not-a-score]" in run("score", path, "--pack", "ita/2568").err


def test_efforts_and_supposed_scores_of_a_thousand_digits_are_refused(tmp_path: Path) -> None:
    known = ROOT / "examples" / "known-scores.csv"
    words = (known, "--agency", "เทศบาลตำบลฟ้าใส")
    for column in ("effort", "target", "steps"):
        cells = {"code": "O24", "effort": 1, column: MANY_DIGITS}
        path = table(tmp_path / "e.csv", list(cells), list(cells.values()))
        ran = run("improve", *words, "--target", "95", "--effort", path)
        assert (ran.code, "row 2" in ran.err) == (1, True)
    for digits in ("9" * 5000, MANY_DIGITS):
        ran = run("whatif", *words, "--set", f"IIT={digits}")
        assert (ran.code, "[way-not-a-score]" in ran.err) == (1, True)


def test_a_profile_s_target_of_a_thousand_digits_is_no_number(tmp_path: Path) -> None:
    known = table(tmp_path / "a.csv", ["agency", "fiscal_year", "IIT"], ["ก", 2568, 90])
    for name, text in (("p.yaml", "target: {}\n"), ("p.csv", "a,b\ntarget,{}\n")):
        for digits in ("9" * 5000, MANY_DIGITS):
            profile = tmp_path / name
            profile.write_text(text.format(digits), "utf-8")
            ran = run("report", known, "--out", tmp_path, "--agency-profile", profile)
            assert (ran.code, "[pack-wrong-type]" in ran.err) == (1, True)


def test_signs_that_move_the_cursor_do_not_reach_the_screen(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["\x1b[2Jก\x07", 5])

    assert "\x1b" not in run("score", path, "--pack", "ita/2568").out


def test_channels_are_counted_together_in_n(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "channel", "E1"], *[["ก", 1, 5]] * 3, ["ก", 2, 0])

    (record,) = run("score", path, "--pack", "ita/2568", "--format", "json").records()

    assert record["items"]["E1"]["n"] == 4


def test_an_average_of_channels_is_explained_channel_by_channel(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "channel", "E1"], *[["ก", 1, 5]] * 3, ["ก", 2, 0])

    ran = run(
        "explain", path, "--pack", "ita/2568", "--of", "E1",
        "--choose", "eit_channels=mean_of_channels",
    )  # fmt: skip

    assert ran.out.count("Channel") == 2
    assert "50.00" in ran.out
    assert "100.00" in ran.out


def test_parts_of_a_total_add_up_as_shown_whatever_the_rounding(tmp_path: Path) -> None:
    path = table(
        tmp_path / "a.csv", ["agency", "IIT", "EIT", "OIT"], ["ก", "97.761", "84.417", 100]
    )

    for order in ("end", "weighted_parts", "instruments"):
        ran = run("explain", path, "--pack", "ita/2568", "--choose", f"rounding_order={order}")
        lines = ran.out.splitlines()
        parts = [Fraction(line.rsplit("= ", 1)[1]) for line in lines if "  × 0." in line]
        total = next(line for line in lines if line.startswith("Total: "))
        exact = total.split("(= ")[1].rstrip(")") if "(= " in total else total.split(": ")[1]
        assert sum(parts, Fraction(0)) == Fraction(exact)
