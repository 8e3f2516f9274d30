"""Rows of a backup put into a new database, and proved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from prongsai import __version__
from prongsai.apps.accounts import factors
from prongsai.apps.accounts.models import Factor
from prongsai.apps.assessments.proving import altered
from prongsai.apps.audit import queries as trail
from prongsai.apps.files.models import Stored
from prongsai.core.terms.problem import Problem, Refused, Severity, refuse
from prongsai.shell.commands.audit import read_heads
from prongsai.shell.running import parts
from prongsai.shell.running.archive import Reading
from prongsai.shell.running.moment import Migration, unknown_here
from prongsai.shell.running.rows import count_on, empty, name_of, read, tables
from prongsai.workshop.library import Library


def load(archive: Reading) -> int:
    """Tables as the backup knew them, filled; how many rows."""
    registry = _as_it_was(archive)
    found = tables(registry)
    members = {f"tables/{name_of(table)}.jsonl": table for table in found}
    if members.keys() != set(archive.below("tables")):
        raise refuse("restore-damaged", file=archive.name, member="tables")
    counts: dict[str, int] = {}
    try:
        with transaction.atomic():
            empty(found)
            for member, table in members.items():
                counts[name_of(table)] = read(table, archive.lines(member))
            connection.check_constraints()
            count_on(found)
    except (ValueError, TypeError, LookupError, IntegrityError) as error:
        raise refuse("restore-damaged", file=archive.name, member="tables") from error
    if counts != archive.manifest.get("rows"):
        raise refuse("restore-damaged", file=archive.name, member="tables")
    return sum(counts.values())


def _as_it_was(archive: Reading) -> Any:
    """The database brought to the migrations of the backup, and the models of that day."""
    told: list[Migration] = [(app, name) for app, name in archive.manifest["migrations"]]
    executor = MigrationExecutor(connection)
    if newer := unknown_here(told):
        version, first = str(archive.manifest.get("program")), ".".join(newer[0])
        raise refuse("restore-newer", version=version, here=__version__, first=first)
    executor.recorder.ensure_schema()
    targets = executor.loader.graph.leaf_nodes()
    plan = [each for each in executor.migration_plan(targets) if _key(each[0]) in set(told)]
    return executor.migrate(targets, plan).apps


def _key(migration: Any) -> Migration:
    return (migration.app_label, migration.name)


def prove(archive: Reading, folder: Path, problems: list[Problem]) -> int:
    """The trail as it was sealed, and every content there; how many lines."""
    heads = [
        head
        for path in sorted((folder / "heads").glob("*.csv"))
        for head in read_heads(path)
    ]  # fmt: skip
    faults = list(trail.verify(heads))
    if faults and not archive.manifest.get("trail_faults"):
        raise Refused([*faults[:5], Problem("restore-trail-faults", {"number": str(len(faults))})])
    problems += faults[:5]  # as they were when the backup was made
    problems += _results(archive)
    excused = set(archive.manifest.get("files_missing", []))
    there = {path.name for path in (folder / parts.FILES).rglob("*") if path.is_file()}
    missing = set(Stored.objects.values_list("hash", flat=True)) - there - excused
    if missing:
        raise refuse("restore-damaged", file=archive.name, member=f"files/…/{min(missing)}")
    return trail.size()[1]


def _results(archive: Reading) -> list[Problem]:
    """Results that the trail tells otherwise; refused if the backup says that there were none.

    A backup of a version that did not look can't say so: those are told, and the rest is there.
    """
    found = list(altered())
    if found and archive.manifest.get("result_faults") == 0:
        number = {"number": str(len(found))}
        raise Refused([*found[:5], Problem("restore-result-faults", number)])
    return found[:5]


def without_second_factors() -> Iterator[Problem]:
    """What the old key locked can't be opened: people sign in with their password alone."""
    found = list(Factor.objects.select_related("person"))
    for factor in found:
        factors.remove(factor.person, by="", at=timezone.now())
    if found:
        facts = {"number": str(len(found))}
        yield Problem("restore-without-factors", facts, severity=Severity.WARNING)


def packs_not_here(archive: Reading) -> Iterator[Problem]:
    """Criteria that results are pinned to and this program doesn't have."""
    here = {str(each) for each in Library().ids}
    for name in sorted(set(archive.manifest.get("packs", {})) - here):
        yield Problem("restore-pack-missing", {"pack": name}, severity=Severity.WARNING)
