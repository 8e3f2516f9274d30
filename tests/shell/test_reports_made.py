"""What stands in the folder of `report`: kept, made anew, never lost and never mixed up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import Ran, run, table
from scoring_situations import INDICATOR_NAMES, REFERENCE_2565

HEADER = ("รหัสหน่วยงาน", "หน่วยงาน", "จังหวัด", "ปีงบประมาณ", *INDICATOR_NAMES)
AGENCY = "องค์การบริหารส่วนตำบลทุ่งแสงทอง"
SCORES = REFERENCE_2565.split()
LIST = ".prongsai-made.jsonl"


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    return table(tmp_path / "one.csv", HEADER, ["", AGENCY, "สมมติ", 2565, *SCORES])


def report(file: Path, out: Path, *words: str, form: str = "txt") -> Ran:
    return run("report", file, "--out", out, "--format", form, *words)


def several(tmp_path: Path, *whose: tuple[str, str, str]) -> Path:
    rows = [[*who, 2565, *SCORES] for who in whose]
    return table(tmp_path / "several.csv", HEADER, *rows)


def test_a_second_run_makes_nothing_that_is_made_already(reference: Path, tmp_path: Path) -> None:
    first = report(reference, tmp_path, form="txt,html")
    second = report(reference, tmp_path, "--date", "2026-12-01", form="txt,html")

    assert "2 files made, 0 kept as they were" in first.err
    assert "0 files made, 2 kept as they were" in second.err


def test_a_file_is_made_anew_when_what_it_says_changes(reference: Path, tmp_path: Path) -> None:
    report(reference, tmp_path, "--numerals", "arabic")
    again = report(reference, tmp_path, "--numerals", "thai")

    assert "1 files made" in again.err
    (only,) = tmp_path.glob("*.txt")
    assert "๙๕.๗๕" in only.read_text("utf-8")


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_file_taken_away_or_emptied_is_made_again(
    harm: object, reference: Path, tmp_path: Path
) -> None:
    report(reference, tmp_path)
    assert callable(harm)
    harm(next(tmp_path.glob("*.txt")))

    assert "1 files made" in report(reference, tmp_path).err
    (only,) = tmp_path.glob("*.txt")
    assert only.stat().st_size > 1000


def test_an_edited_file_stays_while_nothing_else_changes(reference: Path, tmp_path: Path) -> None:
    report(reference, tmp_path)
    (paper,) = tmp_path.glob("*.txt")
    paper.write_text("แก้ไขแล้ว", "utf-8")

    assert "0 files made, 1 kept" in report(reference, tmp_path).err
    assert paper.read_text("utf-8") == "แก้ไขแล้ว"


def test_an_edited_file_is_kept_beside_the_one_made_anew(reference: Path, tmp_path: Path) -> None:
    report(reference, tmp_path, "--numerals", "arabic")
    (paper,) = tmp_path.glob("*.txt")
    for numerals, edit in (("thai", "ครั้งแรก"), ("arabic", "ครั้งที่สอง")):
        paper.write_text(edit, "utf-8")
        ran = report(reference, tmp_path, "--numerals", numerals)

        assert ran.code == 0
        assert "[out-edited]" in ran.err
    edited = [paper.with_stem(f"{paper.stem}-edited-{number}") for number in (1, 2)]

    assert [path.read_text("utf-8") for path in edited] == ["ครั้งแรก", "ครั้งที่สอง"]
    assert "95.75" in paper.read_text("utf-8")


def test_a_file_somebody_put_there_is_not_lost(reference: Path, tmp_path: Path) -> None:
    report(reference, tmp_path / "a")
    (name,) = (path.name for path in (tmp_path / "a").glob("*.txt"))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / name).write_text("ของเดิม", "utf-8")

    assert "[out-edited]" in report(reference, tmp_path / "b").err
    assert len(list((tmp_path / "b").glob("*.txt"))) == 2


@pytest.mark.parametrize("damage", ["[oops", "", '["one", "part"]', "[" * 100_000, "\udcff"])
def test_a_damaged_list_of_what_is_made_only_costs_time(
    damage: str, reference: Path, tmp_path: Path
) -> None:
    report(reference, tmp_path)
    (tmp_path / LIST).write_text(damage, "utf-8", "surrogateescape")

    ran = report(reference, tmp_path)
    assert "1 files made" in ran.err
    assert "out-edited" not in ran.err


def test_a_batch_that_stopped_midway_goes_on_where_it_was(tmp_path: Path) -> None:
    path = several(tmp_path, ("", "ก", "ก"), ("", "ข", "ข"), ("", "ค", "ค"))
    out = tmp_path / "out"
    blocked = out / "ข_ข-2565-analysis.html"
    blocked.mkdir(parents=True)
    first = report(path, out, form="txt,html")
    blocked.rmdir()
    second = report(path, out, form="txt,html")

    assert (first.code, second.code) == (1, 0)
    assert "[out-cannot-write]" in first.err
    assert "5 files made" in first.err  # the text before the page that failed is whole
    assert "1 files made, 5 kept" in second.err


def test_what_is_made_is_listed_at_once_and_by_name(reference: Path, tmp_path: Path) -> None:
    report(reference, tmp_path)
    kept = [json.loads(line) for line in (tmp_path / LIST).read_text("utf-8").splitlines()]

    assert [name for name, *_ in kept] == [f"{AGENCY}_สมมติ-2565-analysis.txt"]


@pytest.mark.parametrize("kind", ["analysis", "bundle"])
@pytest.mark.parametrize(
    "whose",
    [
        (("", AGENCY, "ก"), ("", AGENCY, "ข")),
        (("", "S1 ก", ""), ("S1", "ก", "")),
        (("a1", "ก", ""), ("A1", "ก", "")),
    ],
    ids=["two provinces", "a code in a name", "great and small letters"],
)
def test_no_two_agencies_share_a_file(
    whose: tuple[tuple[str, str, str], ...], kind: str, tmp_path: Path
) -> None:
    path = several(tmp_path, *whose)
    words = ["--format", "txt"] if kind == "analysis" else []
    ran = run("report", path, "--out", tmp_path / "out", "--kind", kind, *words)
    names = [path.name for path in (tmp_path / "out").iterdir() if path.name != LIST]

    assert ran.code == 0
    assert len({name.casefold() for name in names}) == (2 if kind == "analysis" else 4)


def test_an_agency_s_file_is_called_the_same_when_it_is_made_alone(tmp_path: Path) -> None:
    path = several(tmp_path, ("a1", "ก", ""), ("A1", "ก", ""))
    report(path, tmp_path / "both")
    report(path, tmp_path / "alone", "--agency", "A1")
    both, alone = (
        {file.name for file in (tmp_path / each).glob("*.txt")} for each in ("both", "alone")
    )

    assert (len(both), len(alone)) == (2, 1)
    assert alone < both


def test_a_folder_whose_name_is_too_long_is_told(reference: Path, tmp_path: Path) -> None:
    ran = report(reference, tmp_path / ("ก" * 300))

    assert (ran.code, "[out-cannot-write]" in ran.err) == (1, True)


def test_a_paper_that_cannot_be_set_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    path = several(tmp_path, ("", "อบต.漢", ""), ("", "อบต.ก", ""))
    ran = report(path, tmp_path / "out", form="txt,pdf")
    names = {file.name for file in (tmp_path / "out").iterdir()}

    assert (ran.code, "[pdf-not-made]" in ran.err, "漢" in ran.err) == (1, True, True)
    assert names == {LIST, "อบต.ก-2565-analysis.pdf", "อบต.ก-2565-analysis.txt"}


def test_a_name_too_long_for_the_properties_of_a_file_is_no_obstacle(
    reference: Path, tmp_path: Path
) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(f"agency: {'ทุ่งแสงทอง ' * 40}\n", "utf-8")
    ran = report(reference, tmp_path, "--agency-profile", str(profile), form="docx,pdf,html,xlsx")

    assert (ran.code, "4 files made" in ran.err) == (0, True)
