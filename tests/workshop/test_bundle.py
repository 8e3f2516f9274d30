"""Score bundles as files: every command reads them, or says what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bundle_files import ANSWERS, files, nafan, put, scored
from bundle_making import sealed_again
from command_line import EXAMPLES, run


def scores_by(path: Path, *more: object) -> dict[str, Any]:
    ran = run("score", path, "--pack", "ita/2568", "--format", "json", *more)
    assert ran.code == 0, ran.err
    (record,) = ran.records()
    return record


# --- Reading back ------------------------------------------------------------------------------


def test_score_reads_the_inside_form_to_the_last_digit(tmp_path: Path) -> None:
    bundle = nafan(tmp_path, inside=True)["inside.json"]
    ran = run("score", *ANSWERS, "--pack", "ita/2568", "--format", "json", "--exact")
    wanted = next(each for each in ran.records() if each["agency_code"] == "S01")

    assert scores_by(bundle, "--exact") == wanted


def test_score_reads_the_printed_scores_of_the_public_form(tmp_path: Path) -> None:
    inside = scores_by(nafan(tmp_path, inside=True)["inside.json"])
    public = scores_by(nafan(tmp_path, inside=False)["public.json"])

    for key in ("agency", "overall", "level_key", "passed", "instruments", "indicators"):
        assert public[key] == inside[key]
    assert (public["items"], public["respondents"]) == ({}, {})


@pytest.mark.parametrize("form", ["inside", "public"])
def test_score_reads_the_table_of_scores(form: str, tmp_path: Path) -> None:
    found = nafan(tmp_path, inside=form == "inside")

    read = scores_by(found[f"{form}-scores.csv"])

    assert read["indicators"] == scores_by(found[f"{form}.json"])["indicators"]
    assert read["fiscal_year"] == 2568


def test_the_table_of_counts_is_refused_and_never_misread(tmp_path: Path) -> None:
    ran = run("score", nafan(tmp_path, inside=True)["inside-counts.csv"], "--pack", "ita/2568")

    assert ran.code == 1
    assert "[answers-nothing-to-score]" in ran.err


@pytest.mark.parametrize("form", ["inside", "public"])
@pytest.mark.parametrize(
    "words", [["analyse"], ["compare"], ["whatif"], ["improve", "--target", "98"]]
)
def test_other_commands_read_a_bundle_and_know_its_year(
    words: list[str], form: str, tmp_path: Path
) -> None:
    bundle = nafan(tmp_path, inside=form == "inside")[f"{form}.json"]

    ran = run(words[0], bundle, *words[1:])

    assert "เทศบาลตำบลนาฝัน" in ran.out
    assert "[" not in ran.err.replace("[pack", "")
    assert ran.code == 0


def test_items_can_be_asked_about_with_the_inside_form_only(tmp_path: Path) -> None:
    inside = run("whatif", nafan(tmp_path, inside=True)["inside.json"], "--set", "O13=100")
    public = run("whatif", nafan(tmp_path, inside=False)["public.json"], "--set", "O13=100")

    assert "total: 97.54 → 99.54" in inside.out
    assert (public.code, "[way-" in public.err) == (1, True)


def test_bundles_of_several_years_are_compared(tmp_path: Path) -> None:
    for year in ("2565", "2567"):
        ran = scored_year(tmp_path, year)
        put(tmp_path, ran)

    ran_both = run("compare", *sorted(tmp_path.glob("*.json")))

    assert ran_both.code == 0
    assert "2565" in ran_both.out
    assert "2567" in ran_both.out


def scored_year(folder: Path, year: str) -> dict[str, bytes]:
    """The public form of one year of the example of several."""
    lines = (EXAMPLES / "years.csv").read_text("utf-8-sig").splitlines()
    path = folder / f"{year}.csv"
    path.write_text("\n".join([lines[0], *(x for x in lines if f",{year}," in x)]), "utf-8")
    return files(scored(path, pack=f"ita/{year}"), inside=False)


def test_a_total_that_rounding_moves_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, files(scored(*ANSWERS), inside=False))["public.json"]
    record = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(sealed_again({**record, "overall": "97.55"})), "utf-8")

    ran = run("score", path, "--pack", "ita/2568")

    assert "The data states a total of 97.55; computed it is 97.54" in ran.out


# --- What differs or is damaged ----------------------------------------------------------------


def changed(folder: Path, **change: object) -> Path:
    path = nafan(folder, inside=True)["inside.json"]
    record = {**json.loads(path.read_text("utf-8")), **change}
    path.write_text(json.dumps(sealed_again(record)), "utf-8")
    return path


def test_criteria_that_changed_since_are_told_and_the_bundle_is_used(tmp_path: Path) -> None:
    ran = run("score", changed(tmp_path, pack_hash="0" * 64), "--pack", "ita/2568")

    assert ran.code == 0
    assert "[bundle-other-pack]" in ran.err
    assert "made with another version of the criteria (ita/2568/local@1)" in ran.err


def test_choices_that_differ_are_told(tmp_path: Path) -> None:
    path = changed(tmp_path, choices={"disclosure_partial": "part_marks"})

    ran = run("score", path, "--pack", "ita/2568", lang="th")

    assert ran.code == 0
    assert "ทำโดยเลือก --choose disclosure_partial=part_marks แต่ครั้งนี้เลือก –" in ran.err


def test_a_bundle_of_another_scheme_is_refused(tmp_path: Path) -> None:
    ran = run("score", changed(tmp_path, pack="moit/2568/local@1"), "--pack", "ita/2568")

    assert (ran.code, ran.out) == (1, "")
    assert "[bundle-other-scheme]" in ran.err
    assert "made by moit/2568/local@1 and cannot be read under ita/2568/local@1" in ran.err
    assert "inside.json (pack)" in ran.err


def test_a_bundle_of_another_year_is_refused(tmp_path: Path) -> None:
    path = nafan(tmp_path, inside=False)["public.json"]

    ran = run("score", path, "--pack", "ita/2567")

    assert ran.code == 1
    assert "[answers-other-year]" in ran.err
    assert "public.json row 1" in ran.err


def test_an_edited_bundle_is_refused(tmp_path: Path) -> None:
    path = nafan(tmp_path, inside=False)["public.json"]
    path.write_text(path.read_text("utf-8").replace("90.00", "99.00"), "utf-8")

    ran = run("analyse", path)

    assert ran.code == 1
    assert "[bundle-changed]" in ran.err
    assert "was changed after it was made" in ran.err


def test_a_damaged_bundle_is_refused_with_the_place(tmp_path: Path) -> None:
    ran = run("score", changed(tmp_path, items={"O1": "much"}), "--pack", "ita/2568")

    assert ran.code == 1
    assert "[bundle-damaged]" in ran.err
    assert "“items/O1” is missing or cannot be" in ran.err
    assert "inside.json (items/O1)" in ran.err


def test_a_bundle_of_another_layout_is_refused(tmp_path: Path) -> None:
    ran = run("score", changed(tmp_path, bundle="score-bundle@2"), "--pack", "ita/2568")

    assert "[bundle-other-layout]" in ran.err
    assert "layout score-bundle@2; this program reads score-bundle@1" in ran.err


def test_a_bundle_that_does_not_fit_the_criteria_is_refused(tmp_path: Path) -> None:
    ran = run("score", changed(tmp_path, items={"O99": "100.00"}), "--pack", "ita/2568")

    assert "[bundle-unfit]" in ran.err
    assert "“O99” of the score bundle is not in ita/2568/local@1" in ran.err
    assert "inside.json (items/O99)" in ran.err


def test_a_bundle_cut_short_is_no_json(tmp_path: Path) -> None:
    path = nafan(tmp_path, inside=True)["inside.json"]
    path.write_bytes(path.read_bytes()[:700])

    assert "[file-unreadable]" in run("score", path, "--pack", "ita/2568").err
