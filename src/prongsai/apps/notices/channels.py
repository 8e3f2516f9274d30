"""Ways to reach people. A sender returns when it is sent, raises `Refused` when it certainly is
not, and anything else when it can't tell.
"""

from __future__ import annotations

import smtplib
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from prongsai.apps.accounts.queries import Mailbox
from prongsai.core.terms.problem import refuse

CERTAIN = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)
"""What a mail server says before it has taken a message."""


class Channel(Protocol):
    """What a channel listed in the settings can do."""

    def reaches(self, whom: Mailbox) -> bool:
        """Whether this person can be told this way."""

    def send(self, whom: Mailbox, subject: str, text: str) -> None:
        """Tell it."""


class Email:
    """Through the mail server of the installation."""

    def reaches(self, whom: Mailbox) -> bool:
        return bool(whom.email)

    def send(self, whom: Mailbox, subject: str, text: str) -> None:
        server = get_connection()
        try:
            server.open()
        except OSError as error:  # of which every error of the library is one
            raise refuse("notice-no-mail-server") from error
        message = EmailMessage(
            " ".join(subject.split()), text, settings.DEFAULT_FROM_EMAIL, [whom.email]
        )
        try:
            server.send_messages([message])
        except CERTAIN as error:
            raise refuse("notice-mail-refused") from error
        finally:
            server.close()
