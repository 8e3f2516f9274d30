"""Padding says little of lengths; a key on paper comes back, and each slip is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.sealed.padding import bucket, padded, unpadded
from prongsai.core.sealed.written_key import LENGTH, read, written
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.receipt_code import LETTERS, receipt_code

KEYS = st.binary(min_size=LENGTH, max_size=LENGTH)


@given(st.binary(max_size=3000))
def test_what_is_padded_comes_back(content: bytes) -> None:
    filled = padded(content)
    assert unpadded(filled) == content
    assert len(filled) in {1 << 10, 1 << 12}


def test_lengths_fall_into_few_buckets() -> None:
    sizes = {bucket(length) for length in range(0, 3_000_000, 997)}
    assert sizes == {
        1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 2 << 20, 3 << 20,
    }  # fmt: skip


@pytest.mark.parametrize("filled", [b"", b"\0" * 7, b"\xff" * 1024, b"\0" * 1023])
def test_what_was_never_padded_is_refused(filled: bytes) -> None:
    with pytest.raises(Refused, match="sealed-not-opened"):
        unpadded(filled)


@given(KEYS)
def test_a_key_on_paper_comes_back_however_it_is_typed(key: bytes) -> None:
    lines = written(key)
    assert len(lines) == 4
    assert read("\n".join(lines).upper()) == read(" ".join(lines).replace("-", "")) == key


@given(KEYS, st.integers(0, 3), st.integers(0, 18), st.sampled_from(LETTERS))
def test_a_slip_is_found_in_its_line(key: bytes, line: int, at: int, letter: str) -> None:
    lines = list(written(key))
    if lines[line][at] in ("-", letter):
        return
    lines[line] = lines[line][:at] + letter + lines[line][at + 1 :]
    with pytest.raises(Refused) as refused:
        read("\n".join(lines))
    assert [each.facts["line"] for each in refused.value.problems] == [str(line + 1)]


def test_what_is_not_four_lines_or_no_key_is_refused() -> None:
    with pytest.raises(Refused, match="sealed-recovery-length"):
        read("abcd-efgh")
    too_much = receipt_code((1 << 65).to_bytes(9, "big"))
    with pytest.raises(Refused, match="sealed-recovery-slip"):
        read("\n".join([too_much] * 4))
