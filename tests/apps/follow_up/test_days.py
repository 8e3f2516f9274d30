"""The coordinator keeps the days of the office; last days move with them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from follow_making import crew, measure, place
from prongsai.apps.agencies.models import Agency
from prongsai.apps.measures.models import Rhythm

pytestmark = pytest.mark.django_db
DAYS = "/a/a1/follow-up/days/"


def browser(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_own_holidays_and_other_days_to_report_move_the_last_day(agency: Agency) -> None:
    people, row = crew(agency), measure(agency)
    before = place(row).due.day
    desk = browser(people["coordinator"])
    desk.post(DAYS, {"days": "10", "closed": "๑ เม.ย. ๒๕๖๙ วันหยุดท้องถิ่น", "open": "6/4/2569",
                     "known_until": ""})  # fmt: skip
    kept = Rhythm.objects.get()
    assert (kept.closed, kept.open) == ({"2026-04-01": "วันหยุดท้องถิ่น"}, ["2026-04-06"])
    assert place(row).due.day == before  # one more, one less
    desk.post(DAYS, {"days": "15", "closed": "", "open": "", "known_until": "31/12/2570"})
    assert (place(row).due.day > before, place(row).due.sure) == (True, True)


def test_what_cannot_be_read_is_said_and_kept(agency: Agency) -> None:
    desk = browser(crew(agency)["coordinator"])
    answer = desk.post(DAYS, {"days": "0", "closed": "สักวัน", "open": ""}).content.decode()
    same = desk.post(DAYS, {"days": "9", "closed": "1/4/2569", "open": "1/4/2569"})
    assert "สักวัน" in answer
    assert "errorlist" in answer
    assert "ทั้งในวันหยุดเพิ่ม" in same.content.decode()
    assert not Rhythm.objects.exists()


def test_others_read_it_and_change_nothing(agency: Agency) -> None:
    officer = browser(crew(agency)["officer"])
    page = officer.get(DAYS).content.decode()
    assert "ผู้ประสานงานเป็นผู้แก้ไขหน้านี้" in page
    assert '<form method="post">' not in page
    assert officer.post(DAYS, {"days": "9"}).status_code == 404


def test_the_second_of_two_is_told(agency: Agency) -> None:
    desk = browser(crew(agency)["coordinator"])
    seen = desk.get(DAYS).context["form"]["seen"].value()
    desk.post(DAYS, {"days": "12", "closed": "", "open": "", "seen": seen})
    late = desk.post(DAYS, {"days": "9", "closed": "", "open": "", "seen": seen})
    assert (late.status_code, Rhythm.objects.get().days) == (200, 12)
