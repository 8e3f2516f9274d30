"""Connections that say nothing: browsers open them ahead of need, slow phones keep them long."""

from __future__ import annotations

import http.client
import socket
import time
from contextlib import ExitStack, closing
from urllib.parse import urlsplit

from web_site import Served


def test_connections_that_say_nothing_keep_nobody_waiting(shown: Served) -> None:
    where = urlsplit(shown.address)
    host, port = str(where.hostname), int(where.port or 0)
    with ExitStack() as idle:
        for _ in range(6):
            idle.enter_context(socket.create_connection((host, port)))
        time.sleep(0.5)  # until every process had the time to take one
        asked = idle.enter_context(closing(http.client.HTTPConnection(host, port, timeout=5)))
        asked.request("GET", "/health")

        assert asked.getresponse().status == http.HTTPStatus.OK
