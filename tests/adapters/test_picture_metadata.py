"""Pictures lose what they tell about their making, and stay the same picture."""

from __future__ import annotations

import struct

import pytest

import file_making as made
from prongsai.adapters.picture_metadata import stripped
from prongsai.core.files.kinds import Kind
from prongsai.core.terms.problem import Refused

COMMENT = made.segment(0xFE, "ถ่ายโดยผู้แจ้งเบาะแส".encode())
PHOTOSHOP = made.segment(0xED, b"Photoshop 3.0\0 author")
COLOURS = made.segment(0xE2, b"ICC_PROFILE\0\x01\x01 profile")
SERIES = made.segment(0xE2, b"MPF\0 second picture")


def test_a_jpeg_keeps_its_picture_and_colours_only() -> None:
    given = made.jpeg(COMMENT, PHOTOSHOP, COLOURS, SERIES, after=b"a film with a voice")
    assert stripped(given, Kind.JPEG) == made.jpeg(COLOURS)


def test_a_jpeg_of_several_scans_is_kept_whole() -> None:
    tables = made.segment(0xC4, b"huffman")
    given = made.jpeg()[:-2] + COMMENT + tables + made.SCAN + b"\xff\xff\xd9"
    assert stripped(given, Kind.JPEG) == made.jpeg()[:-2] + tables + made.SCAN + b"\xff\xd9"


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_stays_the_right_way_up_without_its_place(order: str) -> None:
    given = made.jpeg(made.exif(6, order))
    found = stripped(given, Kind.JPEG)
    assert b"GPS" in given
    assert b"GPS" not in found
    start = found.index(b"Exif\0\0") + 6
    (count, tag, _, _, way) = struct.unpack_from("<HHHIH", found, start + 8)
    assert (count, tag, way) == (1, 0x0112, 6)
    assert stripped(found, Kind.JPEG) == found


@pytest.mark.parametrize(
    "notes",
    [made.exif(1), made.segment(0xE1, b"Exif\0\0II*\0\xff\xff\0\0")],
    ids=["upright", "broken"],
)
def test_notes_that_turn_nothing_go_altogether(notes: bytes) -> None:
    assert stripped(made.jpeg(notes), Kind.JPEG) == made.jpeg()


def test_notes_in_no_known_order_go_too() -> None:
    assert stripped(made.jpeg(made.segment(0xE1, b"Exif\0\0xx")), Kind.JPEG) == made.jpeg()


def test_a_png_keeps_its_picture_and_colours_only() -> None:
    told = [
        made.chunk(name, b"Author\0x") for name in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME")
    ]
    colours = made.chunk(b"gAMA", b"\0\0\xb1\x8f")
    given = made.png(*told, colours) + b"hidden behind the end"
    assert stripped(given, Kind.PNG) == made.png(colours)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (made.png()[:-6], Kind.PNG),
        (made.png().replace(b"IDAT", b"IDAX"), Kind.PNG),
        (made.jpeg()[:-2], Kind.JPEG),
        (made.jpeg()[:-1], Kind.JPEG),
        (made.jpeg()[:30], Kind.JPEG),
        (b"\xff\xd8\xff\xe0\x00\x04ab??", Kind.JPEG),
    ],
    ids=range(6),
)
def test_a_damaged_picture_is_refused(content: bytes, kind: Kind) -> None:
    with pytest.raises(Refused) as said:
        stripped(content, kind)
    assert said.value.problems[0].code == "file-damaged"


def test_other_kinds_are_left_as_they_are() -> None:
    assert stripped(made.PDF, Kind.PDF) == made.PDF
