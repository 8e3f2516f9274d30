"""`prongsai analyse`: from files to what a head of office reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from command_line import EXAMPLES, PROVINCE, run, table
from scoring_situations import REFERENCE_2565

NAMES = (
    "agency", "fiscal_year", "province", "perform_duty", "budget", "power", "assets",
    "anti_corruption", "service_quality", "communication", "improvement", "disclosure",
    "prevention",
)  # fmt: skip


def scores(path: Path, *rows: str) -> Path:
    """A file of indicator scores: agency, year, province, ten scores."""
    return table(path, NAMES, *(row.split() for row in rows))


def record(*words: object) -> dict[str, Any]:
    [found] = json.loads(run("analyse", *words, "--format", "json").out)
    return dict(found)


def test_the_reference_comes_out_as_published(tmp_path: Path) -> None:
    path = scores(tmp_path / "a.csv", f"อบต.ตัวอย่าง 2565 – {REFERENCE_2565}")

    found = record(path)

    assert (found["overall"], found["level_key"], found["passed"]) == ("95.75", "AA", True)
    assert {key: len(inside) for key, inside in found["bands"].items()} == {
        "strength": 7, "keep": 3, "mend": 0,
    }  # fmt: skip
    lost = {part["key"]: part["lost"] for part in found["parts"]}
    assert (lost["overall"], lost["prevention"]) == ("4.25", "2.50")


def test_the_screen_tells_result_reason_and_what_to_do_first() -> None:
    ran = run("analyse", EXAMPLES / "known-scores.csv", "--agency", "เทศบาลตำบลฟ้าใส")

    assert ran.code == 0
    assert "total 94.65   level Pass   passed yes" in ran.out
    assert "Lacking for “Pass, good”: EIT 0.58 (84.42, 85.00 wanted)" in ran.out
    assert "To mend (2): Efficiency of communication 84.10" in ran.out
    assert "[floor-withholds-level]" in ran.out
    assert "เทศบาลตำบลนาฝัน" not in ran.out


def test_the_screen_speaks_thai() -> None:
    ran = run("analyse", EXAMPLES / "years.csv", "--target", "98", lang="th")

    assert "ผลการวิเคราะห์ เทศบาลตำบลนาฝัน ปีงบประมาณ 2568" in ran.out
    assert "จุดแข็ง (10)" in ran.out
    assert "+4.29 (2567)" in ran.out
    assert "ควรทราบ" in ran.out
    assert "ยังมีอีก" in ran.out


def test_each_year_is_scored_by_its_own_criteria() -> None:
    found = record(EXAMPLES / "years.csv")

    assert [each["pack"] for each in found["years"]] == [
        "ita/2565/local@1", "ita/2567/local@1", "ita/2568/local@1",
    ]  # fmt: skip
    assert [each["from"] for each in found["comparisons"]] == [2565, 2567]
    changes = {change["key"]: change for change in found["comparisons"][1]["changes"]}
    assert (changes["budget"]["change"], changes["budget"]["why_not"]) == ("2.21", None)
    assert (changes["OIT"]["change"], changes["OIT"]["why_not"]) == (None, "not-comparable")


def test_a_file_without_a_year_needs_the_pack_named(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "IIT", "EIT", "OIT"], ["ก", 90, 90, 90])

    refused = run("analyse", path)
    named = run("analyse", path, "--pack", "ita/2567")

    assert (refused.code, "[analysis-no-year]" in refused.err) == (1, True)
    assert "give --pack" in refused.err
    assert "fiscal year 2567" in named.out


def test_a_pack_speaks_for_its_own_year_only() -> None:
    found = record(
        EXAMPLES / "years.csv",
        "--pack",
        "ita/2568/local@1",
        "--choose",
        "eit_channels=mean_of_channels",
    )

    assert found["pack"] == "ita/2568/local@1 [eit_channels=mean_of_channels]"
    assert found["years"][0]["pack"] == "ita/2565/local@1"


def test_the_pack_named_tells_the_year_analysed() -> None:
    found = record(EXAMPLES / "years.csv", "--pack", "ita/2567")

    assert (found["fiscal_year"], found["overall"]) == (2567, "93.47")
    assert [each["fiscal_year"] for each in found["years"]] == [2565, 2567]


def test_a_pack_of_a_year_without_results_is_refused() -> None:
    ran = run("analyse", EXAMPLES / "years.csv", "--pack", "ita/2566")

    assert (ran.code, ran.out) == (1, "")
    assert "[analysis-pack-other-year]" in ran.err
    assert "no result of 2566, the year of --pack; they have 2565, 2567, 2568" in ran.err


def test_the_target_of_the_plan_is_a_number_from_0_to_100() -> None:
    path = EXAMPLES / "years.csv"

    assert "Target 99.00: Total 1.24" in run("analyse", path, "--target", "99").out
    assert "Target 90.00: reached" in run("analyse", path, "--target", "90").out
    assert run("analyse", path, "--target", "๙๙").out == run("analyse", path, "--target", "99").out
    for odd in ("much", "101", "100/1", "9" * 5000):
        ran = run("analyse", path, "--target", odd)
        assert (ran.code, "[analysis-target]" in ran.err) == (2, True)
        assert f"The target {odd} is not a score from 0 to 100" in ran.err


def test_peers_are_grouped_by_class_size_and_province_where_they_are_told(tmp_path: Path) -> None:
    own = scores(tmp_path / "own.csv", "ทต.ก 2568 น่าน " + "90 " * 10)
    totals = {"ทต.ก": 10, "ทต.ข": 80, "เทศบาลตำบลค": 95, "อบต.ง": 85, "ศูนย์จ": 99}
    provinces = ["น่าน", "น่าน", "แพร่", "แพร่", "แพร่"]
    rows = [
        f"{name} 2568 {province} " + f"{total} " * 10
        for province, (name, total) in zip(provinces, totals.items(), strict=True)
    ]
    peers = scores(tmp_path / "peers.csv", *rows)
    listed = table(
        tmp_path / "list.csv", ["หน่วยงาน", "จังหวัด", "ประเภทหน่วยงาน", "ขนาด"],
        ["ทต.ก", "น่าน", "", "ขนาดเล็ก"], ["ทต.ข", "น่าน", "", "เล็ก"],
        ["เทศบาลตำบลค", "แพร่", "", "ใหญ่"], ["อบต.ง", "แพร่", "", "เล็ก"],
        ["ศูนย์จ", "แพร่", "เทศบาลตำบล", ""],
    )  # fmt: skip

    found = record(own, "--peers", peers, "--agencies", listed)["peers"]
    unlisted = record(own, "--peers", peers)["peers"]

    told = {each["kind"]: (each["agencies"], each["places"]["overall"]["rank"]) for each in found}
    assert told == {"all": (4, 3), "class": (3, 3), "size": (2, 1), "province": (1, 1)}
    assert [each["label"] for each in found[1:3]] == [
        {"th": "หน่วยงานประเภทเทศบาลตำบล",
         "en": "agencies of the same class, Subdistrict Municipality"},
        {"th": "หน่วยงานขนาดเล็ก", "en": "agencies of the same size, เล็ก"},
    ]  # fmt: skip
    assert [(each["kind"], each["agencies"]) for each in unlisted[:2]] == [("all", 4), ("class", 2)]


def test_peers_are_the_others_of_the_year_and_those_of_the_province(tmp_path: Path) -> None:
    own = scores(tmp_path / "own.csv", "ก 2568 สมมติ " + "90 " * 10)
    near = [f"ข{n} 2568 สมมติ " + f"{80 + n} " * 10 for n in range(5)]
    far = ["ฮ 2568 อื่น " + "95 " * 10]
    peers = scores(tmp_path / "peers.csv", "ก 2568 สมมติ " + "10 " * 10, *near, *far)

    found = record(own, "--peers", peers)
    told = run("analyse", own, "--peers", peers).out

    everyone, province = found["peers"]
    assert (everyone["kind"], everyone["agencies"], everyone["enough"]) == ("all", 6, True)
    assert everyone["places"]["overall"]["rank"] == 2
    assert (province["agencies"], province["places"]["overall"]["median"]) == (5, "82")
    assert "Place 2 of 7; all agencies there is data of: 6, median 82.50" in told
    assert "Place 1 of 6; agencies of สมมติ: 5, median 82.00" in told


def test_a_file_without_peers_is_refused(tmp_path: Path) -> None:
    own = scores(tmp_path / "own.csv", "ก 2568 สมมติ " + "90 " * 10)

    ran = run("analyse", own, "--peers", own)

    assert (ran.code, ran.out) == (1, "")
    assert "[analysis-no-peers]" in ran.err


def test_a_peer_that_cannot_be_read_shows_in_the_exit_code(tmp_path: Path) -> None:
    own = scores(tmp_path / "own.csv", "ก 2568 สมมติ " + "90 " * 10)
    peers = scores(tmp_path / "p.csv", "ข 2568 สมมติ " + "80 " * 10, "ค 2568 สมมติ " + "180 " * 10)

    ran = run("analyse", own, "--peers", peers)

    assert (ran.code, "[answers-not-a-score]" in ran.err) == (1, True)
    assert "Place 1 of 2" in ran.out


def test_missing_indicators_are_told_with_what_to_do(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ["agency", "fiscal_year", "budget"], ["ก", 2568, 90])

    found = record(path)
    parts = {part["key"]: part for part in found["parts"]}

    assert (found["overall"], found["level_key"], found["passed"]) == (None, None, None)
    assert (parts["power"]["missing"], parts["IIT"]["missing"]) == (
        "not-given", "child-not-scored",
    )  # fmt: skip
    assert found["findings"][0]["code"] == "total-missing"
    assert "not-scored-child-not-scored" in [note["code"] for note in found["notes"]]
    assert "[total-missing]" in run("analyse", path).out


@pytest.mark.parametrize("score", ["100.5", "much", "-1"])
def test_a_score_that_is_none_is_refused_with_its_row(tmp_path: Path, score: str) -> None:
    path = scores(tmp_path / "a.csv", f"ก 2568 – {score} " + "90 " * 9, "ข 2568 – " + "90 " * 10)

    ran = run("analyse", path)

    assert (ran.code, "[answers-not-a-score]" in ran.err, "row 2" in ran.err) == (1, True, True)


def test_two_results_of_one_year_are_refused(tmp_path: Path) -> None:
    path = scores(tmp_path / "a.csv", "ก 2568 – " + "90 " * 10, "ก 2568 – " + "80 " * 10)

    ran = run("analyse", path, "--format", "json")

    assert (ran.code, "[answers-given-twice]" in ran.err) == (1, True)
    assert ran.records()[0]["overall"] == "90.00"


def test_a_year_without_criteria_is_told_with_those_known(tmp_path: Path) -> None:
    path = scores(tmp_path / "a.csv", "ก 2561 – " + "90 " * 10, "ก 2568 – " + "90 " * 10)

    ran = run("analyse", path)

    assert (ran.code, "[pack-not-found]" in ran.err, "ita/2561" in ran.err) == (1, True, True)


def test_a_scheme_nobody_has_is_told_with_the_packs_known() -> None:
    ran = run("analyse", EXAMPLES / "years.csv", "--scheme", "moit")

    assert (ran.code, "[pack-not-found]" in ran.err) == (2, True)


def test_a_draft_is_marked_on_its_analysis() -> None:
    ran = run("analyse", EXAMPLES / "next-year.csv", "--assume", "ita/2568")

    assert "[pack-draft]" in ran.out
    assert "[pack-assumed]" in ran.out
    assert "[draft-criteria]" in ran.out


def test_answers_of_a_province_are_analysed_down_to_the_item() -> None:
    ran = run(
        "analyse", PROVINCE / "iit.csv", PROVINCE / "eit.csv", PROVINCE / "oit.csv",
        "--pack", "ita/2568", "--agencies", PROVINCE / "agencies.csv",
        "--agency", "เทศบาลตำบลนาฝัน", "--format", "json",
    )  # fmt: skip

    [found] = ran.records()
    items = [part for part in found["parts"] if part["tier"] == "item"]
    assert len(items) == 52
    assert all(part["topic"] for part in items)
    failed = [each for each in found["findings"] if each["code"] == "disclosure-item-failed"]
    assert [each["key"] for each in failed] == ["O13"]


def test_the_analysis_can_be_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "analysis.json"

    ran = run("analyse", EXAMPLES / "years.csv", "--format", "json", "--out", target)

    assert (ran.out, json.loads(target.read_text("utf-8"))[0]["overall"]) == ("", "97.76")


def test_what_score_writes_can_be_analysed(tmp_path: Path) -> None:
    path = tmp_path / "scores.csv"
    run(
        "score",
        EXAMPLES / "known-scores.csv",
        "--pack",
        "ita/2568",
        "--format",
        "csv",
        "--out",
        path,
    )

    found = record(path, "--agency", "เทศบาลตำบลฟ้าใส")

    assert (found["overall"], found["parts"][1]["given"]) == ("94.65", True)


def test_an_agency_nobody_knows_is_told() -> None:
    ran = run("analyse", EXAMPLES / "years.csv", "--agency", "ค")

    assert (ran.code, "[agency-not-in-data]" in ran.err) == (1, True)
