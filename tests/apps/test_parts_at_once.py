"""The same thing asked for twice at the same moment is done once."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from people import person
from prongsai.apps.accounts import offices
from prongsai.apps.accounts.models import Membership, Power
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
TODAY = NOW.date()


def often(doing: Callable[[], object]) -> int:
    """How many of four succeed; at the same moment where the database takes several at once."""
    begin, done = threading.Barrier(4), []

    def one() -> None:
        try:
            begin.wait()
            doing()
            done.append(1)
        except Refused:
            pass
        finally:
            connection.close()

    if connection.vendor == "sqlite":  # in memory there is one connection
        doing()
        return 1
    threads = [threading.Thread(target=one) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return len(done)


@pytest.mark.django_db(transaction=True)
def test_a_part_given_four_times_at_once_stands_once() -> None:
    admin, who = person("admin", "a1", Role.SYSTEM_ADMINISTRATOR), person("who", "a1", Role.STAFF)

    given = often(lambda: offices.give_role(who, "a1", Role.VIEWER, TODAY, by=admin.key, at=NOW))

    assert (given, Membership.objects.filter(role="viewer").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_power_given_four_times_at_once_stands_once() -> None:
    admin, who = person("admin", "a1", Role.SYSTEM_ADMINISTRATOR), person("who", "a1", Role.STAFF)

    given = often(
        lambda: offices.give_power("a1", "sign", who, TODAY, order="1", by=admin.key, at=NOW)
    )

    assert (given, Power.objects.count()) == (1, 1)
