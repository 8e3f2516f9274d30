"""How fast 1,000 addresses are asked, against the least time that their delay allows.

The websites are 1,000 addresses of loopback, each answering after 50 milliseconds; nothing leaves
this machine. `--linkchecker PATH` asks the same list with that program, in turns.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import multiprocessing
import os
import resource
import statistics
import subprocess
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from prongsai.adapters.web_visits import Door, Manners
from prongsai.core.preaudit.verdict import Verdict
from prongsai.workshop.library import Library
from prongsai.workshop.preaudit.book import Book
from prongsai.workshop.preaudit.checking import Setting, check
from prongsai.workshop.preaudit.judging import counted, judge
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.shelf import Shelf

ADDRESSES, CONNECTIONS, DELAY = 1_000, 32, 0.05
BOUND = ADDRESSES * DELAY / CONNECTIONS
TURNS = 3
WORDS = "รายงานผลการจัดซื้อจัดจ้างประจำเดือน " * 60
PAGE = f"<!doctype html><meta charset=utf-8><title>รายงาน</title><p>{WORDS}</p>".encode()
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE
)


class Website(asyncio.Protocol):
    """The least a server can do, so that it is not what is measured."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if data.endswith(b"\r\n\r\n"):
            asyncio.get_running_loop().call_later(DELAY, self._answer)

    def _answer(self) -> None:
        self.transport.write(ANSWER)
        self.transport.close()


def serve(told: Connection) -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Website, "0.0.0.0", 0, backlog=512)  # noqa: S104 - of loopback only the hosts below are asked
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def hosts() -> list[str]:
    return [f"127.1.{n // 250}.{n % 250 + 1}" for n in range(ADDRESSES)]


def ours(port: int, told: Connection) -> None:
    """One run in a fresh process: seconds and megabytes at the peak."""
    door = Door(own=frozenset((host, port) for host in hosts()))
    rows = [
        Wanted(host, "", "", "O1", f"http://{host}:{port}/page", n)
        for n, host in enumerate(hosts())
    ]
    signs = Shelf(Library()).page_signs
    manners = Manners("bench", CONNECTIONS)
    setting = Setting(signs, lambda: dt.datetime.now(dt.UTC), manners, door=door)
    with tempfile.TemporaryDirectory() as folder:
        began, before = time.perf_counter(), time.process_time()
        with Book(Path(folder), setting.now()) as book:
            check(rows, Path(folder), book, setting)
            seconds = time.perf_counter() - began
            found = counted(judge(rows, book, signs))
    if found[Verdict.UNSURE] != ADDRESSES:  # all of them reached, and without HTTPS
        raise RuntimeError(found)
    used = resource.getrusage(resource.RUSAGE_SELF)
    told.send((seconds, used.ru_utime + used.ru_stime - before, used.ru_maxrss / 1024))


def theirs(program: Path, port: int) -> tuple[float, float]:
    """linkchecker on the same list, one level, as many threads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.txt"
        path.write_text("".join(f"http://{host}:{port}/page\n" for host in hosts()))
        command = [str(program), "--stdin", "-r0", f"-t{CONNECTIONS}", "--no-status", "--no-robots"]
        began, before = time.perf_counter(), _of_children()
        with path.open() as listed:
            environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
            ran = subprocess.run(
                command, stdin=listed, check=True, capture_output=True, text=True, env=environment
            )
        if f"in {ADDRESSES} URLs checked" not in ran.stdout:
            raise RuntimeError(ran.stdout[-500:])
        return time.perf_counter() - began, _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--linkchecker", type=Path, help="the program, in an environment of its own"
    )
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    website = context.Process(target=serve, args=(there,), daemon=True)
    website.start()
    port = here.recv()
    mine: list[tuple[float, float, float]] = []
    other: list[tuple[float, float]] = []
    for _ in range(TURNS):
        run = context.Process(target=ours, args=(port, there))
        run.start()
        mine.append(here.recv())
        run.join()
        if options.linkchecker:
            other.append(theirs(options.linkchecker, port))
    website.terminate()
    print(f"{ADDRESSES:,} addresses, {DELAY * 1000:.0f} ms each, {CONNECTIONS} connections")
    print(f"{'':24}{'median s':>10}{'best s':>8}{'of bound':>10}{'cpu s':>8}{'peak MB':>9}")
    print(f"{'least that is possible':24}{BOUND:10.2f}{BOUND:8.2f}{1:10.2f}")
    told("prongsai", [each[:2] for each in mine], f"{max(each[2] for each in mine):9.0f}")
    if other:
        told("linkchecker", other, "")


def told(name: str, turns: list[tuple[float, float]], memory: str) -> None:
    seconds = [each[0] for each in turns]
    middle, best = statistics.median(seconds), min(seconds)
    used = statistics.median(each[1] for each in turns)
    print(f"{name:24}{middle:10.2f}{best:8.2f}{BOUND / middle:10.2f}{used:8.2f}{memory}")


if __name__ == "__main__":
    main()
