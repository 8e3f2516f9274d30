"""Where lines of running text end, and whether that is inside a word of another dictionary.

Papers are cut into words where the fewest words and the longest agree. Here the judge is the
longest word at each place, from the list of the Royal Society's dictionary or from that of ICU,
which browsers break lines by. A line ends inside a word when a word so found stands on both sides
of its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import pypdfium2
from pythainlp.corpus import thai_icu_words, thai_orst_words
from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie, dict_trie

from prongsai.adapters.typst_pdf.compiling import STANDARDS, Press, as_source
from prongsai.core.documents.blocks import Listing, Paragraph, plain
from prongsai.core.documents.document import Document, written

_PAGE_NUMBER = re.compile(r"- [๐-๙0-9]+ -\r\n")
_LISTS = {"orst": thai_orst_words, "icu": thai_icu_words}


@dataclass(frozen=True, slots=True)
class Ending:
    """A line of running text that is not the last of its paragraph."""

    before: str
    after: str
    inside: str
    """The word it ends inside, or nothing."""


def running(document: Document) -> Iterator[str]:
    """Paragraphs and entries of lists, as they are printed."""
    for block in written(document).blocks:
        if isinstance(block, Paragraph):
            yield plain(block.text)
        elif isinstance(block, Listing):
            yield from _entries(block)


def _entries(listing: Listing) -> Iterator[str]:
    for entry in listing.entries:
        yield plain(entry.text)
        if entry.inner is not None:
            yield from _entries(entry.inner)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, as pdfium reads it."""
    read = pypdfium2.PdfDocument(pdf)
    return [read[place].get_textpage().get_text_range() for place in range(len(read))]


def lines_of(pages: Sequence[str]) -> list[str]:
    """The lines of all pages but for page numbers, which may stand inside a paragraph."""
    return [line for page in pages for line in _PAGE_NUMBER.sub("", page).split("\r\n")]


def endings(texts: Sequence[str], lines: Sequence[str], words: str) -> list[Ending]:
    """Every line end inside these texts; they stand in the lines in this order."""
    stream = "".join(_solid(line) for line in lines)
    ends = list(accumulate(len(_solid(line)) for line in lines))
    found: list[Ending] = []
    place = 0
    for text in texts:
        solid = _solid(text)
        place = stream.find(solid, place)
        if place < 0:
            raise AssertionError(f"not on paper in its place: {text}")
        inner = [end - place for end in ends if place < end < place + len(solid)]
        found.extend(_judged(text, inner, words))
        place += len(solid)
    return found


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _judged(text: str, ends: Sequence[int], words: str) -> Iterator[Ending]:
    """White space is cut too, so that no word reaches over it, and then not counted."""
    solid, spans, at = _solid(text), {}, 0
    for word in word_tokenize(text, custom_dict=_trie(words), engine="longest"):
        for inner in range(at + 1, at + len(_solid(word))):
            spans[inner] = word
        at += len(_solid(word))
    known = _trie(words)
    for end in ends:
        over = spans.get(end, "")
        yield Ending(solid[max(0, end - 12) : end], solid[end : end + 12], over * (over in known))


@cache
def _trie(words: str) -> Trie:
    return dict_trie(_LISTS[words]())


def unboxed(press: Press, document: Document) -> bytes:
    """The PDF as it would be if words were not kept together."""
    boxed, loose = "#let w(word) = box(word)", "#let w(word) = word"
    source = as_source(document, press.words_of)
    assert boxed in source
    made = press.compiler.compile(
        source.replace(boxed, loose).encode(), format="pdf", pdf_standards=STANDARDS
    )
    assert isinstance(made, bytes)
    return made
