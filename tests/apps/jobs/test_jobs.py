"""Every piece of work is done, by one worker at a time, and nothing twice that comes back."""

from __future__ import annotations

import csv
import datetime as dt
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction

from prongsai.apps.accounts.models import FailedSignIn
from prongsai.apps.audit.actions import record
from prongsai.apps.audit.queries import heads
from prongsai.apps.jobs import actions, queries
from prongsai.apps.jobs.models import Job, Schedule
from prongsai.apps.jobs.working import work
from prongsai.core.jobs.rhythm import Every, Rhythm
from prongsai.core.jobs.trying import LEASE, MOST_TRIES, Task
from prongsai.core.terms.problem import refuse

NOW = dt.datetime(2026, 8, 20, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
DAY = dt.timedelta(days=1)
CALLS: list[Task] = []


def count(task: Task) -> Mapping[str, int]:
    CALLS.append(task)
    return {"calls": len(CALLS)}


def decline(task: Task) -> Mapping[str, int]:
    CALLS.append(task)
    raise refuse("file-gone")


def crash(_: Task) -> Mapping[str, int]:
    raise ZeroDivisionError("ผู้แจ้ง สมชาย")


@pytest.fixture(autouse=True)
def kinds(settings: Any, tmp_path: Path) -> None:
    CALLS.clear()
    own = {each.__name__: f"{__name__}.{each.__name__}" for each in (count, decline, crash)}
    settings.JOBS = {**settings.JOBS, **own}
    settings.SCHEDULE = {}
    settings.HEADS, settings.FILES = tmp_path / "heads", tmp_path / "files"


def at(moment: dt.datetime) -> Any:
    return lambda: moment


@pytest.mark.django_db
def test_a_job_is_done_once_with_what_it_was_given() -> None:
    job = actions.enqueue("count", {"notice": "n1"}, at=NOW, agency="a1")
    assert (work(at(NOW)), work(at(NOW))) == (1, 0)
    job.refresh_from_db()
    assert [Task(NOW, {"notice": "n1"}, "a1")] == CALLS
    assert (job.state, job.result, job.tries, job.ended_at) == ("done", {"calls": 1}, 1, NOW)


@pytest.mark.django_db
def test_a_job_waits_for_its_time() -> None:
    actions.enqueue("count", at=NOW, not_before=NOW + DAY)
    assert (work(at(NOW)), work(at(NOW + DAY))) == (0, 1)


@pytest.mark.django_db
def test_for_the_same_thing_there_is_one_job_only() -> None:
    first = actions.enqueue("count", at=NOW, once="report a1 2569")
    assert actions.enqueue("count", at=NOW, once="report a1 2569") == first
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_work_nobody_knows_is_not_taken() -> None:
    with pytest.raises(LookupError):
        actions.enqueue("os.system", at=NOW)


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_again_after_growing_pauses_and_given_up() -> None:
    job = actions.enqueue("decline", at=NOW)
    moment, pauses = NOW, []
    for _ in range(MOST_TRIES - 1):
        assert work(at(moment)) == 1
        job.refresh_from_db()
        assert job.not_before is not None
        assert work(at(job.not_before - dt.timedelta(seconds=1))) == 0
        pauses.append(job.not_before - moment)
        moment = job.not_before
    assert pauses == sorted(pauses)
    assert [task.is_last_try for task in CALLS] == [False] * (MOST_TRIES - 1)
    work(at(moment))
    job.refresh_from_db()
    assert CALLS[-1].is_last_try
    assert (job.state, job.problem, job.tries) == ("failed", "file-gone", MOST_TRIES)
    assert work(at(moment + 30 * DAY)) == 0


@pytest.mark.django_db
def test_a_job_that_crashes_leaves_a_code_and_no_word_of_what_it_held() -> None:
    job = actions.enqueue("crash", at=NOW)
    other = actions.enqueue("count", at=NOW)
    assert work(at(NOW)) == 2
    job.refresh_from_db()
    other.refresh_from_db()
    assert (job.state, job.problem, other.state) == ("waiting", "job-crashed", "done")
    assert "สมชาย" not in str(Job.objects.values())


@pytest.mark.django_db
def test_a_claim_older_than_its_lease_is_taken_again_and_the_first_can_write_no_more() -> None:
    actions.enqueue("count", at=NOW)
    first = actions.claim(NOW)
    assert first is not None
    assert actions.claim(NOW + LEASE - dt.timedelta(seconds=1)) is None
    second = actions.claim(NOW + LEASE)
    assert second is not None
    assert (first.pk, second.tries) == (second.pk, 2)
    assert not actions.finish(first, {"by": "first"}, NOW + LEASE)
    assert not actions.fail(first, "job-crashed", NOW + LEASE)
    assert actions.finish(second, {"by": "second"}, NOW + LEASE)
    second.refresh_from_db()
    assert (second.state, second.result) == ("done", {"by": "second"})


@pytest.mark.django_db
def test_a_job_that_takes_its_worker_down_each_time_is_given_up() -> None:
    job = actions.enqueue("count", at=NOW)
    moment = NOW
    for _ in range(MOST_TRIES):
        assert actions.claim(moment) is not None
        moment += LEASE
    assert actions.claim(moment) is None
    assert work(at(moment)) == 0
    job.refresh_from_db()
    assert (job.state, job.problem, CALLS) == ("failed", "job-lost", [])


@pytest.mark.django_db
def test_what_comes_back_runs_once_each_time_however_many_look(settings: Any) -> None:
    settings.SCHEDULE = {"count": Rhythm(Every.DAY, 10, 0)}
    for moment in (NOW, NOW, NOW + dt.timedelta(hours=13), NOW + DAY, NOW + 5 * DAY):
        work(at(moment))
    assert len(CALLS) == 3
    assert Schedule.objects.get(kind="count").last_due == dt.datetime(
        2026, 8, 25, 10, tzinfo=NOW.tzinfo
    )


def _together(number: int) -> None:
    """As many workers at once, each with a connection of its own."""
    begin = threading.Barrier(number)

    def one() -> None:
        try:
            begin.wait()
            work(at(NOW))
        finally:
            connection.close()

    workers = [threading.Thread(target=one) for _ in range(number)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_do_each_job_once() -> None:
    for number in range(40):
        actions.enqueue("count", {"number": str(number)}, at=NOW)
    if connection.vendor == "sqlite":
        work(at(NOW))  # in memory there is one connection; test_worker_process.py has several
    else:
        _together(4)
    assert sorted(int(task.arguments["number"]) for task in CALLS) == list(range(40))
    assert set(Job.objects.values_list("state", "tries")) == {("done", 1)}


@pytest.mark.django_db(transaction=True)
def test_work_asked_for_in_a_change_that_fails_is_not_done() -> None:
    with transaction.atomic():
        actions.enqueue("count", at=NOW)
        transaction.set_rollback(True)
    assert work(at(NOW)) == 0


@pytest.mark.django_db
def test_the_book_says_how_the_work_stands_and_forgets_what_is_long_done() -> None:
    actions.enqueue("count", at=NOW)
    assert (queries.counts()["waiting"], queries.waiting_since()) == (1, NOW)
    work(at(NOW))
    assert (queries.counts()["done"], queries.waiting_since()) == (1, None)
    actions.enqueue("jobs.forget", at=NOW)
    work(at(NOW + 90 * DAY))
    assert Job.objects.filter(kind="count").count() == 1
    actions.enqueue("jobs.forget", at=NOW)
    work(at(NOW + 91 * DAY))
    assert not Job.objects.filter(kind="count").exists()


# --- Chores ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_sessions_that_ended_and_failed_sign_ins_are_swept() -> None:
    long_ago, far_ahead = NOW.replace(year=2001), NOW.replace(year=2101)
    Session.objects.create(session_key="old", session_data="", expire_date=long_ago)
    Session.objects.create(session_key="new", session_data="", expire_date=far_ahead)
    for minutes in (14, 16):
        when = NOW - dt.timedelta(minutes=minutes)
        FailedSignIn.objects.create(name="n", address="a", at=when)
    actions.enqueue("accounts.sweep", at=NOW)
    work(at(NOW))
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert FailedSignIn.objects.count() == 1


@pytest.mark.django_db
def test_the_heads_of_a_day_are_written_and_written_anew_the_same_day(tmp_path: Path) -> None:
    for number in (1, 2):
        with transaction.atomic():
            record(
                agency="a1", by="p", at=NOW, verb="change", thing="agencies.agency", key="a1",
            )  # fmt: skip
        actions.enqueue("audit.heads", at=NOW)
        work(at(NOW))
        (path,) = (tmp_path / "heads").iterdir()
        assert path.name == "2026-08-20.csv"
        rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
        assert rows == [{"agency": "a1", "number": str(number), "seal": heads()[0].seal}]


@pytest.mark.django_db
def test_every_scheduled_kind_has_a_function_that_runs() -> None:
    from prongsai.shell.web import settings as shipped  # noqa: PLC0415 - as it is installed

    assert shipped.SCHEDULE.keys() <= shipped.JOBS.keys()
    for kind in shipped.SCHEDULE:
        actions.enqueue(kind, at=NOW)
    work(at(NOW))
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
