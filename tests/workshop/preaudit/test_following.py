"""Lists of a run are followed one level, once, and within their time."""

from __future__ import annotations

import asyncio
import collections
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from preaudit_site.answers import LONG, page, said, status
from preaudit_site.following_run import LISTS, followed
from preaudit_site.site import Answer, Request, Site
from preaudit_site.threaded import website
from prongsai.workshop.preaudit.judging import Row

TESTS = Path(__file__).parents[2]
EACH = 3
AGENCY = f"<p>เทศบาลตำบลฟ้าใส</p>{LONG}"


def behind(number: int | str) -> list[str]:
    return [f"/below-{number}-{n}.html" for n in range(EACH)]


def links(number: str) -> str:
    name = "โครงสร้างและอำนาจหน้าที่"
    return "".join(f'<p><a href="{path}">{name}</a></p>' for path in behind(number))


async def listing(request: Request, writer: asyncio.StreamWriter) -> None:
    await said(page("โครงสร้าง", links(request.path.partition("?")[2])))(request, writer)


async def below(request: Request, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.15)
    await said(page("โครงสร้าง", AGENCY))(request, writer)


def site_of(a_list: Answer, a_document: Answer) -> dict[str, Answer]:
    paths = [path for number in range(LISTS) for path in behind(number)]
    return {"/list": a_list, **dict.fromkeys(paths, a_document)}


@pytest.fixture
def site() -> Iterator[Site]:
    with website(site_of(listing, below)) as running:
        yield running


def codes(row: Row) -> set[str]:
    return {each.code for each in row.judged.findings}


def asked(site: Site) -> collections.Counter[str]:
    return collections.Counter(each.path for each in site.asked)


def test_a_list_shows_what_its_documents_show(site: Site, tmp_path: Path) -> None:
    found = followed(tmp_path, site.ports["plain"])

    assert ["name-fine" in codes(row) for row in found] == [True] * LISTS
    assert set(asked(site).values()) == {1}
    assert len(asked(site)) == LISTS * (1 + EACH)


def test_without_time_lists_speak_for_themselves(site: Site, tmp_path: Path) -> None:
    found = followed(tmp_path, site.ports["plain"], seconds=0)

    assert not any("name-fine" in codes(row) for row in found)
    assert len(asked(site)) == LISTS


def test_when_the_time_is_over_what_was_not_seen_is_not_called_missing(
    site: Site, tmp_path: Path
) -> None:
    found = followed(tmp_path, site.ports["plain"], seconds=1.2)
    followed_by_then = len(asked(site)) - LISTS

    assert 0 < followed_by_then < LISTS * EACH
    assert len(found) == LISTS


def test_the_next_round_remembers_what_an_unchanged_list_led_to(tmp_path: Path) -> None:
    async def still(request: Request, writer: asyncio.StreamWriter) -> None:
        new = "if-none-match" not in request.headers
        whole = said(page("โครงสร้าง", links("0")), etag='"1"')
        await (whole if new else said(b"", status="304 Not Modified"))(request, writer)

    with website(site_of(still, below)) as site:
        first = followed(tmp_path, site.ports["plain"])
        second = followed(tmp_path, site.ports["plain"])

    assert "name-fine" in codes(second[0])
    assert codes(first[0]) == codes(second[0])
    assert asked(site)["/below-0-0.html"] == 1


def test_documents_that_do_not_come_are_asked_for_once(tmp_path: Path) -> None:
    with website(site_of(listing, status("404 Not Found"))) as site:
        found = followed(tmp_path, site.ports["plain"])

    assert len(found) == LISTS
    assert set(asked(site).values()) == {1}


def started(folder: Path, site: Site) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    words = (str(folder), str(site.ports["plain"]))
    return subprocess.Popen(
        [sys.executable, "-m", "preaudit_site.following_run", *words], env=environment
    )


def until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 90
    while not reached() and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.parametrize("number", [LISTS // 2, LISTS + LISTS * EACH // 2])
def test_after_kill_9_nothing_that_was_written_down_is_asked_again(
    site: Site, tmp_path: Path, number: int
) -> None:
    first = started(tmp_path, site)
    until(lambda: len(site.asked) >= number)
    first.send_signal(signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    before = len(site.asked)
    found = followed(tmp_path, site.ports["plain"])

    assert before < LISTS * (1 + EACH)
    assert ["name-fine" in codes(row) for row in found] == [True] * LISTS
    assert len(asked(site)) == LISTS * (1 + EACH)
    assert sum(asked(site).values()) <= len(asked(site)) + 1
