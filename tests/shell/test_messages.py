"""The catalogue of messages: complete in both languages, with nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.shapes.tree import plain_of
from prongsai.core.terms.problem import Problem
from prongsai.workshop.library import SHIPPED
from prongsai.workshop.voice import MESSAGES, Voice, catalogue, problems

PROBLEMS = problems()


def script(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = plain_of(read_yaml(SHIPPED / "documents" / f"{name}.yaml"))
    return found


def test_every_problem_is_said_and_mended_in_both_languages() -> None:
    assert [code for code, said in PROBLEMS.items() if not _mended(dict(said))] == []


def _mended(said: dict[str, Any]) -> bool:
    """A comma outside quotes would end a sentence and make the rest of it a key of its own."""
    mend = said.pop("mend", {"th": "-", "en": "-"})
    said.pop("about", None)
    texts = (*said.values(), *mend.values())
    both = set(said) == set(mend) == {"th", "en"}
    return both and all(isinstance(text, str) and text for text in texts)


def test_no_problem_is_said_in_two_files() -> None:
    files = (MESSAGES / "problems").glob("*.yaml")
    assert sum(len(catalogue(f"problems/{path.stem}")) for path in files) == len(PROBLEMS)


def test_every_phrase_is_said_in_both_languages() -> None:
    whole = {key: set(said) == {"th", "en"} and all(isinstance(text, str) for text in said.values())
             for key, said in catalogue("phrases").items()}  # fmt: skip

    assert [key for key, is_whole in whole.items() if not is_whole] == []


@pytest.mark.parametrize(
    ("code", "facts", "sentence"),
    [
        ("analysis-nothing", {}, "There is no result to analyse"),
        (
            "analysis-year-twice",
            {"year": "2568"},
            "There is more than one result of 2568 for the same agency",
        ),
        (
            "analysis-mixed",
            {"one": "moit/2567/local@1", "other": "ita/2568/local@1"},
            (
                "The results are of different schemes or classes of agencies: "
                "moit/2567/local@1 and ita/2568/local@1"
            ),
        ),
        (
            "analysis-pack-missing",
            {"year": "2567"},
            "There is no pack for 2567, so it cannot be told whether the years around it compare",
        ),
        (
            "analysis-peers-other-pack",
            {"pack": "ita/2568/local@1", "found": "ita/2567/local@1"},
            "The peers were scored by ita/2567/local@1, not by ita/2568/local@1",
        ),
        ("analysis-no-frame", {"scheme": "tiny"}, "There is no frame of analysis for tiny"),
        (
            "analysis-bands",
            {},
            "There must be two bands or more, the best first, and the last must begin at 0",
        ),
        ("analysis-no-sentence", {"rule": "odd"}, "The rule “odd” has no sentence"),
        ("analysis-no-rule", {"rule": "odd"}, "There is no rule called “odd”"),
    ],
)
def test_a_problem_of_an_analysis_reads_as_a_sentence(
    code: str, facts: dict[str, str], sentence: str
) -> None:
    assert Voice("en").sentence(Problem(code, facts)) == sentence
    assert Voice("th").mend(Problem(code, facts))


@pytest.mark.parametrize("key", script("summary"))
def test_a_line_of_the_summary_is_said_in_both_languages_with_the_same_gaps(key: str) -> None:
    said = script("summary")[key]

    assert set(said) == {"th", "en"}
    assert len({frozenset(re.findall(r"{(\w+)}", text)) for text in said.values()}) == 1


def test_the_wording_of_reports_is_text_without_doubled_spaces() -> None:
    odd = [key for key, said in script("report").items() if "  " in said or said != said.rstrip()]

    assert odd == ["separator"]
