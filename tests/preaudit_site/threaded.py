"""The website in a thread of its own, for tests that are not asynchronous."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from preaudit_site.answers import answers
from preaudit_site.site import Answer, Site, served


@contextlib.contextmanager
def website(more: Mapping[str, Answer] = MappingProxyType({})) -> Iterator[Site]:
    """The website for as long as the test takes, with other pages beside its own."""
    box: list[Site] = []
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        async with served({**answers(), **more}) as site:
            box.append(site)
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(20), "the website did not start"
        yield box[0]
    finally:
        done.set()
        thread.join()
