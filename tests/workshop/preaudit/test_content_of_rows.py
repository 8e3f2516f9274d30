"""What came for a row is checked against what its item asks for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from preaudit_site.threaded import website
from prongsai.adapters.web_visits import Limits, Manners
from prongsai.workshop.library import Library
from prongsai.workshop.preaudit.book import Book
from prongsai.workshop.preaudit.checking import Setting, check
from prongsai.workshop.preaudit.content_of_rows import ContentOfRows, unknown_items
from prongsai.workshop.preaudit.judging import judge
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.looking import Looking
from prongsai.workshop.preaudit.reading_apart import ReadingApart
from prongsai.workshop.shelf import Shelf

SHELF = Shelf(Library())
PACK = SHELF.library.load("ita/2568").pack
HOME = "https://www.fasai.test"


def row(item: str, path: str) -> Wanted:
    return Wanted("เทศบาลตำบลฟ้าใส", "เมือง", "fasai.test", item, HOME + path, 2)


def test_the_content_of_a_row_counts_beside_what_reaching_showed(tmp_path: Path) -> None:
    rows = (row("o12", "/report"), row("O 1", "/file.pdf"), row("ข้ออื่น", "/members"))
    with website() as site, ReadingApart() as reader, Book(tmp_path, _now()) as book:
        setting = Setting(
            SHELF.page_signs, _now, Manners(pause=0), Limits(seconds=5), site.door,
            site.certificates.trusting, ContentOfRows(Looking(SHELF, PACK, 2568, reader), rows, {}),
        )  # fmt: skip
        check(rows, tmp_path, book, setting)
        found = [
            {each.check for each in got.judged.findings}
            for got in judge(rows, book, SHELF.page_signs)
        ]

    reached = {"answer", "certificate", "domain", "type", "time"}
    assert [reached <= each for each in found] == [True, True, True]
    assert ["readable" in each for each in found] == [True, True, False]


def test_items_that_the_criteria_do_not_know_are_named() -> None:
    assert unknown_items((row("O12", ""), row("X1", "")), PACK) == [row("X1", "")]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
