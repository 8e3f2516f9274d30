"""The signs that ship with the program, and what findings say."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from prongsai.core.preaudit.reading import Stop
from prongsai.core.preaudit.signs import signs_problems
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.problem import Refused
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import catalogue

CORE = Path(__file__).parents[3] / "src/prongsai/core/preaudit"
CHECKS = (
    "read",
    "charset",
    "list",
    "name",
    "title",
    "year",
    "element",
    "elements",
    "table",
    "months",
)
YEARS = (2568, 2569)


def shelf() -> Shelf:
    return Shelf(Library())


def test_the_signs_speak_of_topics_that_are_there() -> None:
    found = shelf()

    assert signs_problems(found.signs, found.library.topics) == []


@pytest.mark.parametrize("year", YEARS)
def test_every_disclosure_item_has_signs_and_every_known_element_too(year: int) -> None:
    found = shelf()
    pack = found.library.load(f"ita/{year}").pack
    items = [item for item in pack.items.values() if item.code.startswith("O")]
    signs = found.signs.topics

    assert {item.topic for item in items} - signs.keys() == set()
    lacking = [
        (item.code, element.key)
        for item in items
        if not isinstance(item.elements, Unknown)
        for element in item.elements
        if element.key not in signs[item.topic].elements
    ]
    assert lacking == []


def test_signs_of_a_folder_of_packs_are_refused_with_line_and_code(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "preaudit").mkdir()
    name = "preaudit/signs.yaml"
    shipped = Library().root / name
    (tmp_path / name).write_text(shipped.read_text("utf-8"), "utf-8")

    with pytest.raises(Refused) as refused:
        _ = Shelf(Library(tmp_path)).signs

    problem = refused.value.problems[0]
    assert (problem.code, problem.place.file) == ("pack-no-such-topic", name)
    assert problem.place.line is not None


def test_a_folder_without_signs_takes_those_of_the_program(tmp_path: Path) -> None:
    assert Shelf(Library(tmp_path)).signs == shelf().signs


def codes_found() -> set[str]:
    """Every text in the checks that has the form of a finding's code."""
    texts = {
        node.value
        for path in CORE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    form = re.compile(rf"(?:{'|'.join(CHECKS)})-[a-z-]+")
    return {text for text in texts if form.fullmatch(text)} | {f"read-{stop}" for stop in Stop}


def said() -> Mapping[str, Any]:
    return catalogue("preaudit-content")


def test_every_finding_has_its_sentences_and_every_sentence_its_finding() -> None:
    assert codes_found() == set(said())


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_sentence_stands_in_both_languages(language: str) -> None:
    lacking = [
        (code, part)
        for code, parts in said().items()
        for part in parts
        if not parts[part].get(language)
    ]
    assert lacking == []


def test_what_is_wrong_says_why_it_matters_and_how_to_mend_it() -> None:
    whole, well = {"seen", "why", "mend"}, {"seen"}

    assert {code for code, parts in said().items() if set(parts) not in (whole, well)} == set()


def test_both_languages_have_the_same_gaps() -> None:
    def gaps(text: str) -> set[str]:
        return {gap.removesuffix("_en") for gap in re.findall(r"{(\w+)}", text)}

    differing = [
        (code, part)
        for code, parts in said().items()
        for part, both in parts.items()
        if gaps(both["th"]) != gaps(both["en"])
    ]
    assert differing == []
