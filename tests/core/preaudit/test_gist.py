"""What stays the same while a page only counts its visitors."""

from __future__ import annotations

from dataclasses import replace

from prongsai.core.preaudit.gist import gist_of
from prongsai.core.preaudit.reading import Block, Form, Link, Reading, Stop

PAGE = Reading(
    Form.HTML,
    blocks=(Block("แผนประจำปี"), Block("ผู้เข้าชม 41", aside=True)),
    links=(Link("แผน", "/plan.pdf"), Link("หน้าแรก", "/", aside=True)),
)


def test_a_counter_in_the_foot_changes_nothing() -> None:
    later = replace(PAGE, blocks=(PAGE.blocks[0], Block("ผู้เข้าชม 42", aside=True)))

    assert gist_of(later) == gist_of(PAGE) != ""


def test_other_words_or_another_file_are_another_page() -> None:
    reworded = replace(PAGE, blocks=(Block("แผนประจำปี ฉบับแก้ไข"),))
    relinked = replace(PAGE, links=(Link("แผน", "/plan-2.pdf"),))

    assert len({gist_of(PAGE), gist_of(reworded), gist_of(relinked)}) == 3


def test_what_was_not_read_or_says_nothing_has_no_gist() -> None:
    assert gist_of(replace(PAGE, stopped=Stop.TOO_SLOW)) == ""
    assert gist_of(Reading(Form.IMAGE, pictures=1)) == ""
