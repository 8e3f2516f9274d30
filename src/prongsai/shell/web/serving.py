"""The processes of an installation: its database made ready, its pages served."""

from __future__ import annotations

import fcntl
import gc
import os
from pathlib import Path
from typing import Any

from prongsai.core.terms.problem import refuse
from prongsai.shell.running.parts import KEY, MAIN, MIGRATING
from prongsai.shell.web.config import Config, from_environment
from prongsai.shell.web.sqlite_json import taken_for_granted

SETTINGS = "prongsai.shell.web.settings"
THREADS = 12
"""How many slow connections a process bears while it answers others."""

SELDOM = (50_000, 20, 50)
"""How often Python looks for circles of objects: a page makes thousands of things and no circles,
and looking through them again and again took a ninth of the figures of five years."""


def ready(data: Path | None = None, *, made: bool = False) -> Config:
    """Settings read, data folder made, Django set up; safe to call more than once.

    With `made` the folder must hold an installation already: where the disk it lies on is not
    there, an empty one with a new secret must not take its place without a word.
    """
    if data is not None:
        os.environ["PRONGSAI_DATA"] = str(data)
    # Whatever this process or its children write, a folder made by hand with open doors included.
    os.umask(0o077)
    config = from_environment()
    if made and not (config.data / (KEY if config.database else MAIN)).is_file():
        raise refuse("serve-nothing-here", folder=str(config.data))
    try:
        config.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(
            "data-folder-unusable", folder=str(config.data), why=error.strerror or ""
        ) from error
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django  # noqa: PLC0415 - only commands of the web application need it

    django.setup()
    taken_for_granted()
    gc.enable()  # unlike other commands, these run for long
    gc.set_threshold(*SELDOM)
    return config


def migrate() -> None:
    """The database as this version of the program needs it; of several processes, one by one."""
    from django.core.management import call_command  # noqa: PLC0415 - after `ready`

    from prongsai.shell.web.settings import CONFIG  # noqa: PLC0415

    _reach_database()
    with (CONFIG.data / MIGRATING).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        call_command("migrate", verbosity=0, interactive=False)


def _reach_database() -> None:
    """Said in a sentence before anything asks it: no database there, or a file that is none."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 - after `ready`

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        why = str(error).strip().partition("\n")[0]
        raise refuse("database-unreachable", why=why) from error


def serve(config: Config, host: str, port: int) -> None:
    """Answer until stopped; threads, so that a browser's idle connection keeps nobody waiting."""
    from prongsai.shell.web.server import Quiet, Server  # noqa: PLC0415 - of no use to other commands

    options = {
        "bind": f"{host}:{port}",
        "workers": config.workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "timeout": 120,
        "graceful_timeout": 20,
        "accesslog": None,  # addresses may name an agency; what is counted is counted elsewhere
        "loglevel": "warning",
        "logger_class": Quiet,
        "proc_name": "prongsai",
        "forwarded_allow_ips": "127.0.0.1",
    }
    _close_connections()
    Server(options, _application).run()


def _close_connections() -> None:
    """Processes are forked off this one: through what it keeps open they would all speak."""
    from django.db import connections  # noqa: PLC0415 - after `ready`

    connections.close_all()


def _application() -> Any:
    from prongsai.shell.web.wsgi import application  # noqa: PLC0415 - in the worker

    return application
