"""`prongsai risks`: a file to fill in, its checks, and papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import EXAMPLES, run

REGISTER = EXAMPLES / "risks.json"
DAY = ("--date", "2026-10-15")


def test_a_file_to_fill_in_is_written_and_says_where(tmp_path: Path) -> None:
    out = tmp_path / "risks.xlsx"
    ran = run("risks", "template", "--out", out, "--matrix", "words", lang="th")
    assert (ran.code, str(out) in ran.err) == (0, True)
    assert run("risks", "check", out).code == 1


def test_a_register_goes_from_one_form_to_the_other_and_back(tmp_path: Path) -> None:
    sheet, back = tmp_path / "risks.xlsx", tmp_path / "risks.json"
    assert run("risks", "template", REGISTER, "--out", sheet).code == 0
    assert run("risks", "template", sheet, "--out", back).code == 0
    assert json.loads(back.read_text("utf-8")) == json.loads(REGISTER.read_text("utf-8"))


def test_findings_are_said_in_both_languages_with_what_to_do() -> None:
    thai, english = (run("risks", "check", REGISTER, *DAY, lang=each) for each in ("th", "en"))
    assert (thai.code, english.code) == (0, 0)
    assert "[ต้องทำ] ความเสี่ยง R4 อยู่ในระดับสูง แต่ยังไม่มีมาตรการจัดการ" in thai.out
    assert "(high-without-treatment)\n    Plan a treatment, with a unit and a day." in english.out


def test_findings_come_as_records_too(tmp_path: Path) -> None:
    out = tmp_path / "found.json"
    run("risks", "check", REGISTER, *DAY, "--format", "json", "--out", out)
    found = json.loads(out.read_text("utf-8"))
    assert {each["urgency"] for each in found} == {"must", "should"}
    assert found[0]["code"] == "high-without-treatment"


def test_a_register_in_order_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "risks.json"
    held = {
        "schema": 1, "agency": "อบต.ดอยเมฆ", "fiscal_year": 2569, "units": ["กองคลัง"],
        "risks": {
            "R1": {
                "event": "รับของ", "bribery": True, "area": "permits", "owner": "กองคลัง",
                "inherent": {"level": "low"},
            }
        },
    }  # fmt: skip
    path.write_text(json.dumps(held), "utf-8")
    assert "The rules find nothing to say." in run("risks", "check", path, *DAY).out


@pytest.mark.parametrize("ending", ["html", "txt", "xlsx"])
def test_papers_are_made_and_their_doubts_told_beside_them(ending: str, tmp_path: Path) -> None:
    ran = run(
        "risks", "report", REGISTER, *DAY, "--form", "report,bs3,pk5", "--to", ending,
        "--out", tmp_path, "--numerals", "arabic",
    )  # fmt: skip
    assert ran.code == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        f"risks-2569-{form}.{ending}" for form in ("bs3", "pk5", "report")
    ]
    assert "[risks-thai-only]" in ran.err
    assert ran.err.count("[risks-form-doubt]") == 3


def test_the_usual_papers_open_in_word_and_as_pdf(tmp_path: Path) -> None:
    ran = run("risks", "report", REGISTER, *DAY, "--out", tmp_path, lang="th")
    starts = {each.suffix: each.read_bytes()[:4] for each in tmp_path.iterdir()}
    assert (ran.code, starts) == (0, {".docx": b"PK\x03\x04", ".pdf": b"%PDF"})


def test_a_form_that_is_not_known_well_enough_does_not_stop_the_others(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run("risks", "report", REGISTER, "--form", "pk2,bs1", "--to", "txt", "--out", out)
    assert (ran.code, [each.name for each in out.iterdir()]) == (1, ["risks-2569-bs1.txt"])
    assert "[risks-form-untold]" in ran.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check",), "risks-no-file"),
        (("template",), "risks-no-out"),
        (("template", "--out", "x.xlsx", "--matrix", "six"), "risks-not-a-choice"),
        (("report", REGISTER), "risks-no-out"),
        (("report", REGISTER, "--out", "x", "--form", "bs9"), "risks-form-unknown"),
        (("report", REGISTER, "--out", "x", "--to", "odt"), "report-format-unknown"),
        (("report", REGISTER, "--out", "x", "--to", ","), "report-format-unknown"),
    ],
)
def test_what_is_asked_for_wrongly_is_told(words: tuple[object, ...], code: str) -> None:
    ran = run("risks", *words)
    assert ran.code == 2
    assert f"[{code}]" in ran.err
