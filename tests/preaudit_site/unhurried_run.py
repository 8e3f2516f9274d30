"""A run in a process of its own, to be killed: `python -m … FOLDER PORT NUMBER`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from preaudit_site.site import HERE
from prongsai.adapters.web_visits import Door, Manners
from prongsai.adapters.web_visits.door import Where
from prongsai.workshop.library import Library
from prongsai.workshop.preaudit.book import Book
from prongsai.workshop.preaudit.checking import Setting, check
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.shelf import Shelf


def wanted(number: int) -> tuple[Wanted, ...]:
    return tuple(
        Wanted("ก", "", "", f"O{n}", f"http://h{n}.fasai.test/unhurried?{n}", n)
        for n in range(number)
    )


def main(folder: Path, port: int, number: int) -> None:
    async def here(_: str, __: int) -> Sequence[Where]:
        return [(HERE, port)]

    manners = Manners(connections=4, pause=0)
    door = Door(here, frozenset({(HERE, port)}))
    setting = Setting(
        Shelf(Library()).page_signs, lambda: dt.datetime.now(dt.UTC), manners, door=door
    )
    with Book(folder, setting.now()) as book:
        check(wanted(number), folder, book, setting)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
