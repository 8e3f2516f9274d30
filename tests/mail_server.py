"""A mail server on this machine only, as willing as a test wants it."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Server(socketserver.ThreadingTCPServer):
    """Keeps what it was handed."""

    daemon_threads = True

    def __init__(self, manner: str) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.manner = manner
        self.taken: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Talk(socketserver.StreamRequestHandler):
    """As much of the protocol as a client needs."""

    server: Server

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline().decode("ascii").strip():
            word = line[:4].upper()
            if word == "DATA":
                if not self.take():
                    return
            elif word == "QUIT":
                self.say("221 bye")
                return
            elif word == "RCPT" and self.server.manner == "no such person":
                self.say("550 nobody of that name")
            elif word == "MAIL" and self.server.manner == "not from you":
                self.say("553 not from you")
            else:
                self.say("250 yes")

    def take(self) -> bool:
        self.say("354 go on")
        lines: list[str] = []
        while (line := self.rfile.readline().decode("utf-8").rstrip("\r\n")) != ".":
            lines.append(line)
        self.server.taken.append("\n".join(lines))
        if self.server.manner == "gone after the message":
            return False
        self.say("554 looks like spam" if self.server.manner == "not this one" else "250 taken")
        return True

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode("ascii"))


@contextmanager
def mail_server(manner: str = "willing") -> Iterator[Server]:
    with Server(manner) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
