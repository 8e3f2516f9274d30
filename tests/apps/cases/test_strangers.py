"""Strangers bring complaints and follow them with the code of the slip, and nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from complaint_making import AT, PROCEDURE, brought, given, opened, solved
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import actions, bridge
from prongsai.apps.cases.models import Case, Event, Holding
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.procedures.kinds import Channel

pytestmark = pytest.mark.django_db

NEW = f"/c/a1/{PROCEDURE}/new/"
FOLLOW = "/c/a1/follow/"
FORM = {
    "category": "infrastructure", "matter": "ไฟทางหน้าวัดดับ", "name": "สมใจ สมมติ",
    "phone": "081-234-5678", "token": "0" * 32,
}  # fmt: skip
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


def code_on(page: str) -> str:
    found = re.search(r"<code>([a-z0-9-]+)</code>", page)
    assert found
    return found[1]


def follow(client: Client, code: str, **said: Any) -> str:
    return client.post(FOLLOW, {"code": code, **said}).content.decode()


def test_a_complaint_is_brought_and_its_code_shows_it(agency: Agency, client: Client) -> None:
    opened(agency)

    slip = client.post(NEW, FORM).content.decode()
    case = Case.objects.get()
    page = follow(client, code_on(slip))

    assert case.register_number in slip
    assert "ไฟทางหน้าวัดดับ" in page
    assert "รับเรื่องแล้ว" in page
    assert case.channel == Channel.WEB


def test_what_is_wrong_is_said_beside_each_field_and_kept_typed(
    agency: Agency, client: Client
) -> None:
    opened(agency)

    page = client.post(NEW, {**FORM, "phone": "12", "matter": ""}).content.decode()

    assert page.count('class="errorlist"') == 1
    assert "สมใจ สมมติ" in page
    page = client.post(NEW, {**FORM, "phone": "12"}).content.decode()
    assert page.count('class="errorlist"') == 1
    assert Case.objects.count() == 0


def test_the_same_form_twice_is_one_case_and_the_same_slip(agency: Agency, client: Client) -> None:
    opened(agency)

    first, second = (code_on(client.post(NEW, FORM).content.decode()) for _ in range(2))

    assert first == second
    assert Case.objects.count() == 1
    assert Event.objects.count() == 1


def test_somebody_without_a_name_is_asked_for_nothing_about_himself(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    said = {"category": "other", "matter": "ไม่บอกชื่อ", "anonymous": "on", "token": "1" * 32}

    client.post(NEW, said)

    assert Case.objects.get().anonymous
    assert set(Holding.objects.values_list("field", flat=True)) == {"matter"}


def test_an_agency_that_opened_nothing_has_no_public_page(agency: Agency, client: Client) -> None:
    opened(agency, open=False)

    assert [client.get(each).status_code for each in ("/c/a1/", NEW, f"/c/a1/{PROCEDURE}/")] == [
        404, 404, 404,
    ]  # fmt: skip
    assert client.post(NEW, FORM).status_code == 404
    assert client.get("/c/nobody/").status_code == 404


def test_a_closed_desk_still_shows_cases_to_those_who_have_their_codes(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    code = brought(agency).code
    opened(agency, open=False)

    assert "รับเรื่องแล้ว" in follow(client, code)


def test_no_page_sets_a_cookie_but_for_a_form(agency: Agency, client: Client) -> None:
    opened(agency)

    for address in ("/c/a1/", f"/c/a1/{PROCEDURE}/", f"/c/a1/figures/{PROCEDURE}/"):
        assert client.get(address).cookies == {}
    assert set(client.get(NEW).cookies) == {"csrftoken"}
    assert set(client.post(NEW, FORM).cookies) <= {"csrftoken"}


def test_the_code_stands_in_no_address_and_is_not_kept(agency: Agency, client: Client) -> None:
    opened(agency)
    code = code_on(client.post(NEW, FORM).content.decode())
    page = follow(client, code)

    assert not re.search(rf'(?:href|action|src)="[^"]*{code}', page)
    kept = [str(row) for row in Case.objects.values()] + [
        str(row) for row in Event.objects.values()
    ]
    kept += [str(row) for row in Holding.objects.values()]
    kept += [str(row) for row in Entry.objects.values()]
    assert not any(code in each or code.replace("-", "") in each for each in kept)


def test_a_page_asks_nothing_of_another_site(agency: Agency, client: Client) -> None:
    opened(agency)
    pages = [client.get(each).content.decode() for each in ("/c/a1/", NEW, FOLLOW)]
    pages.append(client.post(NEW, FORM).content.decode())

    for page in pages:
        asked = re.findall(r'(?:src|href|action)="(https?:[^"]+)"', page)
        assert asked == []


def test_made_up_codes_show_nothing_and_say_the_same(agency: Agency, client: Client) -> None:
    opened(agency)
    brought(agency)
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    made_up = [letters[n] * 16 for n in range(31)] + ["", "x" * 500, "0000-0000-0000-0000", EVIL]

    answers = [client.post(FOLLOW, {"code": each}) for each in made_up]

    assert not any("รับเรื่องแล้ว" in each.content.decode() for each in answers)
    assert {each.status_code for each in answers} <= {200, 404}


def test_a_code_of_one_agency_shows_nothing_at_another(
    agency: Agency, other: Agency, client: Client
) -> None:
    opened(agency)
    opened(other)
    code = brought(agency).code

    assert client.post("/c/a2/follow/", {"code": code}).status_code == 404


def test_many_from_one_address_are_all_taken(agency: Agency, client: Client) -> None:
    """A whole office stands behind one address."""
    opened(agency)

    for number in range(70):
        said = {**FORM, "token": f"{number:032x}"}
        assert client.post(NEW, said, REMOTE_ADDR="192.0.2.7").status_code == 200

    assert Case.objects.count() == 70
    assert sorted(Case.objects.values_list("number", flat=True)) == list(range(1, 71))


def test_wrong_codes_from_one_address_never_shut_out_a_right_one(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    code = brought(agency).code
    for _ in range(100):
        client.post(FOLLOW, {"code": "aaaa-bbbb-cccc-dddd"}, REMOTE_ADDR="192.0.2.7")

    answer = client.post(FOLLOW, {"code": code}, REMOTE_ADDR="192.0.2.7")

    assert "รับเรื่องแล้ว" in answer.content.decode()


def test_scripts_in_every_field_are_shown_as_text(
    agency: Agency, client: Client, signed_in: Any
) -> None:
    opened(agency)
    said = {**FORM, "matter": EVIL, "name": EVIL, "place": EVIL, "about": EVIL}
    code = code_on(client.post(NEW, said).content.decode())
    page = follow(client, code, do="say", text=EVIL, token="2" * 32)
    case = Case.objects.get()
    officer = signed_in(Role.COMPLAINT_OFFICER)
    inside = officer.get(f"/a/a1/cases/c/{case.key}/").content.decode()
    people = officer.post(f"/a/a1/cases/c/{case.key}/people/").content.decode()

    for each in (page, inside, people):
        assert "<script>alert" not in each
        assert "<img src=x" not in each
        assert "&lt;script&gt;" in each


def test_whoever_has_the_code_writes_adds_rates_withdraws_and_says_not_solved(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    receipt = brought(agency)
    follow(client, receipt.code, do="say", text="เพิ่มเติม", token="3" * 32)
    case = given(receipt.case)
    assert not case.waits
    solved(case)

    page = follow(client, receipt.code)
    assert "เสร็จสิ้น · แก้ไขแล้ว" in page
    assert "เปลี่ยนหลอดไฟแล้ว" in page
    follow(client, receipt.code, do="rate", mark="2", token="4" * 32)
    page = follow(client, receipt.code, do="move:not_solved", reason="ยังดับอยู่", token="5" * 32)

    case.refresh_from_db()
    assert "รับเรื่องแล้ว" in page
    assert "แก้ไขแล้ว</p>" not in page
    assert (case.state, case.rating, case.reopened) == ("received", 2, 1)
    follow(client, receipt.code, do="move:withdraw", token="6" * 32)
    case.refresh_from_db()
    assert (case.phase, case.outcome) == ("closed", "withdrawn")


def test_what_was_sent_empty_is_told_at_the_top_of_the_page(agency: Agency, client: Client) -> None:
    opened(agency)
    code = brought(agency).code
    top = 'role="alert"><a href="#say">'
    assert top not in follow(client, code)
    assert top in follow(client, code, do="say", text="", token="3" * 32)
    assert top in follow(client, code, do="file", token="4" * 32)


def test_a_forged_move_is_refused(agency: Agency, client: Client) -> None:
    """Nobody with a code makes a move of the office, nor one of another state."""
    opened(agency)
    receipt = brought(agency)

    for deed in ("take_in", "solve", "drop", "not_solved", "nothing", ""):
        follow(client, receipt.code, do=f"move:{deed}", token="7" * 32, reason="x")

    assert Event.objects.filter(case=receipt.case).count() == 1


def test_the_same_message_twice_is_one(agency: Agency, client: Client) -> None:
    opened(agency)
    receipt = brought(agency)
    for _ in range(3):
        follow(client, receipt.code, do="say", text="ซ้ำ", token="8" * 32)

    assert Event.objects.filter(kind="said").count() == 1


def test_what_is_kept_inside_is_not_shown_outside(agency: Agency, client: Client) -> None:
    opened(agency)
    receipt = brought(agency)
    case = given(receipt.case)
    actions.correct(case, _sorter(), Given(reason="จัดหมวดใหม่ภายใน"), AT, "nuisance")
    actions.move(case, "give_back", _sorter(), Given(reason="เหตุผลภายใน"), AT)
    page = follow(client, receipt.code)

    assert "ภายใน" not in re.sub(r"จะตอบภายในวันที่", "", page)
    assert "กองช่าง" not in page


def _sorter() -> Any:
    from complaint_making import SORTER  # noqa: PLC0415 - beside its only use

    return SORTER


def test_nothing_a_stranger_typed_goes_into_a_notice_or_the_trail(
    agency: Agency, client: Client, signed_in: Any
) -> None:
    signed_in(Role.COMPLAINT_OFFICER)
    opened(agency)
    client.post(NEW, {**FORM, "email": "victim@elsewhere.example"})

    told = Notice.objects.get()
    assert "ไฟทาง" not in str(told.facts)
    assert "victim" not in str(told.facts)
    lines = " ".join(str((each.before, each.after)) for each in Entry.objects.all())
    assert not any(each in lines for each in ("ไฟทาง", "สมใจ", "0812345678", "victim"))


def test_the_language_follows_the_address(agency: Agency, client: Client) -> None:
    opened(agency)

    assert "General complaints" in client.get("/c/a1/?lang=en").content.decode()
    assert client.get("/c/a1/?lang=en").cookies == {}


def test_the_manual_says_what_the_clock_says(agency: Agency, client: Client) -> None:
    desk = opened(agency, choices={"reply": {"length": 7}})

    page = client.get(f"/c/a1/{PROCEDURE}/").content.decode()

    assert bridge.as_followed(desk).clocks["reply"].length == 7
    assert "ภายใน 7 วัน" in page
    assert "ภายใน 15 วัน" not in page
