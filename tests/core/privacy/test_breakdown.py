"""Parts of a whole: what is hidden stays hidden from whoever can subtract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.privacy.breakdown import Cell, Layer, layered, shown_parts
from prongsai.core.privacy.policy import Policy

POLICY = Policy()


def cell(people: int, score: int = 50, *, unanimous: bool = False) -> Layer:
    return {"IIT": Cell(people, Fraction(score), unanimous)}


def test_parts_that_are_large_enough_are_all_shown() -> None:
    parts = {"คลัง": cell(5), "ช่าง": cell(12), "ปลัด": cell(30)}

    assert shown_parts(parts, POLICY) == {"คลัง", "ช่าง", "ปลัด"}


def test_one_small_part_hides_the_next_smallest_with_it() -> None:
    parts = {"คลัง": cell(4), "ช่าง": cell(12), "ปลัด": cell(30)}

    assert shown_parts(parts, POLICY) == {"ปลัด"}


def test_two_small_parts_that_together_are_large_enough_need_no_third() -> None:
    parts = {"คลัง": cell(3), "ช่าง": cell(3), "ปลัด": cell(30)}

    assert shown_parts(parts, POLICY) == {"ปลัด"}


def test_two_small_parts_that_together_are_small_need_a_third() -> None:
    parts = {"คลัง": cell(2), "ช่าง": cell(2), "ปลัด": cell(30), "ศึกษา": cell(40)}

    assert shown_parts(parts, POLICY) == {"ศึกษา"}


def test_a_small_group_of_one_voice_is_hidden() -> None:
    parts = {"คลัง": cell(7, 100, unanimous=True), "ช่าง": cell(8), "ปลัด": cell(30)}

    assert shown_parts(parts, POLICY) == {"ปลัด"}


def test_a_large_group_of_one_voice_may_be_shown() -> None:
    parts = {"คลัง": cell(10, 100, unanimous=True), "ช่าง": cell(12)}

    assert shown_parts(parts, POLICY) == {"คลัง", "ช่าง"}


def test_hidden_parts_of_one_voice_together_need_company() -> None:
    same = {"คลัง": cell(4, 100, unanimous=True), "ช่าง": cell(4, 100, unanimous=True)}

    assert shown_parts({**same, "ปลัด": cell(30), "ศึกษา": cell(40)}, POLICY) == {"ศึกษา"}


def test_a_single_part_is_the_whole_and_small_parts_alone_stay_hidden() -> None:
    assert shown_parts({"คลัง": cell(3)}, POLICY) == frozenset()
    assert shown_parts({"คลัง": cell(9)}, POLICY) == {"คลัง"}
    assert shown_parts({}, POLICY) == frozenset()


def test_the_threshold_can_be_raised_but_not_lowered() -> None:
    parts = {"คลัง": cell(9), "ช่าง": cell(30), "ปลัด": cell(40)}

    assert shown_parts(parts, Policy(10, 20)) == {"ปลัด"}
    for low in ((4, 10), (5, 4)):
        with pytest.raises(ValueError, match="4"):
            Policy(*low)


def test_a_part_that_hides_a_layer_hides_every_finer_one() -> None:
    coarse, fine = cell(20), {"I1": Cell(20, Fraction(60), unanimous=False)}
    parts = {"ก": [cell(3), fine], "ข": [coarse, fine], "ค": [coarse, fine]}

    depths = layered(parts, POLICY)

    assert sorted(depths.values()) == [0, 0, 2]
    assert depths["ก"] == 0


def test_a_finer_layer_can_be_hidden_alone() -> None:
    told = {"I1": Cell(7, Fraction(100), unanimous=True)}
    open_ = {"I1": Cell(7, Fraction(60), unanimous=False)}
    parts = {"ก": [cell(7), told], "ข": [cell(7), open_], "ค": [cell(30), open_]}

    assert layered(parts, POLICY) == {"ก": 1, "ข": 1, "ค": 2}


def test_no_parts_have_no_layers() -> None:
    assert layered({}, POLICY) == {}


KEYS = ("IIT", "budget", "power")


@st.composite
def tables(draw: st.DrawFn) -> Mapping[str, Sequence[Layer]]:
    """Parts with two layers: a mean of two indicators, and the two."""
    parts: dict[str, Sequence[Layer]] = {}
    for number in range(draw(st.integers(2, 6))):
        people = draw(st.integers(1, 15))
        scores = [Fraction(draw(st.integers(0, 5)) * 20) for _ in range(2)]
        voices = [draw(st.booleans()) or score in (0, 100) for score in scores]
        fine = {
            key: Cell(people, score, voice)
            for key, score, voice in zip(KEYS[1:], scores, voices, strict=True)
        }
        mean = sum(scores, Fraction(0)) / 2
        parts[f"p{number}"] = [{"IIT": Cell(people, mean, all(voices))}, fine]
    return parts


@given(tables())
def test_nothing_hidden_can_be_worked_out_from_what_is_shown(
    parts: Mapping[str, Sequence[Layer]],
) -> None:
    """An attacker solves all sums at once: whole = weighted parts, mean = its indicators."""
    depths = layered(parts, POLICY)
    solved = Attacker(parts, depths).determined()

    for name, layers in parts.items():
        for depth, layer in enumerate(layers):
            for key in layer:
                assert depth < depths[name] or (name, key) not in solved


@given(tables())
def test_no_small_or_small_unanimous_cell_is_ever_shown(
    parts: Mapping[str, Sequence[Layer]],
) -> None:
    for name, depth in layered(parts, POLICY).items():
        for layer in parts[name][:depth]:
            for each in layer.values():
                assert each.people >= POLICY.threshold
                assert not (each.unanimous and each.people < POLICY.unanimity)


class Attacker:
    """Knows every head count, every total and every shown cell; solves the linear system."""

    def __init__(self, parts: Mapping[str, Sequence[Layer]], depths: Mapping[str, int]) -> None:
        self.hidden = [
            (name, key)
            for name, layers in parts.items()
            for layer in layers[depths[name] :]
            for key in layer
        ]
        self.rows = [self._whole(parts, key) for key in KEYS]
        self.rows += [self._mean(name) for name in parts]

    def _whole(self, parts: Mapping[str, Sequence[Layer]], key: str) -> list[Fraction]:
        """The whole is known: its weights of the hidden cells of one score."""
        people = {
            (name, key): Fraction(layer[key].people)
            for name, layers in parts.items()
            for layer in layers
            if key in layer
        }
        return [people.get(cell, Fraction(0)) for cell in self.hidden]

    def _mean(self, name: str) -> list[Fraction]:
        """A part's instrument is the mean of its two indicators."""
        weights = {
            (name, "IIT"): Fraction(-2), (name, "budget"): Fraction(1), (name, "power"): Fraction(1)
        }  # fmt: skip
        return [weights.get(cell, Fraction(0)) for cell in self.hidden]

    def determined(self) -> set[tuple[str, str]]:
        """Hidden cells with one possible value: their unit vector is a sum of the rows."""
        reduced = _reduced(self.rows)
        return {
            cell
            for place, cell in enumerate(self.hidden)
            if any(
                row[place] != 0 and all(v == 0 for n, v in enumerate(row) if n != place)
                for row in reduced
            )
        }


def _reduced(rows: Sequence[Sequence[Fraction]]) -> list[list[Fraction]]:
    """Reduced row echelon form, in which a determined unknown stands alone in its row."""
    work = [list(row) for row in rows]
    pivot_row = 0
    for column in range(len(work[0]) if work else 0):
        found = next((n for n in range(pivot_row, len(work)) if work[n][column]), None)
        if found is None:
            continue
        work[pivot_row], work[found] = work[found], work[pivot_row]
        pivot = work[pivot_row][column]
        work[pivot_row] = [value / pivot for value in work[pivot_row]]
        for number, row in enumerate(work):
            if number != pivot_row and row[column]:
                factor = row[column]
                work[number] = [a - factor * b for a, b in zip(row, work[pivot_row], strict=True)]
        pivot_row += 1
    return work
