"""No hidden figure of a breakdown follows from what is shown beside it."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.privacy.figures import hidden
from prongsai.core.privacy.policy import Policy

POLICY = Policy()
Place = tuple[str, str]
ENDED, ALL = ("in_time", "late"), ("in_time", "late", "finished")


def cells(rows: dict[str, tuple[int, int]]) -> dict[Place, int]:
    return {
        (part, name): number
        for part, (fast, slow) in rows.items()
        for name, number in zip(ALL, (fast, slow, fast + slow), strict=True)
    }


def equations(parts: list[str]) -> list[dict[Place, int]]:
    own = [{(p, "in_time"): 1, (p, "late"): 1, (p, "finished"): -1} for p in parts]
    return [*own, *({(p, name): 1 for p in parts} for name in ALL)]


def gone(rows: dict[str, tuple[int, int]]) -> set[Place]:
    found = cells(rows)
    return hidden(found, list(found), equations(list(rows)), POLICY)


def test_large_numbers_are_all_shown() -> None:
    assert gone({"a": (9, 7), "b": (6, 0)}) == set()


def test_a_small_number_takes_others_with_it_until_nothing_follows() -> None:
    found = gone({"a": (20, 2), "b": (30, 9), "c": (40, 10)})
    assert ("a", "late") in found
    assert {part for part, name in found if name == "late"} >= {"a", "b"}
    assert len([name for part, name in found if part == "a"]) >= 2


def test_a_total_of_one_part_hides_nothing_as_it_is_public() -> None:
    assert gone({"a": (2, 1)}) == set()


def test_totals_of_nothing_tell_that_every_part_has_nothing() -> None:
    found = cells({"a": (3, 0), "b": (8, 0)})
    shown = [place for place in found if place[1] != "late"]
    told = hidden(found, shown, equations(["a", "b"]), POLICY)
    assert told == {("a", "in_time"), ("b", "in_time"), ("a", "finished"), ("b", "finished")}


def test_what_no_equation_speaks_of_hides_alone() -> None:
    assert hidden({"a": 2, "b": 9}, ["a", "b"], [], POLICY) == {"a"}


def test_a_number_far_off_is_hidden_where_none_stands_beside() -> None:
    values = {"a": 2, "x": 5, "b": 7}
    rows = [{"a": 1, "x": 1}, {"x": 1, "b": -1}]
    assert hidden(values, ["a", "b"], rows, POLICY) == {"a", "b"}


def possible(rows: dict[str, tuple[int, int]], hide: set[Place]) -> dict[Place, set[int]]:
    """Every value that each hidden place can have, found by trying all tables."""
    true, parts = cells(rows), list(rows)
    totals = [sum(rows[p][n] for p in parts) for n in (0, 1)]
    found: dict[Place, set[int]] = {place: set() for place in hide}
    for fast in itertools.product(range(totals[0] + 1), repeat=len(parts) - 1):
        for slow in itertools.product(range(totals[1] + 1), repeat=len(parts) - 1):
            last = (totals[0] - sum(fast), totals[1] - sum(slow))
            if min(last) < 0:
                continue
            tried = cells(dict(zip(parts, [*zip(fast, slow, strict=True), last], strict=True)))
            if all(tried[place] == true[place] for place in true if place not in hide):
                for place in hide:
                    found[place].add(tried[place])
    return found


few = st.tuples(st.integers(0, 6), st.integers(0, 4))


@settings(max_examples=20, deadline=None)
@given(st.lists(few, min_size=2, max_size=3))
def test_every_hidden_small_number_could_be_another(numbers: list[tuple[int, int]]) -> None:
    rows = {chr(97 + n): each for n, each in enumerate(numbers)}
    found = gone(rows)
    for place, values in possible(rows, found).items():
        if 0 < cells(rows)[place] < POLICY.threshold:
            assert len(values) > 1, (place, values, found)
