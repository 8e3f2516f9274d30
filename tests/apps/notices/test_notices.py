"""Whoever must know is told once, on every channel there is, and never twice."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import own_senders
from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.jobs.models import Job
from prongsai.apps.jobs.working import work
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.models import Notice
from prongsai.apps.notices.news import News
from prongsai.core.access.roles import Role
from prongsai.core.jobs.trying import MOST_TRIES
from web_site import Data

NOW = dt.datetime(2026, 8, 20, 10, tzinfo=dt.UTC)
NEWS = News(
    event="assessments.result a1 2569 2 prepare",
    agency="a1",
    text="result.title",
    facts={"year": "2569"},
    address="assessments:year",
    arguments={"agency": "a1", "year": 2569},
)
SECRET = News(
    event="cases a1 17 opened", agency="a1", text="result.title", facts={"year": "ลับมาก"},
    address="assessments:year", arguments={"agency": "a1", "year": 2569}, sealed=True,
)  # fmt: skip


@pytest.fixture(autouse=True)
def channels(settings: Any) -> None:
    own_senders.SENT.clear()
    settings.SCHEDULE = {}
    settings.SITE = "https://ita.example/"
    settings.CHANNELS = {"email": "own_senders.Noting"}


@pytest.fixture
def head(agency: Agency) -> Person:
    found = person("head", agency.key, Role.CHIEF_ADMINISTRATOR)
    found.email = "head@a1.example"
    found.save()
    return found


def run(days: int = 0) -> None:
    work(lambda: NOW + dt.timedelta(days=days))


def states() -> dict[str, str]:
    return dict(Notice.objects.order_by("channel").values_list("channel", "state"))


@pytest.mark.django_db
def test_a_person_is_told_on_every_channel_in_his_language(head: Person) -> None:
    assert notify(NEWS, [head.key], at=NOW) == 1
    assert states() == {"copy": "copied", "email": "waiting"}
    run()
    ((to, subject, text),) = own_senders.SENT
    assert (to, subject) == ("head@a1.example", "แจ้งเตือนจากโปร่งใส")
    assert "ผลการประเมิน ปีงบประมาณ พ.ศ. 2569" in text
    assert "https://ita.example/a/a1/years/2569/" in text
    assert states() == {"copy": "copied", "email": "sent"}


@pytest.mark.django_db
def test_the_same_event_is_told_to_the_same_person_once(head: Person) -> None:
    other = person("other", "a1", Role.EXECUTIVE)
    assert [notify(NEWS, keys, at=NOW) for keys in ([head.key], [head.key, other.key])] == [1, 1]
    run()
    assert notify(NEWS, [head.key], at=NOW) == 0
    run()
    assert len(own_senders.SENT) == 1
    assert Notice.objects.filter(channel="copy").count() == 2


@pytest.mark.django_db
def test_who_has_no_mail_gets_the_text_only_and_who_has_left_gets_nothing(agency: Agency) -> None:
    without, left = person("without", agency.key, Role.STAFF), person("left")
    left.is_active, left.email = False, "left@a1.example"
    left.save()
    assert notify(NEWS, [without.key, left.key, "nobody"], at=NOW) == 1
    assert states() == {"copy": "copied"}
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_sealed_event_says_only_that_there_is_news(head: Person, client: Client) -> None:
    notify(SECRET, [head.key], at=NOW)
    notify(SECRET, [head.key], at=NOW)
    run()
    kept = str(list(Notice.objects.values())) + str(list(Job.objects.values()))
    client.force_login(head)
    page = client.get("/me/notices/").content.decode()
    ((_, subject, text),) = own_senders.SENT
    for told in (kept, page.replace(agency_in_header(page), ""), subject + text):
        assert not any(secret in told for secret in ("ลับมาก", "2569", "a1 17", "a1/", "opened"))
    assert "มีเรื่องใหม่สำหรับท่านในระบบ" in page
    assert "มีเรื่องใหม่สำหรับท่านในระบบ\n\nเปิดดูที่ https://ita.example/\n" in text


def agency_in_header(page: str) -> str:
    return page[page.index("<header") : page.index("</header>")]


# --- Sending -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_was_certainly_not_sent_is_tried_again_and_given_up(
    head: Person, settings: Any
) -> None:
    settings.CHANNELS = {"email": "own_senders.Declining"}
    notify(NEWS, [head.key], at=NOW)
    for day in range(MOST_TRIES - 1):
        run(day)
        assert states()["email"] == "waiting"
    run(MOST_TRIES)
    assert (states()["email"], len(own_senders.SENT)) == ("failed", MOST_TRIES)
    assert Notice.objects.get(channel="email").problem == "notice-no-mail-server"
    run(MOST_TRIES + 1)
    assert len(own_senders.SENT) == MOST_TRIES


@pytest.mark.django_db
def test_what_failed_at_first_is_sent_once_when_the_server_is_back(
    head: Person, settings: Any
) -> None:
    settings.CHANNELS = {"email": "own_senders.Declining"}
    notify(NEWS, [head.key], at=NOW)
    run()
    settings.CHANNELS = {"email": "own_senders.Noting"}
    run(1)
    run(2)
    assert (states()["email"], len(own_senders.SENT)) == ("sent", 2)
    assert Notice.objects.get(channel="email").problem == ""


@pytest.mark.django_db
def test_what_was_cut_off_is_uncertain_and_never_sent_again(head: Person, settings: Any) -> None:
    settings.CHANNELS = {"email": "own_senders.CutOff"}
    notify(NEWS, [head.key], at=NOW)
    for day in range(3):
        run(day)
    assert (states()["email"], len(own_senders.SENT)) == ("uncertain", 1)


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["mail turned off", "account closed", "address removed"])
def test_a_notice_nobody_can_get_any_more_is_not_sent(
    head: Person, settings: Any, what: str
) -> None:
    notify(NEWS, [head.key], at=NOW)
    if what == "mail turned off":
        settings.CHANNELS = {}
    Person.objects.filter(pk=head.pk).update(
        is_active=what != "account closed",
        email="" if what == "address removed" else head.email,
    )
    run()
    assert (own_senders.SENT, Notice.objects.get(channel="email").problem) == (
        [], "notice-nobody-there",
    )  # fmt: skip


SEND = """
import datetime as dt, sys
from pathlib import Path
from prongsai.shell.web.serving import ready
ready(Path({data!r}))
from django.conf import settings
settings.CHANNELS, settings.SITE = {{"email": "own_senders.Dying"}}, "https://ita.example/"
settings.SCHEDULE = {{}}
from prongsai.apps.accounts.models import Person
from prongsai.apps.jobs.working import work
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.models import Notice
from prongsai.apps.notices.news import News
now = dt.datetime(2026, 8, 20, tzinfo=dt.UTC) + dt.timedelta(minutes=int(sys.argv[1]))
who, _ = Person.objects.get_or_create(username="head", name="ก", email="head@a1.example")
news = News(event="e", agency="a1", text="notices.sealed", address="home:home")
notify(news, [who.key], at=now)
print("before", Notice.objects.get(channel="email").state)
sys.stdout.flush()
work(lambda: now)
print("after", Notice.objects.get(channel="email").state)
"""


@pytest.mark.one_database
def test_a_sender_that_dies_in_the_middle_leaves_it_uncertain_and_it_is_never_sent_twice(
    tmp_path: Path, empty: tuple[Data, str]
) -> None:
    tests = str(Path(own_senders.__file__).parent)
    environment = {
        **os.environ, "PRONGSAI_DATABASE": "", "SENT_TO": str(tmp_path / "sent"),
        "PYTHONPATH": os.pathsep.join([tests, os.environ.get("PYTHONPATH", "")]),
    }  # fmt: skip
    said = []
    with empty[0].copied() as data:
        for minutes in (0, 20, 60 * 24):
            command = [sys.executable, "-c", SEND.format(data=str(data.folder)), str(minutes)]
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=False
            )
            said.append((done.returncode, done.stdout.split()))
    assert said == [
        (9, ["before", "waiting"]),
        (0, ["before", "claimed", "after", "uncertain"]),
        (0, ["before", "uncertain", "after", "uncertain"]),
    ]
    assert (tmp_path / "sent").read_text("utf-8") == "head@a1.example\n"


@pytest.mark.django_db
def test_a_mail_is_made_as_mail_servers_take_it(head: Person, settings: Any) -> None:
    settings.CHANNELS = {"email": "prongsai.apps.notices.channels.Email"}
    settings.DEFAULT_FROM_EMAIL = "ita@a1.example"
    notify(NEWS, [head.key], at=NOW)
    run()
    (sent,) = mail.outbox
    assert (sent.to, sent.from_email, states()["email"]) == (
        ["head@a1.example"], "ita@a1.example", "sent",
    )  # fmt: skip
    assert sent.message()["Subject"]


# --- The page ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_ones_own_notices_are_listed_with_a_text_to_copy(head: Person, client: Client) -> None:
    notify(NEWS, [head.key], at=NOW)
    run()
    client.force_login(head)
    page = client.get("/me/notices/").content.decode()
    for said in (
        "เทศบาลตำบลนาฝัน: ผลการประเมิน ปีงบประมาณ พ.ศ. 2569\nhttp://testserver/a/a1/years/2569/",
        "ส่งอีเมลแล้ว",
    ):
        assert said in page


@pytest.mark.django_db
def test_nobody_sees_notices_of_others_or_of_agencies_left(head: Person, client: Client) -> None:
    notify(NEWS, [head.key], at=NOW)
    client.force_login(person("other", "a1", Role.COORDINATOR))
    assert "2569" not in client.get("/me/notices/").content.decode()
    head.memberships.update(until=dt.date(2020, 1, 2))
    client.force_login(head)
    assert "2569" not in client.get("/me/notices/").content.decode()


@pytest.mark.django_db
def test_a_supervisor_sees_notices_of_the_agencies_below(agency: Agency, client: Client) -> None:
    above = person("above", area="d1")
    notify(NEWS, [above.key], at=NOW)
    client.force_login(above)
    assert agency.name in client.get("/me/notices/").content.decode()


@pytest.mark.django_db
def test_a_page_takes_as_many_statements_with_many_notices_as_with_one(
    head: Person, client: Client
) -> None:
    client.force_login(head)
    tell(head, 1)
    client.get("/me/")  # the first visit of a session is noted
    with CaptureQueriesContext(connection) as few:
        client.get("/me/notices/")
    tell(head, 70)
    with CaptureQueriesContext(connection) as many:
        page = client.get("/me/notices/").content.decode()
    assert len(few) == len(many) <= 12
    older = page[page.index("?before=") :].partition('"')[0]
    following = client.get(f"/me/notices/{older}").content.decode()
    assert [each.count('<li class="card"') for each in (page, following)] == [30, 30]


def tell(whom: Person, times: int) -> None:
    for each in range(times):
        event = f"event {times} {each}"
        news = News(event=event, agency="a1", text="notices.sealed", address="home:home")
        notify(news, [whom.key], at=NOW)
