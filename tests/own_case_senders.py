"""Senders as an installation might write them; nothing leaves this process."""

from __future__ import annotations

from prongsai.core.procedures.kinds import FieldType
from prongsai.core.terms.problem import refuse

SENT: list[tuple[str, str, str]] = []


class Sms:
    takes = FieldType.PHONE

    def send(self, to: str, subject: str, text: str) -> None:
        SENT.append((to, subject, text))


class Refusing(Sms):
    def send(self, to: str, subject: str, text: str) -> None:
        del to, subject, text
        raise refuse("notice-no-mail-server")


class CutOff(Sms):
    def send(self, to: str, subject: str, text: str) -> None:
        del to, subject, text
        raise TimeoutError
