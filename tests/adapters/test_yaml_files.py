"""YAML as every reader understands it, with the line of each value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prongsai.adapters.yaml_files import parse_yaml, read_yaml, write_yaml
from prongsai.core.criteria.ids import PackId
from prongsai.core.shapes.tree import Node, find, plain_of
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.shell.library import Library
from shapes_making import PLAIN

LIBRARY = Library()


def value_of(text: str) -> Any:
    return plain_of(parse_yaml(f"key: {text}", "own.yaml"))["key"]


def refusal(text: str) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        parse_yaml(text, "own.yaml")
    return list(refused.value.problems)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("85", 85),
        ("-3", -3),
        ("+7", 7),
        ("0", 0),
        ("84.99", Decimal("84.99")),
        ("0.10", Decimal("0.10")),
        ("-0.5", Decimal("-0.5")),
        ("12345678901234567890.123456789", Decimal("12345678901234567890.123456789")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_numbers_and_plain_words_have_their_exact_value(text: str, value: object) -> None:
    found = value_of(text)
    assert (found, type(found)) == (value, type(value))
    assert str(found) == str(value)


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "No", "True", "NULL", "1:30", "12:30:45", "2025-01-31", "1e3", ".5",
     "5.", "007", "0x10", "0o7", "1_000", "1,000", "100/3", "๘๕", ".inf", "unknown", "I1", "9.1.2"],
)  # fmt: skip
def test_what_readers_disagree_on_stays_text(text: str) -> None:
    assert value_of(text) == text


@pytest.mark.parametrize("text", ["85", "84.99", "true", "null", "~", "", "no"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_what_stands_in_quotes_is_text(text: str, quote: str) -> None:
    assert value_of(f"{quote}{text}{quote}") == text


@pytest.mark.parametrize(("block", "text"), [("|-\n  85", "85"), (">-\n  a\n  b", "a b")])
def test_a_block_of_lines_is_text(block: str, text: str) -> None:
    assert value_of(block) == text


def test_keys_are_text_however_they_look() -> None:
    assert plain_of(parse_yaml("{1: a, true: b, 9.1: c, no: d}", "own.yaml")) == {
        "1": "a", "true": "b", "9.1": "c", "no": "d",
    }  # fmt: skip


def test_every_value_knows_the_line_of_its_key() -> None:
    root = parse_yaml("# first\na:\n  b: 1\n  c:\n    - x\n    - y\n", "own.yaml")
    lines = {path: find(root, tuple(path.split("/"))) for path in ("a", "a/b", "a/c", "a/c/1")}
    assert {path: node.place.line for path, node in lines.items() if node} == {
        "a": 2, "a/b": 3, "a/c": 4, "a/c/1": 6,
    }  # fmt: skip
    assert root == Node(root.value, Place(file="own.yaml", line=2))


def test_a_key_that_stands_twice_is_named_with_both_lines() -> None:
    facts = {"key": "b", "first": "2"}
    place = Place(file="own.yaml", line=4)
    assert refusal("a:\n  b: 1\n  c: 2\n  b: 3\n") == [Problem("pack-duplicate-key", facts, place)]


def test_every_key_that_stands_twice_is_found() -> None:
    found = refusal("{a: 1, a: 2, b: {c: 1, c: 2}, d: [{e: 1, e: 2}]}")
    assert [problem.facts["key"] for problem in found] == ["a", "c", "e"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", 3),
        ("a: 1\n\tb: 2\n", 2),
        ("a: *nothing\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_broken_syntax_is_named_with_its_line(text: str, line: int) -> None:
    [problem] = refusal(text)
    assert (problem.code, problem.place) == ("file-not-yaml", Place(file="own.yaml", line=line))
    assert problem.facts["why"]


@pytest.mark.parametrize("text", ["a: \x07", "a: \ud800", "a: &self {b: *self}", "{{a: 1}: 2}"])
def test_what_no_yaml_may_hold_is_refused_too(text: str) -> None:
    [problem] = refusal(text)
    assert (problem.code, problem.place.file) == ("file-not-yaml", "own.yaml")
    assert problem.facts["why"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 101 + "]" * 101,
        "- " * 50_000 + "x",
        "a: " + "{a: " * 50_000 + "1" + "}" * 50_000,
        "# " + "]" * 50_000 + "\n" + "[" * 50_000 + "]" * 50_000,
        "".join(" " * depth + "a:\n" for depth in range(300)) + " " * 300 + "b",
    ],
    ids=["brackets", "dashes", "braces", "hidden-by-a-remark", "indented"],
)
def test_what_nests_too_deeply_is_refused_with_its_line(text: str) -> None:
    [problem] = refusal(text)
    assert problem.code == "file-too-deep"
    assert problem.place.line


def test_a_hundred_levels_are_read() -> None:
    assert plain_of(parse_yaml("[" * 100 + "]" * 100, "own.yaml"))


def test_more_text_than_any_pack_holds_is_refused() -> None:
    [problem] = refusal("a: b\n" * 500_000)
    assert (problem.code, problem.facts) == ("file-not-yaml", {"why": "too large"})


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_a_file_without_content_is_empty(text: str) -> None:
    assert refusal(text) == [Problem("file-empty", {}, Place(file="own.yaml"))]


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text("คะแนน: 85\n", encoding="utf-8-sig")
    assert plain_of(read_yaml(path)) == {"คะแนน": 85}


def test_problems_call_a_file_as_they_are_told(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    assert read_yaml(path, "criteria/pack.yaml").place.file == "criteria/pack.yaml"
    assert read_yaml(path).place.file == str(path)


@pytest.mark.parametrize("content", [None, b"a: \xa1\xe0"])
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "pack.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused, match="file-unreadable") as refused:
        read_yaml(path, "pack.yaml")
    assert refused.value.problems[0].facts["why"]


@given(PLAIN)
@example({"\x85": "a\u2028b\u2029 c\n\n d \t"})
@example([" ", "", "'", '"', "a: b", "# x", "- y", "{", "๘๕", "\ufeff"])
def test_what_is_written_is_read_back_the_same(data: Any) -> None:
    assert plain_of(parse_yaml(write_yaml(data), "own.yaml")) == data


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-999, max_value=999))
def test_a_decimal_keeps_every_digit_on_paper(number: Decimal) -> None:
    found = plain_of(parse_yaml(write_yaml([number]), "own.yaml"))
    assert (str(found[0]), type(found[0])) == (format(number, "f"), Decimal)


@pytest.mark.parametrize("pack_id", LIBRARY.ids, ids=str)
def test_a_shipped_pack_survives_being_written_as_yaml(pack_id: PackId) -> None:
    data = plain(LIBRARY.load(str(pack_id)).pack)
    assert plain_of(parse_yaml(write_yaml(data), "own.yaml")) == data


def test_thai_is_written_as_thai_in_given_order() -> None:
    assert write_yaml({"ข": "ก", "ก": [1, "2", True, None]}) == (
        "ข: ก\nก:\n- 1\n- '2'\n- true\n- null\n"
    )


def test_data_that_stands_twice_is_written_twice() -> None:
    same = {"a": 1}
    assert "&" not in write_yaml([same, same])
