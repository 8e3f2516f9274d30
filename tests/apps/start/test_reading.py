"""What people type, read: lists of divisions, the code."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from prongsai.apps.start.code import forget, kept, new_code, opened_by
from prongsai.apps.start.reading import read_divisions

NAMES = st.text(alphabet="กขคงานฝย", min_size=1, max_size=8)
UNITS = st.lists(NAMES, max_size=4, unique=True)


@given(st.dictionaries(NAMES, UNITS, max_size=5), st.sampled_from(["- ", "  ", "\t", "–", "• "]))
def test_divisions_are_read_as_they_were_written(found: dict[str, list[str]], mark: str) -> None:
    lines = [line for name, units in found.items() for line in (name, *(mark + u for u in units))]

    assert read_divisions("\n\n".join(lines)) == list(found.items())


def test_a_code_is_never_the_same_and_says_nothing_once_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "code"
    first, second = new_code(path), new_code(path)

    assert first != second
    assert opened_by(path, second) == kept(path) != ""
    assert opened_by(path, first) == ""
    forget(path)
    assert opened_by(path, second) == opened_by(path, "") == kept(path) == ""
