"""The run: each address once, many at a time, one at a time to a host; then the next round."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import gc
import gzip
import hashlib
import logging
import shutil
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from prongsai.adapters.web_visits import Door, Limits, Manners, Visitor, visitor
from prongsai.core.preaudit.addresses import Address, address_of
from prongsai.core.preaudit.content import stumbled_over
from prongsai.core.preaudit.page_signs import PageSigns
from prongsai.core.preaudit.reaching import Expected, reaching
from prongsai.core.preaudit.stumbling import is_the_machines, what_failed
from prongsai.core.preaudit.verdict import Finding, Judged, Verdict
from prongsai.core.preaudit.visit import Failure, Visit
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.rounds import Rounds

LOG = logging.getLogger("prongsai.preaudit")
SNAPSHOTS, BODIES = "snapshots", ".bodies"
_AT_ONCE = 100_000
"""Bytes up to which packing takes less time than handing it to a thread."""
_CIRCLES = 20_000
"""Objects after which those that only hold each other are looked for."""
_READERS = 2
"""Threads for content: names are looked up by others, which may not wait for it."""
_BESIDE = 4
"""Times the connections that addresses are under way at once, those in a pause included."""

Content = Callable[[Wanted, Visit, Path], tuple[Finding, ...]]
"""Checks what came for one row: the file holds its bytes. It may take long; it has a thread."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a run works."""

    signs: PageSigns
    now: Callable[[], dt.datetime]
    manners: Manners = field(default_factory=Manners)
    limits: Limits = field(default_factory=Limits)
    door: Door = field(default_factory=Door)
    trusting: ssl.SSLContext | None = None
    """Authorities; the system's if none."""
    content: Content | None = None
    snapshot: int = 2_000_000
    """Bytes up to which what was seen is kept as proof."""
    told: Callable[[int, int], None] = lambda _done, _all: None
    seconds: float | None = None
    """For all of it; what was not asked by then is left out. No limit if none."""


def check(wanted: Sequence[Wanted], folder: Path, book: Rounds, setting: Setting) -> None:
    """Ask what this round has not asked yet, and close it."""
    ask(wanted, folder, book, setting)
    book.finish(setting.now())


def ask(wanted: Sequence[Wanted], folder: Path, book: Rounds, setting: Setting) -> None:
    """Ask what this round has not asked yet."""
    shutil.rmtree(folder / BODIES, ignore_errors=True)
    (folder / BODIES).mkdir(parents=True)
    (folder / SNAPSHOTS).mkdir(exist_ok=True)
    try:
        with _seldom_collected():
            asyncio.run(_Run(folder, book, setting, _by_address(wanted)).all())
    except ExceptionGroup as group:
        for error in group.exceptions:  # the first will do: the others met the same disk
            if isinstance(error, OSError) and is_the_machines(error):
                raise _cannot_write(error, folder) from group
        raise
    finally:
        shutil.rmtree(folder / BODIES, ignore_errors=True)


@contextlib.contextmanager
def _seldom_collected() -> Iterator[None]:
    """Little that a run leaves behind goes in circles: looked for often it took a tenth of it."""
    before = gc.get_threshold()
    gc.set_threshold(_CIRCLES, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _cannot_write(error: OSError, folder: Path) -> Refused:
    facts = {"why": error.strerror or ""}
    return Refused([Problem("out-cannot-write", facts, Place(file=str(folder)))])


def _by_address(wanted: Iterable[Wanted]) -> dict[str, tuple[Address, list[Wanted]]]:
    """Each address once, with the rows that want it."""
    found: dict[str, tuple[Address, list[Wanted]]] = {}
    for each in wanted:
        address = address_of(each.typed)
        if isinstance(address, Address):
            found.setdefault(str(address), (address, []))[1].append(each)
    return found


class _Run:
    def __init__(
        self, folder: Path, book: Rounds, setting: Setting,
        wanted: Mapping[str, tuple[Address, list[Wanted]]],
    ) -> None:  # fmt: skip
        self.folder, self.book, self.setting, self.wanted = folder, book, setting, wanted
        self.room = asyncio.Semaphore(setting.manners.connections * _BESIDE)
        self.done = 0
        self.reading = ThreadPoolExecutor(_READERS, "content")

    async def all(self) -> None:
        # One thread for each name that may be looked up at once: a slow one holds up no other.
        names = ThreadPoolExecutor(self.setting.manners.connections, "names")
        asyncio.get_running_loop().set_default_executor(names)
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self.setting.seconds):
                    await self._all()
        finally:
            self.reading.shutdown(cancel_futures=True)

    async def _all(self) -> None:
        asked = self.book.asked
        by_host: dict[str, list[str]] = {}
        for text, (address, _) in self.wanted.items():
            if text not in asked:
                by_host.setdefault(address.host, []).append(text)
        self.done = len(self.wanted) - sum(map(len, by_host.values()))
        setting = self.setting
        async with (
            visitor(
                setting.door, setting.manners, setting.signs, setting.now,
                limits=setting.limits, trusting=setting.trusting,
            ) as visits,
            asyncio.TaskGroup() as group,
        ):  # fmt: skip
            for texts in by_host.values():
                group.create_task(self._host(visits, texts))

    async def _host(self, visits: Visitor, texts: Sequence[str]) -> None:
        for text in texts:
            async with self.room:
                address, wanted = self.wanted[text]
                verdict = await self._one(visits, address, wanted)
                if verdict is Verdict.BROKEN and address.mended:
                    await self._mended(visits, address.mended)
            self.done += 1
            self.setting.told(self.done, len(self.wanted))

    async def _mended(self, visits: Visitor, text: str) -> None:
        address = address_of(text)
        if isinstance(address, Address) and str(address) not in self.wanted:
            await self._one(visits, address, [])

    async def _one(self, visits: Visitor, address: Address, wanted: list[Wanted]) -> Verdict:
        name = hashlib.sha256(str(address).encode()).hexdigest()[:32]
        body = self.folder / BODIES / name
        try:
            visit = await visits.visit(address, body, self.book.before(str(address)))
        except Exception as error:  # noqa: BLE001 - one odd address must not stop the others
            said, what, now = str(address), _stumbled(error), self.setting.now()
            visit = Visit(said, now, said, failure=Failure.PROGRAM, stumbled=what)
        verdict = Judged(reaching(visit, Expected(self.setting.signs))).verdict
        content = await self._content(visit, body, wanted)
        self.book.put(visit, verdict, content)
        return verdict

    async def _content(
        self, visit: Visit, body: Path, wanted: list[Wanted]
    ) -> dict[str, tuple[Finding, ...]]:
        if not visit.body.file:
            return {}
        try:
            if self.setting.content is None and visit.body.size <= _AT_ONCE:
                return self._kept(visit, body, wanted)
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.reading, self._kept, visit, body, wanted)
        except Exception as error:  # noqa: BLE001 - as above: content is written by strangers
            found = (stumbled_over(_stumbled(error)),)
            return dict.fromkeys((each.key for each in wanted), found)

    def _kept(
        self, visit: Visit, body: Path, wanted: list[Wanted]
    ) -> dict[str, tuple[Finding, ...]]:
        """A snapshot, and what the content shows; the bytes themselves are not kept."""
        if not body.is_file():  # nothing changed since the round before
            return {}
        if visit.body.size <= self.setting.snapshot and not visit.body.cut:
            _snapshot(body, self.folder / SNAPSHOTS / f"{visit.body.sha256}.gz")
        looked = self.setting.content
        found = {each.key: looked(each, visit, body) for each in wanted} if looked else {}
        body.unlink()
        return found


def _stumbled(error: Exception) -> str:
    """What failed, noted in the log too; what is wrong with this machine stops the run."""
    if is_the_machines(error):
        raise error
    # Said by kind and place only; a terminal is not told, its verdict says the same.
    LOG.info("stumbled", exc_info=error)
    return what_failed(error)


def _snapshot(body: Path, target: Path) -> None:
    """Named by what it holds, so that the same content is kept once."""
    if target.exists():
        return
    half = target.with_suffix(".half")
    half.write_bytes(gzip.compress(body.read_bytes(), 6, mtime=0))
    half.replace(target)
