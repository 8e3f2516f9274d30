"""Files of score bundles: their names, and what they hold."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest

from bundle_files import ANSWERS, files, made_of, scored
from command_line import table
from prongsai.core.answers.agencies import Agency
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.public import Publication
from prongsai.core.terms.problem import Misused
from prongsai.workshop.bundle import bundle_of
from prongsai.workshop.file_names import safe_name
from prongsai.workshop.voice import Voice

THAI = Voice("th")


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


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
    agency = Agency("=cmd|' /C calc'!A0", code="+1+1", province="@ก")
    made = made_of(agency, Given(known={"IIT": Fraction(90)}))
    tables = [
        text.decode("utf-8-sig")
        for name, text in files(made, inside=True).items()
        if name.endswith(".csv")
    ]

    first = [row[:3] for text in tables for row in list(csv.reader(io.StringIO(text)))[1:]]
    assert first
    assert {cell[:1] for row in first for cell in row} == {"'"}
