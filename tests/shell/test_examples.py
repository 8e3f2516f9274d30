"""Every example of every shipped pack holds; one that does not is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from packs_folder import with_examples
from prongsai.core.criteria.ids import PackId
from prongsai.core.terms.problem import Place, Problem
from prongsai.shell.examples import check_examples
from prongsai.workshop.library import Library

LIBRARY = Library()
TINY = PackId("tiny", 2568, "local", 1)
FILE = "criteria/tiny/2568/local@1.examples.yaml"
RIGHT = """\
pack: tiny/2568/local@1
examples:
  - says: {th: ครึ่งหนึ่ง, en: Half of it}
    given: {counts: {I1.1: [0, 4, 0], I1.2: [4, 0, 0]}, marks: {O1: 1}}
    expect:
      items: {I1: 75, O1: 100}
      sub_indicators: {"2.1": 100}
      indicators: {duty: 75}
      instruments: {ASK: 75, SHOW: 100}
      weighted: {ASK: 45, SHOW: 40}
      overall: 85
      level: good
      passed: true
"""


def problems_of(root: Path, text: str) -> list[Problem]:
    return check_examples(with_examples(root, text), TINY).problems


@pytest.mark.parametrize("pack_id", LIBRARY.ids, ids=str)
def test_every_example_of_a_shipped_pack_holds(pack_id: PackId) -> None:
    outcome = check_examples(LIBRARY, pack_id)
    assert outcome.problems == []
    assert outcome.checked >= 3


def test_an_example_that_holds_is_counted(tmp_path: Path) -> None:
    outcome = check_examples(with_examples(tmp_path, RIGHT), TINY)
    assert (outcome.checked, outcome.problems) == (1, [])


@pytest.mark.parametrize(
    ("right", "wrong", "what", "expected", "found"),
    [
        ("overall: 85", "overall: 86", "overall", "86.00", "85.00"),
        ("level: good", "level: best", "level", "best", "good"),
        ("passed: true", "passed: false", "passed", "False", "True"),
        ("items: {I1: 75", "items: {I1: 75.01", "I1", "75.01", "75.00"),
        ("duty: 75", "duty: 70", "duty", "70.00", "75.00"),
        ('"2.1": 100', '"2.1": 0', "2.1", "0.00", "100.00"),
        ("{ASK: 75", "{ASK: 74.99", "ASK", "74.99", "75.00"),
        ("{ASK: 45", "{ASK: 44", "weighted ASK", "44.00", "45.00"),
        ("marks: {O1: 1}", "marks: {}", "O1", "100.00", "None"),
    ],
)
def test_an_example_that_differs_names_both_numbers(
    tmp_path: Path, right: str, wrong: str, what: str, expected: str, found: str
) -> None:
    problems = problems_of(tmp_path, RIGHT.replace(right, wrong))
    said = {"says": "Half of it", "says_th": "ครึ่งหนึ่ง"}
    facts = {**said, "what": what, "expected": expected, "found": found}
    assert Problem("example-differs", facts, Place(file=FILE, line=3)) in problems


def test_a_missing_total_may_be_what_is_expected(tmp_path: Path) -> None:
    given = "    given: {instruments: {ASK: 90}}\n    expect: {not_scored: %s}\n"
    head = "pack: tiny/2568/local@1\nexamples:\n  - says: {th: ขาด, en: Short}\n"
    assert problems_of(tmp_path / "a", head + given % "child-not-scored") == []
    [problem] = problems_of(tmp_path / "b", head + given % "no-answers")
    assert problem.facts["found"] == "child-not-scored"


def test_an_example_that_cannot_be_read_has_its_line(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, RIGHT.replace("level: good", "level: [good]"))
    place = Place(file=FILE, line=12, path="examples/0/expect/level")
    assert (problem.code, problem.place) == ("pack-wrong-type", place)


def test_an_example_may_choose_and_is_refused_what_is_not_offered(tmp_path: Path) -> None:
    chosen = RIGHT.replace("    given:", "    choices: {order: early}\n    given:")
    assert problems_of(tmp_path / "a", chosen) == []
    [problem] = problems_of(tmp_path / "b", chosen.replace("early", "late"))
    assert problem.code == "choice-not-offered"


def test_examples_of_another_pack_are_not_taken_for_this_ones(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, RIGHT.replace("tiny/2568", "tiny/2567"))

    assert (problems[0].code, problems[0].facts["found"]) == (
        "example-other-pack", "tiny/2567/local@1",
    )  # fmt: skip


def test_a_pack_without_examples_is_said_not_thrown(tmp_path: Path) -> None:
    library = with_examples(tmp_path, RIGHT)
    library.examples_path(TINY).unlink()

    assert [each.code for each in check_examples(library, TINY).problems] == ["file-unreadable"]
