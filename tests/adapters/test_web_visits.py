"""Visits of web addresses: how visitors behave, and what they never send."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from preaudit_site.site import HERE, Site
from preaudit_site.threaded import website
from prongsai.adapters.web_visits import Door, Limits, Manners, visitor
from prongsai.adapters.web_visits.asking import agent_of
from prongsai.adapters.web_visits.door import Shut
from prongsai.adapters.web_visits.pace import Pace
from prongsai.core.preaudit.addresses import Address, address_of
from prongsai.core.preaudit.contents import Content
from prongsai.core.preaudit.visit import Cut, Failure, Visit
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

SIGNS = Shelf(Library()).page_signs
QUICK = Manners(contact="https://ita.fasai.test/contact", pause=0, patience=2, again_after=0.01)
HOME = "https://www.fasai.test"


@pytest.fixture
def site() -> Iterator[Site]:
    with website() as running:
        yield running


def visits(
    site: Site, folder: Path, *addresses: str, manners: Manners = QUICK,
    limits: Limits | None = None, before: Visit | None = None,
) -> list[Visit]:  # fmt: skip
    """These addresses, asked one after the other."""

    async def asked() -> list[Visit]:
        limit = limits or Limits(seconds=5, connect=1, silence=2)
        now, trusting = lambda: dt.datetime.now(dt.UTC), site.certificates.trusting
        async with visitor(
            site.door, manners, SIGNS, now, limits=limit, trusting=trusting
        ) as going:
            return [await going.visit(_address(each), folder / "x", before) for each in addresses]

    return asyncio.run(asked())


def _address(typed: str) -> Address:
    found = address_of(typed)
    assert isinstance(found, Address)
    return found


def test_a_visitor_names_itself_and_whom_to_write_to(site: Site, tmp_path: Path) -> None:
    visits(site, tmp_path, f"{HOME}/report")

    [request] = site.asked
    assert request.headers["user-agent"].startswith("Prongsai/")
    assert "+https://ita.fasai.test/contact" in request.headers["user-agent"]


def test_a_contact_cannot_smuggle_a_header_in() -> None:
    assert "\r" not in agent_of("a\r\nX-Other: 1")
    assert agent_of("").startswith("Prongsai/")


def test_nothing_is_told_that_a_visitor_need_not_tell(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    visits(site, tmp_path, f"{HOME}/moved", f"{HOME}/report")

    told = {name for request in site.asked for name in request.headers}
    assert told & {"cookie", "authorization", "referer", "origin", "proxy-authorization"} == set()
    assert {request.method for request in site.asked} == {"GET"}
    assert len(site.asked) == 3


def test_a_host_is_asked_at_its_pace(site: Site, tmp_path: Path) -> None:
    slow = Manners(pause=0.2, again_after=0.01)
    began = time.monotonic()
    visits(site, tmp_path, f"{HOME}/moved", f"{HOME}/report", manners=slow)

    assert time.monotonic() - began >= 0.4


def test_hosts_of_one_machine_are_asked_a_few_at_a_time(site: Site, tmp_path: Path) -> None:
    manners = Manners(pause=0, of_a_machine=2)
    addresses = [f"http://h{n}.fasai.test/unhurried" for n in range(6)]
    began = time.monotonic()

    async def asked() -> None:
        async with visitor(site.door, manners, SIGNS, lambda: dt.datetime.now(dt.UTC)) as going:
            seen = (
                going.visit(_address(each), tmp_path / str(n)) for n, each in enumerate(addresses)
            )
            await asyncio.gather(*seen)

    asyncio.run(asked())
    assert time.monotonic() - began >= 0.3
    assert len(site.asked) == 6


def test_connections_begin_one_after_the_other() -> None:
    begun: list[float] = []

    async def turn(pace: Pace, host: str) -> None:
        async with pace.turn(host):
            begun.append(time.monotonic())

    async def all_of_them() -> None:
        pace = Pace(32, 0, 0)
        await asyncio.gather(*(turn(pace, f"h{n}.test") for n in range(32)))

    asyncio.run(all_of_them())
    assert begun[-1] - begun[0] >= 0.03


def test_a_host_that_asks_to_wait_is_waited_for(site: Site, tmp_path: Path) -> None:
    began = time.monotonic()
    [visit] = visits(site, tmp_path, f"{HOME}/wait")

    assert (visit.status, time.monotonic() - began >= 1) == (200, True)


def test_waiting_for_a_turn_takes_nothing_of_the_time_to_answer(site: Site, tmp_path: Path) -> None:
    [visit] = visits(site, tmp_path, f"{HOME}/wait", limits=Limits(seconds=0.8))

    assert (visit.failure, visit.status) == (None, 200)


def test_a_host_that_asks_for_an_hour_is_not_asked_again(site: Site, tmp_path: Path) -> None:
    first, second = visits(site, tmp_path, f"{HOME}/503-later", f"{HOME}/report")

    assert (first.status, first.wait) == (503, 3600)
    assert (second.failure, len(site.asked)) == (Failure.WAIT, 1)


def test_what_did_not_change_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    [first] = visits(site, tmp_path, f"{HOME}/renewed")
    [second] = visits(site, tmp_path, f"{HOME}/renewed", before=first)

    assert site.asked[-1].headers["if-none-match"] == first.etag != ""
    assert (second.unchanged, second.status, second.body) == (True, 200, first.body)
    assert second.at > first.at


def test_an_answer_that_was_bad_is_asked_for_anew(site: Site, tmp_path: Path) -> None:
    [first] = visits(site, tmp_path, f"{HOME}/403")
    visits(site, tmp_path, f"{HOME}/403", before=first)

    assert "if-none-match" not in site.asked[-1].headers


def test_each_hop_is_told_with_what_it_answered(site: Site, tmp_path: Path) -> None:
    [visit] = visits(site, tmp_path, "http://www.fasai.test/moved-safe")

    assert [(hop.address, hop.status) for hop in visit.hops] == [
        ("http://www.fasai.test/moved-safe", 302), (f"{HOME}/report", 200),
    ]  # fmt: skip
    assert (visit.final, visit.body.kind) == (f"{HOME}/report", Content.HTML)
    assert visit.certificate is not None
    assert visit.certificate.until is not None


@pytest.mark.parametrize(
    ("path", "cut"),
    [
        ("/bomb", Cut.BOMB),
        ("/endless", Cut.ENDLESS),
        ("/large.pdf", Cut.LARGE),
        ("/torn", Cut.TORN),
    ],
)
def test_no_more_is_read_than_agreed(site: Site, tmp_path: Path, path: str, cut: Cut) -> None:
    limits = Limits(bytes=2_000_000, seconds=5, silence=2)
    [visit] = visits(site, tmp_path, f"{HOME}{path}", limits=limits)

    assert visit.body.cut is cut
    assert (tmp_path / "x").stat().st_size == visit.body.size <= 2_000_000


def test_what_a_page_calls_its_letters_unpacks_nothing(site: Site, tmp_path: Path) -> None:
    tracemalloc.start()
    [visit] = visits(site, tmp_path, f"{HOME}/unpacking")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert visit.body.glance is not None
    assert (visit.body.glance.title, most < 50_000_000) == ("รายงาน", True)


def test_content_that_drips_ends_when_time_is_up(site: Site, tmp_path: Path) -> None:
    began = time.monotonic()
    [visit] = visits(site, tmp_path, f"{HOME}/dripping", limits=Limits(seconds=1))

    assert (visit.body.cut, time.monotonic() - began < 4) == (Cut.SLOW, True)


def test_the_door_opens_for_a_tests_own_server_alone() -> None:
    door = Door(own=frozenset({(HERE, 4711)}))

    door.check(HERE, 4711)
    for ip, port in ((HERE, 4712), ("127.0.0.2", 4711), ("::1", 4711), ("not-an-ip", 80)):
        with pytest.raises(Shut):
            door.check(ip, port)


def test_the_door_is_shut_for_what_is_said_in_settings() -> None:
    """Nothing but code opens it: a door made by default knows no server of one's own."""
    assert Door().own == frozenset()


def test_a_full_disk_here_is_no_torn_answer_there(site: Site, tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("/dev/full")

    with pytest.raises(OSError, match="No space left"):
        visits(site, tmp_path, f"{HOME}/large.pdf")
