"""`prongsai serve`: answers pages until it is stopped."""

from __future__ import annotations

import argparse
from contextlib import nullcontext

from prongsai.core.terms.problem import Misused, Problem, Refused
from prongsai.shell.main import FINE
from prongsai.shell.web.serving import migrate, ready, serve
from prongsai.shell.web.working import worker_beside
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice

LAST_PORT = 65535


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Bring the database of an installation up to date, say where to look, serve."""
    if not 1 <= options.port <= LAST_PORT:
        raise Misused([Problem("serve-no-port", {"port": str(options.port)})])
    config = ready(options.data, made=True)
    _refuse_taken(options.host, options.port)
    migrate()
    address = f"http://{options.host}:{options.port}/"
    voice.line(voice.phrase("serve_at", address=address))
    if config.today is not None:
        tell_accounts(voice)
    with nullcontext() if options.without_worker else worker_beside(config.data):
        serve(config, options.host, options.port)
    return FINE


def tell_accounts(voice: Voice) -> None:
    """The ways into a demonstration."""
    from prongsai.shell.web.demo import PASSWORD, accounts  # noqa: PLC0415 - after `ready`

    voice.line(voice.phrase("demo_password", password=PASSWORD))
    for account in accounts():
        voice.line(f"  {account.username:22} {account.said(voice.language)}")


def _refuse_taken(host: str, port: int) -> None:
    import socket  # noqa: PLC0415 - only this command opens a port

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            facts = {"port": str(port), "host": host, "why": error.strerror or ""}
            raise Refused([Problem("serve-port-taken", facts)]) from error
