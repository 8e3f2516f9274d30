"""The ten most used pages with few and with many agencies: queries, time, bytes.

`.venv/bin/python bench/web.py` fills an embedded database with 24 and with 8,300 invented
agencies, serves it with two processes and asks for each page with four clients at once. A constant
page of the same server is asked for as well: pages a second are shown as a ratio to it.
Processor time is that of one request in one process, its database included: on a machine with other
work it says more than the clock.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

SIZES = {24: (1, 4), 8300: (77, 12)}
"""Agencies; provinces, and districts in each."""
CLIENTS, ASKED = 4, 120
HOST = "127.0.0.1"
AGENCY, YEAR = "n00000", 2568


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for, by whom."""

    name: str
    address: str
    who: str = ""


PAGES = (
    Page("constant page", "/health"),
    Page("sign in", "/sign-in/"),
    Page("this week", f"/a/{AGENCY}/", "mayor"),
    Page("years", f"/a/{AGENCY}/years/", "mayor"),
    Page("result", f"/a/{AGENCY}/years/{YEAR}/", "mayor"),
    Page("trail", f"/a/{AGENCY}/trail/", "mayor"),
    Page("agency", f"/a/{AGENCY}/about/", "mayor"),
    Page("nation by name", "/area/th/", "nation"),
    Page("nation by total", "/area/th/?sort=-total&level=good", "nation"),
    Page("province", "/area/p1/?sort=short", "nation"),
    Page("search", f"/search/?q={quote('เทศบาล หมอก')}", "nation"),
)


def main() -> None:
    """Every size in a process of its own, since a process knows one database."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, choices=list(SIZES))
    size = options.parse_args().size
    if size is None:
        for each in SIZES:
            subprocess.run([sys.executable, __file__, "--size", str(each)], check=True)
        return
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        measure(size, Path(folder))


def measure(size: int, folder: Path) -> None:
    """Fill, serve, ask, print."""
    from prongsai.shell.web.serving import migrate, ready  # noqa: PLC0415 - the folder comes first

    ready(folder)
    migrate()
    cookies = fill(size)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-c", "from prongsai.shell.main import run; run()", "serve", "--data",
         str(folder), "--port", str(port)],
        stderr=subprocess.DEVNULL, env={**os.environ, "PRONGSAI_WORKERS": "2"},
    )  # fmt: skip
    try:
        wait(port)
        print(f"\n{size:,} agencies\n")
        print(
            f"{'page':20} {'queries':>7} {'cpu ms':>7} {'p50 ms':>7} {'p95 ms':>7} {'KB packed':>9}"
            f" {'pages/s':>8} {'ratio':>6}"
        )
        constant = 0.0
        for page in PAGES:
            cookie = cookies.get(page.who, "")
            body, times, pace = asked(page, port, cookie)
            constant = constant or pace
            half, most = quantiles(times, n=20)[9], quantiles(times, n=20)[18]
            packed = len(body) / 1024
            count, work = inside(page, cookie)
            numbers = f"{count:7} {work:7.1f} {half:7.1f} {most:7.1f} {packed:9.1f}"
            print(f"{page.name:20} {numbers} {pace:8.0f} {pace / constant:6.2f}")
        first = page_with_all(port, cookies["nation"])
        print(f"first visit of the nation's page with style, script and icon: {first:.1f} KB")
    finally:
        server.terminate()
        server.wait()


def fill(size: int) -> dict[str, str]:
    """Agencies, a mayor of the first one and a supervisor of all; the cookies of both."""
    from django.test import Client  # noqa: PLC0415 - after the settings

    from apps.many import nation  # noqa: PLC0415
    from people import person  # noqa: PLC0415
    from prongsai.apps.agencies.actions import change_agency  # noqa: PLC0415
    from prongsai.apps.agencies.models import Agency  # noqa: PLC0415
    from prongsai.core.access.roles import Role  # noqa: PLC0415

    nation(size, *SIZES[size])
    agency = Agency.objects.get(key=AGENCY)
    at = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
    history(agency, at)
    for number in range(120):
        change_agency(agency, {"domain": f"{number}.example"}, by="", at=at)
    cookies = {}
    people = {
        "mayor": person("mayor", AGENCY, Role.EXECUTIVE),
        "nation": person("nation", area="th"),
    }
    for name, somebody in people.items():
        client = Client()
        client.force_login(somebody)
        cookies[name] = client.cookies["sessionid"].value
    return cookies


def history(agency: object, at: dt.datetime) -> None:
    """Seven years of results of the first agency, made as people make them."""
    from fractions import Fraction  # noqa: PLC0415

    from prongsai.apps.assessments import actions, bridge  # noqa: PLC0415
    from prongsai.core.access.roles import Role  # noqa: PLC0415
    from prongsai.core.scoring.given import Given  # noqa: PLC0415

    for year in range(2563, 2570):
        assessment = actions.open_year(agency, year, by="", at=at)
        items = bridge.scorer_of(assessment).pack.items
        given = Given(known={key: Fraction(year - 2480) for key in items})
        doer = actions.Doer("somebody", (Role.COORDINATOR,), at)
        actions.take(
            actions.enter(
                assessment, given, doer,
                standing=actions.Standing.OFFICIAL, source=actions.Source.HAND,
            ),
            doer,
        )  # fmt: skip


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def wait(port: int) -> None:
    """Until the server answers."""
    for _ in range(100):
        try:
            ask(port, "/health", "")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError


def ask(port: int, address: str, cookie: str) -> bytes:
    """One page over a connection of its own, as behind a front door."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    headers = {"Accept-Encoding": "gzip", **({"Cookie": f"sessionid={cookie}"} if cookie else {})}
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{address}: {answer.status}")
    return body


def asked(page: Page, port: int, cookie: str) -> tuple[bytes, Sequence[float], float]:
    """The page, the milliseconds each of many took with all clients at work, pages a second."""

    def one(_: int) -> float:
        begun = time.perf_counter()
        ask(port, page.address, cookie)
        return 1000 * (time.perf_counter() - begun)

    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(one, range(20)))
        begun = time.perf_counter()
        times = list(clients.map(one, range(ASKED)))
        pace = ASKED / (time.perf_counter() - begun)
    return ask(port, page.address, cookie), times, pace


def inside(page: Page, cookie: str) -> tuple[int, float]:
    """Statements that the page asks of the database, and the processor's time for all of it."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client()
    client.cookies["sessionid"] = cookie
    times = []
    for _ in range(15):
        begun = time.process_time()
        client.get(page.address, headers={"host": HOST})
        times.append(1000 * (time.process_time() - begun))
    with CaptureQueriesContext(connection) as captured:
        client.get(page.address, headers={"host": HOST})
    return len(captured), median(times)


def page_with_all(port: int, cookie: str) -> float:
    """KB of a page with everything it names, each packed on its own."""
    body = ask(port, "/area/th/", cookie)
    page = gzip.decompress(body).decode()
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    parts = [body, *(ask(port, address, "") for address in dict.fromkeys(named))]
    return sum(map(len, parts)) / 1024


if __name__ == "__main__":
    main()
