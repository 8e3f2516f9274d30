"""The lines of a full report in a real browser: none ends inside a word."""

from __future__ import annotations

from functools import cache

import pytest

from browser.chromium import DESKTOP, PHONE, page
from full_report import full_report
from line_endings import Ending, endings, running
from prongsai.workshop.papers import Renderers

LINES = """() => {
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  const lines = []
  const range = document.createRange()
  let line = '', last = null
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.parentElement.closest('svg')) continue
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1)
      const box = range.getClientRects()[0]
      const apart = box && last && (box.top > last.bottom - 4 || box.bottom < last.top + 4)
      if (apart) { lines.push(line); line = '' }
      line += node.data[at]
      last = box || last
    }
  }
  return [...lines, line]
}"""
LOOSE = ("span { white-space: nowrap; }", "<wbr>")


@cache
def html() -> str:
    return Renderers().render(full_report(), "html").decode()


def found(content: str, size: tuple[int, int], words: str) -> list[Ending]:
    with page(size) as opened:
        opened.set_content(content)
        lines: list[str] = opened.evaluate(LINES)
    return endings(list(running(full_report())), lines, words)


@pytest.mark.parametrize("words", ["orst", "icu"])
@pytest.mark.parametrize(("size", "least"), [(PHONE, 250), (DESKTOP, 50)], ids=["phone", "desktop"])
def test_no_line_ends_inside_a_word(size: tuple[int, int], least: int, words: str) -> None:
    ends = found(html(), size, words)

    assert len(ends) > least
    assert [each for each in ends if each.inside] == []


def test_lines_do_end_inside_words_where_the_browser_breaks_them() -> None:
    loose = html()
    for part in LOOSE:
        assert part in loose
        loose = loose.replace(part, "")

    assert [each for each in found(loose, PHONE, "orst") if each.inside]
