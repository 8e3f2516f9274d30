"""What an agency sets, what it keeps and for how long, and what a body outside took."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.papers.models import Paper
from prongsai.apps.sealed import actions, bringing, keeping, reports
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.chores import erase
from prongsai.apps.sealed.models import Asking, Case, Desk, Record, Slot
from prongsai.core.jobs.trying import Task
from prongsai.core.sealed.course import Move
from prongsai.core.sealed.limits import Chosen
from prongsai.core.terms.problem import Refused
from sealed_making import AT, TODAY, brought, doer, holder, opened, opens

pytestmark = pytest.mark.django_db
WAY = (
    Move(to="screened", reason="มีมูล"),
    Move(to="referred", reason="เกินอำนาจ", body="nacc"),
    Move(to="decided", reason="ส่งต่อแล้ว", outcome="by_others"),
    Move(to="told"),
)


def walked(agency: Agency, case: Case, *moves: Move) -> None:
    for at, move in enumerate(moves, start=1):
        actions.move(opened(agency, case, "law"), move, at, doer("law"))


def years(number: int, days: int = 0) -> dt.datetime:
    return AT.replace(year=AT.year + number) + dt.timedelta(days)


def at(page: str, agency: Agency, *more: object) -> str:
    return reverse(f"sealed:{page}", args=[agency.key, *more])


def test_days_and_years_are_set_on_the_page_and_stand_in_the_trail(taking: Agency) -> None:
    client = holder("law", taking)
    facts = {"screen_days": "7", "screen_working": "on", "answer_days": "10", "keep_years": "10"}
    assert client.post(at("terms", taking), facts).status_code == 302
    desk = Desk.objects.get(agency=taking)
    assert desk.limits == {
        "screen": {"length": 7, "working": True}, "answer": {"length": 10, "working": False},
    }  # fmt: skip
    assert desk.keep_years == 10
    (line,) = Entry.objects.filter(thing="sealed.desk", verb="set")
    assert line.after["sealed_keep_years"] == 10
    assert 'value="7"' in client.get(at("terms", taking)).content.decode()
    assert client.post(at("terms", taking), facts).status_code == 302
    assert Entry.objects.filter(thing="sealed.desk", verb="set").count() == 1


@pytest.mark.parametrize("facts", [
    {"answer_days": "16"}, {"screen_days": "0"}, {"screen_days": "เจ็ด"}, {"keep_years": "-1"},
    {"keep_years": "999"}, {"tell_days": "99999"},
])  # fmt: skip
def test_what_cannot_be_is_told_and_nothing_is_saved(taking: Agency, facts: dict[str, str]) -> None:
    page = holder("law", taking).post(at("terms", taking), facts)
    assert page.status_code == 200
    assert next(iter(facts.values())) in page.content.decode()
    assert Desk.objects.get(agency=taking).limits == {}
    with pytest.raises(Refused, match="sealed-limit-longer"):
        keeping.set_terms(taking, {"answer": Chosen(length=16)}, None, doer("law"))


def test_clocks_stand_on_the_page_and_a_late_one_says_so(taking: Agency) -> None:
    case, code = brought(taking)
    Case.objects.filter(pk=case.pk).update(held=False)
    case.steps.update(day=TODAY - dt.timedelta(16))
    page = holder("law", taking).get(at("case", taking, case.pk)).content.decode()
    assert "เกินกำหนด" in page
    assert "เกินกำหนด" in holder("law", taking).get(at("list", taking)).content.decode()
    shown = Client().post(at("answer", taking), {"code": code}).content.decode()
    assert "หน่วยงานควรตอบท่านภายใน" in shown


def test_a_receipt_is_added_once_the_other_body_has_given_one(taking: Agency) -> None:
    case, _ = brought(taking)
    walked(taking, case, *WAY[:2])
    client = holder("law", taking)
    page = at("receipt", taking, case.pk)
    assert client.post(page, {"body": "nacc", "receipt": "ปช 0012/4567"}).status_code == 302
    assert client.post(page, {"body": "nacc", "receipt": " "}).status_code == 200
    assert client.post(page, {"body": "none", "receipt": "1"}).status_code == 200
    said = client.get(at("case", taking, case.pk)).content.decode()
    assert "ปช 0012/4567" in said
    with pytest.raises(Refused, match="sealed-no-receipt"):
        actions.add_receipt(opened(taking, case, "law"), "nacc", " ", doer("law"))
    (line,) = Entry.objects.filter(thing="sealed.case", verb="receipt")
    assert "4567" not in str(line.after)


def test_past_its_term_everything_goes_but_days_and_states(taking: Agency) -> None:
    case, code = brought(taking, who=Identity(name="สมหญิง"))
    actions.ask_name(opened(taking, case, "law"), "ต้องถามพยาน", doer("law"))
    actions.say(case, "รับไว้แล้ว", "", doer("law"), private=False)
    walked(taking, case, *WAY)
    before = reports.counted(taking, 2569, TODAY)
    assert (before.year.finished, before.year.in_time) == (1, 1)
    keeping.set_terms(taking, {}, 5, doer("law"))
    assert keeping.erase(taking, years(5)) == 0
    assert erase(Task(years(5, 1))) == {"erased": 1}
    assert erase(Task(years(5, 2))) == {"erased": 0}

    for rows in (Slot, Asking):
        assert not rows.objects.filter(case=case).exists()
    left = Record.objects.filter(case=case).values_list("kind", "reply", "once")
    assert list(left) == [("reply", None, "")]  # its day alone, for what was in time
    assert [bytes(each.box) for each in Record.objects.filter(case=case)] == [b""]
    assert opens(taking, case, "law") is None
    assert reports.counted(taking, 2569, TODAY) == before
    shown = Client().post(at("answer", taking), {"code": code}).content.decode()
    assert "เนื้อหาถูกลบแล้ว" in shown
    case.refresh_from_db()
    with pytest.raises(Refused, match="sealed-erased"):
        bringing.add(case, "เพิ่ม", (), "", TODAY)
    with pytest.raises(Refused, match="sealed-erased"):
        actions.say(case, "ตอบ", "", doer("law"), private=False)


def test_what_is_held_stays_beyond_its_term_until_it_is_let_go(taking: Agency) -> None:
    case, _ = brought(taking)
    walked(taking, case, *WAY)
    keeping.set_terms(taking, {}, 1, doer("law"))
    client, page = holder("law", taking), at("hold", taking, case.pk)
    assert client.post(page, {"reason": ""}).status_code == 200
    assert client.post(page, {"reason": "ศาลสั่งให้เก็บ"}).status_code == 302
    assert keeping.erase(taking, years(3)) == 0
    assert "ศาลสั่งให้เก็บ" in client.get(at("case", taking, case.pk)).content.decode()
    assert client.post(page, {"reason": "คดีถึงที่สุด", "let_go": "1"}).status_code == 302
    assert keeping.erase(taking, years(3)) == 1
    lines = Entry.objects.filter(thing="sealed.case", verb__in=("hold", "let go", "erase"))
    assert [line.verb for line in lines.order_by("number")] == ["hold", "let go", "erase"]
    assert "ศาล" not in str(list(lines.values()))


def test_nothing_goes_while_nobody_has_set_a_term_or_it_is_not_over(taking: Agency) -> None:
    over, _ = brought(taking)
    walked(taking, over, *WAY)
    brought(taking)
    assert keeping.erase(taking, years(60)) == 0
    keeping.set_terms(taking, {}, 1, doer("law"))
    assert keeping.erase(taking, years(60)) == 1


def test_holding_twice_is_written_down_once(taking: Agency) -> None:
    case, _ = brought(taking)
    found = opened(taking, case, "law")
    for _ in range(2):
        keeping.hold(found, "ศาล", doer("law"), held=True)
    assert Entry.objects.filter(verb="hold").count() == 1
    with pytest.raises(Refused, match="sealed-no-reason"):
        keeping.hold(found, " ", doer("law"), held=False)


def test_what_was_typed_while_the_key_was_locked_is_sent_once_it_is_open_again(
    taking: Agency,
) -> None:
    case, _ = brought(taking)
    client = holder("law", taking)
    client.post(at("lock", taking))
    facts = {"text": "คำตอบยาวที่เขียนอยู่นาน", "once": "d" * 32}
    page = client.post(at("say", taking, case.pk), facts).content.decode()
    assert "คำตอบยาวที่เขียนอยู่นาน" in page
    assert client.session.get("typed") is None
    wrong = client.post(at("say", taking, case.pk), {**facts, "passphrase": "ไม่ใช่คำนี้แน่นอน"})
    assert "คำตอบยาวที่เขียนอยู่นาน" in wrong.content.decode()
    assert "ไม่ใช่คำนี้แน่นอน" not in wrong.content.decode()
    from sealed_making import PASSPHRASE  # noqa: PLC0415

    sent = client.post(at("say", taking, case.pk), {**facts, "passphrase": PASSPHRASE})
    assert sent.status_code == 302
    page = client.get(at("case", taking, case.pk)).content.decode()
    assert page.count("คำตอบยาวที่เขียนอยู่นาน") == 1


def test_what_was_typed_while_the_session_ended_is_kept_in_no_session(taking: Agency) -> None:
    """Other forms are; their text stands in a row of sessions until somebody looks."""
    from django.contrib.sessions.models import Session  # noqa: PLC0415

    case, _ = brought(taking)
    client = holder("law", taking)
    client.get(at("list", taking))  # the browser remembers who was here
    del client.cookies["sessionid"]
    secret = "ความลับที่พิมพ์ค้างไว้"  # noqa: S105 - of nobody
    for page, facts in (
        (at("say", taking, case.pk), {"text": secret}),
        (at("recover", taking), {"one": secret, "two": secret}),
    ):
        answer = client.post(page, facts, HTTP_REFERER=f"http://testserver{page}")
        assert answer.status_code == 302
        assert secret not in answer.content.decode()
    assert all("typed" not in each.get_decoded() for each in Session.objects.all())


def test_totals_are_drafted_as_a_paper_that_says_none_where_there_was_none(
    taking: Agency,
) -> None:
    brought(taking, what="ความลับที่ไม่อยู่ในรายงาน")
    client, page = holder("law", taking), at("counts_paper", taking)
    facts = {"year": "2569", "kind": "year", "once": "e" * 32}
    answers = [client.post(page, facts) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    (paper,) = Paper.objects.filter(agency=taking)
    assert paper.kind == "sealed-annual"
    assert "ความลับ" not in paper.given
    assert paper.fields["subject"] in (
        client.get(at("counts", taking), {"year": "2569"}).content.decode()
    )
    assert client.post(page, {**facts, "kind": "other"}).status_code == 404
    assert client.post(page, {**facts, "year": "1999"}).status_code == 404
    half = client.post(page, {**facts, "kind": "half", "once": "f" * 32})
    assert half.status_code == 302
    assert Paper.objects.filter(kind="sealed-half-year").count() == 1
