"""Damaged addresses are recognised, and what they were is offered."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.preaudit.mending import mended

BASE = "http://a.go.th/"
WORD = "ประกาศ"
WELL = BASE + quote(WORD)


@pytest.mark.parametrize(
    "damaged",
    [
        BASE + quote(quote(WORD)),
        BASE + quote(quote(quote(WORD))),
        BASE + quote(WORD).replace("%A8", "% A8"),
        BASE + quote(WORD).replace("%A8", "%A 8"),
        BASE + quote(WORD).replace("%B8%A8", "%B8 %A8"),
        BASE + quote(WORD.encode("cp874")),
        WELL.replace("%B8%A8", "%B8\r\n %A8"),
        f"“{WELL}”",
        f"<{WELL}>.",
        f"\u200b{WELL}\ufeff",
        WELL.replace("http://", "http//"),
        WELL.replace("http://", "htttp:/"),
        WELL.replace("http://", "http:\\\\"),
        WELL.replace("http://", "http://http://"),
    ],
)
def test_an_address_is_mended_to_what_it_was(damaged: str) -> None:
    assert mended(damaged) == WELL


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_letters_read_in_another_encoding_are_read_again(encoding: str) -> None:
    read = (BASE + "การ").encode().decode(encoding, "surrogateescape")
    damaged = "".join(
        chr(ord(each) - 0xDC00) if "\udc80" <= each <= "\udcff" else each for each in read
    )

    assert unquote(mended(damaged)) == BASE + "การ"


def test_utf8_read_as_windows_874_is_read_again() -> None:
    damaged = BASE + "".join(
        bytes([byte]).decode("cp874") if byte >= 0xA1 else chr(byte) for byte in WORD.encode()
    )

    assert unquote(mended(damaged)) == BASE + WORD


def test_a_space_in_a_name_read_again_is_escaped() -> None:
    assert mended("http://a.go.th/" + "ก ข".encode().decode("latin-1")) == "http://a.go.th/ก%20ข"


@pytest.mark.parametrize(
    "whole",
    [
        WELL, BASE + WORD, BASE + "a b.pdf", BASE + "x (1)", "", "ไม่มี", BASE + "caf%E9",
        BASE + "%zz", BASE + "?q=50%25", "a@b.go.th",
    ],
)  # fmt: skip
def test_what_is_not_damaged_is_left_alone(whole: str) -> None:
    assert mended(whole) == ""


def test_a_bracket_that_closes_one_inside_stays() -> None:
    assert mended(f"({BASE}x(1)") == f"{BASE}x(1)"


def test_spaces_that_no_mending_explains_stay() -> None:
    assert mended(BASE + "% E0x") == ""


@given(st.text(max_size=60))
def test_mending_ends_whatever_it_is_given(text: str) -> None:
    assert isinstance(mended(text), str)
