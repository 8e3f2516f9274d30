"""Verdicts on addresses: streaks, rulings that fall, who is told, and what screens show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from disclosure_making import AT, begun, doer, item, worker
from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.disclosure import actions, proofs, watching
from prongsai.apps.disclosure.actions import Owed
from prongsai.apps.disclosure.models import Check, Checklist, Evidence
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.disclosure.seen import placed, seen_at
from prongsai.apps.disclosure.snapshots import Shot
from prongsai.apps.disclosure.watching import Looked
from prongsai.apps.files.models import Attached
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.preaudit.verdict import Finding, Judged, Sureness, Verdict
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
ADDRESS = "https://nafan.example/o1"
PAGE = "/a/a1/disclosure/2569/"
FINE = Finding("answer", Verdict.FINE, "answer-fine", {"status": "200", "host": "nafan.example"})
GONE = Finding("answer", Verdict.BROKEN, "answer-gone", {"status": "404", "host": "nafan.example"})
AWAY = Finding("reach", Verdict.BROKEN, "reach-silent", {"host": "nafan.example"}, Sureness.LIKELY)
BLOCKED = replace(GONE, verdict=Verdict.UNSURE, code="answer-blocked")
SignedIn = Callable[[Role], Client]


@pytest.fixture
def checklist(agency: Agency) -> Checklist:
    return begun(agency)


@pytest.fixture
def evidence(checklist: Checklist) -> Evidence:
    return piece(checklist)


def piece(checklist: Checklist, code: str = "O1", address: str = ADDRESS) -> Evidence:
    made = proofs.add(item(checklist, code), worker(), Given("หน้าเว็บ", address))
    Check.objects.create(evidence=made)
    return made


def looked(
    evidence: Evidence, *found: Finding, day: int = 0, sha256: str = "a", shot: str = ""
) -> Check:
    at = AT + dt.timedelta(days=day)
    kept = Shot(shot.encode(), "html") if shot else None
    one = Looked(
        evidence.pk, evidence.address, at, Judged(found), host="nafan.example",
        sha256=sha256, was_read=True, shot=kept,
    )  # fmt: skip
    row = watching.store(one)
    assert row is not None
    return row


def seen(evidence: Evidence) -> Any:
    return seen_at(Evidence.objects.select_related("check_row").get(pk=evidence.pk))


def test_failures_in_a_row_are_counted_and_a_new_address_begins_anew(evidence: Evidence) -> None:
    looked(evidence, FINE)
    looked(evidence, GONE, day=1)
    row = looked(evidence, GONE, day=2)
    since = AT + dt.timedelta(days=1)
    assert (row.broken, row.broken_since, row.last_fine, row.looks) == (2, since, AT, 3)
    assert seen(evidence).broken_for == (2, since)

    proofs.change(evidence, worker(), Given("หน้าเว็บ", f"{ADDRESS}/2"))
    evidence.refresh_from_db()
    assert seen(evidence).word == "none"
    row = looked(evidence, GONE, day=3)
    assert (row.broken, row.last_fine, row.looks) == (1, None, 1)


def test_letters_that_no_database_takes_are_left_out(evidence: Evidence) -> None:
    odd = replace(GONE, facts={"status": "404", "host": "na\0fan\ud800.example"}, place="page:\0")
    looked(evidence, odd)

    assert seen(evidence).findings[0].facts["host"] == "nafan?.example"


def test_what_was_fine_and_breaks_is_told_to_its_owner_and_the_coordinator(
    checklist: Checklist, evidence: Evidence, desks: dict[Role, Person]
) -> None:
    actions.assign(checklist, {"O1": Owed("finance")}, doer())
    for day, found in enumerate((GONE, FINE, BLOCKED, GONE, GONE)):
        looked(evidence, found, day=day)

    told = Notice.objects.filter(text="notice.address_broke")
    owners = {desks[Role.COORDINATOR].key, desks[Role.DIVISION_OFFICER].key}
    assert {each.recipient for each in told} == owners
    assert told.count() == 2


def test_a_person_who_owes_it_is_told(
    checklist: Checklist, evidence: Evidence, desks: dict[Role, Person]
) -> None:
    viewer = desks[Role.STAFF].key
    actions.assign(checklist, {"O1": Owed("", viewer)}, doer())
    looked(evidence, FINE)
    looked(evidence, GONE, day=1)

    assert Notice.objects.filter(recipient=viewer, text="notice.address_broke").exists()


def test_a_site_that_is_away_is_told_of_once_a_day(
    checklist: Checklist, evidence: Evidence, desks: dict[Role, Person]
) -> None:
    pieces = (evidence, piece(checklist, "O2"))
    for found, day in ((FINE, 0), (AWAY, 1)):
        for each in pieces:
            looked(each, found, day=day)

    assert [each.text for each in Notice.objects.all()] == ["notice.site_away"]
    assert Notice.objects.get().recipient == desks[Role.COORDINATOR].key


def test_an_officer_speaks_against_a_verdict_until_the_page_changes(evidence: Evidence) -> None:
    looked(evidence, GONE)
    watching.overrule(evidence, worker(), Verdict.FINE, "เปิดได้จากโทรศัพท์")
    watching.overrule(evidence, worker(), Verdict.FINE, "เปิดได้จากโทรศัพท์")
    entry = Entry.objects.get(verb="overrule")

    assert (seen(evidence).machine, seen(evidence).verdict) == (Verdict.BROKEN, Verdict.FINE)
    assert entry.after["check_ruled"] == "fine"
    assert Kept.objects.get(key=entry.after["reason"]["ref"]).value == "เปิดได้จากโทรศัพท์"
    looked(evidence, GONE, day=1)
    assert seen(evidence).verdict is Verdict.FINE
    looked(evidence, GONE, day=2, sha256="b")
    assert seen(evidence).verdict is Verdict.BROKEN
    assert Entry.objects.get(verb="ruling falls").by == ""


def test_what_an_officer_calls_fine_is_no_news_when_it_fails(
    evidence: Evidence, desks: dict[Role, Person]
) -> None:
    looked(evidence, FINE)
    watching.overrule(evidence, worker(), Verdict.FINE, "ดูแล้ว")
    looked(evidence, GONE, day=1)

    assert not Notice.objects.filter(recipient=desks[Role.COORDINATOR].key).exists()


def test_a_ruling_is_withdrawn_and_falls_with_its_address(evidence: Evidence) -> None:
    looked(evidence, GONE)
    watching.overrule(evidence, worker(), Verdict.FINE, "ก")
    watching.withdraw(evidence, worker())
    watching.withdraw(evidence, worker())
    assert Entry.objects.filter(verb="withdraw ruling").count() == 1

    watching.overrule(evidence, worker(), Verdict.FINE, "ข")
    proofs.change(evidence, worker(), Given("หน้าเว็บ", f"{ADDRESS}/2"))
    evidence.refresh_from_db()
    with pytest.raises(Refused, match="check-gone"):
        watching.overrule(evidence, worker(), Verdict.FINE, "ค")
    looked(evidence, GONE, day=1)
    assert (seen(evidence).ruling, Entry.objects.filter(verb="ruling falls").count()) == (None, 1)


def test_others_do_not_speak_against_a_verdict(evidence: Evidence) -> None:
    looked(evidence, GONE)

    with pytest.raises(Refused, match="item-not-yours"):
        watching.overrule(evidence, worker(Role.DIVISION_OFFICER, "works"), Verdict.FINE, "ก")


def test_the_last_and_the_last_fine_page_are_kept(evidence: Evidence) -> None:
    looked(evidence, FINE, shot="one")
    looked(evidence, FINE, day=1, sha256="b", shot="changed every day")
    looked(evidence, FINE, day=8, sha256="c", shot="two")
    row = looked(evidence, GONE, day=9, sha256="d", shot="three")
    assert row.snapshot != row.snapshot_fine
    row = looked(evidence, GONE, day=10, sha256="e", shot="four")

    names = set(Attached.objects.values_list("name", flat=True))
    assert names == {"O1-20260828-1000.html.gz", "O1-20260829-1000.html.gz"}
    assert row.snapshot_of == "d"
    proofs.change(evidence, worker(), Given("หน้าเว็บ", f"{ADDRESS}/2"))
    evidence.refresh_from_db()
    assert looked(evidence, GONE, day=11).snapshot == ""
    assert not Attached.objects.exists()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("table:2 row:14", "ตารางที่ 2 แถว 14"),
        ("sheet:แผน ปี 69 row:3", "แผ่นงาน แผน ปี 69 แถว 3"),
        ("page:7", "หน้า 7"),
        ("title", "ชื่อหน้า"),
        ("", ""),
    ],
)
def test_places_are_said_as_people_say_them(place: str, said: str) -> None:
    assert placed(place) == said


# --- Screens -------------------------------------------------------------------------------------


def test_the_item_shows_what_was_seen_why_it_matters_and_how_to_mend_it(
    signed_in: SignedIn, evidence: Evidence
) -> None:
    looked(evidence, GONE, FINE, shot="page")
    page = signed_in(Role.COORDINATOR).get(f"{PAGE}items/O1/").content.decode()

    for text in ("มีปัญหา", "สำคัญเพราะ", "วิธีแก้", "แน่นอน", "ผลตรวจนี้ไม่ถูกต้อง", "สำเนาที่เห็นตอนตรวจ"):
        assert text in page
    assert "ตรวจอีกครั้ง" not in page
    reader = signed_in(Role.VIEWER).get(f"{PAGE}items/O1/").content.decode()
    assert "สำคัญเพราะ" in reader
    assert "ผลตรวจนี้ไม่ถูกต้อง" not in reader


@pytest.mark.parametrize(
    ("seen", "said"), [(FINE, "ครบแล้ว กด “ข้อนี้พร้อม” ได้"), (GONE, "แก้ที่อยู่เว็บก่อน แล้วกด “ข้อนี้พร้อม”")]
)
def test_a_broken_address_is_mended_before_the_item_is_called_ready(
    seen: Finding, said: str, signed_in: SignedIn, evidence: Evidence
) -> None:
    looked(evidence, seen)
    page = signed_in(Role.COORDINATOR).get(f"{PAGE}items/O1/").content.decode()

    assert said in page
    assert ">ยังขาด<" not in page


def test_a_damaged_address_is_replaced_with_one_click(
    signed_in: SignedIn, checklist: Checklist
) -> None:
    evidence = piece(checklist, address="https://nafan.example/%25E0%25B8%2581")
    client = signed_in(Role.COORDINATOR)
    assert "ใช้ที่อยู่ที่เสนอ" in client.get(f"{PAGE}items/O1/").content.decode()

    client.post(f"{PAGE}items/O1/evidence/{evidence.key}/do/", {"do": "mend"})

    evidence.refresh_from_db()
    assert evidence.address == "https://nafan.example/%E0%B8%81"


@pytest.mark.usefixtures("checklist")
def test_an_address_torn_by_spaces_is_offered_mended_beside_the_field(signed_in: SignedIn) -> None:
    data = {"title": "หน้าเว็บ", "address": "https://nafan.example/%E0%B8 %81"}
    page = signed_in(Role.COORDINATOR).post(f"{PAGE}items/O1/add/", data).content.decode()

    assert "ที่ถูกน่าจะเป็น https://nafan.example/%E0%B8%81" in page


def test_a_ruling_goes_through_a_form_that_asks_for_a_reason(
    signed_in: SignedIn, evidence: Evidence
) -> None:
    looked(evidence, GONE)
    client, address = signed_in(Role.COORDINATOR), f"{PAGE}items/O1/evidence/{evidence.key}/ruling/"
    assert client.get(address).status_code == 200
    unsaid = client.post(address, {"verdict": "fine", "reason": ""})
    assert unsaid.status_code == 200
    assert seen(evidence).ruling is None

    client.post(address, {"verdict": "fine", "reason": "เปิดได้"})
    page = client.get(f"{PAGE}items/O1/").content.decode()
    assert "เจ้าหน้าที่ยืนยันว่าใช้ได้" in page
    assert "คน coordinator" in page
    client.post(address, {"do": "withdraw"})
    assert seen(evidence).verdict is Verdict.BROKEN


def test_the_list_of_addresses_begins_with_what_is_broken(
    signed_in: SignedIn, checklist: Checklist, evidence: Evidence
) -> None:
    looked(evidence, FINE)
    looked(piece(checklist, "O2"), GONE)
    client = signed_in(Role.VIEWER)
    page = client.get(f"{PAGE}checks/").content.decode()

    assert page.index("items/O2/") < page.index("items/O1/")
    assert "ปิดการตรวจเว็บไซต์" in page
    assert "items/O1/" not in client.get(f"{PAGE}checks/?show=broken").content.decode()
    assert "เว็บมีปัญหา" in client.get(PAGE).content.decode()


def test_a_press_of_the_button_asks_for_all(
    signed_in: SignedIn, evidence: Evidence, settings: Any
) -> None:
    settings.WEB_CHECKS = True
    client = signed_in(Role.COORDINATOR)
    assert "ตรวจทุกที่อยู่เดี๋ยวนี้" in client.get(f"{PAGE}checks/").content.decode()
    client.post(f"{PAGE}checks/")

    assert seen(evidence).waiting
    assert "รอตรวจ 1 ที่อยู่" in client.get(f"{PAGE}checks/").content.decode()
    signed_in(Role.COORDINATOR).post(f"{PAGE}items/O1/evidence/{evidence.key}/do/", {"do": "check"})


def test_the_last_weeks_show_sites_and_addresses(signed_in: SignedIn, evidence: Evidence) -> None:
    ago = (timezone.now() - AT).days
    for day, found in enumerate((FINE, GONE, AWAY)):
        looked(evidence, found, day=ago + day - 3)
    page = signed_in(Role.VIEWER).get(f"{PAGE}availability/").content.decode()

    assert "nafan.example" in page
    assert "2 จาก 3 ครั้ง" in page
    assert "1 จาก 3 ครั้ง" in page


@pytest.mark.usefixtures("evidence")
def test_supervisors_read_and_strangers_find_nothing(client: Client) -> None:
    client.force_login(person("above", area="d1"))
    assert client.get(f"{PAGE}checks/").status_code == 200
    assert client.post(f"{PAGE}checks/").status_code == 404
    client.force_login(person("stranger"))
    assert client.get(f"{PAGE}checks/").status_code == 404
    assert client.get(f"{PAGE}availability/").status_code == 404


@pytest.mark.parametrize("page", ["checks/", "availability/", ""])
def test_pages_read_in_as_many_statements_whatever_their_number(
    page: str, signed_in: SignedIn, checklist: Checklist
) -> None:
    client, counts = signed_in(Role.COORDINATOR), []
    client.get(f"{PAGE}{page}")
    for codes in (("O1",), ("O2", "O3", "O4")):
        for code in codes:
            looked(piece(checklist, code), GONE)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{PAGE}{page}")
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12
