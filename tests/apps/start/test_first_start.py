"""An empty installation becomes one agency's: all of it, once, by whoever has the code."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people import person
from prongsai.adapters.csv_files import write_csv
from prongsai.apps.accounts.models import Membership, Person
from prongsai.apps.agencies.models import Agency, Area, Division
from prongsai.apps.assessments.models import Assessment
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.audit.queries import verify
from prongsai.apps.start import actions
from prongsai.apps.start.code import new_code
from prongsai.apps.start.plan import Plan
from start_typing import PASSWORD, TYPED, typed

pytestmark = pytest.mark.django_db


def made() -> list[int]:
    """How many there are of everything the first start makes."""
    return [each.objects.count() for each in (Person, Area, Agency, Entry)]


# --- Who may -----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/sign-in/", "/a/somewhere/", "/me/", "/area/th/"])
def test_before_anybody_has_an_account_every_page_leads_to_the_first_start(
    address: str, client: Client
) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/start/")


@pytest.mark.parametrize("step", TYPED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_the_code_no_step_opens(step: str, method: str, client: Client, code: str) -> None:
    assert code
    answer = getattr(client, method)(f"/start/{step}/", TYPED[step])

    assert (answer.status_code, answer.headers["Location"]) == (302, "/start/")
    assert not Person.objects.exists()


def test_the_code_opens_it_however_it_is_typed(client: Client, code: str) -> None:
    answer = client.post("/start/", {"code": f" {code.replace('-', ' ').upper()} "})

    assert answer.headers["Location"] == "/start/agency/"
    assert client.get("/start/agency/").status_code == 200


def test_a_wrong_code_opens_nothing_and_is_kept_to_be_mended(client: Client, code: str) -> None:
    answer = client.post("/start/", {"code": f"x{code}"})

    assert f"x{code}" in answer.content.decode()
    assert client.get("/start/agency/").status_code == 302


def test_codes_cannot_be_tried_one_after_the_other(client: Client, code: str) -> None:
    tried = [client.post("/start/", {"code": f"wrong-{n}"}).status_code for n in range(6)]

    assert tried == [200, 200, 200, 200, 200, 429]
    assert client.post("/start/", {"code": code}).status_code == 429
    elsewhere = client.post("/start/", {"code": code}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.headers["Location"] == "/start/agency/"


def test_a_new_code_ends_the_old_one_and_what_it_had_opened(opened: Client, settings: Any) -> None:
    assert opened.get("/start/agency/").status_code == 200

    new_code(settings.START_CODE)

    assert opened.get("/start/agency/").headers["Location"] == "/start/"


def test_where_no_code_was_made_none_opens(client: Client, tmp_path: Path, settings: Any) -> None:
    settings.START_CODE = tmp_path / "nothing"

    assert client.post("/start/", {"code": "anything"}).status_code == 200
    assert client.get("/start/agency/").status_code == 302


def test_the_code_itself_is_kept_nowhere(code: str, settings: Any) -> None:
    kept = settings.START_CODE.read_text("ascii")

    assert code not in kept
    assert code.replace("-", "") not in kept
    assert settings.START_CODE.stat().st_mode & 0o077 == 0


def test_once_somebody_has_an_account_it_is_not_there_even_with_the_code(
    opened: Client, code: str
) -> None:
    person("first")

    addresses = ["/start/", *(f"/start/{step}/" for step in TYPED)]
    assert {opened.get(each).status_code for each in addresses} == {404}
    assert {opened.post(each, {"code": code}).status_code for each in addresses} == {404}


# --- Step by step ------------------------------------------------------------------------------


def test_going_back_and_forth_keeps_what_was_typed_right_or_wrong(opened: Client) -> None:
    opened.post("/start/agency/", TYPED["agency"])
    back = opened.post("/start/place/", {"province": "", "district": "ดอยแสงดาว", "back": "1"})

    assert back.headers["Location"] == "/start/agency/"
    assert "อบต.นาฝัน" in opened.get("/start/agency/").content.decode()
    assert "ดอยแสงดาว" in opened.get("/start/place/").content.decode()


def test_the_kind_is_read_from_the_name_and_shown_when_going_back(opened: Client) -> None:
    opened.post("/start/agency/", {"name": "เทศบาลเมืองฟ้าใส"})

    page = opened.get("/start/agency/").content.decode()
    assert re.search(r'value="town_municipality"\s+selected', page)


def test_a_name_that_tells_no_kind_asks_for_it_and_is_kept(opened: Client) -> None:
    page = opened.post("/start/agency/", {"name": "สำนักงานแห่งหนึ่ง"}).content.decode()

    assert "เลือกประเภทหน่วยงาน" in page
    assert "สำนักงานแห่งหนึ่ง" in page


@pytest.mark.parametrize(
    ("step", "facts", "said"),
    [
        ("agency", {"name": "อบต.นาฝัน", "domain": "ไม่ใช่เว็บ"}, "ไม่ใช่ชื่อเว็บไซต์"),
        ("place", {"province": "  "}, "errorlist"),
        ("divisions", {"divisions": "- งานพัสดุ"}, "ไม่มีส่วนงานอยู่เหนือขึ้นไป"),
        ("divisions", {"divisions": "กองคลัง\nกองคลัง"}, "มีสองครั้ง"),
        ("divisions", {"divisions": "ก" * 121}, "ยาวเกิน"),
        ("year", {"year": "1999"}, "errorlist"),
        ("people", {"executive_name": "ปานตะวัน"}, "กรอกทั้งชื่อและชื่อผู้ใช้"),
        ("people", {"executive_name": "ก", "executive_username": "1x"}, "ขึ้นต้นด้วยตัวอักษร"),
        (
            "people",
            {
                "executive_name": "ก", "executive_username": "same",
                "chief_administrator_name": "ข", "chief_administrator_username": "SAME",
            },
            "ใช้กับอีกคนหนึ่งแล้ว",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field(
    step: str, facts: dict[str, str], said: str, opened: Client
) -> None:
    answer = opened.post(f"/start/{step}/", facts)

    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_a_draft_year_says_that_it_is_one(opened: Client) -> None:
    page = opened.get("/start/year/").content.decode()

    draft, final = (
        next(line for line in page.splitlines() if f"พ.ศ. {year}" in line) for year in (2570, 2568)
    )
    assert "ร่าง" in draft
    assert "ร่าง" not in final


def test_the_end_leads_back_to_the_first_step_that_is_not_right(opened: Client) -> None:
    opened.post("/start/agency/", TYPED["agency"])
    opened.post("/start/place/", {"province": "", "back": "1"})

    answer = opened.get("/start/finish/")

    assert answer.headers["Location"] == "/start/place/?check=1"
    assert "errorlist" in opened.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"password": "สั้นไป", "again": "สั้นไป"}, "ต้องมีอย่างน้อย 15"),
        ({"again": "อย่างอื่นที่ยาวพอสมควร"}, "สองช่องไม่ตรงกัน"),
        ({"username": "darika"}, "ใช้กับอีกคนหนึ่งแล้ว"),
    ],
)
def test_until_ones_own_account_is_right_nothing_is_made(
    facts: dict[str, str], said: str, opened: Client
) -> None:
    page = typed(opened, finish=facts).content.decode()

    assert said in page
    assert "ก้องภพ ลมเย็น" in page
    assert PASSWORD not in page
    assert made() == [0, 0, 0, 0]


def test_no_password_is_kept_in_the_session(opened: Client) -> None:
    typed(opened, finish={"username": "darika"})

    assert PASSWORD not in str(dict(opened.session))


# --- What is made ------------------------------------------------------------------------------


def test_everything_is_made_at_once(opened: Client) -> None:
    answer = typed(opened)

    agency = Agency.objects.select_related("area__parent__parent").get()
    assert answer.status_code == 200
    assert (agency.name, agency.kind) == (
        "องค์การบริหารส่วนตำบลนาฝัน",
        "subdistrict_administrative_organization",
    )
    assert (agency.code, agency.size, agency.domain) == ("12345", "M", "nafan.example")
    assert agency.key == "12345"
    district = agency.area
    assert district.parent is not None
    assert district.parent.parent is not None
    assert [district.name, district.parent.name, district.parent.parent.key] == [
        "ทุ่งฝัน", "สมมติบุรี", "th",
    ]  # fmt: skip
    assert set(Division.objects.values_list("key", "name", "parent__name")) == {
        ("d1", "สำนักปลัด", None), ("d2", "งานธุรการ", "สำนักปลัด"),
        ("d3", "กองคลัง", None), ("d4", "งานพัสดุ", "กองคลัง"), ("d5", "งานจัดเก็บรายได้", "กองคลัง"),
    }  # fmt: skip
    assert Assessment.objects.get().year == 2568
    assert set(Membership.objects.values_list("person__username", "role", "agency")) == {
        ("kong", "system_administrator", agency.key), ("darika", "coordinator", agency.key),
        ("manop", "chief_administrator", agency.key),
    }  # fmt: skip


def test_a_list_that_names_the_first_agency_changes_it_and_makes_no_second(
    opened: Client,
) -> None:
    typed(opened)
    rows = [["code", "name", "province", "size"], ["12345", "อบต.นาฝัน", "จ.สมมติบุรี", "L"]]
    file = SimpleUploadedFile("list.csv", write_csv(rows))
    opened.post(opened.post("/agencies/list/", {"file": file})["Location"])

    assert list(Agency.objects.values_list("key", "size")) == [("12345", "L")]


def test_an_agency_without_a_code_has_a_key_all_the_same(opened: Client) -> None:
    typed(opened, agency={"code": ""})

    assert Agency.objects.get().key == "a1"


def test_whoever_set_it_up_is_signed_in_and_administers_the_installation(opened: Client) -> None:
    typed(opened)

    mine = Person.objects.get(username="kong")
    assert int(opened.session["_auth_user_id"]) == mine.pk
    assert mine.installation
    assert mine.check_password(PASSWORD)
    assert not mine.must_change_password
    assert "start" not in opened.session


def test_first_passwords_are_shown_once_work_and_must_be_changed(
    opened: Client, client: Client
) -> None:
    page = typed(opened).content.decode()

    shown = re.findall(r"<code>((?:[a-z]{4}-){4}[a-z]{4})</code>", page)
    for username, password in zip(("darika", "manop"), shown, strict=True):
        client.logout()
        sent = client.post("/sign-in/", {"username": username, "password": password})
        assert sent.status_code == 302
        assert client.get("/").headers["Location"].startswith("/me/password/")


def test_the_same_form_sent_again_makes_nothing_and_shows_nothing(opened: Client) -> None:
    typed(opened)
    again = opened.post("/start/finish/", TYPED["finish"])

    assert again.status_code == 404
    assert (Person.objects.count(), Agency.objects.count()) == (3, 1)


def test_a_second_press_while_the_first_is_at_work_is_told_how_to_go_on(
    opened: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = actions.begin

    def quicker(plan: Plan, password: str, *, at: dt.datetime) -> actions.Begun:
        begin(plan, password, at=at)
        opened.session.flush()  # signing in gave that session another key
        return begin(plan, password, at=at)

    monkeypatch.setattr(actions, "begin", quicker)
    answer = typed(opened)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "ปุ่มถูกกดสองครั้ง" in page
    assert "kong" in page
    assert (Person.objects.count(), Agency.objects.count()) == (3, 1)


def test_the_code_works_no_more(opened: Client, code: str, settings: Any) -> None:
    typed(opened)
    opened.logout()

    assert not settings.START_CODE.exists()
    assert opened.post("/start/", {"code": code}).status_code == 404


def test_whoever_coordinates_as_well_has_both_parts_and_no_second_account(opened: Client) -> None:
    people = {"mine": "on", "coordinator_username": "", "coordinator_name": "ไม่ใช้"}
    typed(opened, people=people)

    mine = Person.objects.get(username="kong")
    assert set(mine.memberships.values_list("role", flat=True)) == {
        "system_administrator", "coordinator",
    }  # fmt: skip
    assert set(Person.objects.values_list("username", flat=True)) == {"kong", "manop"}


def test_the_trail_tells_all_of_it_and_no_name_of_a_person(opened: Client) -> None:
    typed(opened)

    said = {(entry.thing, entry.verb) for entry in Entry.objects.all()}
    assert {
        ("agencies.area", "add"), ("agencies.agency", "add"), ("agencies.agency", "add divisions"),
        ("accounts.person", "add"), ("accounts.person", "give role"),
        ("assessments.assessment", "open year"),
    } == said  # fmt: skip
    assert list(verify()) == []
    assert "ดาริกา" not in str(list(Entry.objects.values_list("before", "after")))
    assert "ดาริกา แสนสมมติ" in list(Kept.objects.values_list("value", flat=True))


def test_nothing_is_half_done_when_something_fails_on_the_way(
    opened: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("prongsai.apps.start.actions.open_year", broken)
    with pytest.raises(OSError, match="disk"):
        typed(opened)

    assert made() == [0, 0, 0, 0]
    assert opened.get("/start/finish/").status_code == 200


def test_an_agency_of_a_whole_province_lies_in_no_district(opened: Client) -> None:
    typed(opened, place={"district": ""}, divisions={"divisions": ""})

    assert Agency.objects.get().area.kind == "province"
    assert not Division.objects.exists()
