"""Officers tell whoever brought a case; strangers can have nothing sent to anybody."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

import own_case_senders
from complaint_making import AT, PROCEDURE, SORTER, brought, given, opened
from mail_server import mail_server
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import bridge, chores
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import Delivery
from prongsai.apps.cases.telling_outside import deliver, tell, text_of
from prongsai.apps.jobs.models import Job
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import Actor
from prongsai.core.jobs.trying import Task
from prongsai.core.procedures.kinds import Secrecy
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

SMS = {"sms": "own_case_senders.Sms"}
EMAIL, PHONE = "victim@example.org", "0811111111"


@pytest.fixture(autouse=True)
def sent(settings: Any) -> Iterator[list[tuple[str, str, str]]]:
    settings.SITE = "https://office.example.org/"
    settings.CASE_SENDERS = SMS
    own_case_senders.SENT.clear()
    yield own_case_senders.SENT
    own_case_senders.SENT.clear()


def one(agency: Agency) -> Case:
    opened(agency)
    return given(brought(agency, phone=PHONE, email=EMAIL, matter="ความลับของฉัน").case)


def work() -> list[str]:
    """Every delivery that waits, done once."""
    jobs = Job.objects.filter(kind="cases.deliver")
    found = [Task(AT, arguments=job.arguments, is_last_try=True) for job in jobs]
    return [str(deliver(each)["sent"]) for each in found]


def test_an_officer_tells_whoever_brought_it_and_the_history_says_so(
    agency: Agency, signed_in: SignedIn, sent: list[tuple[str, str, str]]
) -> None:
    desk, case = signed_in(Role.COMPLAINT_OFFICER), one(agency)
    here = f"/a/a1/cases/c/{case.key}/"
    assert "ส่ง SMS" in desk.get(here).content.decode()

    for _ in range(2):
        desk.post(f"{here}tell/", {"channel": "sms"})
    assert work() == ["sent"]
    assert work() == ["no"]

    ((to, _, text),) = sent
    assert to == PHONE
    assert case.register_number in text
    assert "https://office.example.org/c/a1/follow/" in text
    assert "ความลับ" not in text
    row = Delivery.objects.get()
    assert (row.event, row.channel, row.state) == (2, "sms", "sent")
    assert not [each for each in vars(row).values() if each in (PHONE, text)]
    page = desk.get(f"{here}tellings/").content.decode()
    assert "ส่งแล้ว" in page
    assert "ใบรับเรื่อง" in page
    assert "เจ้าหน้าที่ 1 คน" in page
    line = Entry.objects.get(thing="cases.case", verb="tell")
    assert line.after == {"register_number": case.register_number, "told_by": "sms"}


def test_what_was_copied_is_noted_and_nothing_is_sent(
    agency: Agency, signed_in: SignedIn, sent: list[tuple[str, str, str]]
) -> None:
    case = one(agency)
    signed_in(Role.COMPLAINT_OFFICER).post(
        f"/a/a1/cases/c/{case.key}/tell/", {"channel": "copy"}
    )  # fmt: skip

    assert Delivery.objects.get().state == "copied"
    assert not Job.objects.filter(kind="cases.deliver").exists()
    assert sent == []


def test_ways_that_nobody_set_up_are_not_offered(
    agency: Agency, signed_in: SignedIn, settings: Any
) -> None:
    settings.CASE_SENDERS = {}
    case = one(agency)
    desk, here = signed_in(Role.COMPLAINT_OFFICER), f"/a/a1/cases/c/{case.key}/"

    page = desk.get(here).content.decode()
    assert "ส่ง SMS" not in page
    assert "บันทึกว่าคัดลอกไปส่งแล้ว" in page
    for wrong in ("sms", "email", "", "carrier pigeon"):
        desk.post(f"{here}tell/", {"channel": wrong})
    assert not Delivery.objects.exists()


def test_a_mail_goes_through_the_mail_server_of_the_house(agency: Agency, settings: Any) -> None:
    settings.CASE_SENDERS = {"email": "prongsai.apps.cases.senders.Email"}
    case = one(agency)
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.DEFAULT_FROM_EMAIL = "office@example.org"
        tell(case, SORTER, "email", AT)
        assert work() == ["sent"]

    assert len(server.taken) == 1
    assert EMAIL in server.taken[0]


@pytest.mark.parametrize(("sender", "state"), [("Refusing", "failed"), ("CutOff", "uncertain")])
def test_what_certainly_failed_may_be_told_again_and_what_is_uncertain_not(
    agency: Agency, settings: Any, sender: str, state: str
) -> None:
    settings.CASE_SENDERS = {"sms": f"own_case_senders.{sender}"}
    case = one(agency)
    tell(case, SORTER, "sms", AT)
    try:
        work()
    except Refused:
        assert sender == "Refusing"

    assert Delivery.objects.get().state == state
    assert tell(case, SORTER, "sms", AT).is_new is (state == "failed")
    assert Delivery.objects.count() == 1


def test_whose_address_was_erased_meanwhile_is_not_told(agency: Agency) -> None:
    case = one(agency)
    tell(case, SORTER, "sms", AT)
    case.holdings.all().delete()

    with pytest.raises(Refused):
        work()
    assert Delivery.objects.get().problem == "notice-nobody-there"
    with pytest.raises(Refused):
        tell(case, SORTER, "sms", AT)


def test_of_a_sealed_case_only_that_there_is_news_is_said(agency: Agency) -> None:
    case = one(agency)
    folder = bridge.folder_of(case)
    sealed = dataclasses.replace(
        folder, procedure=dataclasses.replace(folder.procedure, secrecy=Secrecy.SEALED)
    )
    text = text_of(case, sealed, "https://office.example.org/c/a1/follow/")

    assert case.register_number not in text
    assert agency.name not in text
    assert "มีความเคลื่อนไหว" in text


# --- Strangers -----------------------------------------------------------------------------------


def test_no_page_of_strangers_can_have_a_message_sent_to_anybody(
    agency: Agency, client: Client, settings: Any, sent: list[tuple[str, str, str]]
) -> None:
    """With every way set up, all that a stranger can do leaves nothing to be sent to him."""
    settings.CASE_SENDERS = {**SMS, "email": "own_case_senders.Sms", "chat": "own_case_senders.Sms"}
    settings.CHANNELS = {"email": "own_senders.Working"}
    opened(agency)
    new, follow = f"/c/a1/{PROCEDURE}/new/", "/c/a1/follow/"
    form = {"category": "delay", "matter": "x", "name": "x", "phone": PHONE, "email": EMAIL,
            "channel": "sms", "tell": "1", "token": "a" * 32}  # fmt: skip
    slip = client.post(new, form).content.decode()
    code = slip.split("<code>")[1].split("</code>")[0]
    for deed in ("say", "file", "rate", "settled", "tell", "deliver", "move:withdraw",
                 "move:not_solved", "move:tell"):  # fmt: skip
        client.post(follow, {"code": code, "do": deed, "text": "x", "channel": "email",
                             "to": EMAIL, "email": EMAIL, "mark": "5", "reason": "x",
                             "token": "b" * 32})  # fmt: skip
    case = Case.objects.get()
    for below in ("tell/", "say/", "referral/", "gather/", "hold/"):
        answer = client.post(f"/a/a1/cases/c/{case.key}/{below}", {"channel": "sms"})
        assert answer.status_code in (302, 403, 404)
    chores.remind(Task(AT))
    chores.refresh(Task(AT))

    assert not Delivery.objects.exists()
    assert not Job.objects.filter(kind="cases.deliver").exists()
    for job in Job.objects.all():
        assert EMAIL not in str(job.arguments)
        assert PHONE not in str(job.arguments)
    assert sent == []


def test_whoever_has_the_code_cannot_tell_even_in_code(agency: Agency) -> None:
    case = one(agency)
    for actor in (bridge.citizen(case), Actor(), Actor(who="x", party="citizen")):
        with pytest.raises(Refused):
            tell(case, actor, "copy", AT)
    assert not Delivery.objects.exists()


def test_only_officers_of_the_case_tell(agency: Agency, signed_in: SignedIn) -> None:
    case = one(agency)
    answer = signed_in(Role.EXECUTIVE).post(f"/a/a1/cases/c/{case.key}/tell/", {"channel": "copy"})

    assert answer.status_code == 302
    assert not Delivery.objects.exists()
