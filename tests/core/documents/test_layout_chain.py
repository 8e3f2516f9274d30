"""A chain of the line of sight is drawn for a desk and for a phone, and told as a table."""

from __future__ import annotations

from prongsai.core.documents.drawing import Drawing, Label, Polyline, Rect
from prongsai.core.documents.layout_chain import DESK, draw_upright, draw_wide
from prongsai.core.documents.sight_chain import Box, ChainPicture, Tone, chain_table, in_words
from prongsai.core.documents.text_room import SCREEN, wide

HEADINGS = ("เสีย", "มาตรการ", "รายงาน", "ผลปีถัดไป")
LOST = Box(0, "I4 การใช้งบประมาณ", ("เสีย 0.42 คะแนน",), Tone.LOST)
WORK = Box(1, "เผยแพร่แผนการใช้จ่าย งบประมาณ ให้บุคลากร ทราบ ทุกไตรมาส ตลอดปี และทุกครั้ง ที่แก้ไข", ("กองคลัง",))
OPEN = Box(2, "ยังไม่มีรายงาน", tone=Tone.OPEN)
OTHER = Box(1, "ยกเลิกแล้ว", tone=Tone.QUIET)
NEXT = Box(3, "ปี 2569: 88.10", ("เพิ่มขึ้น 9.80",), Tone.DONE)
PICTURE = ChainPicture(
    "I4", HEADINGS, (LOST, WORK, OPEN, OTHER, NEXT), ((0, 1), (1, 2), (0, 3), (2, 4))
)


def words_of(text: str) -> list[str]:
    """Thai words, as if each space parted them."""
    return text.split(" ")


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def drawings() -> tuple[Drawing, Drawing]:
    return draw_wide(PICTURE, words_of), draw_upright(PICTURE, words_of, SCREEN)


def test_every_heading_stands_there_once() -> None:
    for drawing in drawings():
        assert [texts(drawing).count(each) for each in HEADINGS] == [1, 1, 1, 1]


def test_what_is_said_stands_in_the_picture() -> None:
    for drawing in drawings():
        assert {LOST.heading, "กองคลัง", "ยังไม่มีรายงาน", "เพิ่มขึ้น 9.80"} <= set(texts(drawing))


def test_no_text_is_wider_than_the_picture() -> None:
    for drawing, space in zip(drawings(), (DESK, SCREEN), strict=True):
        for shape in drawing.shapes:
            if isinstance(shape, Label):
                assert shape.x + wide(shape.text, shape.size, space) <= drawing.width + 2


def test_what_is_too_long_is_cut_after_three_lines() -> None:
    found = texts(draw_wide(PICTURE, words_of))
    assert any(each.endswith("…") for each in found)


def test_boxes_do_not_lie_upon_each_other() -> None:
    for drawing in drawings():
        boxes = [s for s in drawing.shapes if isinstance(s, Rect) and s.width > 10]
        assert len(boxes) == len(PICTURE.boxes)
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                beside = one.x + one.width <= other.x or other.x + other.width <= one.x
                above = one.y + one.height <= other.y or other.y + other.height <= one.y
                assert beside or above


def test_every_link_has_a_line_and_the_head_of_an_arrow() -> None:
    for drawing in drawings():
        lines = [s for s in drawing.shapes if isinstance(s, Polyline) and len(s.spots) in (3, 4)]
        assert len(lines) == 2 * len(PICTURE.edges)


def test_everything_lies_within_the_picture() -> None:
    for drawing in drawings():
        for shape in drawing.shapes:
            if isinstance(shape, Rect):
                assert 0 <= shape.x <= shape.x + shape.width <= drawing.width
                assert 0 <= shape.y <= shape.y + shape.height <= drawing.height


def test_a_phone_reads_a_report_right_beneath_its_measure() -> None:
    found = texts(draw_upright(PICTURE, words_of, SCREEN))
    assert found.index("กองคลัง") < found.index("ยังไม่มีรายงาน") < found.index("ยกเลิกแล้ว")


def test_the_table_has_a_row_for_each_way_through() -> None:
    rows = chain_table(PICTURE).rows
    assert [row[1] for row in rows] == [WORK.said, OTHER.said]
    assert rows[1] == (LOST.said, OTHER.said, "–", "–")


def test_in_words_every_column_is_told() -> None:
    said = in_words(PICTURE)
    assert all(heading in said for heading in HEADINGS)
    assert all(box.said in said for box in PICTURE.boxes)


def test_an_empty_text_takes_no_line() -> None:
    drawing = draw_wide(ChainPicture("x", HEADINGS, (Box(0, "O1", ("",)),), ()), words_of)
    assert texts(drawing) == [*HEADINGS, "O1"]
