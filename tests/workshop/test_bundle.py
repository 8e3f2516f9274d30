"""Score bundles as files: their names, what they hold, and that every command reads them."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bundle_making import sealed_again
from command_line import EXAMPLES, PROVINCE, run, table
from prongsai.core.answers.agencies import Agency
from prongsai.core.answers.gather import Summary, Unit
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.public import Publication
from prongsai.core.scoring.score import Scorer
from prongsai.core.terms.problem import Misused
from prongsai.core.terms.words import Language
from prongsai.workshop.bundle import bundle_of, files_of
from prongsai.workshop.file_names import safe_name
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.results import Asked, Run, result_of, run_files
from prongsai.workshop.voice import Voice

THAI = Voice("th")
ANSWERS = [PROVINCE / name for name in ("iit.csv", "eit.csv", "oit.csv")]


def scored(*files: Path, pack: str = "ita/2568", **asked: Any) -> Run:
    return run_files(Asked(files, **asked), Library().load(pack), Progress(Voice("en")))


def made_of(agency: Agency, given: Given, pack: str = "ita/2568") -> Run:
    """A run with one agency of which just this is given."""
    scorer = Scorer(Library().load(pack))
    result = result_of(scorer, Unit(agency, "", given))
    return Run(scorer, (result,), (), Summary(1, 1, {}))


def files(
    made: Run, *, inside: bool, which: int = 0, lang: Language = "th", **wanted: Any
) -> dict[str, bytes]:
    asked = Publication(**wanted)
    return files_of(made, made.results[which], Voice(lang), inside=inside, wanted=asked)


def put(folder: Path, found: dict[str, bytes]) -> dict[str, Path]:
    """Writes files; their paths by the end of the name."""
    folder.mkdir(exist_ok=True)
    for name, content in found.items():
        (folder / name).write_bytes(content)
    return {re.sub(r".*(?=inside|public)", "", name): folder / name for name in found}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def scores_by(path: Path, *more: object) -> dict[str, Any]:
    ran = run("score", path, "--pack", "ita/2568", "--format", "json", *more)
    assert ran.code == 0, ran.err
    (record,) = ran.records()
    return record


def nafan(folder: Path, *, inside: bool) -> dict[str, Path]:
    """The files of the first example agency, which has the code S01."""
    return put(folder, files(scored(*ANSWERS), inside=inside))


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


# --- What the files hold -----------------------------------------------------------------------


def test_the_form_says_what_it_is_in_both_languages() -> None:
    made = scored(*ANSWERS)
    inside = bundle_of(made, made.results[0], inside=True).says
    public = bundle_of(made, made.results[0], inside=False).says

    assert inside.th.startswith("ชุดข้อมูลคะแนนแบบใช้ภายใน")
    assert "Do not publish it" in inside.en
    assert "ตั้งแต่ระดับตัวชี้วัดขึ้นไป" in public.th
    assert "from the level of the indicator upwards" in public.en


def test_what_is_kept_back_is_said_by_name() -> None:
    made = scored(*ANSWERS)
    wanted = Publication(policy=Policy(50, 100), verdicts=True, finest=Tier.INSTRUMENT)

    says = bundle_of(made, made.results[0], inside=False, wanted=wanted).says

    assert "ไม่แสดง คะแนนรวม, IIT เพราะ" in says.th
    assert says.en.endswith("could be worked out from it: total, IIT.")
    assert "Scores of disclosure items are included" in says.en


def test_counts_stand_in_printed_order_with_their_points() -> None:
    found = files(scored(*ANSWERS), inside=True, lang="en")
    rows = rows_of(found["score-bundle-2568-S01_เทศบาลตำบลนาฝัน-inside-counts.csv"])

    answers = [row for row in rows if row["kind"] == "answers" and row["code"] == "I2"]
    assert [row["choice"] for row in answers] == ["0", "1", "2", "3", "4", "5"]
    assert [row["points"] for row in answers] == ["0", "20", "40", "60", "80", "100"]
    assert sum(int(row["number"]) for row in answers) == 44
    others = [(row["kind"], row["code"], row["number"]) for row in rows[-3:]]
    assert others == [
        ("mark", "O28", "1"),
        ("respondents", "IIT", "44"),
        ("respondents", "EIT", "60"),
    ]


def test_points_of_a_question_read_backwards_are_those_it_counts() -> None:
    found = files(scored(*ANSWERS), inside=True)
    rows = rows_of(found["score-bundle-2568-S01_เทศบาลตำบลนาฝัน-inside-counts.csv"])

    assert [row["points"] for row in rows if row["code"] == "I4"][:2] == ["100", "80"]


def test_known_scores_and_head_counts_stand_in_the_table_of_counts() -> None:
    known = Given(known={"budget": Fraction(1, 3)}, headcounts={"IIT": 40})
    made = made_of(Agency("อบต.ก"), known)

    rows = rows_of(next(v for k, v in files(made, inside=True).items() if "counts" in k))

    assert [(row["kind"], row["code"], row["number"]) for row in rows] == [
        ("known", "budget", "1/3"), ("headcount", "IIT", "40"),
    ]  # fmt: skip


def test_choices_stand_with_their_printed_labels_where_the_criteria_know_them() -> None:
    made = made_of(Agency("อบต.ก"), Given(answers={"": {("I1", "1"): (1, 2, 3, 4)}}), "ita/2565")

    rows = rows_of(next(v for k, v in files(made, inside=True).items() if "counts" in k))

    assert [(row["part"], row["label"], row["number"]) for row in rows] == [
        ("1", "น้อยที่สุดหรือไม่มีเลย", "1"), ("1", "น้อย", "2"), ("1", "มาก", "3"),
        ("1", "มากที่สุด", "4"),
    ]  # fmt: skip


def test_the_public_table_holds_no_item_and_no_respondent() -> None:
    found = files(scored(*ANSWERS), inside=False)
    (row,) = rows_of(found["score-bundle-2568-S01_เทศบาลตำบลนาฝัน-public-scores.csv"])

    assert list(found) == [
        "score-bundle-2568-S01_เทศบาลตำบลนาฝัน-public.json",
        "score-bundle-2568-S01_เทศบาลตำบลนาฝัน-public-scores.csv",
    ]
    assert [key for key in row if key.startswith(("item_", "sub_", "respondents"))] == []
    assert (row["overall"], row["level_key"], row["IIT"]) == ("97.54", "excellent", "99.39")


def test_verdicts_stand_in_the_public_table_where_asked_for() -> None:
    found = files(scored(*ANSWERS), inside=False, verdicts=True)
    (row,) = rows_of(found["score-bundle-2568-S01_เทศบาลตำบลนาฝัน-public-scores.csv"])

    assert (row["item_O13"], row["sub_9.1"]) == ("0.00", "100.00")
    assert "item_I1" not in row


def test_the_same_result_gives_the_same_bytes() -> None:
    assert files(scored(*ANSWERS), inside=True) == files(scored(*ANSWERS), inside=True)


def test_a_division_has_no_bundle(tmp_path: Path) -> None:
    rows = [["เทศบาลก", "กองคลัง", *[5] * 15]] * 12
    path = table(
        tmp_path / "a.csv", ["agency", "division", *(f"I{n}" for n in range(1, 16))], *rows
    )
    made = scored(path, by_division=True)

    with pytest.raises(Misused) as refused:
        bundle_of(made, made.results[0], inside=False)

    (problem,) = refused.value.problems
    assert problem.code == "bundle-of-division"
    assert "“กองคลัง” ไม่มีชุดข้อมูลคะแนนของตนเอง" in THAI.sentence(problem)


# --- Names -------------------------------------------------------------------------------------


def test_an_agency_without_a_code_is_named_by_name_and_province() -> None:
    made = made_of(Agency("เทศบาลตำบลน้ำใส", "", "น่าน"), Given())

    assert list(files(made, inside=False)) == [
        "score-bundle-2568-เทศบาลตำบลน้ำใส_น่าน-public.json",
        "score-bundle-2568-เทศบาลตำบลน้ำใส_น่าน-public-scores.csv",
    ]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "ก/ข", "a\\b", "con:1", "ก\nข", "ก\u202eข", "...", 'a"<>|?*', "~"]
)
def test_a_name_never_leaves_its_folder(name: str) -> None:
    safe = safe_name(name)

    assert not set(safe) & set('/\\:*?"<>|~\n\r\t\0\u202e')
    assert safe
    assert not safe.startswith(".")


def test_names_that_come_to_the_same_letters_stay_apart() -> None:
    assert safe_name("ก/ข") != safe_name("ก:ข")
    assert safe_name("ก/ข").startswith("ก-ข-")


def test_a_long_name_is_cut_between_letters() -> None:
    safe = safe_name("องค์การบริหารส่วนตำบล" * 9)

    assert len(safe.encode()) <= 129
    assert safe != safe_name("องค์การบริหารส่วนตำบล" * 10)


def test_a_name_that_looks_like_a_formula_is_text_in_every_table_of_a_bundle() -> None:
    agency = Agency("=cmd|' /C calc'!A0", code="+1", province="@ก")
    made = made_of(agency, Given(known={"IIT": Fraction(90)}))
    tables = [
        text.decode("utf-8-sig")
        for name, text in files(made, inside=True).items()
        if name.endswith(".csv")
    ]

    first = [row[:3] for text in tables for row in list(csv.reader(io.StringIO(text)))[1:]]
    assert first
    assert {cell[:1] for row in first for cell in row} == {"'"}
