"""Whoever has the machine lets somebody back in who lost the password, and it is kept who did."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from installation import ran, scripted, tables_of
from running_kept import Kept
from web_site import Data

LOOK = """
import json
from prongsai.apps.accounts.models import Factor, Person, RecoveryCode
from prongsai.apps.audit.models import Entry
from prongsai.apps.notices.models import Notice
someone = Person.objects.get(username="coordinator")
lines = Entry.objects.filter(verb="reset at the machine").order_by("agency")
print(json.dumps({
    "opens": someone.check_password(PASSWORD),
    "must change": someone.must_change_password,
    "visits": someone.visits.count(),
    "factors": Factor.objects.filter(person=someone).count(),
    "told": [each.text for each in Notice.objects.filter(recipient=someone.key, agency="")],
    "lines": [[each.agency, each.by, each.after] for each in lines],
}))
"""
SIGNED_IN = """
import datetime as dt
from prongsai.apps.accounts.models import Person, Visit
now = dt.datetime.now(dt.UTC)
Visit.objects.create(person=Person.objects.get(username="coordinator"), session="s", began=now,
    seen=now)
"""


@pytest.fixture
def data(kept: Kept) -> Iterator[Data]:
    with kept.data.copied() as data:
        scripted(data, SIGNED_IN)
        yield data


def looked(data: Data, password: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(scripted(data, f"PASSWORD = {password!r}\n{LOOK}"))
    return found


def test_a_password_said_once_opens_the_account_and_everybody_is_told(data: Data) -> None:
    done = ran(data, "account", "reset", "Coordinator", "--data", data.folder)

    assert done.returncode == 0, done.stderr
    facts = {"second": False, "factor": False}
    assert looked(data, done.stdout.strip()) == {
        "opens": True, "must change": True, "visits": 0, "factors": 1,
        "told": ["notice.reset_at_machine"], "lines": [["", "", facts], ["s01", "", facts]],
    }  # fmt: skip


def test_the_second_step_goes_only_where_it_is_asked_for_and_the_trail_says_so(data: Data) -> None:
    words = ("account", "reset", "coordinator", "--without-second-step", "--data", data.folder)
    found = looked(data, ran(data, *words).stdout.strip())

    assert found["factors"] == 0
    facts = {"second": False, "factor": True}
    assert found["lines"] == [["", "", facts], ["s01", "", facts]]


def test_a_name_that_nobody_has_and_a_closed_account_are_refused(data: Data) -> None:
    scripted(data, "from prongsai.apps.accounts.models import Person\n"
        "Person.objects.filter(username='viewer').update(is_active=False)")  # fmt: skip
    before = tables_of(data)
    unknown, closed = (
        ran(data, "account", "reset", name, "--data", data.folder) for name in ("nobody", "viewer")
    )

    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "account-unknown" in unknown.stderr
    assert "account-closed" in closed.stderr
    assert tables_of(data) == before
