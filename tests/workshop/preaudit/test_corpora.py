"""Precision and recall of each check, over every corpus of pages and labels found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from preaudit_corpus.reading_labels import CHECKS, Labelled, corpora, labelled
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.workshop.library import Library
from prongsai.workshop.preaudit.looking import Looking, Whose
from prongsai.workshop.preaudit.reading_apart import ReadingApart
from prongsai.workshop.shelf import Shelf

GOAL = 0.9
ORDER = (Verdict.FINE, Verdict.UNSURE, Verdict.BROKEN)


@pytest.fixture(name="reader", scope="module")
def a_reader() -> Iterator[ReadingApart]:
    with ReadingApart() as reader:
        yield reader


@cache
def shelf() -> Shelf:
    return Shelf(Library())


def looked(page: Labelled, reader: ReadingApart) -> tuple[tuple[Finding, ...], Sought]:
    """What was found, and what it was held to."""
    pack = shelf().library.load(page.pack).pack
    looking = Looking(shelf(), pack, int(page.pack.rpartition("/")[2]), reader)
    whose = Whose(page.agency, page.aliases, page.others)
    sought = looking.sought(whose, page.item, page.called, page.until)
    return looking.look(page.path, sought, page.told, page.charset, page.path.name)[1], sought


def said(findings: Sequence[Finding], about: str, sought: Sought) -> str:
    """The worst that was said about it; fine where nothing was.

    An element that another check answers for, as months do for "month by month", is not told twice.
    """
    check, _, key = about.partition("/")
    signs = sought.topic.elements.get(key) if sought.topic else None
    if check == "element" and signs is not None and signs.by is not None:
        check, key = signs.by.value, ""
    found = [
        each.verdict
        for each in findings
        if each.check == check and (not key or each.facts.get("key") == key)
    ]
    return max(found, key=ORDER.index, default=Verdict.FINE).value


def right(expected: str, found: str) -> bool:
    return found != "fine" if expected == "trouble" else found == expected


@cache
def measured(corpus: Path) -> dict[str, list[tuple[str, str, str]]]:
    """By check: page, what was expected and what was found."""
    rows: dict[str, list[tuple[str, str, str]]] = {check: [] for check in CHECKS}
    with ReadingApart() as reader:
        for page in labelled(corpus):
            findings, sought = looked(page, reader)
            for about, expected in page.expected.items():
                check = about.partition("/")[0]
                row = (f"{page.name}: {about}", expected, said(findings, about, sought))
                rows[check].append(row)
    return rows


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def figures(rows: Sequence[tuple[str, str, str]]) -> tuple[float, float, float]:
    """Precision and recall of the troubles told, and how many labels were met exactly."""
    trouble = [row for row in rows if row[1] != "fine"]
    alarms = [row for row in rows if row[2] != "fine"]
    hits = sum(row[1] != "fine" for row in alarms)
    exact = sum(right(row[1], row[2]) for row in rows)
    return share(hits, len(alarms)), share(hits, len(trouble)), share(exact, len(rows))


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("corpus", corpora(), ids=lambda path: path.name)
def test_a_check_is_right_nine_times_of_ten(corpus: Path, check: str) -> None:
    rows = measured(corpus)[check]
    wrong = [row for row in rows if not right(row[1], row[2])]

    assert min(figures(rows)) >= GOAL, wrong


@pytest.mark.parametrize("corpus", corpora(), ids=lambda path: path.name)
def test_every_file_of_a_corpus_is_labelled(corpus: Path) -> None:
    named = {page.path.name for page in labelled(corpus)}

    assert named == {path.name for path in (corpus / "files").iterdir()}
