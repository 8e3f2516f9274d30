"""Documents in a real browser: read on a phone, at a desk and with a screen reader, and printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.chromium import page
from contracts.renderers import draw
from papers_making import PROSE, document, every_block, forms, letter, scores
from prongsai.adapters.html_document.writing import write_html
from prongsai.adapters.svg_drawing import STYLE
from prongsai.adapters.thai_words import words_of
from prongsai.core.documents.analysis_report import narrative, table_led
from prongsai.core.documents.blocks import Column, Paragraph, Table, cell, heads, text
from prongsai.core.documents.document import Document
from prongsai.core.documents.line_breaks import pieces
from prongsai.core.documents.matter import Matter
from report_situations import with_items

PHONE, DESKTOP = (390, 844), (1100, 900)
LETTERS = sorted(set(forms().forms) - {"report", "minutes"})
REPORT = document(*every_block(), *[Paragraph(text(PROSE))] * 3)

LINES = """() => {
  const kinds = 'p, h1, h2, h3, h4, th, td, caption, figcaption, .signature, .number, li > div'
  return [...document.querySelectorAll(kinds)].map(block => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    let said = '', ends = [], before = null
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeName === 'BR') { said += '\\n'; before = null }
      if (node.nodeType !== 3 || node.parentElement.closest(kinds) !== block) continue
      for (let at = 0; at < node.length; at++) {
        const range = document.createRange()
        range.setStart(node, at); range.setEnd(node, at + 1)
        const box = range.getClientRects()[0]
        if (box && box.width > 0) {
          if (before && box.left < before.left && box.top > before.top + 5) ends.push(said.length)
          before = box
        }
        said += node.data[at]
      }
    }
    return [said, ends]
  })
}"""
RUNS_OFF = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CUT_TABLES = """() => [...document.querySelectorAll('.wide')].filter(
  each => each.scrollWidth > each.clientWidth + 1).length"""


CUT_CAPTIONS = """() => [...document.querySelectorAll('caption, figcaption')].filter(each => {
  const said = document.createRange(); said.selectNodeContents(each)
  const lines = [...said.getClientRects()].filter(line => line.width)
  return parseFloat(getComputedStyle(each).fontSize) < 14 || !lines.length || lines.some(
    line => line.left < 0 || line.right > innerWidth)
}).map(each => each.textContent)"""
SCROLL_TABLES = """() => {
  const tables = [...document.querySelectorAll('.wide')]
  tables.forEach(each => { each.scrollLeft = each.scrollWidth })
  return tables.filter(each => each.scrollLeft > 0).length
}"""
HEAD_OF_MEMO = """() => [...document.querySelectorAll('.labelled p')].map(line => {
  const said = document.createRange(); said.selectNodeContents(line)
  const boxes = [...said.getClientRects()].filter(box => box.width)
  return {
    label: line.querySelector('b').textContent,
    top: line.getBoundingClientRect().top, bottom: line.getBoundingClientRect().bottom,
    first: Math.min(...boxes.map(box => box.top)), last: Math.max(...boxes.map(box => box.bottom)),
    right: Math.max(...boxes.map(box => box.right)),
    apart: /^\\s/.test(line.querySelector('b').nextSibling.data),
  }
})"""


def written(made: Document) -> str:
    return write_html(made, words_of, draw, STYLE)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def opened(request: pytest.FixtureRequest) -> Iterator[Page]:
    with page(request.param) as found:
        found.set_content(written(REPORT))
        yield found


def test_a_document_has_no_accessibility_fault_and_does_not_run_off_the_screen(
    opened: Page,
) -> None:
    found = Axe().run(opened).response["violations"]

    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    assert opened.evaluate(RUNS_OFF) is False


def test_lines_end_between_words(opened: Page) -> None:
    lines = opened.evaluate(LINES)
    torn = [
        said[end - 8 : end] + "|" + said[end : end + 8]
        for said, ends in lines
        for end in ends
        if end not in set(accumulate(map(len, pieces(said, words_of))))
    ]

    assert torn == []
    assert sum(len(ends) for _, ends in lines) > 5


def test_every_official_form_is_free_of_faults_on_a_phone() -> None:
    with page(PHONE) as phone:
        for form in LETTERS:
            phone.set_content(written(letter(Paragraph(text(PROSE)), scores(), form=form)))
            found = Axe().run(phone).response["violations"]

            assert [f"{form} {each['id']}: {each['nodes'][0]['html']}" for each in found] == []
            assert phone.evaluate(RUNS_OFF) is False


@pytest.mark.parametrize("build", [narrative, table_led], ids=["narrative", "table-led"])
def test_a_report_is_free_of_faults_on_a_phone_and_at_a_desk(
    build: Callable[[Matter], Document],
) -> None:
    for size in (PHONE, DESKTOP):
        with page(size) as opened:
            opened.set_content(written(build(with_items())))
            found = Axe().run(opened).response["violations"]

            assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
            assert opened.evaluate(RUNS_OFF) is False


@pytest.mark.parametrize("build", [narrative, table_led], ids=["narrative", "table-led"])
def test_captions_are_seen_whole_on_a_phone_even_of_a_table_that_was_scrolled(
    build: Callable[[Matter], Document],
) -> None:
    with page(PHONE) as phone:
        phone.set_content(written(build(with_items())))

        assert phone.evaluate(CUT_CAPTIONS) == []
        assert phone.evaluate(SCROLL_TABLES) > 0
        assert phone.evaluate(CUT_CAPTIONS) == []


@pytest.mark.parametrize("subject", ["ผลการประเมิน", " ".join([PROSE] * 2)], ids=["short", "long"])
def test_the_lines_at_the_head_of_a_memo_stand_below_each_other_on_a_phone(subject: str) -> None:
    with page(PHONE) as phone:
        phone.set_content(written(letter(form="memo", subject=subject)))
        lines = phone.evaluate(HEAD_OF_MEMO)

        assert [each["label"] for each in lines] == ["ส่วนราชการ", "ที่", "วันที่", "เรื่อง"]
        assert all(each["apart"] and each["right"] <= PHONE[0] for each in lines)
        for above, below in pairwise(lines):
            assert above["last"] <= below["first"]
            assert above["bottom"] < below["top"]


def test_paper_shows_whole_tables_and_repeats_their_heads() -> None:
    rows = tuple((cell(f"{place}."), cell("87.50")) for place in range(1, 61))
    table = Table((Column(1), Column(9)), (heads("ที่", "Score"),), rows)
    with page(PHONE) as phone:
        phone.set_content(written(document(*[Paragraph(text(PROSE))] * 4, table)))
        printed = pypdfium2.PdfDocument(phone.pdf(prefer_css_page_size=True))
        phone.set_viewport_size({"width": 605, "height": 900})  # sixteen centimetres
        phone.emulate_media(media="print")

        assert phone.evaluate(CUT_TABLES) == 0
    said = re.sub(r"\s", "", "".join(each.get_textpage().get_text_range() for each in printed))
    assert said.count("87.50") == 60
    assert said.count("Score") == len(printed) > 2
