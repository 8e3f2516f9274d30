"""A full report of a fictional agency: every item scored in five years, with measures."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from five_years import write_years
from papers_making import MADE
from prongsai.adapters.thai_words import words_of
from prongsai.core.documents.blocks import Figure, Run
from prongsai.core.documents.document import Document, written
from prongsai.core.documents.drawing import Label
from prongsai.shell.analysing import Analysing
from prongsai.shell.main import _parser
from prongsai.shell.paper_files import read_measures
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.library import Library
from prongsai.workshop.papers import Papers, Wanted
from prongsai.workshop.voice import Voice

EXAMPLES = Path(__file__).parents[1] / "examples"
_THAI = re.compile("[\u0e01-\u0e4e]+")


@cache
def full_reports(agencies: int) -> tuple[Document, ...]:
    """Their reports, as the command makes them."""
    voice, library = Voice("th"), Library()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
        files = [str(path) for path in write_years(Path(folder), agencies)]
        options = _parser(voice).parse_args(["report", *files, "--out", folder])
        work = Analysing(options, library, voice, None)
    papers = Papers(library)
    return tuple(papers.document(each, _wanted(each)) for each in work.all())


def _wanted(work: Analysed) -> Wanted:
    measures = read_measures(EXAMPLES / "measures.csv", work.run.loaded.pack)
    return Wanted("analysis", "narrative", "th", MADE, measures=measures)


def full_report() -> Document:
    return full_reports(1)[0]


def charts(document: Document) -> int:
    return sum(isinstance(block, Figure) for block in document.blocks)


def phrases(document: Document, number: int) -> list[str]:
    """That many distinct Thai strings of two to six words from all over a document."""
    found: dict[str, None] = {}
    for place, part in enumerate(_THAI.findall("\n".join(_texts(written(document).blocks)))):
        words = words_of(part)[: 2 + place % 5]
        if len(words) > 1:
            found["".join(words)] = None
    step = len(found) / number
    return [list(found)[int(at * step)] for at in range(number)]


def _texts(value: object) -> Iterator[str]:
    """Whatever a value says, wherever it says it; what only screens show is not on paper."""
    if isinstance(value, Run | Label):
        yield value.text
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "screen":
                yield from _texts(getattr(value, field.name))
