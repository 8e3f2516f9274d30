"""What an installation may set, read from the environment and checked before anything starts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from prongsai.core.terms.problem import Problem, Refused

PREFIX = "PRONGSAI_"


def _set(default: Any, th: str, en: str) -> Any:
    """A setting with its default and what it is for, in both languages."""
    return field(default=default, metadata={"th": th, "en": en})


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting; `docs/settings.md` is made from it."""

    data: Path = _set(
        Path("var"),
        "โฟลเดอร์เก็บฐานข้อมูล ไฟล์ และกุญแจของระบบ",
        "Folder of the database, the files and the secret key.",
    )
    database: str = _set(
        "",
        "ที่อยู่ฐานข้อมูล PostgreSQL เช่น postgresql://user@/prongsai ถ้าไม่ระบุใช้ SQLite ในโฟลเดอร์ข้อมูล",
        "Address of a PostgreSQL database, e.g. postgresql://user@/prongsai; without it SQLite in the data folder.",
    )
    hosts: tuple[str, ...] = _set(
        ("localhost", "127.0.0.1", "[::1]"),
        "ชื่อโดเมนที่ระบบตอบ คั่นด้วยจุลภาค",
        "Domain names the server answers to, separated by commas.",
    )
    https: bool = _set(
        False,
        "yes เมื่อเปิดผ่าน HTTPS เท่านั้น คุกกี้จะส่งผ่าน HTTPS เท่านั้น",
        "yes where it is reached by HTTPS only; cookies are then sent by HTTPS only.",
    )
    proxies: int = _set(
        0,
        "จำนวนพร็อกซีของหน่วยงานที่อยู่หน้าระบบ ใช้อ่านที่อยู่ผู้เรียกจาก X-Forwarded-For",
        "How many proxies of one's own stand before it, to read the caller's address from X-Forwarded-For.",
    )
    today: dt.date | None = _set(
        None,
        "ตรึงวันที่ไว้ (ปปปป-ดด-วว ค.ศ.) ใช้กับข้อมูลสาธิตเท่านั้น",
        "Pins the date (YYYY-MM-DD); for demonstrations only.",
    )
    workers: int = _set(
        2,
        "จำนวนกระบวนการที่ตอบหน้าเว็บ",
        "How many processes answer pages.",
    )


def from_environment(environment: Mapping[str, str] | None = None) -> Config:
    """The settings; all that is wrong with them is told at once."""
    given = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for each in dataclasses.fields(Config):
        name = PREFIX + each.name.upper()
        if text := given.get(name, "").strip():
            try:
                values[each.name] = _READERS[each.name](text)
            except ValueError:
                facts = {"setting": name, "value": text, "form": f"setting-{each.name}"}
                problems.append(Problem("setting-unreadable", facts))
    if problems:
        raise Refused(problems)
    return Config(**values)


def _yes(text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise ValueError(text)
    return text.lower() == "yes"


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _processes(text: str) -> int:
    count = _count(text)
    if not 1 <= count <= 64:  # noqa: PLR2004 - more than any machine this runs on
        raise ValueError(text)
    return count


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host for each in text.split(",") if (host := each.strip()))


def _postgres(text: str) -> str:
    if urlsplit(text).scheme != "postgresql":
        raise ValueError(text)
    return text


_READERS = {
    "data": Path,
    "database": _postgres,
    "hosts": _hosts,
    "https": _yes,
    "proxies": _count,
    "today": dt.date.fromisoformat,
    "workers": _processes,
}


def database(config: Config) -> dict[str, Any]:
    """The database as Django is told of it."""
    if config.database:
        url = urlsplit(config.database)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.lstrip("/"),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            # A folder with a socket is given as ?host=/folder, as libpq takes it.
            "HOST": url.hostname or dict(_pairs(url.query)).get("host", ""),
            "PORT": url.port or "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": config.data / "prongsai.sqlite3",
        "OPTIONS": {
            # Writers wait in line instead of failing half-way; an acknowledged change survives a power cut.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _pairs(query: str) -> list[tuple[str, str]]:
    parts = (pair.partition("=") for pair in query.split("&") if pair)
    return [(key, unquote(value)) for key, _, value in parts]


def secret_key(config: Config) -> str:
    """The installation's secret, made once beside its data; without data there is nothing to guard."""
    path = config.data / "secret.key"
    if path.is_file():
        return path.read_text("ascii").strip()
    key = secrets.token_urlsafe(50)
    if config.data.is_dir():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(key)
    return key
