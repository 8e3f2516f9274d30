"""Those who hold the machine, the roles or the database; crashes; two at once."""

from __future__ import annotations

import logging
import re
import threading
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from people import person
from prongsai.adapters import sealing
from prongsai.apps.accounts import offices
from prongsai.apps.accounts.models import Membership, Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.notices.models import Notice
from prongsai.apps.sealed import actions, boxes, bringing
from prongsai.apps.sealed.models import Case, Holder, Passed, Record, Slot
from prongsai.core.access.roles import Role
from prongsai.core.sealed.course import Move
from prongsai.core.sealed.padding import bucket
from prongsai.core.terms.problem import Refused
from prongsai.shell.web.logs import Lines
from sealed_making import (
    AT,
    OFFICERS,
    PASSPHRASE,
    TODAY,
    brought,
    charge,
    doer,
    holder,
    key_of,
    opened,
    opens,
    staffed,
)

pytestmark = pytest.mark.django_db
CANARY = "คานารีเหลืองในเหมืองลึก"
ROWS = (Case, Record, Slot, Passed)


def form_of(client: Client, agency: Agency) -> tuple[str, dict[str, Any]]:
    address = reverse("sealed:report", args=[agency.key])
    page = client.post(address, {"step": "about", "whom": "unsaid"}).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    facts = {"step": "send", "token": token[1], "whom": "unsaid", "what": CANARY, "named": "yes",
             "name": CANARY, "accused": CANARY, "where": CANARY, "reach": CANARY}  # fmt: skip
    return address, facts


# --- A crash in the middle -----------------------------------------------------------------------


@pytest.mark.parametrize("after", range(0, 5, 2))
def test_a_crash_in_the_middle_of_sealing_saves_nothing_and_writes_nothing_down(
    taking: Agency, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, after: int
) -> None:
    client = Client(raise_request_exception=False)
    address, facts = form_of(client, taking)
    caplog.set_level(logging.DEBUG)
    whole, left = sealing.seal, [after]

    def failing(public: bytes, content: bytes, about: bytes) -> bytes:
        left[0] -= 1
        if left[0] < 0:
            raise RuntimeError(content)  # the worst: the text is in the exception
        return whole(public, content, about)

    monkeypatch.setattr(sealing, "seal", failing)
    answer = client.post(address, facts)
    assert answer.status_code == 500
    assert CANARY not in answer.content.decode()
    assert [rows.objects.count() for rows in ROWS] == [0, 0, 0, 0]
    written = "\n".join(Lines().format(each) for each in caplog.records)
    assert "RuntimeError" in written
    assert CANARY not in written
    assert CANARY.encode().hex() not in written
    assert repr(CANARY.encode())[2:-1] not in written


def test_a_crash_while_it_is_written_leaves_nothing_and_the_form_can_be_sent_again(
    taking: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(raise_request_exception=False)
    address, facts = form_of(client, taking)
    with monkeypatch.context() as patched:
        patched.setattr(Passed.objects, "create", lambda **_: 1 / 0)
        assert client.post(address, facts).status_code == 500
    assert [rows.objects.count() for rows in ROWS] == [0, 0, 0, 0]
    assert "<code>" in client.post(address, facts).content.decode()
    assert Case.objects.count() == 1


def test_a_crash_while_it_is_sealed_anew_leaves_it_as_it_was(
    taking: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, _ = brought(taking, what=CANARY)
    with monkeypatch.context() as patched:
        patched.setattr(boxes, "slots", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    case.refresh_from_db()
    for name in OFFICERS:
        found = opened(taking, case, name)
        assert (found.report["what"], found.spoilt) == (CANARY, 0)


# --- A hostile administrator ---------------------------------------------------------------------


def test_an_administrator_makes_neither_himself_an_officer_nor_a_puppet_alone(
    taking: Agency,
) -> None:
    admin = person("admin", taking.key, Role.SYSTEM_ADMINISTRATOR)
    puppet = person("puppet", taking.key)
    person("clerk of the office", taking.key, Role.CHIEF_ADMINISTRATOR)
    with pytest.raises(Refused, match="role-to-oneself"):
        offices.give_role(admin, taking.key, Role.COMPLAINT_OFFICER, TODAY, by=admin.key, at=AT)
    given = offices.give_role(
        puppet, taking.key, Role.COMPLAINT_OFFICER, TODAY, by=admin.key, at=AT
    )  # fmt: skip
    client = Client()
    for who in (admin, puppet):
        client.force_login(who)
        client.post(f"/a/{taking.key}/parts/{given.pk}/", {"confirm": "1"})
        assert client.get(reverse("sealed:key", args=[taking.key])).status_code == 404
    assert puppet.key not in {each.key for each in charge(taking).officers}


def test_once_in_charge_he_reads_what_comes_and_nothing_that_came_and_all_are_told(
    taking: Agency,
) -> None:
    """As when a second person was careless, or he wrote the row himself."""
    old, _ = brought(taking, what=CANARY)
    admin = person("admin", taking.key, Role.SYSTEM_ADMINISTRATOR, Role.COMPLAINT_OFFICER)
    client = Client()
    client.force_login(admin)
    Notice.objects.all().delete()
    client.post(
        reverse("sealed:key", args=[taking.key]), {"new": PASSPHRASE, "again": PASSPHRASE}
    )  # fmt: skip
    told = Notice.objects.filter(text="notice.sealed_key").values_list("recipient", flat=True)
    page = holder("law", taking).get(reverse("sealed:list", args=[taking.key])).content.decode()
    assert "ผู้รับผิดชอบเปลี่ยนไป" in page
    assert {key_of(each) for each in OFFICERS} <= set(told)
    new, _ = brought(taking)

    assert opens(taking, old, "admin") is None
    assert opens(taking, new, "admin")
    mine = holder("admin", taking)
    assert mine.get(reverse("sealed:case", args=[taking.key, old.pk])).status_code == 404
    mine.post(reverse("sealed:hand_on", args=[taking.key]))
    old.refresh_from_db()
    assert opens(taking, old, "admin") is None  # he hands on only what he can open


def test_resetting_an_officers_password_opens_nothing(taking: Agency) -> None:
    case, _ = brought(taking, what=CANARY)
    law = Person.objects.get(username="law")
    law.set_password("รหัสผ่านที่ผู้ดูแลตั้งให้ใหม่")
    law.save()
    client = Client()
    client.force_login(law)
    for typed in ("รหัสผ่านที่ผู้ดูแลตั้งให้ใหม่", ""):
        client.post(reverse("sealed:unlock", args=[taking.key]), {"passphrase": typed})
        page = client.get(reverse("sealed:case", args=[taking.key, case.pk]))
        assert page.status_code == 302
    client.post(
        reverse("sealed:key", args=[taking.key]),
        {"new": "หมาป่าสีม่วงร้องเพลงลูกทุ่งใต้น้ำ", "again": "หมาป่าสีม่วงร้องเพลงลูกทุ่งใต้น้ำ"},
    )
    client.post(
        reverse("sealed:unlock", args=[taking.key]), {"passphrase": "หมาป่าสีม่วงร้องเพลงลูกทุ่งใต้น้ำ"}
    )
    assert client.get(reverse("sealed:case", args=[taking.key, case.pk])).status_code == 404


def test_a_slot_or_box_copied_to_another_person_or_report_opens_nothing(taking: Agency) -> None:
    from prongsai.core.sealed.holding import About  # noqa: PLC0415

    case, _ = brought(taking, what=CANARY, about=About(people=(key_of("audit"),)))
    rows = {row.person: row for row in Slot.objects.filter(case=case, what="case")}
    mine = rows[key_of("audit")]
    for other in (rows[key_of("law")], rows[""]):
        mine.box = other.box
        mine.save()
        assert opens(taking, case, "audit") is None
    Holder.objects.filter(person=key_of("audit")).update(
        locked=Holder.objects.get(person=key_of("law")).locked
    )
    with pytest.raises(Refused, match="sealed-not-opened"):
        opens(taking, case, "audit")


# --- An officer who leaves -----------------------------------------------------------------------


def test_who_leaves_without_handing_on_opens_nothing_on_the_pages_and_nothing_is_lost(
    taking: Agency,
) -> None:
    case, _ = brought(taking, what=CANARY)
    gone = holder("clerk", taking)
    Membership.objects.filter(person__username="clerk").update(until=TODAY.replace(year=2020))
    assert gone.get(reverse("sealed:case", args=[taking.key, case.pk])).status_code == 404
    assert [opened(taking, case, each).report["what"] for each in ("law", "audit")] == [CANARY] * 2
    new, _ = brought(taking)
    assert opens(taking, new, "clerk") is None


# --- Sizes and mails -----------------------------------------------------------------------------


def _sizes(case: Any) -> tuple[tuple[str, int, int], ...]:
    """What somebody who reads the database sees of how long each record is."""
    rows = Record.objects.filter(case=case).order_by("number")
    return tuple((row.kind, len(bytes(row.box)), len(bytes(row.reply or b""))) for row in rows)


def test_sizes_fall_into_few_buckets_whatever_is_written(taking: Agency) -> None:
    sizes = {_sizes(brought(taking, what=what)[0]) for what in ("ก", "ก" * 100, "ก" * 200)}
    ((first, *_),) = sizes
    overhead = first[1] - bucket(1)
    long, _ = brought(taking, what="ก" * 5000)
    (box,) = Record.objects.filter(case=long, kind="report").values_list("box", flat=True)
    assert len(bytes(box)) == bucket(16_000) + overhead


def test_what_is_not_there_looks_like_what_is_not_yours(taking: Agency) -> None:
    """Answers to whoever is left out are the same letter by letter."""
    from prongsai.core.sealed.holding import About  # noqa: PLC0415

    case, _ = brought(taking, about=About(people=(key_of("audit"),)))
    client = holder("audit", taking)
    pages = [
        client.get(reverse("sealed:case", args=[taking.key, key]))
        .content.decode()
        .replace(str(key), "")
        for key in (case.pk, "00000000-0000-4000-8000-000000000000")
    ]
    nonce = re.compile(r'value="[A-Za-z0-9]{64}"')
    assert nonce.sub("", pages[0]) == nonce.sub("", pages[1])


def test_nothing_is_mailed_of_it(taking: Agency, settings: Any) -> None:
    settings.CHANNELS = {"email": "prongsai.apps.notices.channels.Email"}
    Person.objects.update(email="officer@nafan.example")
    case, _ = brought(taking, what=CANARY)
    actions.say(case, CANARY, "", doer("law"), private=False)
    from prongsai.apps.sealed import telling  # noqa: PLC0415

    telling.tell_of_day(taking, AT.replace(day=21))
    assert CANARY not in str(list(Notice.objects.values()))
    assert all(CANARY not in each.body for each in mail.outbox)


# --- Two at once ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_same_step_at_once_take_it_once(agency: Agency) -> None:
    staffed(agency)
    case, _ = brought(agency)
    begin, told = threading.Barrier(2), []

    def step(name: str, found: Any) -> None:
        try:
            if connection.vendor != "sqlite":  # in memory there is one connection
                begin.wait()
            actions.move(found, Move(to="screened", reason=name), 1, doer(name))
            told.append("done")
        except Refused as refused:
            told.append(refused.problems[0].code)
        finally:
            if connection.vendor != "sqlite":
                connection.close()

    both = [(name, opened(agency, case, name)) for name in ("law", "audit")]
    if connection.vendor == "sqlite":
        for each in both:
            step(*each)
    else:
        threads = [threading.Thread(target=step, args=each) for each in both]
        for each_thread in threads:
            each_thread.start()
        for each_thread in threads:
            each_thread.join()
    assert sorted(told) == ["done", "sealed-moved-meanwhile"]
    assert Passed.objects.filter(case=case).count() == 2


def test_what_came_while_it_was_sealed_anew_is_sealed_to_the_new_key(taking: Agency) -> None:
    """The citizen's page read the row before; what he adds takes the key that is there then."""
    case, _ = brought(taking)
    stale = Case.objects.get(pk=case.pk)
    actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    bringing.add(stale, CANARY, (), "a" * 32, TODAY)
    case.refresh_from_db()
    found = opened(taking, case, "audit")
    assert (found.spoilt, [each.said["text"] for each in found.log]) == (0, [CANARY])
