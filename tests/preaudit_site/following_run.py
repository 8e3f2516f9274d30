"""A run that follows lists, in a process of its own, to be killed: `python -m … FOLDER PORT`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from preaudit_site.site import HERE
from prongsai.adapters.web_visits import Door, Manners
from prongsai.adapters.web_visits.door import Where
from prongsai.workshop.library import Library
from prongsai.workshop.preaudit.book import Book
from prongsai.workshop.preaudit.checking import Setting
from prongsai.workshop.preaudit.content_of_rows import ContentOfRows
from prongsai.workshop.preaudit.following_kept import check_and_follow
from prongsai.workshop.preaudit.judging import Row, judge
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.looking import Looking
from prongsai.workshop.preaudit.reading_apart import ReadingApart
from prongsai.workshop.shelf import Shelf

LISTS = 8
HOME = "http://www.fasai.test"
WANTED = tuple(
    Wanted("เทศบาลตำบลฟ้าใส", "", "fasai.test", "O1", f"{HOME}/list?{n}", n) for n in range(LISTS)
)


def followed(folder: Path, port: int, seconds: float = 60) -> list[Row]:
    """What a round says of each list, with what it leads to."""

    async def here(_: str, __: int) -> Sequence[Where]:
        return [(HERE, port)]

    shelf = Shelf(Library())
    door = Door(here, frozenset({(HERE, port)}))
    with ReadingApart() as reader, Book(folder, _now()) as book:
        looking = Looking(shelf, shelf.library.load("ita/2568").pack, 2568, reader)
        content = ContentOfRows(looking, WANTED, book.noted)
        setting = Setting(shelf.page_signs, _now, Manners(pause=0), door=door, content=content)
        check_and_follow(WANTED, folder, book, setting, replace(setting, seconds=seconds))
        return list(judge(WANTED, book, shelf.page_signs))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


if __name__ == "__main__":
    followed(Path(sys.argv[1]), int(sys.argv[2]))
