"""Ways to sign in besides the password, as far as the settings carry them; checked at start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.http.request import validate_host

from prongsai.core.terms.problem import Problem, Refused

if TYPE_CHECKING:
    from prongsai.adapters.oidc import Provider
    from prongsai.adapters.passkeys import Site
    from prongsai.shell.web.config import Config

PREFIX = "PRONGSAI_"
BACK = "sign-in/outside/back/"
"""The one address an outside provider sends people back to."""
_OIDC = ("oidc_issuer", "oidc_client", "oidc_secret_file", "oidc_label")


def check(config: Config) -> None:
    """Refuse to start with half of a way in."""
    _passkeys_have_a_name(config)
    _provider_is_whole(config)


def _passkeys_have_a_name(config: Config) -> None:
    """Browsers bind a passkey to a name that HTTPS reaches; only their own machine needs none."""
    parts = urlsplit(config.address)
    host = parts.hostname or ""
    safe = parts.scheme == "https" or host == "localhost"
    named = bool(host) and not re.fullmatch(r"[\d.]+|.*:.*", host)
    if config.passkeys and not (safe and named and validate_host(host, config.hosts)):
        facts = {"setting": f"{PREFIX}PASSKEYS", "address": f"{PREFIX}ADDRESS"}
        raise Refused([Problem("setting-passkeys", {**facts, "hosts": f"{PREFIX}HOSTS"})])


def _provider_is_whole(config: Config) -> None:
    given = [name for name in _OIDC if getattr(config, name)]
    if not given:
        return
    missing = [name for name in (*_OIDC, "address") if not getattr(config, name)]
    if missing:
        named = ", ".join(f"{PREFIX}{name.upper()}" for name in missing)
        facts = {"setting": f"{PREFIX}{given[0].upper()}", "missing": named}
        raise Refused([Problem("setting-incomplete", facts)])
    if not _secret(config):
        facts = {"setting": f"{PREFIX}OIDC_SECRET_FILE", "file": str(config.oidc_secret_file)}
        raise Refused([Problem("setting-secret-file", facts)])


def _secret(config: Config) -> str:
    """What the file holds; empty where it can't be read."""
    try:
        return config.oidc_secret_file.read_text("utf-8").strip() if config.oidc_secret_file else ""
    except (OSError, UnicodeDecodeError):
        return ""


def site_of_passkeys(config: Config) -> Site | None:
    """What passkeys are bound to; none where they are off."""
    if not config.passkeys:
        return None
    from prongsai.adapters.passkeys import Site  # noqa: PLC0415 - with it, a tenth of a second

    host = urlsplit(config.address).hostname or ""
    return Site("โปร่งใส", host, config.address.rstrip("/"))


def provider_of(config: Config) -> Provider | None:
    """Who outside may say who somebody is; none where nobody is set."""
    if not config.oidc_issuer:
        return None
    from prongsai.adapters.oidc import Provider  # noqa: PLC0415 - slow to load, and few have one

    return Provider(
        config.oidc_issuer, config.oidc_client, _secret(config), config.oidc_label,
        f"{config.address}{BACK}",
    )  # fmt: skip
