"""Statistics on page, paper and in files agree, and with a recount; none needs a key."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers import bridge
from prongsai.apps.papers.models import Paper
from prongsai.apps.sealed import actions, keeping, reports
from prongsai.apps.sealed.models import Case, Passed, Record, Slot
from prongsai.core.access.roles import Role
from prongsai.core.sealed.course import Move
from prongsai.core.sealed.limits import Chosen
from prongsai.shell.web.settings import CONFIG
from sealed_making import AT, brought, doer, opened

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 9, 30)
SCREEN, LOOK = Move(to="screened", reason="มีมูล"), Move(to="fact_finding", reason="ขอเอกสาร")
DECIDE, TELL = Move(to="decided", reason="พบ", outcome="substantiated"), Move(to="told")
OVER = (SCREEN, LOOK, DECIDE, TELL)


def on(days: int) -> dt.datetime:
    return AT + dt.timedelta(days)


def lived(agency: Agency, *moves: Move, answered: int | None = None, over: int = 3) -> Case:
    """A report of 20 August: answered and taken on so many days later."""
    case, _ = brought(agency)
    if answered is not None:
        actions.say(case, "รับไว้แล้ว", "", doer("law", on(answered)), private=False)
    for number, move in enumerate(moves, start=1):
        actions.move(opened(agency, case, "law"), move, number, doer("law", on(over)))
    return case


@pytest.fixture
def six(taking: Agency) -> Agency:
    """Over: answered in time, answered late, told in time, told late; pending: late, answered."""
    lived(taking, *OVER, answered=15, over=30)
    lived(taking, *OVER, answered=16, over=30)
    lived(taking, *OVER, over=15)
    lived(taking, *OVER, over=16)
    lived(taking, SCREEN, LOOK)
    lived(taking, SCREEN, answered=2)
    return taking


def recount() -> dict[str, int]:
    """From columns in the clear alone, as a dump has them, without a clock of the program."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id, state, day FROM sealed_passed ORDER BY number")
        steps = cursor.fetchall()
        cursor.execute("SELECT case_id, day FROM sealed_record WHERE kind = 'reply'")
        heard = cursor.fetchall()
    found = dict.fromkeys(("received", "finished", "pending", "in_time", "late", "pending_late"), 0)
    for case in {each[0] for each in steps}:
        came = next(_day(day) for key, _, day in steps if key == case)
        over = [_day(day) for key, state, day in steps if key == case and state == "told"]
        said = [_day(day) for key, day in heard if key == case]
        late = (min([*said, *over], default=TODAY) - came).days > 15
        found["received"] += 1
        found["finished" if over else "pending"] += 1
        if over:
            found["late" if late else "in_time"] += 1
        else:
            found["pending_late"] += late
    return found


def _day(value: object) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))


def numbers(page: str) -> list[int]:
    """Of the rows that tell of the whole year, both tables."""
    whole = re.findall(r'<tr><th scope="row">([^<]*)</th>(.*?)</tr>', page)
    half = len(whole) // 2
    return [
        int(each) for _, cells in (whole[half - 1], whole[-1])
        for each in re.findall(r">(\d+)</td>", cells)
    ]  # fmt: skip


@pytest.fixture
def desk(six: Agency, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("prongsai.shell.web.clock.CONFIG", replace(CONFIG, today=TODAY))
    client = Client()
    client.force_login(person("desk", six.key, Role.COORDINATOR))
    return client


def at(page: str, agency: Agency) -> str:
    return reverse(f"sealed:{page}", args=[agency.key])


def test_counts_agree_with_a_recount_of_the_rows(six: Agency) -> None:
    count = reports.counted(six, 2569, TODAY).year
    assert recount() == {
        "received": 6, "finished": 4, "pending": 2, "in_time": 2, "late": 2, "pending_late": 1,
    }  # fmt: skip
    assert {name: getattr(count, name) for name in recount()} == recount()


def test_they_are_told_without_any_key_or_box(six: Agency) -> None:
    before = reports.counted(six, 2569, TODAY)
    Slot.objects.all().delete()
    Record.objects.update(box=b"", reply=None)
    Case.objects.update(public=b"", identity=b"")
    assert reports.counted(six, 2569, TODAY) == before


def test_notes_and_words_of_who_reported_change_no_count(six: Agency) -> None:
    before = reports.counted(six, 2569, TODAY)
    case = Case.objects.get(number=5)
    actions.say(case, "ภายใน", "", doer("law", on(5)), private=True)
    assert reports.counted(six, 2569, TODAY) == before


def test_days_that_the_office_set_are_those_it_is_measured_by(six: Agency) -> None:
    keeping.set_terms(six, {"answer": Chosen(length=10)}, None, doer("law"))
    count = reports.counted(six, 2569, TODAY).year
    assert (count.in_time, count.late, count.pending_late) == (0, 4, 1)
    assert reports.counted(six, 2569, TODAY).clock.length == 10


def test_page_paper_and_files_tell_the_same(six: Agency, desk: Client) -> None:
    count = reports.counted(six, 2569, TODAY).year
    page = desk.get(at("counts", six)).content.decode()
    assert numbers(page) == [*count.shown, *count.timely]

    rows = list(
        csv.reader(
            io.StringIO(
                desk.get(at("counts_file", six), {"form": "csv"}).content.decode("utf-8-sig")
            )
        )
    )
    assert [int(each) for each in rows[3][1:]] == [*count.shown, *count.timely[1:]]
    sheet = desk.get(at("counts_file", six), {"form": "xlsx"}).content
    assert sheet.startswith(b"PK")

    desk.post(at("counts_paper", six), {"year": "2569", "kind": "year", "once": "a" * 32})
    (row,) = bridge.given(Paper.objects.get())["rows"][-1:]
    assert [row[name] for name in (
        "carried", "received", "referred", "decided", "finished", "pending", "in_time", "late",
        "unmeasured", "pending_late",
    )] == [*count.shown, *count.timely[1:]]  # fmt: skip


def test_totals_are_told_however_small_and_nothing_is_broken_down(six: Agency) -> None:
    Passed.objects.exclude(case__number=2).delete()
    count = reports.counted(six, 2569, TODAY).year
    assert (count.received, count.finished, count.late) == (1, 1, 1)
