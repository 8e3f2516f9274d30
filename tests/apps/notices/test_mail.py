"""Mail through a real server on this machine: what it says decides what is known."""

from __future__ import annotations

import email
import email.policy
import socket
from typing import Any

import pytest

from mail_server import mail_server
from prongsai.apps.accounts.queries import Mailbox
from prongsai.apps.notices.channels import Email
from prongsai.core.terms.problem import Refused

WHOM = Mailbox("p1", "head@a1.example", "th")


@pytest.fixture(autouse=True)
def smtp(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 10
    settings.DEFAULT_FROM_EMAIL = "ita@a1.example"


def test_a_mail_arrives_as_it_was_written(settings: Any) -> None:
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        Email().send(WHOM, "แจ้งเตือน\nBcc: all@a1.example", "ผลการประเมิน\nhttps://ita.example/")
    (taken,) = server.taken
    found = email.message_from_bytes(taken.encode(), policy=email.policy.default)
    assert (found["To"], found["From"]) == ("head@a1.example", "ita@a1.example")
    assert (found["Subject"].strip(), found["Bcc"]) == ("แจ้งเตือน Bcc: all@a1.example", None)
    assert found.get_content().splitlines() == ["ผลการประเมิน", "https://ita.example/"]


@pytest.mark.parametrize("manner", ["no such person", "not from you", "not this one"])
def test_a_server_that_says_no_has_certainly_not_sent_it(settings: Any, manner: str) -> None:
    with mail_server(manner) as server:
        settings.EMAIL_PORT = server.port
        with pytest.raises(Refused) as said:
            Email().send(WHOM, "แจ้งเตือน", "ข่าว")
    assert said.value.problems[0].code == "notice-mail-refused"


def test_a_server_that_is_not_there_has_certainly_not_sent_it(settings: Any) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]
        with pytest.raises(Refused) as said:
            Email().send(WHOM, "แจ้งเตือน", "ข่าว")
    assert said.value.problems[0].code == "notice-no-mail-server"


def test_a_server_that_goes_after_the_message_leaves_it_open(settings: Any) -> None:
    with mail_server("gone after the message") as server:
        settings.EMAIL_PORT = server.port
        with pytest.raises(OSError, match="closed"):
            Email().send(WHOM, "แจ้งเตือน", "ข่าว")
    assert len(server.taken) == 1
