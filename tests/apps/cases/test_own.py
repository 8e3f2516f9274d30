"""Everybody who works there: what he may bring, his own cases, what waits for him."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaint_making import AT, opened
from complaint_making import brought as complained
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import own as owning
from prongsai.apps.cases.bridge import folder_of
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.cases.queries import asker_of
from prongsai.apps.cases.telling import remind
from prongsai.apps.files.models import Attached
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from staff_case_making import CHECK, GIFT, LOAN, brought, client_of, colleague, moved, picture

pytestmark = pytest.mark.django_db
MINE = "/a/a1/cases/mine/"
ORDER = {"power": "เปิดประชุม", "giver": "นายก", "holder": "ปลัด"}
SIGNING = {"order_number": "1", "from_day": "2026-08-03", "ends_on": "2027-08-03"}


def test_a_gift_is_declared_with_the_form_of_its_file_and_kept_once(agency: Agency) -> None:
    who = colleague(agency, "giver", Role.STAFF)
    client = client_of(who)
    assert "แจ้งการรับของขวัญ" in client.get(MINE).content.decode()
    said = {**GIFT, "category": "above", "received_on": "1/8/2569", "token": "ab" * 16}
    photo = SimpleUploadedFile("basket.txt", b"a picture")
    first = client.post(f"{MINE}new/gift/", {**said, "photo": photo})
    again = client.post(f"{MINE}new/gift/", said)
    case = Case.objects.get()
    assert first["Location"] == again["Location"] == f"{MINE}{case.key}/"
    assert (case.bringer, case.party, case.secret) == (who.key, "staff", True)
    file = Attached.objects.get().key
    page = client.get(f"{MINE}{case.key}/").content.decode()
    assert f"{MINE}{case.key}/file/{file}/" in page
    assert b"".join(client.get(f"{MINE}{case.key}/file/{file}/")) == b"a picture"
    other = client_of(colleague(agency, "other"))
    assert other.get(f"{MINE}{case.key}/file/{file}/").status_code == 302
    assert other.get(f"/a/a1/files/{file}/").status_code == 404


def test_what_was_typed_stays_when_the_form_is_refused(agency: Agency) -> None:
    client = client_of(colleague(agency, "giver"))
    page = client.post(f"{MINE}new/gift/", {"item": "กระเช้าผลไม้"}).content.decode()
    assert "กระเช้าผลไม้" in page
    assert not Case.objects.exists()


def test_some_things_are_brought_only_by_those_whose_task_it_is(agency: Agency) -> None:
    page = client_of(colleague(agency, "anybody")).get(MINE).content.decode()
    assert "new/interest-check/" not in page
    officer = colleague(agency, "supplies", powers=["supplies_officer"])
    assert "new/interest-check/" in client_of(officer).get(MINE).content.decode()
    refused = client_of(colleague(agency, "else")).get(f"{MINE}new/interest-check/")
    assert refused["Location"] == MINE
    assert client_of(officer).get(f"{MINE}new/no-such/").status_code == 404


def test_an_office_may_close_what_it_does_not_use(agency: Agency) -> None:
    Desk.objects.create(agency=agency, procedure="recognition", staff=False)
    page = client_of(colleague(agency, "anybody")).get(MINE).content.decode()
    assert "new/recognition/" not in page


def test_a_loan_goes_by_powers_whose_orders_are_kept_and_its_borrower_is_told(
    agency: Agency,
) -> None:
    borrower = colleague(agency, "borrower")
    permits = colleague(agency, "permits", powers=["permit_borrowing"])
    supplies = colleague(agency, "supplies", powers=["supplies_officer"])
    case = brought(agency, "asset-loan", borrower, LOAN, at=AT)
    assert case.key in client_of(permits).get(MINE).content.decode()
    assert case.key not in client_of(supplies).get(MINE).content.decode()
    moved(case, "approve", permits)
    assert Notice.objects.filter(recipient=borrower.key, address="cases:own").exists()
    given = Given(values={"condition_out": "ดี"})
    with pytest.raises(Refused) as refused:
        moved(case, "lend", supplies, given)
    assert [each.code for each in refused.value.problems] == ["case-files-missing"]
    moved(case, "lend", supplies, given, [picture()])
    moved(case, "take_back", supplies, Given(values={"condition_in": "ดี"}), [picture()])
    page = client_of(borrower).get(f"{MINE}{case.key}/").content.decode()
    assert "คืนในสภาพดี" in page
    orders = list(case.events.order_by("number").values_list("order", flat=True))
    assert orders == ["", "คำสั่ง permit_borrowing", "คำสั่ง supplies_officer",
                      "คำสั่ง supplies_officer"]  # fmt: skip


def test_nobody_decides_his_own_gift(agency: Agency) -> None:
    mayor = colleague(agency, "mayor", Role.EXECUTIVE)
    case = brought(agency, "gift", mayor, GIFT)
    client = client_of(mayor)
    answer = client.get(f"/a/a1/cases/c/{case.key}/move/keep/")
    assert answer.status_code == 302
    assert "อนุญาตให้เก็บไว้" not in client.get(f"{MINE}{case.key}/").content.decode()


def test_each_declares_for_himself_and_reads_nobody_elses(agency: Agency) -> None:
    officer = colleague(agency, "supplies", powers=["supplies_officer"])
    one, two = colleague(agency, "one"), colleague(agency, "two", Role.VIEWER)
    case = brought(agency, "interest-check", officer, {**CHECK, "people": [one.key, two.key]})
    assert set(Notice.objects.values_list("recipient", flat=True)) >= {one.key, two.key}
    said = {"f_ties": "0105500000001 | ก", "f_relation": "family", "token": "cd" * 16, "seen": "1"}
    address = f"/a/a1/cases/c/{case.key}/"
    client_of(one).post(f"{address}move/declare_ties/", said)
    others = client_of(two).get(address).content.decode()
    assert "คู่สมรสหรือญาติ" not in others
    assert "เลขประจำตัวผู้เสียภาษีตรงกัน" not in others
    whole = client_of(officer).get(address).content.decode()
    assert "เลขประจำตัวผู้เสียภาษีตรงกัน" in whole
    assert "ยังไม่แจ้ง" in whole
    assert case.key not in client_of(one).get(MINE).content.decode()
    assert case.key in client_of(two).get(MINE).content.decode()


def test_what_strangers_bring_waits_for_those_who_look_at_it_first(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    case = complained(agency).case
    assert case.key in signed_in(Role.COMPLAINT_OFFICER).get(MINE).content.decode()
    assert case.key not in signed_in(Role.CHIEF_ADMINISTRATOR).get(MINE).content.decode()


def test_a_loan_is_not_asked_of_staff_in_a_class_of_outsiders(agency: Agency) -> None:
    client = client_of(colleague(agency, "borrower"))
    page = client.get(f"{MINE}new/asset-loan/").content.decode()
    assert 'value="outside"' in page
    assert 'value="outsider"' not in page


def test_a_training_that_was_allowed_waits_for_the_report_of_whoever_went(
    agency: Agency,
) -> None:
    who = colleague(agency, "learner", unit="works")
    chief = colleague(agency, "chief", Role.CHIEF_ADMINISTRATOR)
    coordinator = colleague(agency, "coordinator", Role.COORDINATOR)
    day = dt.date(2026, 8, 21).isoformat()
    said = {
        "course": "งานสารบรรณ", "organiser": "สถาบัน", "level": "officer", "from_day": day,
        "to_day": day, "days": "1", "cost": "0", "why": "ตรงกับงาน",
    }  # fmt: skip
    case = brought(agency, "training-permission", who, said)
    score = Given(values={"criteria": ["duty"], "score": "80"}, reason="ตรงกับหน้าที่")
    moved(case, "compare", coordinator, score)
    moved(case, "allow", chief)
    page = client_of(who).get(MINE).content.decode()
    assert page.index("รอท่านดำเนินการ") < page.index(case.key)


def test_a_new_case_with_a_long_clock_waits_at_once_and_an_order_in_force_does_not(
    agency: Agency,
) -> None:
    days = {"decide": {"length": 60, "days": "calendar"}}
    Desk.objects.create(agency=agency, procedure="gift", choices=days)
    chief = colleague(agency, "chief", Role.CHIEF_ADMINISTRATOR)
    gift = brought(agency, "gift", colleague(agency, "giver"), GIFT)
    drafter = colleague(agency, "drafter", Role.COORDINATOR)
    order = brought(agency, "delegation-order", drafter, ORDER)
    moved(order, "sign", colleague(agency, "mayor", Role.EXECUTIVE), Given(values=SIGNING))
    moved(order, "circulate", chief, Given(values={"circulated_to": "ทุกกอง"}))
    who = asker_of(chief.key, agency, {Role.CHIEF_ADMINISTRATOR}, AT.date())
    assert [each.pk for each in owning.waiting(agency, who, AT.date())] == [gift.pk]


def test_a_monthly_report_waits_for_whoever_drafted_the_order_a_week_before_its_day(
    agency: Agency,
) -> None:
    drafter = colleague(agency, "drafter", Role.COORDINATOR)
    order = brought(agency, "delegation-order", drafter, ORDER)
    moved(order, "sign", colleague(agency, "mayor", Role.EXECUTIVE), Given(values=SIGNING))
    chief = colleague(agency, "chief", Role.CHIEF_ADMINISTRATOR)
    moved(order, "circulate", chief, Given(values={"circulated_to": "ทุกกอง"}))
    assert (order.due, order.late) == (dt.date(2026, 9, 3), False)
    who = asker_of(drafter.key, agency, {Role.COORDINATOR}, AT.date())
    assert owning.mine(agency, who, dt.date(2026, 8, 26)).asked == []
    assert [each.pk for each in owning.mine(agency, who, dt.date(2026, 8, 27)).asked] == [order.pk]
    Notice.objects.all().delete()
    remind(order, folder_of(order), AT + dt.timedelta(days=24))
    assert set(Notice.objects.values_list("recipient", flat=True)) == {drafter.key}
    moved(order, "report", drafter, Given(values={"used": "2"}))
    assert order.due == dt.date(2026, 9, 3)
