"""JSON that people hand in: its lines are known, and what is broken is told where it is."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.adapters.json_files import parse_json
from prongsai.core.shapes.tree import plain_of
from prongsai.core.terms.problem import Problem, Refused

letters = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
scalars = st.none() | st.booleans() | st.integers() | letters
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(letters, inner), max_leaves=20
)


@given(values, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_what_json_writes_is_read_back(
    value: object, indent: int | str | None, plain: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    assert plain_of(parse_json(text.encode(), "f.json")) == value


@given(st.text('{}[]":,0 1a\n\\.e-', max_size=30))
def test_it_takes_what_json_takes_and_nothing_else(text: str) -> None:
    def twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError
        return dict(pairs)

    try:
        wanted = json.loads(text, object_pairs_hook=twice)
    except ValueError:
        with pytest.raises(Refused):
            parse_json(text.encode(), "f.json")
    else:
        found = plain_of(parse_json(text.encode(), "f.json"))
        assert found == wanted or "e" in text or "." in text


def told(text: str | bytes) -> Problem:
    with pytest.raises(Refused) as refused:
        parse_json(text.encode() if isinstance(text, str) else text, "f.json")
    [problem] = refused.value.problems
    assert problem.place.file == "f.json"
    return problem


@pytest.mark.parametrize(
    ("text", "line", "letter"),
    [
        ('{\n  "ก": 1\n  "ข": 2}', 3, "3"),
        ('{"a": 1,}', 1, "9"),
        ("[1, 2,\n]", 2, "1"),
        ("{a: 1}", 1, "2"),
        ("schema: 1", 1, "1"),
        ('{"a" 1}', 1, "6"),
        ("[1]\n[2]", 2, "1"),
        ('{\r\n"a": tru}', 2, "6"),
        ('["\t"]', 1, "3"),
    ],
)
def test_broken_json_is_told_by_line_and_letter(text: str, line: int, letter: str) -> None:
    problem = told(text)
    assert (problem.code, problem.place.line, problem.facts["letter"]) == (
        "file-not-json", line, letter,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["{", '{"a": 1,\n', "[1", '{"a":', '{"a"'])
def test_a_file_that_ends_in_the_middle_is_told_as_such(text: str) -> None:
    assert told(text).code == "file-json-cut"


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    problem = told('{"a": 1,\n"b": 2,\n"a": 3}')
    assert (problem.code, problem.place.line) == ("pack-duplicate-key", 3)
    assert problem.facts == {"key": "a", "first": "1"}


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_none(number: str) -> None:
    problem = told(f'{{"a":\n {number}}}')
    assert (problem.code, problem.place.line, problem.facts["found"]) == (
        "file-json-number", 2, number,
    )  # fmt: skip


def test_numbers_that_nobody_could_write_down_stay_text() -> None:
    found = plain_of(parse_json(b"[1.50, 1e3, 1e999999999, -1e-999999999]", "f.json"))
    assert found == [Decimal("1.50"), Decimal("1e3"), "1e999999999", "-1e-999999999"]
    long = "9" * 5_000
    assert plain_of(parse_json(f"[{long}, {long}.5]".encode(), "f.json")) == [long, f"{long}.5"]


@pytest.mark.parametrize("text", [r'["\ud800"]', r'["\u0000"]', r'{"a\udfff": 1}'])
def test_letters_that_no_database_keeps_are_refused(text: str) -> None:
    assert told(text).code == "file-odd-letter"


def test_deep_nesting_other_letters_and_nothing_are_refused() -> None:
    assert told("[" * 100_000).code == "file-too-deep"
    assert told('{"a":' * 100_000).code == "file-too-deep"
    assert told('{"a": "ปี"}'.encode("cp874")).code == "file-not-utf8"
    assert told(b"\xef\xbb\xbf \n").code == "file-empty"
