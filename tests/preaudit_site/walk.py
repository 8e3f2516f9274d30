"""Walks every way in a network of its own, where nothing can leave; prints what was found as JSON.

Run by `unshare -rn`. Traps listen at addresses nobody may ask; what falls into one is told.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
import subprocess
import tempfile
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from preaudit_site.answers import answers
from preaudit_site.site import Site, served
from preaudit_site.table import MAIN_DOMAIN, grouped, ways
from prongsai.adapters.web_visits import Limits, Manners
from prongsai.workshop.library import Library
from prongsai.workshop.preaudit.book import Book
from prongsai.workshop.preaudit.checking import Setting, check
from prongsai.workshop.preaudit.judging import judge
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.visit_records import finding_record
from prongsai.workshop.shelf import Shelf

TRAPS = (
    "10.1.2.3", "10.0.0.5", "192.168.1.1", "169.254.169.254", "100.64.0.1", "8.8.8.8",
    "fd00::5", "2002:7f00:1::",
)  # fmt: skip
PUBLIC = "8.8.8.8"
QUICK = Limits(bytes=2_000_000, seconds=3, connect=1, silence=1.5, redirects=10)
POLITE = Manners(contact="ita@fasai.test", pause=0, patience=2, again_after=0.05)


def main() -> None:
    for address in TRAPS:
        length = "128" if ":" in address else "32"
        command = ["/sbin/ip", "address", "add", f"{address}/{length}", "dev", "lo", "nodad"]
        subprocess.run(command, check=True)
    caught: list[str] = []
    ready, done = threading.Event(), threading.Event()
    box: list[Site] = []
    serving = threading.Thread(target=lambda: asyncio.run(_serve(box, caught, ready, done)))
    serving.start()
    ready.wait()
    try:
        print(json.dumps({"ways": _walked(box[0]), "caught": caught}))  # noqa: T201
    finally:
        done.set()
        serving.join()


async def _serve(
    box: list[Site], caught: list[str], ready: threading.Event, done: threading.Event
) -> None:
    async with served(answers()) as site, _traps(caught):
        site.names.update(_names())
        box.append(site)
        await _proved(caught)
        ready.set()
        await asyncio.to_thread(done.wait)


def _names() -> dict[str, Any]:
    inside = ("10.0.0.5", 80)
    return {
        "inside.fasai.test": [inside], "inside6.fasai.test": [("fd00::5", 80)],
        "both.fasai.test": [(PUBLIC, 80), inside], "rebinding.fasai.test": _Changing(),
    }  # fmt: skip


class _Changing:
    """Public when looked at first, inside ever after."""

    def __init__(self) -> None:
        self.asked = 0

    def __iter__(self) -> Any:
        self.asked += 1
        return iter([("10.0.0.5", 80)])

    def __len__(self) -> int:
        return 1


@contextlib.asynccontextmanager
async def _traps(caught: list[str]) -> AsyncIterator[None]:
    async def spring(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        caught.append(str(writer.get_extra_info("sockname")))
        writer.close()

    async with contextlib.AsyncExitStack() as stack:
        for host in ("0.0.0.0", "::"):  # noqa: S104 - in a network that leads nowhere
            for port in (22, 80, 443):
                server = await asyncio.start_server(spring, host, port)
                stack.callback(server.close)
        yield


async def _proved(caught: list[str]) -> None:
    """A trap that never springs would prove nothing."""
    for address in TRAPS:
        _, writer = await asyncio.open_connection(address, 80)
        await writer.drain()
        writer.close()
    while len(caught) < len(TRAPS):
        await asyncio.sleep(0.01)
    caught.clear()


def _walked(site: Site) -> dict[str, Any]:
    table = ways()
    wanted = tuple(
        Wanted("เทศบาลตำบลฟ้าใส", "เมือง", MAIN_DOMAIN, way.name, way.address, row)
        for row, way in enumerate(table, 2)
    )
    signs = Shelf(Library()).page_signs
    setting = Setting(
        signs, lambda: dt.datetime.now(dt.UTC), POLITE, QUICK, site.door,
        site.certificates.trusting,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, Book(Path(folder), setting.now()) as book:
        check(wanted, Path(folder), book, setting)
        rows = {row.wanted.item: row for row in judge(wanted, book, signs)}
    return {
        name: {
            "found": grouped(row.judged.findings), "verdict": row.verdict.value,
            "findings": [finding_record(each) for each in row.judged.findings],
        }
        for name, row in rows.items()
    }  # fmt: skip


if __name__ == "__main__":
    main()
