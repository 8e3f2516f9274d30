"""One browser for the tests of a file; each page has a fresh profile in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.chromium import browser as started_browser


@pytest.fixture(scope="module", autouse=True)
def _browser() -> Iterator[None]:
    with started_browser():
        yield
