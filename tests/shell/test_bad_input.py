"""Bad input is a feature: what, where and how to mend it, with a stable code."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from command_line import run, table
from prongsai.adapters.xlsx_writing import write_xlsx


def refusal(path: Path, *more: object, lang: str = "en") -> str:
    """Score a file that must be refused as a whole; gives what was said."""
    ran = run("score", path, *more, "--pack", "ita/2568", "--format", "json", lang=lang)
    assert (ran.code, ran.out) == (1, "")
    return ran.err


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "file-empty"),
        ("b.csv", b"\n\n", "file-empty"),
        ("c.csv", b"agency,I1\n", "file-no-rows"),
        ("d.xlsx", b"agency,I1\n1,2\n", "file-not-what-it-says"),
        ("e.csv", b"PK\x03\x04zip", "file-not-what-it-says"),
        ("f.parquet", b"PAR1 broken", "file-unreadable"),
        ("g.xlsx", b"PK\x03\x04 broken", "file-unreadable"),
        ("h.doc", b"text", "file-kind-unknown"),
        ("i.csv", b"agency,I1\n\xff\xfe\x81,1\n", "file-encoding"),
        ("j.csv", b'agency,I1\n"open,1\n', "file-broken-row"),
        ("k.csv", b"I1,I2\n1,2\n", "answers-no-agency-column"),
        ("l.csv", b"agency,remark\nx,y\n", "answers-nothing-to-score"),
        ("m.csv", b"agency,I99\nx,1\n", "answers-unknown-item"),
        ("n.csv", b"agency,I1,I01\nx,1,1\n", "answers-column-twice"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_code(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    said = refusal(written(tmp_path / name, content))

    assert f"[{code}]" in said
    assert name in said
    assert "what to do:" in said


@pytest.mark.parametrize("head", ["agency,IIT", "agency,fiscal_year,IIT"])
@pytest.mark.parametrize("verb", ["compare", "analyse", "whatif", "improve", "report"])
def test_a_heading_without_rows_is_told_by_whatever_reads_the_years(
    verb: str, head: str, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.csv", f"{head}\n\n".encode())
    more = {"improve": ("--target", "95"), "report": ("--out", tmp_path / "out")}

    for pack in ((), ("--pack", "ita/2568")) if verb != "compare" else ((),):
        ran = run(verb, path, *pack, *more.get(verb, ()))
        assert (ran.code, ran.out, "[file-no-rows]" in ran.err) == (1, "", True)


def test_a_missing_file_is_said_in_thai_too(tmp_path: Path) -> None:
    said = refusal(tmp_path / "nowhere.csv", lang="th")

    assert "[file-missing]" in said
    assert "ไม่พบไฟล์นี้" in said
    assert "วิธีแก้" in said


def test_an_empty_sheet_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", write_xlsx("ว่าง", []))

    assert "[file-empty]" in refusal(path)


def test_all_files_are_looked_at_before_refusing(tmp_path: Path) -> None:
    one = written(tmp_path / "one.csv", b"")
    two = written(tmp_path / "two.csv", b"agency,I99\nx,1\n")

    said = refusal(one, two)

    assert "[file-empty]" in said
    assert "[answers-unknown-item]" in said


def test_windows_874_and_semicolons_are_understood(tmp_path: Path) -> None:
    content = "หน่วยงาน;I1;I2\nอบต.นาฝัน;๕;4\n".encode("cp874")
    path = written(tmp_path / "a.csv", content)

    ran = run("score", path, "--pack", "ita/2568", "--format", "json")

    (record,) = ran.records()
    assert (ran.code, record["agency"]) == (0, "อบต.นาฝัน")
    assert record["items"]["I1"]["score"] == "100.00"


def test_mixed_years_are_refused_row_by_row_and_counted(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "ปีงบประมาณ", "I1"], ["ก", 2568, 5], ["ก", 2567, 5])

    ran = run("score", path, "--pack", "ita/2568", "--format", "json")

    assert ran.code == 1
    assert "[answers-other-year]" in ran.err
    assert "answers-other-year: 1" in ran.err


def test_agencies_that_differ_by_a_space_are_reported_and_kept_apart(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["อบต. ก", 5], ["อบต.ก", 4])

    ran = run("score", path, "--pack", "ita/2568", "--format", "json")

    assert len(ran.records()) == 2
    assert "[agency-two-spellings]" in ran.err
    assert "row 3" in ran.err


def test_a_bare_name_that_fits_several_in_the_list_is_refused(tmp_path: Path) -> None:
    register = table(
        tmp_path / "list.csv", ["agency", "province"], ["อบต.ก", "หนึ่ง"], ["อบต.ก", "สอง"]
    )
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["อบต.ก", 5])

    ran = run("score", path, "--pack", "ita/2568", "--agencies", register, "--format", "json")

    assert (ran.code, ran.records()) == (1, [])
    assert "[agency-ambiguous]" in ran.err


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["name"], ["x"]], "register-no-agency"),
        ([["agency", "agency_code"], ["ก", "1"], ["ข", "1"]], "register-twice"),
        ([["agency", "headcount_iit"], ["ก", "สิบ"]], "register-headcount"),
    ],
)
def test_a_faulty_list_of_agencies_is_refused(
    rows: list[list[str]], code: str, tmp_path: Path
) -> None:
    register = table(tmp_path / "list.csv", *rows)
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5])

    assert f"[{code}]" in refusal(path, "--agencies", register)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--pack", "2568"], "pack-name-unreadable"),
        (["--pack", "ita/2599"], "pack-not-found"),
        (["--pack", "ita/2568", "--choose", "x=y"], "choice-unknown"),
        (["--pack", "ita/2568", "--choose", "rounding_order=y"], "choice-not-offered"),
    ],
)
def test_a_name_nobody_knows_is_answered_with_what_is_known(
    words: list[str], code: str, tmp_path: Path
) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5])

    ran = run("score", path, *words)

    assert (ran.code, f"[{code}]" in ran.err) == (1, True)


def test_wrong_usage_exits_two() -> None:
    assert run("score").code == 2
    assert run("nonsense").code == 2
    assert run("packs", "show").code == 2


def test_only_the_first_sheet_is_read_and_others_are_named(tmp_path: Path) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, answer in (("หนึ่ง", 5), ("สอง", 0)):
        page = book.add_worksheet(name)
        page.write_row(0, 0, ["agency", "I1"])
        page.write_row(1, 0, ["ก", answer])
    book.close()
    path = written(tmp_path / "a.xlsx", target.getvalue())

    ran = run("score", path, "--pack", "ita/2568", "--format", "json")

    assert ran.records()[0]["items"]["I1"]["score"] == "100.00"
    assert "[sheets-ignored]" in ran.err
    assert "สอง" in ran.err


def test_a_choice_without_answer_is_wrong_usage(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5])

    ran = run("score", path, "--pack", "ita/2568", "--choose", "rounding_order")

    assert (ran.code, "[choice-unreadable]" in ran.err) == (2, True)


def test_a_folder_is_not_taken_for_a_missing_file(tmp_path: Path) -> None:
    assert "[file-is-folder]" in refusal(tmp_path)


def test_the_same_file_twice_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I1"], ["ก", 5])

    assert "[file-twice]" in refusal(path, tmp_path / "." / "a.csv")


def test_many_agencies_of_another_year_are_told_in_one_line(tmp_path: Path) -> None:
    rows = [[f"อบต.{n}", 2567, 5] for n in range(50)]
    path = table(tmp_path / "a.csv", ["agency", "ปีงบประมาณ", "I1"], *rows)

    ran = run("score", path, "--pack", "ita/2568", "--format", "json")

    assert ran.err.count("[answers-other-year]") == 1
    assert "(50 rows)" in ran.err


def test_a_language_setting_nobody_speaks_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRONGSAI_LANG", "xx")

    ran = run("packs", "list")

    assert (ran.code, "[setting-language]" in ran.err) == (2, True)


def test_other_columns_of_a_long_table_are_named_not_dropped(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "item", "answer", "I2"], ["ก", "I1", 5, 5])

    ran = run("score", path, "--pack", "ita/2568", "--format", "json")

    assert "“I2” is not used" in ran.err
    assert set(ran.records()[0]["items"]) == {"I1"}


def test_whole_and_parts_in_one_table_are_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "I8", "I8.1", "I8.2"], ["ก", 1, 1, 1])

    ran = run("score", path, "--pack", "ita/2565")

    assert (ran.code, "[answers-column-twice]" in ran.err) == (1, True)


def test_whole_and_parts_in_two_files_are_noted(tmp_path: Path) -> None:
    whole = table(tmp_path / "a.csv", ["agency", "I8"], ["ก", 1])
    parts = table(tmp_path / "b.csv", ["agency", "I8.1", "I8.2"], ["ก", 3, 3])

    ran = run("score", whole, parts, "--pack", "ita/2565", "--format", "json")

    (record,) = ran.records()
    assert "item-whole-and-parts" in {note["code"] for note in record["notes"]}
    assert record["items"]["I8"]["score"] == "100.00"


def test_namesakes_are_told_apart_in_the_table(tmp_path: Path) -> None:
    rows = [["อบต.ก", "หนึ่ง", 5], ["อบต.ก", "สอง", 4]]
    path = table(tmp_path / "a.csv", ["agency", "จังหวัด", "I1"], *rows)

    shown = run("score", path, "--pack", "ita/2568").out

    assert "อบต.ก (หนึ่ง)" in shown
    assert "อบต.ก (สอง)" in shown


def test_head_counts_go_by_the_name_of_their_instrument(tmp_path: Path) -> None:
    register = table(tmp_path / "r.csv", ["agency", "headcount_EIT", "จำนวนบุคลากร"], ["ก", 900, ""])
    path = table(tmp_path / "a.csv", ["agency", "E1"], ["ก", 5])

    ran = run("score", path, "--pack", "ita/2568", "--agencies", register, "--format", "json")

    assert "sample-too-few" in {note["code"] for note in ran.records()[0]["notes"]}
