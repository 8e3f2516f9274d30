"""Ways to send a short text to whoever brought a case; SMS and chat are named in the settings.

A sender returns when it is sent, raises `Refused` when it certainly is not, and anything else
when it can't tell. One that an installation writes itself is named by `PRONGSAI_SMS_SENDER` or
`PRONGSAI_CHAT_SENDER`; without, officers copy the text.
"""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from prongsai.apps.accounts.queries import Mailbox
from prongsai.apps.notices.channels import Email as MailServer
from prongsai.core.procedures.kinds import FieldType


class Sender(Protocol):
    """What a sender named in the settings can do."""

    takes: FieldType
    """Which kind of field holds what it sends to."""

    def send(self, to: str, subject: str, text: str) -> None:
        """Send it."""


class Email:
    """Through the mail server of the installation."""

    takes = FieldType.EMAIL

    def send(self, to: str, subject: str, text: str) -> None:
        MailServer().send(Mailbox("", to, "th"), subject, text)


def senders() -> dict[str, Sender]:
    """By channel; none of those that nobody set up."""
    return {name: import_string(path)() for name, path in settings.CASE_SENDERS.items()}
