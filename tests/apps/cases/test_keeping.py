"""What tells about people goes when its term is over, from everywhere; counts stay as they were."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as of_here

from complaint_making import AT, DOER, PROCEDURE, SORTER, brought, given, opened, solved
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import actions, bridge, chores, figures, keeping
from prongsai.apps.cases.due import CASES
from prongsai.apps.cases.keeping import Decided, Gone, Held
from prongsai.apps.cases.models import Case, Event, Holding
from prongsai.apps.cases.models_around import Erasing, Hold, KeptTerm
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.files.checking import checked
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.jobs.trying import Task
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db

KEEPING = "/a/a1/cases/keeping/"
NAME, PHONE, MATTER, SAID = "สมใจ ไม่มีจริง", "0899999999", "ไฟดับหน้าบ้านเลขที่ 99", "โทรหาลูกสาวแทน"
FOUR = AT + dt.timedelta(days=4 * 366)
PICTURE = b"what a picture would hold"


def decided(agency: Agency, years: int = 3, *terms: str) -> None:
    for term in terms or ("contact", "record"):
        said = Decided(years, "นายกเทศมนตรี", "ประกาศที่ 1/2569")
        keeping.decide(agency, PROCEDURE, term, said, DOER)


def closed(agency: Agency, form: str = "") -> Case:
    """With a name, a message, a reason inside and a file."""
    opened(agency)
    case = brought(agency, name=NAME, phone=PHONE, matter=MATTER, form=form).case
    actions.say(case, bridge.citizen(case), SAID, AT)
    actions.file(case, bridge.citizen(case), [checked("notes.txt", PICTURE)], AT)
    return solved(given(case))


def everything() -> str:
    """All rows of all tables, as text."""
    rows = (row for model in apps.get_models() for row in model._base_manager.values())
    return "\n".join(str(list(row.values())) for row in rows)


def contents() -> bytes:
    folder = Path(of_here.FILES)
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_nothing_goes_before_the_office_has_decided(agency: Agency) -> None:
    closed(agency)

    assert chores.erase(Task(AT + dt.timedelta(days=30000))) == {"erased": 0}


def test_what_was_erased_is_gone_from_database_files_and_search(
    agency: Agency, signed_in: SignedIn
) -> None:
    case = closed(agency)
    decided(agency)
    assert all(each in everything() for each in (NAME, PHONE, MATTER, SAID))
    assert PICTURE in contents()

    assert chores.erase(Task(FOUR))["erased"] > 0

    assert not [each for each in (NAME, PHONE, MATTER, SAID) if each in everything()]
    assert PICTURE not in contents()
    found = signed_in(Role.COORDINATOR).get("/search/", {"q": NAME}).content.decode()
    assert "/cases/c/" not in found
    assert Event.objects.filter(case=case).count() == 5
    assert bridge.folder_of(case).standing(FOUR).state == "closed"
    assert chores.erase(Task(FOUR)) == {"erased": 0}


def test_figures_are_the_same_before_and_after(agency: Agency) -> None:
    closed(agency)
    brought(agency, form="open-still", anonymous=True)
    decided(agency)
    units, year = Units({}, {}, frozenset()), FiscalYear.of(AT.date())
    before = figures.of_year(agency, bridge.offered()[PROCEDURE], year, FOUR, units)

    chores.erase(Task(FOUR))

    assert figures.of_year(agency, bridge.offered()[PROCEDURE], year, FOUR, units) == before
    assert before.whole.received == 2


def test_what_has_a_shorter_term_goes_first(agency: Agency) -> None:
    case = closed(agency)
    decided(agency, 1, "contact")
    decided(agency, 10, "record")

    keeping.erase(case, AT + dt.timedelta(days=2 * 366))

    left = set(Holding.objects.values_list("field", flat=True))
    assert {"matter", bridge.TEXT} <= left
    assert not {"name", "phone"} & left
    case.refresh_from_db()
    assert case.erased_at is None


def test_what_is_held_stays_until_it_is_released(agency: Agency) -> None:
    case, other = closed(agency), closed(agency, "other")
    decided(agency)
    keeping.hold(case, Held("ศาลปกครอง", "คดีเลขดำที่ 1/2569", dt.date(2027, 1, 1)), "desk", AT)

    chores.erase(Task(FOUR))

    assert Holding.objects.filter(case=case).exists()
    assert not Holding.objects.filter(case=other).exists()
    keeping.release(case, "desk", FOUR)
    keeping.release(case, "desk", FOUR)
    assert keeping.erase(case, FOUR).values > 0
    assert (Hold.objects.get().ended_by, Hold.objects.get().ended) == ("desk", FOUR)


def test_an_open_case_keeps_everything(agency: Agency) -> None:
    opened(agency)
    case = brought(agency).case
    decided(agency)

    assert keeping.erase(case, FOUR) == Gone()


def test_a_night_tells_how_much_it_erased_and_nothing_else(
    agency: Agency, signed_in: SignedIn, desks: dict[Role, Any]
) -> None:
    client = signed_in(Role.COMPLAINT_OFFICER)
    closed(agency)
    decided(agency)

    chores.erase(Task(FOUR))

    night = Erasing.objects.get()
    assert (night.cases, night.files) == (1, 1)
    assert night.values >= 5
    told = Notice.objects.get(text="notice.cases_erased")
    assert (told.recipient, told.facts) == (desks[Role.COMPLAINT_OFFICER].key, {"cases": "1"})
    page = client.get(KEEPING).content.decode()
    assert "สำเนาสำรอง" in page
    assert NAME not in page
    line = Entry.objects.get(thing="cases.case", verb="erase")
    assert set(line.after) == {"register_number", "case_erased", "case_files"}


def test_an_office_writes_down_who_decided_and_where(agency: Agency, signed_in: SignedIn) -> None:
    opened(agency)
    desk = signed_in(Role.COORDINATOR)
    said = {"years": "10", "decided_by": "นายกเทศมนตรี", "written_in": "ประกาศที่ 9/2569"}

    assert "ยังไม่กำหนด" in desk.get(KEEPING).content.decode()
    desk.post(f"{KEEPING}{PROCEDURE}/contact/", said)
    desk.post(f"{KEEPING}{PROCEDURE}/contact/", said)

    assert KeptTerm.objects.get().years == 10
    assert Entry.objects.filter(thing="cases.term").count() == 1
    page = desk.get(KEEPING).content.decode()
    assert "ประกาศที่ 9/2569" in page
    for wrong in ({**said, "years": "0"}, {**said, "written_in": ""}):
        assert "errorlist" in desk.post(f"{KEEPING}{PROCEDURE}/contact/", wrong).content.decode()
    assert desk.get(f"{KEEPING}{PROCEDURE}/nothing/").status_code == 404


def test_a_hold_says_who_asked_why_until_when_and_who_looked_again(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    case = brought(agency).case
    desk, address = signed_in(Role.COMPLAINT_OFFICER), f"/a/a1/cases/c/{case.key}/hold/"
    said = {"asked_by": "ศาลปกครอง", "why": "คดีเลขดำที่ 1/2569", "until": "1/2/2600"}

    desk.post(address, said)
    page = desk.get(f"/a/a1/cases/c/{case.key}/").content.decode()
    assert "ศาลปกครอง" in page
    assert "คดีเลขดำที่ 1/2569" in page
    desk.post(address, {**said, "until": "1/2/2601"})

    row = Hold.objects.get()
    assert row.until == dt.date(2058, 2, 1)
    assert row.reviewed_by == row.by
    assert "ทบทวนล่าสุด" in desk.get(address).content.decode()
    assert "errorlist" in desk.post(address, {**said, "until": "1/2/2560"}).content.decode()
    desk.post(address, {"release": "1"})
    case.refresh_from_db()
    assert not case.hold
    entries = Entry.objects.filter(thing="cases.case").order_by("number")
    verbs = entries.values_list("verb", flat=True)
    assert [each for each in verbs if each != "brought"] == ["hold", "review", "release"]


def test_a_hold_is_due_to_be_looked_at_again(agency: Agency) -> None:
    opened(agency)
    case = given(brought(agency).case)
    keeping.hold(case, Held("ศาล", "คดี", dt.date(2026, 9, 1)), "desk", AT)

    assert "case_hold" not in {each.what for each in CASES.of(agency, AT)}
    soon = [each for each in CASES.of(agency, AT + dt.timedelta(days=20))
            if each.what == "case_hold"]  # fmt: skip
    assert [each.until for each in soon] == [dt.date(2026, 9, 1)]


def test_a_hold_of_yesterday_is_none(agency: Agency) -> None:
    opened(agency)
    case = brought(agency).case

    with pytest.raises(Refused):
        keeping.hold(case, Held("ศาล", "คดี", AT.date()), "desk", AT)
    assert not Hold.objects.exists()


def test_what_was_said_inside_goes_too(agency: Agency) -> None:
    opened(agency)
    case = brought(agency, anonymous=True).case
    actions.move(case, "drop", SORTER, Given(reason=f"ทราบว่าเป็น{NAME}"), AT)
    decided(agency)

    keeping.erase(case, FOUR)

    assert NAME not in everything()
