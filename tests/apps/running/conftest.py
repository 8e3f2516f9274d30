"""A demonstration with files in its store and somebody with a second factor, and a backup of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from installation import ran, scripted
from running_kept import Kept
from web_site import Data

FILL = """
import datetime as dt
from prongsai.apps.accounts.factors import shut
from prongsai.apps.accounts.models import Factor, Person
from prongsai.apps.files import actions
from prongsai.apps.files.checking import checked
from prongsai.apps.jobs.actions import enqueue
AT = dt.datetime(2026, 8, 20, 9, 30, 15, 123456, tzinfo=dt.UTC)
for number in range(3):
    for agency in ("s01", "s02"):
        to = actions.Owner(agency, "assessments.assessment", "2569")
        content = f"{agency} {number}".encode()
        kept = actions.attach(checked(f"หลักฐาน {number}.txt", content), to, by="", at=AT)
actions.remove("s02", kept.key, by="", at=AT)
enqueue("jobs.forget", {"some": "thing"}, at=AT, agency="s01")
somebody = Person.objects.get(username="coordinator")
Factor.objects.create(person=somebody, secret=shut("A" * 32), since=AT, last=1)
"""


@pytest.fixture(scope="session")
def kept(demonstration: Data, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """Only read from; whoever writes copies it."""
    with demonstration.copied() as data:
        scripted(data, FILL)
        assert ran(data, "work", "--data", data.folder, "--once").returncode == 0
        backup = tmp_path_factory.mktemp("backup") / "backup.zip"
        done = ran(data, "backup", "--data", data.folder, "--out", backup)
        assert done.returncode == 0, done.stderr
        yield Kept(data, backup)
