"""A backup: database, files and what else an installation is, as one moment shows them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django
from django.db import connection

from prongsai import __version__
from prongsai.apps.assessments import proving
from prongsai.apps.assessments.models import Assessment
from prongsai.apps.audit import queries as trail
from prongsai.apps.files.models import Stored
from prongsai.apps.files.store import path_of
from prongsai.core.terms.problem import Problem, Refused, Severity, refuse
from prongsai.shell.running import parts
from prongsai.shell.running.archive import LAYOUT, Writing, blocks_of
from prongsai.shell.running.moment import applied, copied, missing_here, one_moment, unknown_here
from prongsai.shell.running.rows import name_of, tables, written
from prongsai.shell.web.config import PREFIX, Config, secret_key
from prongsai.workshop.voice import Voice

MOST_TRIES = 3
_SECRET_SETTINGS = {"data", "database", "mail_password"}
"""Of this machine, or nobody's business."""
_NAMED = 5


class _Moved(Exception):
    """A file went away for good while it was to be copied."""


@dataclass
class Made:
    """What came of it."""

    path: Path
    size: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted."""

    config: Config
    out: Path
    with_key: bool
    at: dt.datetime


def back_up(order: Order) -> Made:
    """Write the backup; it is there whole or not at all."""
    target = _target(order)
    if unknown_here(applied()) or missing_here():
        raise refuse("backup-database-other", version=__version__)
    for left in reversed(range(MOST_TRIES)):
        made = Made(target)
        try:
            with Writing(target) as archive:
                archive.finish(_facts(order, archive, made))
        except (_Moved, FileNotFoundError):
            if not left:
                raise refuse("backup-files-move") from None
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise refuse("backup-not-written", file=str(target), why=why) from error
        else:
            made.size = target.stat().st_size
            _remember(order, made)
            return made
    raise AssertionError("one of the tries returns or raises")


def _target(order: Order) -> Path:
    """The file named, or one named by the moment in the folder named."""
    stamp = order.at.strftime("%Y%m%d-%H%M%S")
    target = order.out / f"prongsai-{stamp}.zip" if order.out.is_dir() else order.out
    if target.exists():
        raise refuse("backup-out-there", file=str(target))
    if not target.absolute().parent.is_dir():
        why = os.strerror(errno.ENOENT)
        raise refuse("backup-not-written", file=str(target), why=why)
    return target.absolute()


def _facts(order: Order, archive: Writing, made: Made) -> dict[str, Any]:
    """Fill the archive, and say what is in it."""
    data = order.config.data
    _small_parts(order, archive)
    with one_moment():
        counts = {name_of(table): _table(archive, table) for table in tables()}
        stored = list(Stored.objects.order_by("hash").values_list("hash", flat=True))
        faults, others = list(trail.verify()), list(proving.altered())
        found = {"trail_faults": len(faults), "result_faults": len(others)}
        facts = _versions() | {"rows": counts} | found
    gone, altered = _files(archive, stored)
    made.problems += _warnings("backup-file-missing", gone)
    made.problems += _warnings("backup-file-altered", altered)
    made.problems += _warnings("backup-left-out", list(parts.unknown(data)))
    made.problems += _warnings("backup-trail-faults", [fault.code for fault in faults])
    made.problems += _warnings("backup-result-faults", [proving.named(each) for each in others])
    key = secret_key(order.config)
    return facts | {
        "layout": LAYOUT,
        "made": order.at.isoformat(timespec="seconds"),
        "key": order.with_key,
        "key_sha256": hashlib.sha256(key.encode()).hexdigest(),
        "files_missing": gone,
        "files_altered": altered,
    }


def _versions() -> dict[str, Any]:
    pinned = Assessment.objects.order_by("pack").values_list("pack", "pack_hash").distinct()
    return {
        "program": __version__,
        "django": django.get_version(),
        "database": connection.vendor,
        "migrations": [list(each) for each in applied()],
        "packs": dict(pinned),
    }


def _warnings(code: str, names: list[str]) -> Iterator[Problem]:
    if names:
        shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        yield Problem(code, {"number": str(len(names)), "names": shown}, severity=Severity.WARNING)


def _small_parts(order: Order, archive: Writing) -> None:
    """Before the moment of the database, so that no head is younger than the trail."""
    data = order.config.data
    for name in parts.COPIED:
        for path in _whole(data / name):
            archive.add(path.relative_to(data).as_posix(), blocks_of(path))
    for name in parts.BESIDE:
        with tempfile.TemporaryDirectory(dir=data, prefix="backup-", suffix=".new") as folder:
            copy = Path(folder) / name
            copied(data / name, copy)
            archive.add(f"beside/{name}", blocks_of(copy))
    if order.with_key:
        archive.add(parts.KEY, [secret_key(order.config).encode()])
    archive.add("settings.env", [_settings().encode()])
    said = "\n\n".join(Voice(each).phrase("backup_readme") for each in ("th", "en"))
    archive.add("README.txt", [said.encode()])


def _whole(path: Path) -> Iterable[Path]:
    """A file, or the files of a folder; nothing that is still being written."""
    if path.is_dir():
        return sorted(each for each in path.iterdir() if each.is_file() and each.suffix != ".new")
    return [path] if path.is_file() else []


def _settings() -> str:
    names = [f.name for f in dataclasses.fields(Config) if f.name not in _SECRET_SETTINGS]
    named = (f"{PREFIX}{name.upper()}" for name in names)
    return "".join(f"{name}={os.environ[name]}\n" for name in named if os.environ.get(name))


def _table(archive: Writing, table: Any) -> int:
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in written(table):
            count += 1
            yield line

    archive.add(f"tables/{name_of(table)}.jsonl", counted())
    return count


def _files(archive: Writing, stored: list[str]) -> tuple[list[str], list[str]]:
    """Every content the database speaks of; which of them are gone, and which were altered."""
    gone: list[str] = []
    altered: list[str] = []
    for digest in stored:
        path = path_of(digest)
        name = f"{parts.FILES}/{digest[:2]}/{digest[2:4]}/{digest}"
        if not path.is_file():
            if not Stored.objects.filter(hash=digest).exists():
                raise _Moved  # deleted in the meantime: another moment must be taken
            gone.append(digest)
        elif archive.add(name, blocks_of(path), packed=False) != digest:
            altered.append(digest)
    return gone, altered


def _remember(order: Order, made: Made) -> None:
    """When and where, for whoever looks the installation over."""
    path = order.config.data / parts.LAST_BACKUP
    facts = {"at": order.at.isoformat(timespec="seconds"), "file": str(made.path),
             "size": made.size, "problems": [each.code for each in made.problems]}  # fmt: skip
    beside = path.with_suffix(".new")
    try:
        beside.write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
        beside.replace(path)
    except OSError as error:
        raise Refused([Problem("backup-not-remembered", {"why": error.strerror or ""})]) from error
