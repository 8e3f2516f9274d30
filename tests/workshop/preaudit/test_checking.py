"""A run: each address once, remembered from round to round, judged for each row that wants it."""

from __future__ import annotations

import asyncio
import datetime as dt
import errno
import gzip
import itertools
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from preaudit_site.site import Site
from preaudit_site.threaded import website
from prongsai.adapters.web_visits import Door, Limits, Manners
from prongsai.adapters.web_visits.door import Where
from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.core.preaudit.visit import Visit
from prongsai.core.terms.problem import Refused
from prongsai.workshop.library import Library
from prongsai.workshop.preaudit.book import NAME, Book
from prongsai.workshop.preaudit.checking import SNAPSHOTS, Setting, check
from prongsai.workshop.preaudit.judging import Row, judge
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.shelf import Shelf

SIGNS = Shelf(Library()).page_signs
HOME = "https://www.fasai.test"
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with website() as running:
        yield running


def setting_of(site: Site) -> Setting:
    moments = (START + dt.timedelta(hours=n) for n in itertools.count())
    return Setting(
        SIGNS, lambda: next(moments), Manners(pause=0, again_after=0.01),
        Limits(seconds=5, connect=1, silence=2), site.door, site.certificates.trusting,
    )  # fmt: skip


def wanted(*addresses: str, domain: str = "fasai.test") -> tuple[Wanted, ...]:
    return tuple(
        Wanted(f"หน่วยงาน {n}", "", domain, f"O{n}", each, n) for n, each in enumerate(addresses, 1)
    )


def checked(folder: Path, setting: Setting, *rows: Wanted) -> list[Row]:
    with Book(folder, setting.now()) as book:
        check(rows, folder, book, setting)
        return list(judge(rows, book, SIGNS))


def test_rows_that_want_one_address_share_one_visit(site: Site, tmp_path: Path) -> None:
    rows = wanted(f"{HOME}/report", f"{HOME}/report#part", "www.fasai.test/report")
    found = checked(tmp_path, setting_of(site), *rows, replace(rows[0], domain="nafan.test"))

    assert [row.verdict for row in found] == [Verdict.FINE] * 3 + [Verdict.BROKEN]
    assert len(site.asked) == 1


def test_the_next_round_asks_again_and_counts_the_streak(site: Site, tmp_path: Path) -> None:
    setting, rows = setting_of(site), wanted(f"{HOME}/nothing", f"{HOME}/renewed")
    checked(tmp_path, setting, *rows)
    broken, renewed = checked(tmp_path, setting, *rows)

    assert (broken.streak.broken, renewed.streak.fine) == (2, 2)
    assert renewed.visit is not None
    assert renewed.visit.unchanged


def test_what_was_seen_is_kept_packed_once_below_the_limit(site: Site, tmp_path: Path) -> None:
    rows = wanted(f"{HOME}/report", f"{HOME}/report?again", f"{HOME}/large.pdf")
    found = checked(tmp_path, setting_of(site), *rows)

    [snapshot] = (tmp_path / SNAPSHOTS).iterdir()
    assert found[0].visit is not None
    assert snapshot.name == f"{found[0].visit.body.sha256}.gz"
    assert "รายงาน".encode() in gzip.decompress(snapshot.read_bytes())
    assert not (tmp_path / ".bodies").exists()


def test_checks_of_content_see_the_bytes_and_count(site: Site, tmp_path: Path) -> None:
    def content(row: Wanted, visit: Visit, body: Path) -> tuple[Finding, ...]:
        facts = {"item": row.item, "kind": visit.body.kind.value, "size": str(body.stat().st_size)}
        return (Finding("fiscal-year", Verdict.BROKEN, "year-other", facts),)

    setting = replace(setting_of(site), content=content)
    rows = wanted(f"{HOME}/renewed")
    [first] = checked(tmp_path, setting, *rows)
    [second] = checked(tmp_path, setting, *rows)

    assert first.decisive[0].facts["item"] == "O1"
    assert first.decisive == second.decisive
    assert second.visit is not None
    assert second.visit.unchanged


def test_one_odd_address_does_not_stop_the_others(site: Site, tmp_path: Path) -> None:
    def stumbling(row: Wanted, _: Visit, __: Path) -> tuple[Finding, ...]:
        if row.item == "O1":
            raise RuntimeError
        return ()

    setting = replace(setting_of(site), content=stumbling)
    odd, well = checked(tmp_path, setting, *wanted(f"{HOME}/report", f"{HOME}/members"))

    [said] = odd.decisive
    assert (said.code, odd.verdict) == ("read-stumbled", Verdict.UNSURE)
    assert said.facts["what"].startswith("RuntimeError test_checking.py:")
    assert well.verdict is Verdict.FINE


def test_where_asking_itself_stumbles_it_is_said_what_failed(site: Site, tmp_path: Path) -> None:
    async def stumbling(_: str, __: int) -> list[Where]:
        raise ZeroDivisionError

    setting = replace(setting_of(site), door=Door(stumbling, site.door.own))
    [odd] = checked(tmp_path, setting, *wanted(f"{HOME}/report"))

    [said] = odd.decisive
    assert (said.code, odd.verdict) == ("reach-program", Verdict.UNSURE)
    assert said.facts["what"].startswith("ZeroDivisionError test_checking.py:")


def test_a_full_disk_stops_the_run_and_is_nobodys_verdict(site: Site, tmp_path: Path) -> None:
    def full(row: Wanted, _: Visit, __: Path) -> tuple[Finding, ...]:
        if row.item == "O2":
            raise OSError(errno.ENOSPC, "No space left on device")
        return ()

    rows = wanted(f"{HOME}/report", f"{HOME}/members")
    with pytest.raises(Refused) as refused:
        checked(tmp_path, replace(setting_of(site), content=full), *rows)
    again = checked(tmp_path, setting_of(site), *rows)

    assert refused.value.problems[0].code == "out-cannot-write"
    assert refused.value.problems[0].facts["why"] == "No space left on device"
    assert [each.verdict for each in again] == [Verdict.FINE, Verdict.FINE]
    assert [each.streak.fine for each in again] == [1, 1]
    assert [each.path for each in site.asked].count("/report") == 1


def test_what_nobody_foresaw_of_the_machine_is_passed_on(site: Site, tmp_path: Path) -> None:
    def swollen(*_: object) -> tuple[Finding, ...]:
        raise MemoryError

    with pytest.raises(ExceptionGroup) as raised:
        checked(tmp_path, replace(setting_of(site), content=swollen), *wanted(f"{HOME}/report"))

    assert isinstance(raised.value.exceptions[0], MemoryError)


def test_a_folder_is_used_by_one_run_at_a_time(tmp_path: Path) -> None:
    with Book(tmp_path, START), pytest.raises(Refused) as refused:
        Book(tmp_path, START)

    assert refused.value.problems[0].code == "preaudit-busy"


def test_a_book_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no book at all" * 100)

    with pytest.raises(Refused) as refused:
        Book(tmp_path, START)

    assert refused.value.problems[0].code == "preaudit-book"


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(Refused) as refused:
        Book(tmp_path / "file", START)

    assert refused.value.problems[0].code == "out-cannot-write"


def test_a_name_is_looked_up_however_long_content_takes(site: Site, tmp_path: Path) -> None:
    async def look_up(host: str, port: int) -> Sequence[Where]:
        return await asyncio.to_thread(lambda: asyncio.run(site.look_up(host, port)))

    def content(*_: object) -> tuple[Finding, ...]:
        with one_reader:
            time.sleep(0.3)
        return ()

    one_reader = threading.Lock()
    door = replace(site.door, look_up=look_up)
    setting = replace(
        setting_of(site), door=door, limits=Limits(seconds=1), content=content,
        manners=Manners(pause=0, again_after=0.01, connections=4),
    )  # fmt: skip
    rows = wanted(*(f"http://h{n}.fasai.test/report" for n in range(16)))
    found = checked(tmp_path, setting, *rows)

    assert {row.visit.status for row in found if row.visit} == {200}


def test_a_run_ends_in_time_and_leaves_out_what_it_did_not_come_to(
    site: Site, tmp_path: Path
) -> None:
    began = time.monotonic()
    setting = replace(setting_of(site), seconds=1.5)
    found = checked(tmp_path, setting, *wanted(f"{HOME}/report", "https://silent.fasai.test/"))

    assert [row.wanted.typed for row in found] == [f"{HOME}/report"]
    assert time.monotonic() - began < 4
