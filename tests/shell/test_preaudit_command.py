"""`prongsai preaudit`: a list in, verdicts as pages and tables out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from command_line import EXAMPLES, run, table
from preaudit_site.apart import run_apart

HEADS = ("agency", "district", "main_domain", "item", "address")
INSIDE = (
    ("เทศบาลตำบลฟ้าใส", "เมือง", "fasai.example", "O1", "http://127.0.0.1/"),
    ("เทศบาลตำบลฟ้าใส", "", "", "O2", "ftp://fasai.example/"),
    ("เทศบาลตำบลนาฝัน", "ริมเมฆ", "", "O1", "<script>alert(1)</script>"),
    ("=นาฝัน()", "ริมเมฆ", "", "O1", "http://192.168.0.1:22/"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of a list of addresses that nobody may ask, made where nothing can leave."""
    folder = tmp_path_factory.mktemp("preaudit")
    path = table(folder / "list.csv", HEADS, *INSIDE)
    words = ("preaudit", str(path), "--out", str(folder / "out"), "--lang", "en", "--pause", "0")
    assert "exit 0" in run_apart("preaudit_site.command", *words)
    return folder / "out"


def test_every_row_has_its_verdict_in_every_form(made: Path) -> None:
    records = json.loads((made / "verdicts.json").read_text("utf-8"))
    with (made / "verdicts.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))

    assert [each["verdict"] for each in records] == ["broken", "broken", "broken", "unsure"]
    assert [each["verdict"] for each in rows] == ["broken", "broken", "broken", "unsure"]
    assert (made / "verdicts.xlsx").read_bytes().startswith(b"PK")


def test_a_record_says_what_was_seen_why_it_matters_and_how_to_mend(made: Path) -> None:
    first = json.loads((made / "verdicts.json").read_text("utf-8"))[0]["findings"][0]

    assert (first["code"], first["sure"]) == ("reach-forbidden", "sure")
    assert all(first[part] for part in ("seen", "why", "mend"))


def test_nothing_in_the_tables_is_taken_for_a_formula(made: Path) -> None:
    assert "'=นาฝัน()" in (made / "verdicts.csv").read_text("utf-8-sig")


def test_the_page_shows_words_beside_colours_and_runs_nothing(made: Path) -> None:
    page = (made / "index.html").read_text("utf-8")

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert all(word in page for word in ("broken", "unsure", "เมือง", "ริมเมฆ", "O2"))


def test_the_example_is_read_without_asking_anybody(tmp_path: Path) -> None:
    ran = run("preaudit", EXAMPLES / "addresses.csv", "--out", tmp_path / "out", "--list-only")

    assert (ran.code, "7 rows of 3 agencies" in ran.err) == (0, True)
    assert not (tmp_path / "out").exists()


def test_bad_rows_are_named_by_row_and_column(tmp_path: Path) -> None:
    rows = (("", "", "", "O1", "x"), ("ก", "", "no domain!", "O1", "x"), *INSIDE[:1], *INSIDE[:1])
    path = table(tmp_path / "list.csv", HEADS, *rows)
    ran = run("preaudit", path, "--out", tmp_path / "out", "--list-only")

    assert ran.code == 1
    assert "[addresses-no-agency]" in ran.err
    assert "row 2 column “หน่วยงาน”" in ran.err
    assert "[addresses-domain]" in ran.err
    assert "row 3 column “เว็บไซต์หลัก”" in ran.err
    assert "[addresses-twice]" in ran.err


def test_a_list_without_the_columns_that_are_needed_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "list.csv", ("name", "url"), ("ก", "http://a.go.th"))
    ran = run("preaudit", path, "--out", tmp_path / "out", "--list-only")

    assert (ran.code, "[addresses-no-column]" in ran.err) == (1, True)


def test_a_list_without_rows_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "list.csv", HEADS, ("", "", "", "", ""))
    ran = run("preaudit", path, "--out", tmp_path / "out", "--list-only")

    assert (ran.code, "[file-no-rows]" in ran.err) == (1, True)


@pytest.mark.parametrize("words", [("--connections", "0"), ("--pause", "-1"), ("--pause", "nan")])
def test_numbers_that_cannot_be_are_refused(tmp_path: Path, words: tuple[str, str]) -> None:
    ran = run("preaudit", EXAMPLES / "addresses.csv", "--out", tmp_path / "out", *words)

    assert (ran.code, "[preaudit-numbers]" in ran.err) == (2, True)
