"""An installation as its administrator handles it: commands, tables as they are, archives."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from forking import forked
from web_site import Data

Rows = list[tuple[object, ...]]
KEY = "secret.key"


def ran(data: Data, *words: object, **more: str) -> subprocess.CompletedProcess[str]:
    """What a command of the program said, in English if nothing else is asked for."""
    language = () if "--lang" in words else ("--lang", "en")
    return forked([*map(str, (*words, *language))], data.environment() | more)


def scripted(data: Data, script: str) -> str:
    """Python run inside the installation."""
    whole = f"from prongsai.shell.web.serving import ready; ready()\n{script}"
    done = forked((), within(data), script=whole)
    assert done.returncode == 0, done.stderr
    return done.stdout


def within(data: Data) -> dict[str, str]:
    return data.environment() | {"PRONGSAI_DATA": str(data.folder)}


def tables_of(data: Data) -> dict[str, Rows]:
    """Every table with every row, as the database itself tells them."""
    return _postgres(data.database) if data.database else _sqlite(data.folder / "prongsai.sqlite3")


def _sqlite(path: Path) -> dict[str, Rows]:
    with closing(sqlite3.connect(path)) as link:
        found = link.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        names = [name for (name,) in found if name != "sqlite_sequence"]
        return {
            name: link.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()  # noqa: S608
            for name in names
        }


def _postgres(address: str) -> dict[str, Rows]:
    with psycopg.connect(address) as link:
        asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        names = [name for (name,) in link.execute(asked).fetchall()]
        query = SQL("SELECT * FROM {} ORDER BY 1")
        return {name: link.execute(query.format(Identifier(name))).fetchall() for name in names}


def files_of(folder: Path) -> dict[str, str]:
    """Every file of the store with the hash of what is in it."""
    found = (path for path in (folder / "files").rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
    }


def members(backup: Path, folder: str = "tables/") -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        names = [name for name in archive.namelist() if name.startswith(folder)]
        return {name: archive.read(name) for name in names}


def rewritten(
    backup: Path, change: Callable[[dict[str, bytes]], object], *, honest: bool = True
) -> Path:
    """A backup with other members; an honest one has a manifest that fits them."""
    found = members(backup, "")
    change(found)
    if honest:
        manifest = json.loads(found.pop("manifest.json"))
        manifest["members"] = {name: told_of(content) for name, content in found.items()}
        found["manifest.json"] = json.dumps(manifest).encode()
    made = backup.with_name(f"other-{backup.name}")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return made


def told_of(content: bytes) -> Mapping[str, Any]:
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def manifest_of(backup: Path) -> dict[str, Any]:
    with zipfile.ZipFile(backup) as archive:
        found: dict[str, Any] = json.loads(archive.read("manifest.json"))
        return found
