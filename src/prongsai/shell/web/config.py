"""What an installation may set, read from the environment and checked before anything starts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from prongsai.core.terms.problem import Problem, Refused
from prongsai.shell.web import ways_in

PREFIX = "PRONGSAI_"
PINNED = "demonstration-day"
"""A file in the data folder of a demonstration: the day it stays on."""
OF_THE_COMMAND_LINE = (f"{PREFIX}LANG",)
"""Read before any setting, by every command."""
LEAST_KEY = 50
"""Letters of a secret key; those made here have 67."""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting; what each is for stands in `packs/messages/settings.yaml`."""

    data: Path = Path("var")
    packs: Path | None = None
    database: str = ""
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    sites: tuple[tuple[str, str], ...] = ()
    https: bool = False
    proxies: int = 0
    today: dt.date | None = None
    workers: int = 2
    address: str = ""
    passkeys: bool = False
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret_file: Path | None = None
    oidc_label: str = ""
    mail_host: str = ""
    mail_port: int = 25
    mail_from: str = ""
    mail_user: str = ""
    mail_password: str = field(default="", repr=False)
    mail_security: str = "none"
    sms_sender: str = ""
    chat_sender: str = ""
    notice_days: int = 180
    bin_days: int = 30
    joining_days: int = 30
    web_checks: bool = True
    contact: str = ""


def from_environment(environment: Mapping[str, str] | None = None) -> Config:
    """The settings; all that is wrong with them is told at once."""
    given = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    problems = list(_unknown(given))
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
    config = Config(**values)
    _refuse_half_a_mail_server(config)
    ways_in.check(config)
    pinned = config.data / PINNED
    if config.today is None and pinned.is_file():
        return dataclasses.replace(config, today=_pinned(pinned))
    return config


def _unknown(given: Mapping[str, str]) -> Iterator[Problem]:
    """A name that is misspelt would leave what it was to guard as it is, without a word."""
    known = [PREFIX + each.name.upper() for each in dataclasses.fields(Config)]
    for name in sorted(given):
        if name.startswith(PREFIX) and name not in (*known, *OF_THE_COMMAND_LINE):
            near = get_close_matches(name, known, n=1)
            yield Problem("setting-unknown", {"setting": name, "near": near[0] if near else "–"})


def _pinned(path: Path) -> dt.date:
    try:
        return dt.date.fromisoformat(path.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        raise Refused([Problem("demonstration-day-unreadable", {"file": str(path)})]) from error


def _refuse_half_a_mail_server(config: Config) -> None:
    """Without these mail has no sender, or links that lead nowhere; nor would other messages."""
    for setting, needed in _NEEDED.items():
        missing = [name for name in needed if not getattr(config, name)]
        if getattr(config, setting) and missing:
            named = ", ".join(f"{PREFIX}{name.upper()}" for name in missing)
            facts = {"setting": f"{PREFIX}{setting.upper()}", "missing": named}
            raise Refused([Problem("setting-incomplete", facts)])


_NEEDED = {
    "mail_host": ("mail_from", "address"), "sms_sender": ("address",), "chat_sender": ("address",),
}  # fmt: skip


def _packs(text: str) -> Path:
    folder = Path(text)
    if not (folder / "criteria").is_dir():
        raise ValueError(text)
    return folder


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


def _days(text: str) -> int:
    days = _count(text)
    if not 1 <= days <= 3650:  # noqa: PLR2004 - ten years
        raise ValueError(text)
    return days


def _port(text: str) -> int:
    port = _count(text)
    if not 1 <= port <= 65535:  # noqa: PLR2004 - what a port is
        raise ValueError(text)
    return port


def _site(text: str) -> str:
    """Scheme and host, nothing behind: links are made from the root."""
    parts = urlsplit(text)
    _port_of(parts)
    bare = parts.netloc and not (parts.path.strip("/") or parts.query or parts.fragment)
    if parts.scheme not in ("http", "https") or not bare:
        raise ValueError(text)
    return f"{parts.scheme}://{parts.netloc}/"


def _issuer(text: str) -> str:
    """Exactly as the provider writes it: it is compared letter by letter."""
    parts = urlsplit(text)
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    if not parts.netloc or parts.query or parts.fragment or not (parts.scheme == "https" or here):
        raise ValueError(text)
    return text


def _mailbox(text: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", text):
        raise ValueError(text)
    return text


def _contact(text: str) -> str:
    """It goes into a header that every website is told."""
    if not re.fullmatch(r"[!-~]{3,120}", text) or not re.search(r"@|://", text):
        raise ValueError(text)
    return text


def _security(text: str) -> str:
    if text.lower() not in ("none", "starttls", "tls"):
        raise ValueError(text)
    return text.lower()


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host for each in text.split(",") if (host := each.strip()))
    if not hosts:  # it would answer nobody
        raise ValueError(text)
    return hosts


def _sites(text: str) -> tuple[tuple[str, str], ...]:
    """Hosts and the public sites they show; each host shows one."""
    sites = [each.strip().lower().partition("=") for each in text.split(",") if each.strip()]
    hosts = [host for host, _, _ in sites]
    if len(set(hosts)) != len(hosts) or not all(
        re.fullmatch(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", part)
        for host, _, slug in sites
        for part in (host, slug)
    ):
        raise ValueError(text)
    return tuple((host, slug) for host, _, slug in sites)


def _postgres(text: str) -> str:
    parts = urlsplit(text)
    _port_of(parts)
    if parts.scheme != "postgresql" or not parts.path.strip("/"):
        raise ValueError(text)
    return text


def _port_of(parts: SplitResult) -> int | None:
    """The port of an address; a ValueError where it is none."""
    return parts.port


_READERS: Mapping[str, Callable[[str], Any]] = {
    "data": Path,
    "packs": _packs,
    "database": _postgres,
    "hosts": _hosts,
    "sites": _sites,
    "https": _yes,
    "proxies": _count,
    "today": dt.date.fromisoformat,
    "workers": _processes,
    "address": _site,
    "passkeys": _yes,
    "oidc_issuer": _issuer,
    "oidc_client": str,
    "oidc_secret_file": Path,
    "oidc_label": str,
    "mail_host": str,
    "mail_port": _port,
    "mail_from": _mailbox,
    "sms_sender": str,
    "chat_sender": str,
    "mail_user": str,
    "mail_password": str,
    "mail_security": _security,
    "notice_days": _days,
    "bin_days": _days,
    "joining_days": _days,
    "web_checks": _yes,
    "contact": _contact,
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
            # Writers wait in line instead of failing half-way; what was acknowledged survives
            # a power cut.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _pairs(query: str) -> list[tuple[str, str]]:
    parts = (pair.partition("=") for pair in query.split("&") if pair)
    return [(key, unquote(value)) for key, _, value in parts]


def secret_key(config: Config) -> str:
    """The installation's secret, made once beside its data; without data nothing is guarded."""
    path = config.data / "secret.key"
    if path.exists():
        return _read_key(path)
    key = secrets.token_urlsafe(50)
    if config.data.is_dir():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())  # a power cut must not leave it empty
    return key


def _read_key(path: Path) -> str:
    """What is empty or cut short guards nothing, and another one would not open what it locked."""
    try:
        found = path.read_text("ascii").strip()
    except (OSError, ValueError):
        found = ""
    if len(found) < LEAST_KEY:
        raise Refused([Problem("secret-key-unreadable", {"file": str(path)})])
    return found
