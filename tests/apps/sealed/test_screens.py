"""Pages of those who report and of those who hold reports."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people import person
from prongsai.apps.accounts.guessing import one_at_a_time
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.sealed import bringing, keys
from prongsai.apps.sealed.keys import COOKIE
from prongsai.apps.sealed.models import Case, Desk, Holder, Record, Unlocking
from prongsai.core.access.roles import Role
from prongsai.core.sealed.holding import About
from prongsai.core.terms.problem import Refused
from sealed_making import AT, KEEPER, PASSPHRASE, brought, charge, holder, key_of, opens

pytestmark = pytest.mark.django_db


def at(page: str, agency: Agency, *more: Any) -> str:
    return reverse(f"sealed:{page}", args=[agency.key, *more])


def written(client: Client, agency: Agency, **told: str) -> dict[str, str]:
    """A form as its page gives it, filled in."""
    picked = {"whom": "unsaid", **told}
    page = client.post(at("report", agency), {"step": "about", **picked}).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token, page
    return {"step": "send", "token": token[1], **picked, "what": "ก", "named": "no"}


def code_in(page: str) -> str:
    found = re.search(r"<code>([a-z0-9-]+)</code>", page)
    assert found, page
    return found[1]


# --- Those who report ----------------------------------------------------------------------------


def test_a_form_sent_twice_makes_one_report_and_shows_one_code(taking: Agency) -> None:
    client = Client()
    form = written(client, taking)
    pages = [client.post(at("report", taking), form).content.decode() for _ in range(2)]
    assert code_in(pages[0]) == code_in(pages[1])
    assert Case.objects.count() == 1


def test_what_is_added_twice_is_added_once_and_nothing_is_refused(taking: Agency) -> None:
    case, code = brought(taking)
    more = {"code": code, "more": "1", "text": "เพิ่มเติม", "once": "b" * 32}
    pages = [Client().post(at("answer", taking), more).content.decode() for _ in range(2)]
    assert all("ส่งแล้ว" in page for page in pages)
    assert Record.objects.filter(case=case, kind="word").count() == 1
    for _ in range(2):  # whose form has no key loses nothing either
        Client().post(at("answer", taking), {**more, "once": ""})
    assert Record.objects.filter(case=case, kind="word").count() == 3


def test_no_cookie_is_set_or_read_and_nothing_is_asked_of_others(taking: Agency) -> None:
    client = Client()
    client.force_login(person("somebody", taking.key, Role.COORDINATOR))
    for page in ("report", "answer"):
        answer = client.get(at(page, taking))
        body = answer.content.decode()
        assert answer.cookies == {}
        assert "somebody" not in body
        assert re.findall(r"(?:src|action)=\"https?://", body) == []
        assert "<script" not in body
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
])  # fmt: skip
def test_a_form_sent_by_another_site_is_turned_away(
    taking: Agency, headers: dict[str, str]
) -> None:
    form = written(Client(), taking)
    answer = Client().post(at("report", taking), form, headers=headers)
    assert answer.status_code == 403
    assert not Case.objects.exists()


def test_a_token_of_another_agency_or_of_last_week_makes_nothing_and_keeps_the_text(
    taking: Agency,
) -> None:
    form = written(Client(), taking)
    for token in ("", "forged", form["token"][:-2] + "xx"):
        page = Client().post(at("report", taking), {**form, "token": token, "what": "ข้อความยาว"})
        assert "ข้อความยาว" in page.content.decode()
    assert not Case.objects.exists()


def test_whoever_did_not_say_whom_it_is_about_is_told_at_the_top_of_the_page(
    taking: Agency,
) -> None:
    page = Client().post(reverse("sealed:report", args=[taking.key]), {"step": "about"})
    said = page.content.decode()
    assert said.index('<a href="#whom">') < said.index("<form")
    assert '<a href="#whom">' not in Client().get(page.request["PATH_INFO"]).content.decode()


def test_about_the_mayor_the_bodies_outside_come_first(taking: Agency) -> None:
    picked = {"whom": "executive"}
    page = Client().post(at("report", taking), {"step": "about", **picked}).content.decode()
    assert "1205" in page
    assert 'name="what"' not in page
    page = Client().post(at("report", taking), {"step": "anyway", **picked}).content.decode()
    assert 'name="what"' in page


def test_where_too_few_are_left_it_is_not_taken_and_says_where_to_go(taking: Agency) -> None:
    picked = {"whom": "unsaid", "people": [key_of("law"), key_of("audit")]}
    page = Client().post(at("report", taking), {"step": "about", **picked}).content.decode()
    assert "1205" in page
    assert 'name="what"' not in page


def test_an_agency_that_is_not_ready_takes_nothing(agency: Agency) -> None:
    person("somebody", agency.key, Role.COORDINATOR)
    for page in ("report", "answer"):
        assert "1205" in Client().get(at(page, agency)).content.decode()
    assert Client().get("/report/nowhere/").status_code == 404


@pytest.mark.parametrize("code", ["", "abcd", "<script>alert(1)</script>", "a" * 61, "๑๒๓๔"])
def test_what_is_no_code_is_told_before_anything_is_looked_up(
    taking: Agency, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "receipt_of", lambda *_: pytest.fail("looked up"))
    page = Client().post(at("answer", taking), {"code": code})
    assert page.status_code == 200
    assert "<script" not in page.content.decode()


def test_a_code_of_another_report_opens_that_one_alone(taking: Agency, other: Agency) -> None:
    _, first = brought(taking, what="เรื่องแรก")
    _, second = brought(taking, what="เรื่องสอง")
    page = Client().post(at("answer", taking), {"code": second.upper()}).content.decode()
    assert "เรื่องสอง" in page
    assert "เรื่องแรก" not in page
    Desk.objects.create(agency=other, salt=b"s", one=b"1" * 32, two=b"2" * 32)
    elsewhere = Client().post(at("answer", other), {"code": first}).content.decode()
    assert "เรื่องแรก" not in elsewhere


def test_many_at_once_wait_and_nobody_waits_for_a_neighbours_mistakes(taking: Agency) -> None:
    _, code = brought(taking)
    for _ in range(30):
        Client(REMOTE_ADDR="203.0.113.9").post(at("answer", taking), {"code": "abcd"})
        Client(REMOTE_ADDR="203.0.113.9").post(at("answer", taking), {"code": code[::-1]})
    page = Client(REMOTE_ADDR="203.0.113.9").post(at("answer", taking), {"code": code})
    assert "ได้รับเรื่องแล้ว" in page.content.decode()
    with one_at_a_time():
        pass  # whoever asks now waits for his turn and no longer


def test_scripts_in_every_field_come_out_as_text(taking: Agency) -> None:
    evil = "<script>alert(1)</script>"
    case, code = brought(taking, what=evil, accused=evil, where=evil)
    for page in (
        Client().post(at("answer", taking), {"code": code}),
        holder("law", taking).get(at("case", taking, case.pk)),
    ):
        assert evil not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def test_files_that_are_not_what_they_say_are_told_and_the_text_stays(taking: Agency) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    form = {**written(Client(), taking), "what": "ข้อความยาว"}
    bad = SimpleUploadedFile("photo.jpg", b"MZ this is a program")
    page = Client().post(at("report", taking), {**form, "attached": [bad]}).content.decode()
    assert "ข้อความยาว" in page
    many = [SimpleUploadedFile(f"{each}.txt", b"x") for each in range(4)]
    page = Client().post(at("report", taking), {**form, "attached": many}).content.decode()
    assert "ข้อความยาว" in page
    assert not Case.objects.exists()


def test_a_flood_of_files_keeps_nobody_from_reporting_in_words(
    taking: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prongsai.apps.files.checking import checked  # noqa: PLC0415

    monkeypatch.setattr(bringing, "FILES_A_DAY", 1)
    file = checked("a.txt", b"x")
    brought(taking, files=[file])
    with pytest.raises(Refused, match="sealed-files-enough"):
        brought(taking, files=[file])
    assert brought(taking)


# --- Those who hold reports ----------------------------------------------------------------------


def test_the_key_is_half_in_the_browser_and_half_here(taking: Agency) -> None:
    client = holder("law", taking)
    cookie, row = client.cookies[COOKIE], Unlocking.objects.get()
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == at("list", taking)
    half = cookie.value.partition(".")[2].encode()
    assert half not in bytes(row.box)
    other = Client()
    other.force_login(Person.objects.get(username="audit"))
    other.cookies[COOKIE] = cookie.value
    assert keys.unlocked(taking, key_of("audit"), cookie.value, AT) is None
    assert keys.unlocked(taking, key_of("law"), f"{row.pk.hex}.", AT) is None
    assert keys.unlocked(taking, key_of("law"), "nonsense", AT) is None


def test_a_key_is_locked_after_a_while_and_at_once_when_asked(taking: Agency) -> None:
    row = Holder.objects.get(person=key_of("law"))
    _, cookie = keys.unlock(row, PASSPHRASE, AT)
    minutes = dt.timedelta(minutes=1)
    for later in range(10, 111, 10):
        assert keys.unlocked(taking, key_of("law"), cookie, AT + later * minutes)
    assert keys.unlocked(taking, key_of("law"), cookie, AT + 121 * minutes) is None
    _, cookie = keys.unlock(row, PASSPHRASE, AT)
    assert keys.unlocked(taking, key_of("law"), cookie, AT + 16 * minutes) is None
    client = holder("law", taking)
    client.post(at("lock", taking))
    assert not Unlocking.objects.filter(holder=row).exists()
    assert client.get(at("names", taking)).status_code in (302, 404)


def test_a_wrong_passphrase_opens_nothing(taking: Agency) -> None:
    case, _ = brought(taking)
    client = Client()
    client.force_login(Person.objects.get(username="law"))
    client.post(at("unlock", taking), {"passphrase": "ไม่ใช่คำนี้แน่นอน"})
    assert COOKIE not in client.cookies
    assert client.get(at("case", taking, case.pk)).status_code == 302


def test_whom_it_concerns_finds_neither_report_nor_file_nor_a_sign_of_it(taking: Agency) -> None:
    case, _ = brought(taking, about=About(people=(key_of("audit"),)))
    client = holder("audit", taking)
    assert "เรื่องที่ 1" not in client.get(at("list", taking)).content.decode()
    assert client.get(at("case", taking, case.pk)).status_code == 404
    assert client.get(at("file", taking, case.pk, "abc")).status_code == 404
    assert client.post(at("say", taking, case.pk), {"text": "ก"}).status_code == 404
    assert "เรื่องที่ 1/2569" in holder("law", taking).get(at("list", taking)).content.decode()


def test_each_look_is_written_down_without_what_was_seen(taking: Agency) -> None:
    case, _ = brought(taking)
    client = holder("law", taking)
    client.get(at("case", taking, case.pk))
    client.get(at("case", taking, case.pk))
    lines = Entry.objects.filter(thing="sealed.case")
    assert [(each.verb, each.by, each.after) for each in lines] == [
        ("open", key_of("law"), {"sealed_number": "1/2569"})
    ] * 2


def test_an_officer_answers_asks_moves_and_leaves_out_on_the_page(taking: Agency) -> None:
    case, code = brought(taking)
    client = holder("law", taking)
    for page, facts in (
        ("say", {"text": "ขอเพิ่ม", "once": "c" * 32}),
        ("say", {"text": "ลับ", "note": "1"}),
        ("move", {"to": "screened", "reason": "มีมูล", "seen": "1"}),
        ("ask_name", {"reason": "ก"}),
        ("leave_out", {"people": [key_of("audit")]}),
    ):
        assert client.post(at(page, taking, case.pk), facts).status_code == 302
    case.refresh_from_db()
    page = client.get(at("case", taking, case.pk)).content.decode()
    assert "ขอเพิ่ม" in page
    assert opens(taking, case, "audit") is None
    shown = Client().post(at("answer", taking), {"code": code}).content.decode()
    assert "ขอเพิ่ม" in shown
    assert "ลับ" not in shown.split("<main")[1].split("sealed.talk")[0].replace("ความลับ", "")
    for page in ("say", "move", "leave_out", "ask_name"):
        refused = client.post(at(page, taking, case.pk), {})
        assert refused.status_code == 200
        assert ('<a href="#move">' in refused.content.decode()) == (page == "move")


def test_names_are_asked_and_given_on_the_page(taking: Agency) -> None:
    from prongsai.apps.sealed.boxes import Identity  # noqa: PLC0415

    case, _ = brought(taking, who=Identity(name="สมหญิง"))
    law, keeper = holder("law", taking), holder(KEEPER, taking)
    law.post(at("ask_name", taking, case.pk), {"reason": "ต้องถามพยาน"})
    page = keeper.get(at("names", taking)).content.decode()
    assert "ต้องถามพยาน" in page
    assert "สมหญิง" not in page
    (asking,) = re.findall(r"names/([0-9a-f-]{36})/", page)
    assert "ต้องถามพยาน" in keeper.post(at("answer_name", taking, asking), {}).content.decode()
    keeper.post(at("answer_name", taking, asking), {"reason": "จำเป็น", "give": "1"})
    assert "สมหญิง" in law.get(at("case", taking, case.pk)).content.decode()
    assert keeper.get(at("case", taking, case.pk)).status_code == 404


def test_keys_and_sheets_are_made_on_the_page_and_shown_once(agency: Agency) -> None:
    clients = {}
    for name, role in (("a", Role.COMPLAINT_OFFICER), ("b", Role.COMPLAINT_OFFICER)):
        clients[name] = Client()
        clients[name].force_login(person(name, agency.key, role))
        for typed, done in (("short", False), (PASSPHRASE, True)):
            answer = clients[name].post(at("key", agency), {"new": typed, "again": typed})
            assert (answer.status_code == 302) is done
    one = clients["a"].post(at("recovery", agency), {"sheet": "one"}).content.decode()
    assert len(re.findall(r"<code>[a-z0-9-]{19}</code>", one)) == 4
    assert clients["a"].post(at("recovery", agency), {"sheet": "two"}).status_code == 302
    two = clients["b"].post(at("recovery", agency), {"sheet": "two"}).content.decode()
    assert charge(agency).is_open
    case, _ = brought(agency)
    lines = ["\n".join(re.findall(r"<code>([a-z0-9-]{19})</code>", each)) for each in (one, two)]
    wrong = clients["a"].post(at("recover", agency), {"one": lines[1], "two": lines[0]})
    assert wrong.status_code == 200
    answer = clients["a"].post(at("recover", agency), {"one": lines[0], "two": lines[1]})
    assert answer.status_code == 302
    case.refresh_from_db()
    assert opens(agency, case, "b")
    assert "xxxx" not in clients["a"].get(at("recovery", agency)).content.decode()


def test_everything_is_handed_on_from_the_list(taking: Agency) -> None:
    case, _ = brought(taking)
    client = holder("law", taking)
    assert client.post(at("hand_on", taking)).status_code == 302
    case.refresh_from_db()
    assert opens(taking, case, "audit")


def test_counts_say_none_and_come_as_files(taking: Agency) -> None:
    client = Client()
    client.force_login(person("desk", taking.key, Role.COORDINATOR))
    page = client.get(at("counts", taking))
    assert "ไม่มีเรื่องแจ้งการทุจริต" in page.content.decode()
    csv = client.get(at("counts_file", taking), {"form": "csv"}).content.decode()
    assert "ไม่มีเรื่องแจ้งการทุจริต" in csv
    for client.cookies["prongsai_language"] in ("th", "en"):  # names of sheets may not be long
        assert client.get(at("counts_file", taking), {"form": "xlsx"}).content.startswith(b"PK")
    client.cookies["prongsai_language"] = "th"
    assert client.get(at("counts", taking), {"year": "1999"}).status_code == 404


def test_a_list_and_a_report_cost_the_same_however_long_they_are(taking: Agency) -> None:
    client = holder("law", taking)
    case, code = brought(taking)
    pages = (at("list", taking), at("case", taking, case.pk))
    Client().post(at("answer", taking), {"code": code, "more": "1", "text": "ก"})
    before = [asked(client, each) for each in pages]
    for each in range(5):
        brought(taking)
        more = {"code": code, "more": "1", "text": "ก", "once": f"{each:032x}"}
        Client().post(at("answer", taking), more)
    assert [asked(client, each) for each in pages] == before
    assert before[0] <= 13


def asked(client: Client, page: str) -> int:
    """How many statements a page takes."""
    client.get(page)
    with CaptureQueriesContext(connection) as said:
        client.get(page)
    return len(said)
