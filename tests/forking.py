"""Commands run in forks of a process that has imported all that needs no settings: half a second
less for each. A fork leaves the loop below, takes on environment, folder and files of its own, and
runs and ends as any process. What is about processes themselves is started with `web_site.PROGRAM`.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import prongsai.adapters
import prongsai.core

_LIBRARIES = (
    "docx", "qrcode", "fido2.webauthn", "xlsxwriter", "cryptography.fernet",
    "django.core.management", "django.db.models", "django.db.migrations.executor",
    "django.template.defaulttags",
    "django.forms", "django.test.signals", "django.views.generic", "django.core.mail",
    "django.contrib.auth.hashers", "prongsai.workshop.voice", "prongsai.shell.main",
)  # fmt: skip
_OF_OTHER_COMMANDS = {"duckdb_engine", "highs_solver"}


def forked(
    words: Sequence[str],
    environment: Mapping[str, str],
    folder: Path | None = None,
    script: str = "",
) -> subprocess.CompletedProcess[str]:
    """What `prongsai` says to these words, or what a script prints."""
    server = _server()
    assert server.stdin
    assert server.stdout
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name, "out"), Path(name, "err")
        asked = {
            "words": words, "script": script, "environment": dict(environment),
            "folder": str(folder or Path.cwd()), "out": str(out), "err": str(err),
        }  # fmt: skip
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess(
            list(words), code, out.read_text("utf-8"), err.read_text("utf-8")
        )


@cache
def _server() -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, __file__], stdin=pipe, stdout=pipe, text=True)


def end() -> None:
    """It ends by itself when nobody is left to ask it; here, before anybody wonders why it runs."""
    if _server.cache_info().currsize:
        _server().communicate()
        _server.cache_clear()


def _serve() -> dict[str, Any] | None:
    """Answer with the exit code of each; in a fork, what is asked of it."""
    for package in (prongsai.core, prongsai.adapters):
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if each.name.split(".")[2] not in _OF_OTHER_COMMANDS:
                import_module(each.name)
    for name in _LIBRARIES:
        import_module(name)
    gc.freeze()
    for line in sys.stdin:
        process = os.fork()
        if not process:
            asked: dict[str, Any] = json.loads(line)
            return asked
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])}\n")
        sys.stdout.flush()
    return None


def _become(asked: Mapping[str, Any]) -> None:
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    for number, path in enumerate((os.devnull, asked["out"], asked["err"])):
        flags = os.O_RDONLY if not number else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        os.dup2(os.open(path, flags), number)
    sys.argv = ["prongsai", *asked["words"]]
    if asked["script"]:
        exec(asked["script"], {"__name__": "__main__"})  # noqa: S102 - the words of a test
    else:
        import_module("prongsai.shell.main").run()


def _ended(asked: Mapping[str, Any]) -> int:
    try:
        _become(asked)
    except SystemExit as said:
        return said.code if isinstance(said.code, int) else int(said.code is not None)
    except BaseException:  # noqa: BLE001 - told as Python itself tells it
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__" and (own := _serve()):
    code = _ended(own)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    os._exit(code)  # taking the imported modules apart one by one would take as long as importing
