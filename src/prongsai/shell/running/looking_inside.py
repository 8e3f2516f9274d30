"""What can be seen of an installation only with its database open."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Max

from prongsai.apps.assessments.proving import altered
from prongsai.apps.audit import queries as trail
from prongsai.apps.audit.models import Entry
from prongsai.apps.files.models import Stored
from prongsai.apps.files.store import path_of
from prongsai.apps.jobs import queries as jobs
from prongsai.core.terms.problem import Problem, Severity, refuse
from prongsai.shell.running import parts
from prongsai.shell.running.archive import blocks_of
from prongsai.shell.running.findings import Check
from prongsai.shell.running.moment import applied, missing_here, unknown_here
from prongsai.shell.web.config import Config

SILENT = dt.timedelta(minutes=20)
"""A worker may be this long about one piece of work."""
WAITED = dt.timedelta(hours=1)
LATER = dt.timedelta(minutes=10)
_NAMED = 5


def inside(config: Config, now: dt.datetime) -> list[Check]:
    return [
        Check("database", _database, stops=True),
        Check("debug", _debug),
        Check("worker", lambda: _worker(config, now)),
        Check("jobs", lambda: _jobs(config, now)),
        Check("files", _files),
        Check("trail", _trail),
        Check("results", _results),
        Check("time", lambda: _time(config, now)),
    ]


def _database() -> Iterator[Problem]:
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).is_file():
        raise refuse("doctor-database-away")  # opening it would make a new one
    try:
        connection.ensure_connection()
        found = applied()
    except DatabaseError as error:
        raise refuse("doctor-database-away") from error
    if newer := unknown_here(found):
        yield Problem("doctor-database-newer", {"first": ".".join(newer[0])})
    if missing := missing_here():
        yield Problem("doctor-database-older", {"number": str(len(missing))})


def _debug() -> Iterator[Problem]:
    if settings.DEBUG:
        yield Problem("doctor-debug")


def _worker(config: Config, now: dt.datetime) -> Iterator[Problem]:
    """The worker touches a file whenever it looks into the book."""
    try:
        beat = dt.datetime.fromtimestamp((config.data / parts.BEAT).stat().st_mtime, dt.UTC)
    except OSError:
        yield Problem("doctor-worker-never")
        return
    if now - beat > SILENT:
        yield Problem(
            "doctor-worker-silent", {"minutes": f"{(now - beat).total_seconds() // 60:.0f}"}
        )


def _jobs(config: Config, now: dt.datetime) -> Iterator[Problem]:
    if failed := jobs.counts()["failed"]:
        yield Problem("doctor-jobs-failed", {"number": str(failed)}, severity=Severity.WARNING)
    since = None if config.today else jobs.waiting_since()  # a pinned day tells no age
    if since is not None and now - since > WAITED:
        yield Problem("doctor-jobs-wait", {"hours": str((now - since) // dt.timedelta(hours=1))})


def _files() -> Iterator[Problem]:
    """Every content is read: a disk that forgets does so silently."""
    missing, other = [], []
    for digest in Stored.objects.order_by("hash").values_list("hash", flat=True).iterator():
        path = path_of(digest)
        if not path.is_file():
            missing.append(digest)
        elif _digest(digest) != digest:
            other.append(digest)
    for code, found in (("backup-file-missing", missing), ("backup-file-altered", other)):
        if found:
            yield Problem(code, {"number": str(len(found)), "names": ", ".join(found[:_NAMED])})


def _digest(name: str) -> str:
    digest = hashlib.sha256()
    for block in blocks_of(path_of(name)):
        digest.update(block)
    return digest.hexdigest()


def _trail() -> Iterator[Problem]:
    yield from islice(trail.verify(), _NAMED)


def _results() -> Iterator[Problem]:
    """A chain that holds says nothing of rows that were altered beside it."""
    yield from islice(altered(), _NAMED)


def _time(config: Config, now: dt.datetime) -> Iterator[Problem]:
    """What happened already can't be later than now, nor before what was written before it."""
    yield from islice(trail.backwards(), _NAMED)
    last = None if config.today else Entry.objects.aggregate(last=Max("at"))["last"]
    if last is not None and last > now + LATER:
        yield Problem("doctor-clock", {"now": now.isoformat(timespec="minutes")})
