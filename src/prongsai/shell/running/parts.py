"""What an installation is made of, and what of it goes into a backup.

A later part that keeps data elsewhere adds itself here: a database file of its own to `BESIDE`, a
file or folder to `COPIED`. What stands in the data folder and in no list is told at every backup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from prongsai.shell.web.config import PINNED

KEY = "secret.key"
FILES = "files"
MAIN = "prongsai.sqlite3"
LAST_BACKUP = "last-backup.json"
BEAT = "worker-beat"
MIGRATING = "migrating"
"""A file that is held while the database is brought up to date."""

BESIDE: tuple[str, ...] = ()
"""SQLite files in the data folder other than the main one, each copied as one moment shows it."""

COPIED = ("heads", PINNED, "start-code")
"""Files and folders that go along as they are."""

OF_THIS_MACHINE = {LAST_BACKUP, BEAT, MIGRATING}
"""What another machine makes for itself."""

TABLES_LEFT_OUT: Mapping[str, str] = {
    "sessions.Session": "whoever holds a backup must not be able to act as somebody signed in",
    "accounts.Attempt": "begun in a session that is not there after a restore",
    "sealed.Unlocking": "half of a key, whose other half only a browser has",
    "accounts.Visit": "names those sessions; after a restore people sign in again",
}
"""Tables that stay empty after a restore, each with the reason."""


def unknown(data: Path) -> Iterator[str]:
    """What lies in the data folder and no list speaks of."""
    known = {KEY, FILES, MAIN, *BESIDE, *COPIED, *OF_THIS_MACHINE}
    for path in sorted(data.iterdir()):
        base = path.name.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal")
        if base not in known and not path.name.endswith(".new"):
            yield path.name
