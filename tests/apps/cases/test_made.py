"""Procedures that an agency makes itself: copied, changed, tried, put in use, brought, changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from own_procedure_making import AT, CHIEF, WRITER, drafted, used
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.bin.actions import Removal
from prongsai.apps.cases import actions, bridge, desks, made, made_actions
from prongsai.apps.cases.models import Case, Desk, OwnProcedure
from prongsai.apps.look.keys import new_key
from prongsai.core.access.roles import Role
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.drafting import patched
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

ALL = "/a/a1/cases/procedures/"
ONE = f"{ALL}own/own-event-venue/"


def codes(refused: Refused) -> list[str]:
    return [each.code for each in refused.problems]


def field_form(client: Client, field: str = "new") -> dict[str, Any]:
    form = client.get(f"{ONE}fields/{field}/").context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_a_copy_is_a_draft_of_its_own_and_a_form_sent_twice_makes_one(
    agency: Agency, signed_in: SignedIn
) -> None:
    said = {"title": "ขอใช้ลานกีฬา", "title_en": "", "token": "a" * 32}
    officer = signed_in(Role.DIVISION_OFFICER)
    for _ in range(2):
        assert officer.post(f"{ALL}copy/event-venue/", said).status_code == 302

    row = OwnProcedure.objects.get(agency=agency)
    assert (row.key, row.title, row.based_on) == ("own-event-venue", "ขอใช้ลานกีฬา", "event-venue")
    assert [each.verb for each in Entry.objects.filter(thing="cases.made")] == ["copy"]
    assert "ขอใช้ลานกีฬา" in officer.get(ALL).content.decode()


def test_what_is_complex_or_kept_from_people_is_not_copied(signed_in: SignedIn) -> None:
    officer = signed_in(Role.DIVISION_OFFICER)
    assert officer.get(f"{ALL}copy/gift/").status_code == 404
    assert officer.get(f"{ALL}copy/asset-loan/").status_code == 404


def test_a_field_is_added_changed_moved_and_taken_out(agency: Agency, signed_in: SignedIn) -> None:
    row = drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    said = {**field_form(officer), "label": "ชนิดกีฬา", "type": "choice", "choices": "ฟุตบอล\nตะกร้อ"}
    for _ in range(2):
        officer.post(f"{ONE}fields/new/", said)
    row.refresh_from_db()
    fields = made.tree_of(row)["fields"]
    key = next(key for key, each in fields.items() if each["label"]["th"] == "ชนิดกีฬา")
    assert list(fields[key]["choices"].values()) == [
        {"th": "ฟุตบอล", "en": "ฟุตบอล"}, {"th": "ตะกร้อ", "en": "ตะกร้อ"},
    ]  # fmt: skip
    assert sum(each["label"]["th"] == "ชนิดกีฬา" for each in fields.values()) == 1

    officer.post(f"{ONE}fields/", {"field": key, "do": "up"})
    again = {**field_form(officer, key), "choices": "ตะกร้อ\nว่ายน้ำ", "required": "on"}
    officer.post(f"{ONE}fields/{key}/", again)
    row.refresh_from_db()
    changed = made.tree_of(row)["fields"][key]
    assert (changed["required"], list(changed["choices"])) == (True, ["c2", "c3"])

    officer.post(f"{ONE}fields/", {"field": key, "do": "remove"})
    row.refresh_from_db()
    assert key not in made.tree_of(row)["fields"]


def test_personal_data_needs_a_purpose_and_a_term(agency: Agency, signed_in: SignedIn) -> None:
    row = drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    page = officer.post(
        f"{ONE}fields/new/", {**field_form(officer), "label": "โทรศัพท์สำรอง", "type": "phone"}
    ).content.decode()
    assert "บอกตัวบุคคลเสมอ" in page
    page = officer.post(
        f"{ONE}fields/new/", {**field_form(officer), "label": "ชื่อเล่น", "about": "identity"}
    ).content.decode()
    assert page.count("ต้องบอกว่าใช้เพื่ออะไร") == 2
    assert "ชื่อเล่น" in page
    revision = row.revision
    row.refresh_from_db()
    assert row.revision == revision


def test_of_two_who_change_the_same_part_the_second_is_told(
    agency: Agency, signed_in: SignedIn
) -> None:
    drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    form = officer.get(f"{ONE}about/").context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    said = {name: value for name, value in said.items() if name != "anonymous"}
    officer.post(f"{ONE}about/", {**said, "about": "ฉบับแรก"})
    page = officer.post(f"{ONE}about/", {**said, "about": "ฉบับที่สอง"}).content.decode()

    assert "ฉบับแรก" in page
    assert "ฉบับที่สอง" in page
    assert made.tree_of(OwnProcedure.objects.get())["about"]["th"] == "ฉบับแรก"


def test_another_pattern_brings_its_states_and_keeps_what_is_asked(
    agency: Agency, signed_in: SignedIn
) -> None:
    row = drafted(agency)
    asked = [key for key, each in made.tree_of(row)["fields"].items() if not each.get("later")]
    officer = signed_in(Role.DIVISION_OFFICER)
    officer.post(f"{ONE}steps/", {"pattern": "permission"})
    row.refresh_from_db()
    draft = made.tree_of(row)

    assert next(iter(draft["states"])) == "received"
    assert "granted" in draft["states"]
    assert [key for key, each in draft["fields"].items() if not each.get("later")] == asked
    form = officer.get(f"{ONE}steps/").context["wording"]
    said = {name: form[name].value() or "" for name in form.fields}
    officer.post(f"{ONE}steps/", {**said, "state_granted": "ใช้ลานได้", "minutes_decide": "15"})
    row.refresh_from_db()
    draft = made.tree_of(row)
    assert draft["states"]["granted"]["public"] == {"th": "ใช้ลานได้", "en": "Granted"}
    assert draft["manual"]["steps"]["decide"]["minutes"] == 15


def test_days_fee_terms_subjects_and_papers_are_plain_forms(
    agency: Agency, signed_in: SignedIn
) -> None:
    row = drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    for part, said in (
        ("times", {"length_serve": "5", "days_serve": "calendar", "fee_kind": "said",
                   "fee": "วันละ 100 บาท", "years_record": "5"}),
        ("subjects", {"name_1": "", "name_3": "สนามฟุตบอล", "unit_3": "กองการศึกษา"}),
        ("papers", {"name_0": "", "name_1": "", "name_2": "",
                    "name_3": "สำเนาบัตร", "copies_3": "2"}),
    ):  # fmt: skip
        form = officer.get(f"{ONE}{part}/").context["form"]
        now = {name: form[name].value() or "" for name in form.fields}
        now = {name: "" if value is None else value for name, value in now.items()}
        answer = officer.post(f"{ONE}{part}/", {**now, **said})
        assert answer.status_code == 302, answer.content.decode()
    row.refresh_from_db()
    draft = made.tree_of(row)

    assert draft["clocks"]["serve"]["length"] == 5
    assert "days" not in draft["clocks"]["serve"]
    assert draft["clocks"]["look"]["length"] == "unknown"
    assert (draft["manual"]["fee"]["th"], draft["terms"]["record"]["years"]) == ("วันละ 100 บาท", 5)
    assert [each["name"]["th"] for each in draft["categories"].values()][-1] == "สนามฟุตบอล"
    assert len(draft["categories"]) == 3
    assert list(draft["manual"]["papers"].values()) == [
        {"name": {"th": "สำเนาบัตร", "en": "สำเนาบัตร"}, "copies": 2}
    ]
    assert made.looked_over(draft)[1] == []


def test_a_draft_with_a_fault_is_kept_told_and_not_handed_in(
    agency: Agency, signed_in: SignedIn
) -> None:
    row = drafted(agency)
    made_actions.change(
        row, lambda now: patched(now, {"fields/name/purpose": None}), "คำถาม", WRITER
    )
    page = signed_in(Role.DIVISION_OFFICER).get(ONE).content.decode()
    assert "แก้ที่ผิด 1 แห่ง" in page
    assert "ชื่อและนามสกุล" in page
    row.refresh_from_db()
    with pytest.raises(Refused) as refused:
        made_actions.hand_in(row, row.revision, WRITER)
    assert codes(refused.value) == ["own-procedure-faulty"]


def test_it_is_tried_before_it_is_handed_in_and_another_puts_it_in_use(
    agency: Agency, signed_in: SignedIn
) -> None:
    row = drafted(agency)
    with pytest.raises(Refused) as refused:
        made_actions.hand_in(row, row.revision, WRITER)
    assert codes(refused.value) == ["own-procedure-not-tried"]

    officer = signed_in(Role.DIVISION_OFFICER)
    assert "ทำขั้นนี้" in officer.get(f"{ONE}try/?m=take_in.1").content.decode()
    unfinished = officer.post(f"{ONE}try/", {"m": ["take_in.1"], "seen": "1"})
    assert unfinished.status_code == 200
    officer.post(f"{ONE}try/", {"m": ["take_in.1", "serve.3"], "seen": "1"})
    officer.post(f"{ONE}hand-in/", {"seen": "1"})
    row.refresh_from_db()
    assert row.asked_by
    assert officer.post(f"{ONE}use/", {"seen": "1"}).status_code == 404

    signed_in(Role.CHIEF_ADMINISTRATOR).post(f"{ONE}use/", {"seen": "1", "order": "9/2569"})
    (version,) = made.versions_of(row)
    assert (version.number, version.order, version.current) == (1, "9/2569", True)
    verbs = list(
        Entry.objects.filter(thing="cases.made").order_by("number").values_list("verb", flat=True)
    )
    assert verbs == ["copy", "try", "ask", "use"]


def test_nobody_puts_his_own_in_use_nor_one_that_changed_meanwhile(agency: Agency) -> None:
    row = drafted(agency)
    made_actions.mark_tried(row, 1, WRITER)
    made_actions.hand_in(row, 1, WRITER)
    with pytest.raises(Refused) as refused:
        made_actions.use(row, 1, "", WRITER)
    assert codes(refused.value) == ["approval-same-person"]
    made_actions.change(row, lambda now: patched(now, {"rated": None}), "คำถาม", WRITER)
    with pytest.raises(Refused) as refused:
        made_actions.use(row, 1, "", CHIEF)
    assert codes(refused.value) == ["own-procedure-meanwhile"]
    with pytest.raises(Refused) as refused:
        made_actions.use(row, 2, "", CHIEF)
    assert codes(refused.value) == ["own-procedure-not-tried"]


def test_it_goes_back_with_a_reason(agency: Agency, signed_in: SignedIn) -> None:
    row = drafted(agency)
    made_actions.mark_tried(row, 1, WRITER)
    made_actions.hand_in(row, 1, WRITER)
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    assert chief.post(f"{ONE}send-back/", {"reason": ""}).status_code == 200
    chief.post(f"{ONE}send-back/", {"reason": "ขาดค่าธรรมเนียม"})
    assert "ขาดค่าธรรมเนียม" in chief.get(ONE).content.decode()
    row.refresh_from_db()
    assert not row.asked_by


def _brought(agency: Agency, key: str) -> Case:
    desk = Desk.objects.get(agency=agency, procedure=key)
    found = bridge.as_followed(desk)
    values = {"name": "ก", "address": "1", "activity": "แข่งขัน", "first_day": "2026-09-01",
              "last_day": "2026-09-02"}  # fmt: skip
    asked = {each.key: values.get(each.key, "1") for each in found.asked if each.required}
    days = [each.key for each in found.asked if each.type.value == "day" and each.required]
    asked |= dict.fromkeys(days, "2026-09-01")
    form = Bringing(party="citizen", channel=Channel.WEB, category=next(iter(found.categories)),
                    values=asked, key=new_key())  # fmt: skip
    return actions.bring(agency, found, form, AT).case


def test_citizens_use_it_and_cases_under_way_keep_their_version(
    agency: Agency, client: Client, signed_in: SignedIn
) -> None:
    row = drafted(agency)
    used(row)
    desks.offer(agency, row.key, {"open": True, "hours": "08.30 – 16.30 น."}, CHIEF)
    assert row.title in client.get("/c/a1/").content.decode()
    page = client.get(f"/c/a1/{row.key}/").content.decode()
    assert "ขอใช้ลานกีฬา" in page
    assert "<svg" in page
    before = _brought(agency, row.key)
    assert (
        before.register_number
        in signed_in(Role.DIVISION_OFFICER).get("/a/a1/cases/?stage=new").content.decode()
    )

    made_actions.change(
        row, lambda now: patched(now, {"states/received/public/th": "รับแล้วนะ"}), "ขั้นตอน", WRITER
    )
    second = used(row)
    after = _brought(agency, row.key)

    assert second.number == 2
    assert bridge.text_of(before.version).states["received"].public.th == "รับคำขอแล้ว"
    assert bridge.text_of(after.version).states["received"].public.th == "รับแล้วนะ"
    versions = signed_in(Role.INTERNAL_AUDITOR).get(f"{ONE}versions/").content.decode()
    assert "รับแล้วนะ" in versions
    assert "รับคำขอแล้ว" in versions


def test_what_is_out_of_use_takes_no_new_case_and_can_be_removed_and_had_back(
    agency: Agency, client: Client, signed_in: SignedIn
) -> None:
    row = drafted(agency)
    used(row)
    desks.offer(agency, row.key, {"open": True}, CHIEF)
    officer = signed_in(Role.DIVISION_OFFICER)
    officer.post(f"{ONE}remove/")
    row.refresh_from_db()
    assert row.removed_at is None
    signed_in(Role.COORDINATOR).post(f"{ONE}stop/")
    assert client.get(f"/c/a1/{row.key}/").status_code == 404
    assert signed_in(Role.COORDINATOR).get("/a/a1/cases/").status_code == 200
    officer.post(f"{ONE}remove/")
    assert officer.get(ONE).status_code == 404
    removal: Removal[OwnProcedure] = made_actions.REMOVAL
    removal.put_back("a1", row.key, by="x", at=AT)
    assert officer.get(ONE).status_code == 200


def test_a_file_goes_out_and_comes_in_again_the_same(agency: Agency, signed_in: SignedIn) -> None:
    row = drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    content = officer.get(f"{ONE}file/").content
    given = SimpleUploadedFile("p.yaml", content)
    officer.post(f"{ALL}import/", {"file": given, "token": "c" * 32})

    other = OwnProcedure.objects.exclude(pk=row.pk).get()
    assert other.key == "own-event-venue-2"
    assert {**made.tree_of(other), "key": ""} == {**made.tree_of(row), "key": ""}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"schema: 1\nkey: [", "YAML"),
        (b"\xff\xfe", "UTF-8"),
        (b"use: shared/service\nkey: own-x\n", "title"),
        (b"use: gift\n", "secrecy: open"),
    ],
)
def test_a_faulty_file_keeps_nothing(
    agency: Agency, signed_in: SignedIn, content: bytes, said: str
) -> None:
    given = SimpleUploadedFile("p.yaml", content)
    page = signed_in(Role.DIVISION_OFFICER).post(f"{ALL}import/", {"file": given}).content.decode()
    assert said in page
    assert not OwnProcedure.objects.filter(agency=agency).exists()


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_manual_is_a_file_for_everybody_and_of_a_draft_inside(
    agency: Agency, client: Client, signed_in: SignedIn, form: str, begins: bytes
) -> None:
    row = drafted(agency)
    assert signed_in(Role.INTERNAL_AUDITOR).get(f"{ONE}manual/{form}/").content.startswith(begins)
    assert client.get(f"/c/a1/{row.key}/manual/{form}/").status_code == 404
    used(row)
    desks.offer(agency, row.key, {"open": True}, CHIEF)
    assert client.get(f"/c/a1/{row.key}/manual/{form}/").content.startswith(begins)
    assert client.get(f"/c/a1/{row.key}/manual/exe/").status_code == 404


def test_what_nobody_knows_is_unknown_until_somebody_says_who_decided(
    agency: Agency, signed_in: SignedIn
) -> None:
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    address = "/a/a1/cases/settings/waste-bin/decided/"
    form = chief.get(address).context["form"]
    paths = [each.path for each in form.open]
    number = paths.index("manual/fee")
    said = {name: form[name].value() or "" for name in form.fields}
    refused = chief.post(address, {**said, f"value_{number}": "20 บาท"}).content.decode()
    assert "ใครเป็นผู้กำหนด" in refused
    assert "20 บาท" in refused
    whole = {
        **said, f"value_{number}": "20 บาท", f"by_{number}": "สภา", f"where_{number}": "ข้อบัญญัติ",
        "value_0": "3", "by_0": "นายก", "where_0": "คำสั่ง 1/2569",
    }  # fmt: skip
    assert chief.post(address, whole).status_code == 302
    desk = Desk.objects.get(agency=agency, procedure="waste-bin")
    found = bridge.as_followed(desk)

    assert (found.clocks["look"].length, found.manual.fee) == (3, found.manual.fee)
    assert getattr(found.manual.fee, "th", "") == "20 บาท"
    assert found.clocks["serve"].is_unknown
    assert "ยังไม่กำหนด" in chief.get("/a/a1/cases/settings/waste-bin/").content.decode()
