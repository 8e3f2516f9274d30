"""Channels that tests put into the settings: each writes down what it was given to send."""

from __future__ import annotations

import os
from pathlib import Path

from prongsai.apps.accounts.queries import Mailbox
from prongsai.core.terms.problem import refuse

SENT: list[tuple[str, str, str]] = []


class Noting:
    """Sends everything."""

    def reaches(self, whom: Mailbox) -> bool:
        return bool(whom.email)

    def send(self, whom: Mailbox, subject: str, text: str) -> None:
        SENT.append((whom.email, subject, text))


class Declining(Noting):
    """Is certain that nothing went out."""

    def send(self, whom: Mailbox, subject: str, text: str) -> None:
        super().send(whom, subject, text)
        raise refuse("notice-no-mail-server")


class CutOff(Noting):
    """Loses its server after the message was handed over."""

    def send(self, whom: Mailbox, subject: str, text: str) -> None:
        super().send(whom, subject, text)
        raise ConnectionResetError


class Dying(Noting):
    """Takes the whole process down in the middle of sending."""

    def send(self, whom: Mailbox, subject: str, text: str) -> None:  # noqa: ARG002
        with Path(os.environ["SENT_TO"]).open("a", encoding="utf-8") as file:
            file.write(f"{whom.email}\n")
        os._exit(9)
