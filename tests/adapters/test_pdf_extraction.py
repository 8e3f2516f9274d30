"""The PDF of a full report, read again: its Thai is whole, and no line ends inside a word."""

from __future__ import annotations

from functools import cache

import pytest

from contracts.renderers import press
from full_report import charts, full_report, phrases
from line_endings import endings, lines_of, pages_of, running, unboxed

STRINGS, GOAL = 200, 0.99


@cache
def pages() -> list[str]:
    return pages_of(press().pdf(full_report()))


def test_the_report_read_here_is_a_full_one() -> None:
    assert len(pages()) >= 20
    assert charts(full_report()) >= 4


def test_thai_strings_are_found_whole_where_lines_are_joined() -> None:
    joined = "".join(lines_of(pages()))
    wanted = phrases(full_report(), STRINGS)
    lost = [each for each in wanted if each not in joined]

    assert len(set(wanted)) == STRINGS
    assert len(lost) <= STRINGS * (1 - GOAL), lost


@pytest.mark.parametrize("words", ["orst", "icu"])
def test_no_line_ends_inside_a_word_of_another_dictionary(words: str) -> None:
    found = endings(list(running(full_report())), lines_of(pages()), words)

    assert len(found) > 150
    assert [each for each in found if each.inside] == []


@pytest.mark.parametrize("words", ["orst", "icu"])
def test_lines_do_end_inside_words_where_words_are_not_kept_together(words: str) -> None:
    lines = lines_of(pages_of(unboxed(press(), full_report())))
    found = endings(list(running(full_report())), lines, words)

    assert sum(bool(each.inside) for each in found) >= 5
