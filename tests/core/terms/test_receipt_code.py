"""A receipt's code is read and typed by people: a slip shows at once."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.receipt_code import LETTERS, bare_code, is_whole, receipt_code

seeds = st.binary(min_size=32, max_size=32)


@given(seeds)
def test_a_code_is_whole_however_it_is_typed(seed: bytes) -> None:
    code = receipt_code(seed)

    assert re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", code)
    assert is_whole(code)
    assert is_whole(f" {code.upper().replace('-', ' ')} ")


@given(seeds, st.integers(0, 15), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_noticed(seed: bytes, place: int, letter: str) -> None:
    code = bare_code(receipt_code(seed))
    typed = code[:place] + letter + code[place + 1 :]

    assert is_whole(typed) == (typed == code)


@given(seeds, st.integers(0, 14))
def test_two_neighbours_swapped_are_noticed(seed: bytes, place: int) -> None:
    code = bare_code(receipt_code(seed))
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert is_whole(typed) == (typed == code)


def test_what_is_too_short_or_has_other_letters_is_no_code() -> None:
    code = receipt_code(b"\x01" * 32)

    assert not is_whole(code[:-1])
    assert not is_whole("o" + code[1:])
    assert not is_whole("")


def test_another_seed_gives_another_code() -> None:
    assert receipt_code(b"\x01" * 32) != receipt_code(b"\x02" * 32)
