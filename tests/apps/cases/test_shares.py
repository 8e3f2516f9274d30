"""Whoever asks for a training sees who got how much, and sees the same as everybody."""

from __future__ import annotations

import pytest

from complaint_making import AT
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from staff_case_making import brought, client_of, colleague, moved

pytestmark = pytest.mark.django_db
ASK = "/a/a1/cases/mine/new/training-permission/"
DAY = AT.date().isoformat()


def trained(agency: Agency, desks: list[Person], who: Person, level: str, spent: str) -> None:
    said = {
        "course": "หลักสูตร", "organiser": "สถาบัน", "level": level, "from_day": DAY,
        "to_day": DAY, "days": "1.5", "cost": "9000", "why": "ใช้ในงาน",
    }  # fmt: skip
    case = brought(agency, "training-permission", who, said)
    scored = Given(values={"criteria": ["duty"], "score": "80"}, reason="ตรงหน้าที่")
    moved(case, "compare", desks[0], scored)
    moved(case, "allow", desks[1])
    moved(case, "report", who, Given(values={"spent": spent, "learned": "ได้"}))


def test_days_and_baht_by_unit_and_level_are_told_to_every_colleague(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.shell.web.clock.now", lambda: AT)
    desks = [colleague(agency, "c", Role.COORDINATOR), colleague(agency, "m", Role.EXECUTIVE)]
    one = colleague(agency, "one", Role.DIVISION_OFFICER, unit="works")
    two = colleague(agency, "two", Role.DIVISION_OFFICER, unit="health")
    for who, level, spent in ((one, "officer", "5000"), (one, "head", "700"), (two, "head", "42")):
        trained(agency, desks, who, level, spent)

    pages = [client_of(each).get(ASK) for each in (one, two, colleague(agency, "staff"))]

    shares = [each.context["shares"] for each in pages]
    assert shares[0] == shares[1] == shares[2]
    by_unit, by_level, by_kind = shares[0][0][1]
    assert [(name, many, [str(each) for each in sums]) for name, many, sums in by_unit.rows] == [
        ("กอง health", 1, ["1.5", "42.00"]), ("กอง works", 2, ["3.0", "5700.00"]),
    ]  # fmt: skip
    assert [str(sums[1]) for _, _, sums in by_level.rows] == ["5000.00", "742.00"]
    assert [(name, many) for name, many, _ in by_kind.rows] == [("ไปอบรมภายนอก", 3)]
    assert "กอง health" in pages[2].content.decode()


def test_where_nothing_is_shared_nothing_is_asked_for(agency: Agency) -> None:
    page = client_of(colleague(agency, "staff")).get("/a/a1/cases/mine/new/gift/")
    assert page.context["shares"] == []
