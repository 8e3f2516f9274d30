"""Pages of a public site: statements, processor time and bytes of each kind.

`.venv/bin/python bench/portal.py` makes the demonstration in a folder of its own and asks for each
page in one process, so that other work on the machine doesn't count. Bytes are those on the way,
with the style that every page takes.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
SITE, ASKED = "/p/s01/", 40
MOST_STATEMENTS, MOST_BYTES = 5, 60_000
PAGES = (
    "", "2568/", "2568/o12/", "t/procurement-list/", "results/2568/", "documents/", "information/",
    "data/", "data/o11-2568/", "catalog.jsonld", "en/results/2568/", "2568/o7/",
    "2569/procurement-list/", "2569/dissemination/", "data/procurement-list-2569/",
    "api/v1/releases", "api/v1/datasets/table-2569-procurement-list/rows",
)  # fmt: skip


def main() -> int:
    """Print a row for each page; the exit code says whether one is beyond its limit."""
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        _demonstration(Path(folder))
        rows = list(_rows(Path(folder)))
    print("| page | statements | processor ms | KB packed, with style |")
    print("|---|--:|--:|--:|")
    for page, statements, spent, size in rows:
        print(f"| `/{page}` | {statements} | {spent * 1000:.1f} | {size / 1000:.1f} |")
    return int(any(each[1] > MOST_STATEMENTS or each[3] > MOST_BYTES for each in rows))


def _demonstration(folder: Path) -> None:
    from web_site import PROGRAM  # noqa: PLC0415 - a module of the tests

    command = [*PROGRAM, "demo", "--data", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def _rows(folder: Path) -> Iterator[tuple[str, int, float, int]]:
    from prongsai.shell.web.serving import ready  # noqa: PLC0415 - after the path was set

    ready(folder)
    from django.conf import settings  # noqa: PLC0415 - after `ready`
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    style = len(gzip.compress(client.get(f"{SITE}style.css").content))
    for page in PAGES:
        client.get(SITE + page)
        with CaptureQueriesContext(connection) as asked:
            content = client.get(SITE + page).content
        yield page, len(asked), _spent(client, SITE + page), len(gzip.compress(content)) + style


def _spent(client: object, address: str) -> float:
    """Processor time of one request, the middle of many."""
    found = []
    for _ in range(ASKED):
        before = time.process_time()
        client.get(address)  # type: ignore[attr-defined] # Django's, known after `ready`
        found.append(time.process_time() - before)
    return median(found)


if __name__ == "__main__":
    sys.exit(main())
