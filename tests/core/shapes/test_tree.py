"""Trees that know their lines, and the parts that files share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from criteria_building import sharing, tree
from prongsai.core.shapes.tree import (
    Node,
    expand,
    fill_unknown,
    find,
    overlay,
    placed,
    plain_of,
    put,
)
from prongsai.core.terms.problem import Place, Problem

SHARED = sharing(
    {
        "base": """
            weight: 1
            names: {th: ก, en: a}
            list: [1, 2]
        """,
        "more": """
            weight: 2
            deep: {down: {here: found}}
        """,
        "chained": "{use: base, weight: 3}",
        "circle": "{inner: {use: circle}}",
    }
)


def expanded(text: str) -> object:
    found, problems = expand(tree(text), SHARED)
    assert problems == []
    return plain_of(found)


def test_a_tree_without_use_stays_as_it_is() -> None:
    assert expanded("{a: [1, {b: x}], c: null}") == {"a": [1, {"b": "x"}], "c": None}


def test_use_takes_what_the_named_file_holds() -> None:
    assert expanded("{part: {use: more#deep}}") == {"part": {"down": {"here": "found"}}}


def test_own_keys_lie_over_the_shared_ones() -> None:
    found = expanded("{use: base, weight: 9, names: {en: b}}")
    assert found == {"weight": 9, "names": {"th": "ก", "en": "b"}, "list": [1, 2]}


def test_later_names_of_a_list_lie_over_earlier_ones() -> None:
    found = expanded("{use: [base, more], deep: {own: 1}}")
    deep = {"down": {"here": "found"}, "own": 1}
    assert found == {"weight": 2, "names": {"th": "ก", "en": "a"}, "list": [1, 2], "deep": deep}


def test_a_part_of_a_part_is_found_after_the_hash() -> None:
    assert expanded("{use: more#deep/down}") == {"here": "found"}


def test_a_shared_file_may_use_another_one() -> None:
    assert expanded("{use: chained}") == {
        "names": {"th": "ก", "en": "a"},
        "list": [1, 2],
        "weight": 3,
    }


def test_use_is_replaced_inside_lists_too() -> None:
    assert expanded("[{use: more#deep/down}, 1]") == [{"here": "found"}, 1]


def test_null_takes_a_shared_key_out() -> None:
    assert expanded("{use: base, list: null, names: {th: null}}") == {
        "weight": 1,
        "names": {"en": "a"},
    }


def test_null_stays_where_there_is_nothing_to_take_out() -> None:
    assert expanded("{use: base#names, note: null}") == {"th": "ก", "en": "a", "note": None}


def test_a_list_replaces_the_shared_list_as_a_whole() -> None:
    assert expanded("{use: base, list: [3], names: null}") == {"weight": 1, "list": [3]}


@pytest.mark.parametrize("name", ["nowhere", "base#nothing", "base#weight/deeper", "more#deep/up"])
def test_a_part_that_is_missing_is_named_with_its_line(name: str) -> None:
    found, problems = expand(tree(f"a: 1\nb:\n  use: {name}\n  c: 2"), SHARED)
    place = Place(file="own.yaml", line=3)
    assert problems == [Problem("pack-use-missing", {"name": name}, place)]
    assert plain_of(found) == {"a": 1, "b": {"c": 2}}


def test_a_file_that_uses_itself_is_a_circle() -> None:
    _, problems = expand(tree("{use: circle}"), SHARED)
    place = Place(file="circle.yaml", line=1)
    assert problems == [Problem("pack-use-circle", {"name": "circle"}, place)]


def test_one_part_may_be_used_twice_side_by_side() -> None:
    found = expanded("{a: {use: base#names}, b: {use: base#names}}")
    assert found == {"a": {"th": "ก", "en": "a"}, "b": {"th": "ก", "en": "a"}}


def test_expanding_leaves_shared_parts_untouched() -> None:
    expanded("{use: base, weight: 9, names: {en: b}}")
    assert expanded("{use: base#names}") == {"th": "ก", "en": "a"}


def test_what_lies_above_gives_the_place_of_the_mapping() -> None:
    merged = overlay(tree("a: {x: 1}", "low.yaml"), tree("\na: {y: 2}", "high.yaml"))
    inner = find(merged, ("a",))
    assert inner is not None
    assert inner.place == Place(file="high.yaml", line=1)
    assert [(key, node.place.file) for key, node in inner.value.items()] == [
        ("x", "low.yaml"),
        ("y", "high.yaml"),
    ]


@pytest.mark.parametrize(("below", "above"), [("1", "{a: 1}"), ("{a: 1}", "1"), ("[1]", "[2]")])
def test_only_mappings_merge_and_all_else_replaces(below: str, above: str) -> None:
    assert plain_of(overlay(tree(below), tree(above))) == plain_of(tree(above))


def test_only_what_is_unknown_is_filled_and_named() -> None:
    own = tree("{a: unknown, b: 1, c: {d: unknown, e: 2}, f: unknown, g: [unknown]}")
    other = tree("{a: 7, b: 8, c: {d: {x: 9}, e: 9}, f: unknown, g: [1], h: 3}")
    filled, taken = fill_unknown(own, other, "unknown")
    assert taken == ["a", "c/d"]
    assert plain_of(filled) == {
        "a": 7, "b": 1, "c": {"d": {"x": 9}, "e": 2}, "f": "unknown", "g": ["unknown"],
    }  # fmt: skip


def test_nothing_is_filled_from_where_nothing_stands() -> None:
    own = tree("{a: {b: unknown}, c: unknown}")
    filled, taken = fill_unknown(own, tree("{a: 5}"), "unknown")
    assert taken == []
    assert plain_of(filled) == plain_of(own)


def test_a_filled_value_keeps_the_place_it_came_from() -> None:
    filled, _ = fill_unknown(tree("a: unknown"), tree("\n\na: 5", "other.yaml"), "unknown")
    found = find(filled, ("a",))
    assert found == Node(5, Place(file="other.yaml", line=1))


def test_put_replaces_one_value_in_a_copy() -> None:
    root = tree("{a: {b: 1, c: 2}}")
    changed = put(root, ("a", "b"), Node(9, Place()))
    assert changed is not None
    assert plain_of(changed) == {"a": {"b": 9, "c": 2}}
    assert plain_of(root) == {"a": {"b": 1, "c": 2}}


@pytest.mark.parametrize("path", ["x", "a/x", "a/b/x", "l/0"])
def test_put_does_not_make_places_that_are_missing(path: str) -> None:
    root = tree("{a: {b: 1}, l: [1]}")
    assert put(root, tuple(path.split("/")), Node(9, Place())) is None


def test_find_follows_keys_and_list_positions() -> None:
    found = find(tree("a:\n  - x\n  - b: y"), ("a", "1", "b"))
    assert found == Node("y", Place(file="own.yaml", line=3))


@pytest.mark.parametrize("path", [("z",), ("a", "2"), ("a", "0", "deeper")])
def test_find_gives_nothing_for_what_is_missing(path: tuple[str, ...]) -> None:
    assert find(tree("a: [1, 2]"), path) is None


@pytest.mark.parametrize(
    ("path", "line"),
    [("a/b/c", 3), ("a/b/nothing/deeper", 2), ("a/list/1", 6), ("nowhere", 1), ("", 1)],
)
def test_a_problem_gets_the_line_of_the_nearest_value(path: str, line: int) -> None:
    root = tree("a:\n  b:\n    c: 1\n  list:\n    - 1\n    - 2")
    found = placed(Problem("pack-bad-id", {}, Place(path=path)), root)
    assert found.place == Place(file="own.yaml", line=line, path=path)


def test_places_are_found_as_quickly_in_a_large_file_as_in_a_small_one() -> None:
    """A file may have a fault in each of its lines: nothing beside the path is looked at."""

    class Counted(dict[str, Node]):
        def __iter__(self) -> Iterator[str]:
            raise AssertionError

        items = __iter__  # type: ignore[assignment] # none of them is walked

    held = Counted({"a": Node([Node(1, Place()), Node(2, Place(line=3))], Place())})
    problem = Problem("pack-bad-id", {}, Place(path="a/1"))
    assert placed(problem, Node(held, Place())).place.line == 3


def test_a_problem_that_has_a_place_keeps_it() -> None:
    problem = Problem("pack-bad-id", {}, Place(file="other.yaml", line=7))
    assert placed(problem, tree("a: 1")) is problem
