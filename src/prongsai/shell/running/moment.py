"""The database as one moment shows it, and how far its migrations are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

Migration = tuple[str, str]


@contextmanager
def one_moment() -> Iterator[None]:
    """Whatever is read inside belongs together; nobody who writes is held up."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        # Django's own transactions would take the right to write; the first read fixes the moment.
        cursor.execute("BEGIN DEFERRED")
        cursor.execute("SELECT count(*) FROM sqlite_master")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def copied(database: Path, to: Path) -> None:
    """A SQLite file as one moment shows it, without what was deleted from it."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)) as link:
        link.execute("VACUUM INTO ?", [str(to)])


def applied() -> list[Migration]:
    return sorted(MigrationRecorder(connection).applied_migrations())


def missing_here() -> list[Migration]:
    """Migrations that the database lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _ in plan]


def unknown_here(found: list[Migration]) -> list[Migration]:
    """Migrations that this program doesn't have: a newer one made them."""
    known = MigrationExecutor(connection).loader.disk_migrations
    apps = {app for app, _ in known}
    return [each for each in found if each not in known and each[0] in apps] + [
        each for each in found if each[0] not in apps
    ]
