"""An installation made of a backup: whole, or not there."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from prongsai.core.terms.problem import Problem, Severity, refuse
from prongsai.shell.running import parts
from prongsai.shell.running.archive import Reading
from prongsai.shell.web.config import database, from_environment

ROOM = 1.5
"""How much more a database needs than its rows as text."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: the backup, an empty place, and the key where it isn't inside."""

    backup: Path
    data: Path
    key: Path | None = None
    new_key: bool = False


@dataclass
class Restored:
    """What came of it."""

    rows: int = 0
    files: int = 0
    lines: int = 0
    problems: list[Problem] = field(default_factory=list)


def restore(order: Order) -> Restored:
    """Everything is checked before anything is made, and put in its place only when it is whole."""
    _refuse_full(order.data)
    archive = Reading(order.backup)
    key = _key(archive, order)
    archive.verify()
    try:
        return _built(archive, order, key)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise refuse("restore-not-written", folder=str(order.data), why=why) from error


def _built(archive: Reading, order: Order, key: str) -> Restored:
    parent = order.data.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    if archive.size() * ROOM > shutil.disk_usage(parent).free:
        raise refuse("restore-no-room", folder=str(parent))
    with _building(parent, order.data.name) as folder:
        done = Restored(files=_put(archive, folder, key))
        _fill(archive, folder, done, new_key=order.new_key)
        _refuse_full(order.data)
        folder.rename(order.data.absolute())
    return done


def _refuse_full(data: Path) -> None:
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise refuse("restore-not-empty", folder=str(data))


def _key(archive: Reading, order: Order) -> str:
    """The secret key this backup belongs to; empty where a new one is wanted."""
    inside = parts.KEY in archive.members
    if order.new_key and not inside:
        return ""
    if order.key is None and not inside:
        raise refuse("restore-no-key")
    named = parts.KEY if inside else str(order.key)
    try:
        key = _key_inside(archive) if inside else _key_beside(order.key)
    except (OSError, ValueError) as error:
        raise refuse("restore-other-key", file=named) from error
    if not key or hashlib.sha256(key.encode()).hexdigest() != archive.manifest.get("key_sha256"):
        raise refuse("restore-other-key", file=named)
    return key


def _key_inside(archive: Reading) -> str:
    return b"".join(archive.blocks(parts.KEY)).decode("ascii").strip()


def _key_beside(path: Path | None) -> str:
    return path.read_text("ascii").strip() if path else ""


@contextmanager
def _building(parent: Path, name: str) -> Iterator[Path]:
    """A folder beside the place it will have; gone if anything fails."""
    folder = Path(tempfile.mkdtemp(dir=parent, prefix=f".{name}-restoring-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(archive: Reading, folder: Path, key: str) -> int:
    """What isn't rows; how many files of the store."""
    small = [name for name in archive.members if name.partition("/")[0] in parts.COPIED]
    stored = archive.below(parts.FILES)
    for name in (*small, *stored):
        archive.put(name, folder / name)
    for name in archive.below("beside"):
        if name.removeprefix("beside/") in parts.BESIDE:
            archive.put(name, folder / name.removeprefix("beside/"))
    if key:
        (folder / parts.KEY).touch(mode=0o600)
        (folder / parts.KEY).write_text(key, "ascii")
    return len(stored)


def _fill(archive: Reading, folder: Path, done: Restored, *, new_key: bool) -> None:
    """The database: by the migrations of the backup first, then by those of this program."""
    _refuse_used_database()
    from prongsai.shell.web.serving import migrate, ready  # noqa: PLC0415 - settings are read once

    ready(folder)
    from django.db import connections  # noqa: PLC0415 - after `ready`

    from prongsai.shell.running import loading  # noqa: PLC0415

    with _all_or_nothing():
        done.rows = loading.load(archive)
        migrate()
        done.lines = loading.prove(archive, folder, done.problems)
        if new_key:
            done.problems += loading.without_second_factors()
        done.problems += loading.packs_not_here(archive)
    done.problems += _told(archive)
    connections.close_all()


def _refuse_used_database() -> None:
    """A PostgreSQL that is named must be there and hold nothing."""
    address = from_environment().database
    if not address:
        return
    import psycopg  # noqa: PLC0415 - only where one is named

    about = database(from_environment())
    try:
        with psycopg.connect(address) as link:
            row = link.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
            ).fetchone()
    except psycopg.OperationalError as error:
        raise refuse("restore-database-away", database=about["NAME"]) from error
    if row is None or row[0]:
        raise refuse("restore-database-used", database=about["NAME"])


def _all_or_nothing() -> AbstractContextManager[None]:
    """PostgreSQL takes tables and rows in one transaction; of SQLite the whole file is new."""
    from django.db import connection, transaction  # noqa: PLC0415 - after `ready`

    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


def _told(archive: Reading) -> Iterator[Problem]:
    """Faults that were there already when the backup was made."""
    for code, key in (
        ("backup-file-missing", "files_missing"), ("backup-file-altered", "files_altered"),
    ):  # fmt: skip
        if names := list(archive.manifest.get(key, [])):
            facts = {"number": str(len(names)), "names": ", ".join(names[:5])}
            yield Problem(code, facts, severity=Severity.WARNING)
