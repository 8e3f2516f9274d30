"""`measures`: suggested from a result, checked, and made into papers, all on the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import EXAMPLES, Ran, run
from contracts.renderers import read_docx, read_html, read_pdf
from measure_making import FILES, PACK, YEARS, measure, report, year
from prongsai.core.measures.carrying import carry_over
from prongsai.core.measures.measure import Origin, Status
from prongsai.shell import measure_arguments
from prongsai.workshop.measures import SHAPES

KNOWN = EXAMPLES / "known-scores.csv"
AGENCY = ("--agency", "เทศบาลตำบลฟ้าใส")
READERS: dict[str, Callable[[bytes], str]] = {
    "docx": read_docx,
    "pdf": read_pdf,
    "html": read_html,
    "txt": bytes.decode,
}


def measures(*words: object) -> Ran:
    return run("measures", *words)


def test_suggestions_are_listed_with_the_points_at_stake_best_first() -> None:
    ran = measures("suggest", KNOWN, *AGENCY)
    points = [float(line.split()[0]) for line in ran.out.splitlines()[2:]]
    assert ran.code == 0
    assert points == sorted(points, reverse=True)
    assert "improvement" in ran.out


@pytest.mark.parametrize("ending", ["yaml", "json", "xlsx"])
def test_all_are_adopted_into_a_file_that_is_sound(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"year.{ending}"
    ran = measures("suggest", KNOWN, *AGENCY, "--out", path, "--date", "2026-10-05")
    assert "measures adopted" in ran.err
    found = FILES.read(path)
    assert (found.year.fiscal_year, found.problems) == (2569, ())
    assert len(found.year.measures) == len(ran.out.splitlines()) - 2


def test_the_fewest_are_fewer_and_the_year_may_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "year.yaml"
    ran = measures("suggest", KNOWN, *AGENCY, "--fewest", "--year", "2570", "--out", path)
    assert len(ran.out.splitlines()) == 5
    assert FILES.read(path).year.fiscal_year == 2570


def test_a_result_with_nothing_to_mend_says_so(tmp_path: Path) -> None:
    path = tmp_path / "full.csv"
    head = KNOWN.read_text("utf-8-sig").splitlines()[0]
    row = [_cell(name) for name in head.split(",")]
    path.write_text(f"{head}\n{','.join(row)}\n", encoding="utf-8")
    ran = measures("suggest", path)
    assert "Nothing in this result" in ran.out


def _cell(name: str) -> str:
    if "หน่วยงาน" in name or name == "agency":
        return "เทศบาลตำบลเต็มสิบ"
    if "ปี" in name or name == "fiscal_year":
        return "2568"
    return "สมมติ" if "จังหวัด" in name or name == "province" else "100"


def test_measures_are_suggested_for_one_agency() -> None:
    ran = measures("suggest", KNOWN)
    assert (ran.code, "measures-of-one" in ran.err) == (2, True)


@pytest.mark.parametrize("ending", ["yaml", "xlsx"])
def test_last_year_s_measures_are_carried_over_as_drafts(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"next.{ending}"
    dropped = measure("gone", status=Status.DROPPED)
    FILES.write(year(measure(), dropped, reports=(report(),)), tmp_path / "last.yaml")
    ran = measures("carry", tmp_path / "last.yaml", "--out", out, "--date", "2026-10-05")
    found = FILES.read(out).year

    assert (ran.code, "1 measures carried over" in ran.err, "E1" in ran.out) == (0, True, True)
    assert (found.fiscal_year, list(found.measures), found.reports) == (2570, ["queue"], ())
    assert found.measures["queue"].status is Status.DRAFT
    assert found.measures["queue"].origin == Origin(fiscal_year=2569, key="queue", since=2569)


def test_codes_follow_the_criteria_named_and_what_nothing_continues_is_told(
    tmp_path: Path,
) -> None:
    old, out = FILES.library.load("ita/2567").pack, tmp_path / "next.yaml"
    last = year(measure(items=("O13",)), fiscal_year=2568, pack=old.id)
    FILES.write(last, tmp_path / "last.yaml")
    told = ("--pack", "ita/2568", "--date", "2025-10-05")
    ran = measures("carry", tmp_path / "last.yaml", *told, "--out", out)
    found = FILES.read(out).year
    [expected] = carry_over(last, ["queue"], (old, PACK), 2569, dt.date(2025, 10, 5))

    assert (found.pack, found.measures["queue"]) == (PACK.id, expected.measure)
    assert ("measures-carry-gone" in ran.err) == bool(expected.gone)


def test_without_a_file_to_write_to_it_is_only_shown(tmp_path: Path) -> None:
    ran = measures("carry", YEARS / "six-month-2563.yaml", "--pack", "ita/2568")

    assert ran.code == 0
    assert len(ran.out.splitlines()) == 2 + 19
    assert "measures-carry-gone" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over_and_no_year_goes_back(tmp_path: Path) -> None:
    source = YEARS / "analysis-2565.yaml"
    (tmp_path / "old.yaml").write_text("x", encoding="utf-8")

    for words, code in (
        ((source, "--out", tmp_path / "old.yaml"), "measures-out-exists"),
        ((source, "--year", "2565"), "measures-carry-year"),
        ((source, source), "measures-carry-one"),
    ):
        ran = measures("carry", *words)
        assert (ran.code, code in ran.err) == (2, True)
    assert (tmp_path / "old.yaml").read_text("utf-8") == "x"


def test_check_tells_what_is_late_and_how_far_holidays_are_known(tmp_path: Path) -> None:
    path = tmp_path / "year.yaml"
    FILES.write(year(measure(), fiscal_year=2570), path)
    ran = measures("check", path, "--date", "2027-04-20")
    assert ran.code == 0
    assert "1 measures; 0 of 4 reports are in" in ran.out
    assert "2027-01-15 ?" in ran.out
    assert "known until 2026-12-31" in ran.out


def test_check_counts_what_it_does_not_list(tmp_path: Path) -> None:
    path = tmp_path / "year.yaml"
    FILES.write(year(*(measure(f"m{n}") for n in range(8))), path)
    assert "and 12 more" in measures("check", path, "--date", "2027-04-20").out


def test_check_tells_every_bad_file_and_reads_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    FILES.write(year(measure(items=("O99",))), bad)
    ran = measures("check", bad, YEARS / "analysis-2565.yaml", "--date", "2022-10-01")
    assert ran.code == 1
    assert "measure-unknown-item" in ran.err
    assert "7 measures; 27 of 27 reports are in, 0 are late" in ran.out


def test_the_six_month_report_comes_in_every_format(tmp_path: Path) -> None:
    source = YEARS / "six-month-2563.yaml"
    forms = "docx,pdf,html,txt,xlsx"
    ran = measures("report", source, "--shape", "six-months", "--to", forms, "--out", tmp_path)
    assert "5 files written" in ran.err
    for form, read in READERS.items():
        content = (tmp_path / f"six-month-2563-six-months.{form}").read_bytes()
        said = "".join(read(content).split())
        assert "Fiscalyear" in said or "fiscalyear2563" in said, form
        assert "นำเทคโนโลยีมาลดขั้นตอนการทำงาน" in said, form


def test_a_report_is_made_of_one_file() -> None:
    ran = measures("report", *YEARS.glob("*.yaml"), "--to", "txt")
    assert (ran.code, "measures-one-file" in ran.err) == (2, True)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    source = YEARS / "analysis-2565.yaml"
    ran = measures("report", source, "--to", "txt", "--out", tmp_path / "file")
    assert (ran.code, "measures-not-written" in ran.err) == (1, True)


def test_the_shapes_offered_are_those_there_are() -> None:
    assert measure_arguments.SHAPES == SHAPES
