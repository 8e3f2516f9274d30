"""Bytes become the letters they were, whatever they are said to be."""

from __future__ import annotations

import pytest

from prongsai.core.preaudit.charset import agrees, decoded
from prongsai.core.preaudit.reading import Charset

TEXT = "ประกาศองค์การบริหารส่วนตำบล เรื่อง แผนการจัดซื้อจัดจ้าง เน้นความโปร่งใส"


@pytest.mark.parametrize(
    ("content", "used"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode()[:-1], "utf-8"),
        (TEXT.encode("cp874"), "windows-874"),
        (TEXT.encode("tis_620"), "windows-874"),
        ("แผน".encode("cp874"), "windows-874"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
    ids=[
        "utf-8",
        "mark",
        "cut off",
        "874",
        "620",
        "one word",
        "16le",
        "16be",
        "16le bare",
        "16be bare",
    ],
)
def test_letters_are_found_out(content: bytes, used: str) -> None:
    text, found = decoded(content)

    assert text.startswith((TEXT[:-1], "แผน"))
    assert (found.used, found.garbled) == (used, False)


def test_western_letters_stay_what_they_are_said_to_be() -> None:
    assert decoded("café à Montréal".encode("cp1252"), "ISO-8859-1")[0] == "café à Montréal"


def test_thai_that_is_said_to_be_western_is_thai() -> None:
    text, found = decoded(TEXT.encode("cp874"), "iso-8859-1")

    assert text == TEXT
    assert not agrees(found)


def test_the_header_speaks_before_the_page() -> None:
    page = b"<meta charset='windows-874'>"

    assert decoded(page)[1].told == "windows-874"
    assert decoded(page, "UTF-8")[1].told == "utf-8"


@pytest.mark.parametrize(
    ("told", "used", "same"),
    [
        ("tis-620", "windows-874", True),
        ("utf8", "utf-8", True),
        ("utf-16", "utf-16-le", True),
        ("utf-8", "windows-874", False),
        ("", "utf-8", False),
    ],
)
def test_names_of_the_same_letters_agree(told: str, used: str, same: bool) -> None:
    assert agrees(Charset(used, told)) is same


@pytest.mark.parametrize(
    "spoilt",
    [
        TEXT.encode().decode("cp1252", "replace"),
        TEXT.encode("cp874").decode("latin-1"),
        "".join(chr(byte) if 0x80 <= byte < 0xA0 else bytes([byte]).decode("cp874", "replace")
                for byte in TEXT.encode()),
    ],
    ids=["utf-8 as western", "874 as western", "utf-8 as 874"],
)  # fmt: skip
def test_text_spoilt_before_it_was_written_is_noticed(spoilt: str) -> None:
    assert decoded(spoilt.encode())[1].garbled


@pytest.mark.parametrize("text", ["เธอเน้น", "", "<", "plain English only", "café", TEXT * 50])
def test_sound_text_is_not_called_spoilt(text: str) -> None:
    assert not decoded(text.encode())[1].garbled


@pytest.mark.parametrize(
    "text",
    [
        "????????? ???? ?????????",
        "\ufffd\ufffd ก\ufffd\ufffd \ufffd",
        TEXT.encode("cp874").decode("latin-1"),
    ],
    ids=["lost", "cut in two", "one long run"],
)
def test_letters_that_were_lost_before_are_noticed(text: str) -> None:
    assert decoded(text.encode())[1].garbled


def test_a_question_among_thai_is_nothing_lost() -> None:
    assert not decoded(f"{TEXT} ???? จริงหรือ ????".encode())[1].garbled
