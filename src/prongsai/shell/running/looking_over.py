"""Whether an installation is well: what can be seen without its database, and what with it."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

from prongsai.core.terms.problem import Problem, Severity, refuse
from prongsai.shell.running import parts
from prongsai.shell.running.findings import Check, Finding, made
from prongsai.shell.web.config import Config, from_environment

MEGABYTE = 1_000_000
LITTLE_ROOM, NO_ROOM = 2_000 * MEGABYTE, 200 * MEGABYTE
OLD_BACKUP = dt.timedelta(days=2)
MAIL_PATIENCE = 10
BUILT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""No clock that is right shows less."""


def looked_over(data: Path, now: dt.datetime) -> Iterator[Finding]:
    """Every check in order; what has no ground to stand on is left out."""
    os.environ["PRONGSAI_DATA"] = str(data)
    first = list(made([Check("settings", lambda: _settings(data), stops=True)]))
    yield from first
    if first[-1].state == "fault":
        return
    config = from_environment()
    outside = list(made(_outside(config, now)))
    yield from outside
    if not (config.data / parts.KEY).is_file():
        return  # opening the database would make a new one
    from prongsai.shell.web.serving import ready  # noqa: PLC0415 - the settings are in order now

    ready(data)
    from prongsai.shell.running.looking_inside import inside  # noqa: PLC0415 - after `ready`

    yield from made(inside(config, now))


def _outside(config: Config, now: dt.datetime) -> list[Check]:
    return [
        Check("folder", lambda: _folder(config.data)),
        Check("key", lambda: _key(config.data / parts.KEY)),
        Check("room", lambda: _room(config.data)),
        Check("standing", lambda: _standing(config)),
        Check("clock", lambda: _clock(now)),
        Check("fonts", _fonts),
        Check("mail", lambda: _mail(config)),
        Check("backup", lambda: _backup(config, now)),
    ]


def _warning(code: str, **facts: str) -> Problem:
    return Problem(code, facts, severity=Severity.WARNING)


def _settings(data: Path) -> Iterator[Problem]:
    if not data.is_dir():
        raise refuse("data-folder-missing", folder=str(data))
    from_environment()
    yield from ()


def _folder(data: Path) -> Iterator[Problem]:
    facts = {"folder": str(data)}
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        yield Problem("doctor-folder-closed", facts)
    if stat.S_IMODE(data.stat().st_mode) & 0o077:
        yield Problem("doctor-folder-open", facts)
    if strange := list(parts.unknown(data)):
        yield _warning("backup-left-out", number=str(len(strange)), names=", ".join(strange[:5]))


def _key(path: Path) -> Iterator[Problem]:
    if not path.is_file():
        yield Problem("doctor-key-missing", {"file": str(path)})
    elif stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Problem("doctor-key-open", {"file": str(path)})


def _room(data: Path) -> Iterator[Problem]:
    free = shutil.disk_usage(data).free
    facts = {"free": f"{free // MEGABYTE:,}"}
    if free < NO_ROOM:
        yield Problem("doctor-no-room", facts)
    elif free < LITTLE_ROOM:
        yield _warning("doctor-little-room", **facts)


def _standing(config: Config) -> Iterator[Problem]:
    """Debugging can't be switched on here; what else makes an installation unsafe or untrue can."""
    if config.today is not None:
        yield _warning("doctor-day-pinned", day=config.today.isoformat())
    local = {"localhost", "127.0.0.1", "[::1]"}
    if set(config.hosts) - local and not config.https:
        yield Problem("doctor-without-https", {"hosts": ", ".join(config.hosts)})
    if config.https and not config.proxies:
        yield _warning("doctor-https-without-proxy")


def _clock(now: dt.datetime) -> Iterator[Problem]:
    if now < BUILT:
        yield Problem("doctor-clock", {"now": now.isoformat(timespec="minutes")})


def _fonts() -> Iterator[Problem]:
    from prongsai.adapters.typst_pdf.compiling import Press  # noqa: PLC0415 - opens every font

    Press(lambda text: [text])
    yield from ()


def _mail(config: Config) -> Iterator[Problem]:
    """A line to the mail server; nothing is sent."""
    if not config.mail_host:
        yield Problem("doctor-no-mail", severity=Severity.NOTE)
        return
    try:
        socket.create_connection((config.mail_host, config.mail_port), MAIL_PATIENCE).close()
    except OSError:
        yield Problem("notice-no-mail-server")


def _backup(config: Config, now: dt.datetime) -> Iterator[Problem]:
    try:
        noted = json.loads((config.data / parts.LAST_BACKUP).read_text("utf-8"))
        at, file = dt.datetime.fromisoformat(noted["at"]), Path(noted["file"])
    except (OSError, ValueError, KeyError, TypeError):
        yield _warning("doctor-backup-never")
        return
    if now - at > OLD_BACKUP:
        yield _warning("doctor-backup-old", days=str((now - at).days))
    if not file.is_file():
        yield _warning("doctor-backup-away", file=str(file))
    elif file.stat().st_dev == config.data.stat().st_dev:
        yield _warning("doctor-backup-same-disk", file=str(file))
