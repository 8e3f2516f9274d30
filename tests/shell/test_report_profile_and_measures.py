"""`report`: what an office adds to its papers, its profile and its measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import EXAMPLES, Ran, run, table
from prongsai.shell.paper_files import read_profile
from scoring_situations import INDICATOR_NAMES, REFERENCE_2565

HEADER = ("หน่วยงาน", "จังหวัด", "ปีงบประมาณ", *INDICATOR_NAMES)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ten FY2565 scores of the reference under the name of an agency that does not exist."""
    path = tmp_path_factory.mktemp("reference") / "reference.csv"
    name = "องค์การบริหารส่วนตำบลทุ่งแสงทอง"
    return table(path, HEADER, [name, "สมมติ", 2565, *REFERENCE_2565.split()])


def report(*words: object) -> Ran:
    return run("report", *words, lang="en")


def test_a_profile_may_be_yaml_or_a_table_of_two_columns(reference: Path, tmp_path: Path) -> None:
    yaml = tmp_path / "p.yaml"
    yaml.write_text("district: อำเภอสมมติ\nprepared_by: ปลัด\ntarget: 90\n", encoding="utf-8")
    sheet = tmp_path / "p.csv"
    rows = "หัวข้อ,ค่า\nอำเภอ,อำเภอสมมติ\nตำแหน่งผู้จัดทำ,ปลัด\nเป้าหมาย,90\n\nโทรศัพท์,\n"
    sheet.write_text(rows, encoding="utf-8")
    said = []
    for name in (yaml, sheet):
        out = tmp_path / name.suffix
        assert (
            report(reference, "--out", out, "--format", "txt", "--agency-profile", name).code == 0
        )
        said.append(next(out.glob("*.txt")).read_text("utf-8"))

    assert said[0] == said[1]
    assert "ถึงเป้าหมาย ๙๐.๐๐ คะแนนตามแผน" in said[0]


def test_an_address_in_a_table_may_have_several_lines(tmp_path: Path) -> None:
    sheet = tmp_path / "p.csv"
    sheet.write_text('หัวข้อ,ค่า\nที่อยู่,"หมู่ที่ 1\nตำบลสมมติ"\n', encoding="utf-8")

    assert read_profile(sheet).address == ("หมู่ที่ 1", "ตำบลสมมติ")


def test_a_profile_in_yaml_is_tidied_like_one_in_a_table(tmp_path: Path) -> None:
    yaml = tmp_path / "p.yaml"
    said = "unit: '  สำนัก\u200b  ปลัด '\nhead: น\u0e4d\u0e32\ntelephone: ๐ ๒๐๐๐\ntarget: 90\n"
    yaml.write_text(f"{said}address: [' หมู่ที่  1 ', '\u200b', ตำบล]\n", encoding="utf-8")
    found = read_profile(yaml)

    assert (found.unit, found.head, found.telephone) == ("สำนัก ปลัด", "น\u0e33", "0 2000")
    assert (found.address, found.target, found.signer) == (("หมู่ที่ 1", "ตำบล"), 90, "")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("p.csv", "หัวข้อ,ค่า\nรหัสลับ,1\n", "“รหัสลับ” is not part of a profile"),
        ("p.yaml", "adress: x\n", "adress"),
        ("p.csv", "หัวข้อ,ค่า\nเป้าหมาย,สูง\n", "number"),
    ],
)
def test_what_a_profile_gets_wrong_is_named(
    reference: Path, tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = report(reference, "--out", tmp_path, "--agency-profile", tmp_path / name)

    assert ran.code == 1
    assert said in ran.err


def test_a_profile_that_is_not_there_is_told(reference: Path, tmp_path: Path) -> None:
    ran = report(reference, "--out", tmp_path, "--agency-profile", tmp_path / "no.yaml")

    assert "[file-missing]" in ran.err


def test_a_profile_is_refused_for_several_agencies_at_once(tmp_path: Path) -> None:
    ran = report(
        EXAMPLES / "known-scores.csv", "--out", tmp_path,
        "--agency-profile", EXAMPLES / "profile.yaml",
    )  # fmt: skip

    assert ran.code == 2
    assert "there are 2 in the files" in ran.err


def test_measures_come_from_a_table_with_thai_or_english_heads(tmp_path: Path) -> None:
    head = "measure,indicator,item,steps,responsible"
    rows = 'Publish,9,o12,"1) Draw up\n2) Publish; tell people",Finance'
    path = tmp_path / "m.csv"
    path.write_text(f"{head}\n{rows}\n,,,,\n", encoding="utf-8")
    out = tmp_path / "out"
    years = EXAMPLES / "years.csv"
    ran = report(years, "--out", out, "--format", "txt", "--measures", path, "--shape", "table")
    said = next(out.glob("*analysis-table.txt")).read_text("utf-8")

    assert ran.code == 0
    assert "| การเปิดเผยข้อมูล / O12 | Publish |" in said
    assert "| 1. Draw up / 2. Publish / 3. tell people |" in said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("ขั้นตอน\nทำ\n", "no column “measure”"),
        ("มาตรการ,ขั้นตอน\n,ทำ\n", "This row has no measure"),
        ("มาตรการ,ตัวชี้วัด\nก,ความสุข\n", "has nothing called “ความสุข”"),
        ("มาตรการ,ข้อ\nก,O99\n", "has nothing called “O99”"),
    ],
)
def test_what_a_table_of_measures_gets_wrong_is_named(
    reference: Path, tmp_path: Path, rows: str, said: str
) -> None:
    path = tmp_path / "m.csv"
    path.write_text(rows, encoding="utf-8")
    ran = report(reference, "--out", tmp_path, "--format", "txt", "--measures", path)

    assert ran.code == 1
    assert said in ran.err
