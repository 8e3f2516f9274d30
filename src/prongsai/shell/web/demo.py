"""A demonstration: one fictional province from a seed. Nothing and nobody in it is real."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from prongsai.apps.accounts import actions as people
from prongsai.apps.accounts import central, offices
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.passwords import normal
from prongsai.apps.agencies import actions as places
from prongsai.apps.agencies.kinds import DISTRICT, NATION
from prongsai.apps.agencies.kinds import PROVINCE as PROVINCE_KIND
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments import actions as results
from prongsai.apps.assessments.actions import Doer, Source, Standing
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.assessments.models import Assessment
from prongsai.apps.assessments.rules import pin
from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.criteria.pack import Kind, Pack
from prongsai.core.scoring.given import Given
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.words import Language
from prongsai.shell.web import (
    demo_asking,
    demo_case_years,
    demo_cases,
    demo_cases_around,
    demo_cases_staff,
    demo_checks,
    demo_circulars,
    demo_disclosure,
    demo_dissemination,
    demo_follow_up,
    demo_followed,
    demo_listings,
    demo_measures,
    demo_meetings,
    demo_own_procedure,
    demo_papers,
    demo_plans,
    demo_portal,
    demo_powers,
    demo_purchases,
    demo_risks,
    demo_sealed,
    demo_services,
    demo_spending,
)
from prongsai.shell.web.demo_papers import Act, Office
from prongsai.workshop.voice import screens

TODAY = dt.date(2026, 8, 20)
"""The demonstration's day, so that screens and due dates don't drift."""
SEED = 2569
PASSWORD = "ทดลองใช้โปร่งใส2569"  # noqa: S105 - printed for everybody to see
YEARS = range(2563, 2570)
OPENED_EARLY, OLDER_RULES = (1, 2569), ("ita/2569/local@1", "ita/2567/local@1")
"""One agency opened the last year while its draft still leaned on an older year than now."""
TERM_ENDS = dt.date(2027, 3, 27)
"""Of the mayors: an election is near."""
DEPUTY_SINCE = dt.datetime(2026, 8, 18, 10, tzinfo=ZoneInfo("Asia/Bangkok"))
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
COUNTRY = "ประเทศไทย (สาธิต)"
PROVINCE = "สมมติบุรี"
DISTRICTS = ("เมืองสมมติบุรี", "ทุ่งฝัน", "ริมเมฆ", "ดอยแสงดาว")
_SUB, _TOWN = "subdistrict_administrative_organization", "subdistrict_municipality"
_DIVISIONS = (
    ("office", "สำนักปลัด"), ("finance", "กองคลัง"), ("works", "กองช่าง"), ("education", "กองการศึกษา"),
    ("audit", "หน่วยตรวจสอบภายใน"),
)  # fmt: skip
_SERVES = {Role.DIVISION_HEAD: "finance", Role.DIVISION_OFFICER: "finance"}
"""Divisions of those who head or serve in one."""
_PLACES = (
    "นาฝัน", "ฟ้าใส", "ทุ่งหมอก", "หนองแสงดาว", "บ้านริมเมฆ", "ดอยลมโชย", "คลองนิทาน", "ป่าละเมอ",
    "วังเพลง", "ห้วยเงา", "สวนตะวัน", "ท่าสายรุ้ง", "โนนเมฆา", "บึงจันทร์", "เขาหมอกคราม", "ลานดอกไม้",
    "ทับฝัน", "ไร่ลมเย็น", "หาดดาวเรือง", "ดงนิทรา", "เกาะเพ้อ", "นาเมฆ", "โคกสายลม",
)  # fmt: skip
_PEOPLE = (
    "ดาริกา แสนสมมติ", "มานพ ฟ้านิทาน", "วารุณี เมฆลอย", "ก้องภพ ลมเย็น", "ปานตะวัน รุ่งฝัน", "ชลธี ดาวกระจ่าง",
    "นภัสสร หมอกขาว", "ธารา สายรุ้ง", "เมษา ดอกไม้", "ภูผา คีรีฝัน", "อรุณ แสงแรก",
)  # fmt: skip
_NEIGHBOURS = ("ศศิ ลำธารฝัน", "ตฤณ เขาคราม", "รินลดา ทะเลเมฆ", "ปกรณ์ นาแสงดาว")
"""Other people sit in the second agency, so that nobody is taken for somebody else."""


@dataclass(frozen=True, slots=True)
class Account:
    """One way in, as it is printed."""

    username: str
    role: str
    place: str

    def said(self, language: Language) -> str:
        role = screens()[f"role.{self.role}"][language]
        return f"{role} · {self.place}" if self.place else role


def accounts() -> list[Account]:
    """The ways in, as they are printed when the demonstration is served."""
    first, second = f"เทศบาลตำบล{_PLACES[0]}", f"เทศบาลตำบล{_PLACES[1]}"
    return [
        *(Account(role.value, role.value, first) for role in AGENCY_ROLES),
        *(Account(f"{role.value}2", role.value, second) for role in DESKS),
        *(Account(name, said[0].value, second) for name, said in demo_sealed.PEOPLE.items()),
        Account("district", Role.SUPERVISOR.value, DISTRICTS[0]),
        Account("nation", Role.SUPERVISOR.value, COUNTRY),
        Account("province", Role.SUPERVISOR.value, PROVINCE),
        Account("admin", "installation", ""),
    ]


@transaction.atomic
def fill() -> None:
    """Everything, through the same doors that people use, so that the trail is whole."""
    settings.WEB_CHECKS = False  # its agencies have no websites
    chance = random.Random(SEED)  # noqa: S311 - a demonstration, the same each time
    begun = dt.datetime(2019, 10, 1, 9, tzinfo=timezone.get_current_timezone())
    root = _person("admin", "ผู้ดูแลระบบส่วนกลาง (สาธิต)", begun, by="", installation=True)
    agencies = list(_agencies(root.key, begun))
    staff = {
        agencies[0].key: _staff(agencies[0], AGENCY_ROLES, _PEOPLE, root.key, begun),
        agencies[1].key: _staff(agencies[1], DESKS, _NEIGHBOURS, root.key, begun, "2"),
    }
    _supervisors(root.key, begun)
    offices_of = [Office(each, staff[each.key]) for each in agencies[: len(staff)]]
    works = [sorted(work, key=lambda each: each[0]) for work in _works(*offices_of)]
    for place, agency in enumerate(agencies):
        office = offices_of[place] if place < len(offices_of) else None
        _years(agency, chance, place, office, works[place] if office else [])
    absent = staff[agencies[1].key][Role.CHIEF_ADMINISTRATOR]
    later = (DEPUTY_SINCE, lambda: _deputy(agencies[1], absent, root.key))
    acts = [
        *demo_papers.afterwards(*offices_of), *demo_disclosure.acts(*offices_of),
        *demo_purchases.acts(*offices_of), *demo_dissemination.acts(*offices_of),
        *demo_listings.acts(offices_of[0]), *demo_circulars.acts(offices_of[0]),
        *demo_portal.acts(*offices_of), *itertools.chain(*works),
        *demo_checks.acts(*offices_of), later,
    ]  # fmt: skip
    for _, act in sorted(acts, key=lambda each: each[0]):  # a trail tells one day after the other
        act()
    demo_asking.as_of(_now())


def _now() -> dt.datetime:
    """The morning of the demonstration's day."""
    return dt.datetime.combine(TODAY, dt.time(8), timezone.get_current_timezone())


def _person(
    username: str, name: str, at: dt.datetime, *, by: str, installation: bool = False
) -> Person:
    return people.add_person(
        username=username, name=name, password=PASSWORD, sealed=_sealed(), by=by, at=at,
        first=False, installation=installation,
    )  # fmt: skip


@cache
def _sealed() -> str:
    """Sealing is slow on purpose, so that nobody guesses; this one is printed for everybody."""
    return make_password(normal(PASSWORD))


def _agencies(by: str, at: dt.datetime) -> Iterator[Agency]:
    nation = places.add_area("th", NATION, COUNTRY, None, by=by, at=at)
    province = places.add_area("p99", PROVINCE_KIND, PROVINCE, nation, by=by, at=at)
    districts = [
        places.add_area(f"p99-{number}", DISTRICT, name, province, by=by, at=at)
        for number, name in enumerate(DISTRICTS, start=1)
    ]
    for number, place in enumerate(_PLACES, start=1):
        district = districts[(number - 1) % len(districts)]
        town = number <= 2 or number % 5 == 0  # noqa: PLR2004 - a mixture
        kind, name = (_TOWN, "เทศบาลตำบล") if town else (_SUB, "องค์การบริหารส่วนตำบล")
        yield _agency(number, f"{name}{place}", kind, district, by, at)
    kind = "provincial_administrative_organization"
    yield _agency(24, f"องค์การบริหารส่วนจังหวัด{PROVINCE}", kind, districts[0], by, at)


def _agency(number: int, name: str, kind: str, area: Area, by: str, at: dt.datetime) -> Agency:
    size = ("S", "M", "L")[number % 3]
    return places.add_agency(
        f"s{number:02}", name, kind, area, by=by, at=at, code=f"S{number:02}", size=size,
        divisions=_DIVISIONS, domain=f"s{number:02}.example",
    )  # fmt: skip


def _staff(
    agency: Agency,
    roles: Sequence[Role],
    names: Sequence[str],
    by: str,
    at: dt.datetime,
    suffix: str = "",
) -> dict[Role, str]:
    """Somebody in each of these roles; gives their keys."""
    found: dict[Role, str] = {}
    for name, role in zip(names, roles, strict=False):
        username = f"{role.value}{suffix}"
        person = _person(username, f"{name} (สมมติ)", at, by=by)
        until = TERM_ENDS if role is Role.EXECUTIVE else None
        offices.give_role(
            person,
            agency.key,
            role,
            at.date(),
            by=by,
            at=at,
            until=until,
            settled=True,
            division=_SERVES.get(role, ""),
        )
        found[role] = person.key
    return found


def _deputy(agency: Agency, absent: str, by: str) -> None:
    """Somebody who is to act for the chief administrator, and still waits for a second person."""
    at = DEPUTY_SINCE
    deputy = _person("deputy2", f"{_NEIGHBOURS[3]} (สมมติ)", at, by=by)
    offices.give_role(
        deputy, agency.key, Role.CHIEF_ADMINISTRATOR, dt.date(2026, 9, 1), by=by, at=at,
        until=dt.date(2026, 9, 30), order="คำสั่งที่ 41/2569",
        acting_for=Person.objects.get(key=absent),
    )  # fmt: skip


def _supervisors(by: str, at: dt.datetime) -> None:
    for username, area, name in (
        ("nation", "th", COUNTRY),
        ("province", "p99", PROVINCE),
        ("district", "p99-1", DISTRICTS[0]),
    ):
        person = _person(username, f"ผู้กำกับดูแล{name} (สมมติ)", at, by=by)
        central.give_area(person, area, at.date(), by=by, at=at)


def _works(first: Office, second: Office) -> Iterator[list[Act]]:
    """What agencies do over the years; the first about its results, too."""
    parts = (
        demo_measures, demo_follow_up, demo_plans, demo_followed, demo_risks, demo_spending,
        demo_meetings, demo_case_years, demo_cases, demo_cases_around, demo_cases_staff,
        demo_services, demo_own_procedure,
    )  # fmt: skip
    done = [act for part in parts for act in part.acts(first)]
    busy, calm = demo_papers.before_last_year(first, second)
    yield [*demo_powers.acts(first), *busy, *done, *demo_asking.acts(_now())]
    yield [*demo_powers.acts(second), *calm, *demo_sealed.acts(second.agency, PASSWORD, _person)]


def _years(
    agency: Agency,
    chance: random.Random,
    place: int,
    office: Office | None,
    work: list[Act],
) -> None:
    """Seven years that mostly get better; the last is still on its way."""
    staff: Mapping[Role, str] = office.staff if office else {}
    warmth = chance.uniform(0.62, 0.82)
    for year in YEARS:
        at = dt.datetime(year - BUDDHIST, 8, 10, 10, tzinfo=timezone.get_current_timezone())
        desks = [
            Doer(staff.get(role, f"demo-{role.value}"), (role,), at + dt.timedelta(days=number))
            for number, role in enumerate(DESKS)
        ]
        while work and work[0][0] <= at:
            work.pop(0)[1]()
        under = pin(*OLDER_RULES) if (place, year) == OPENED_EARLY else None
        assessment = results.open_year(agency, year, by=desks[0].key, at=at, under=under)
        warmth = min(0.985, warmth + chance.uniform(-0.015, 0.06))
        given = _given(scorer_of(assessment).pack, warmth, chance)
        _enter(assessment, given, desks, last=year == YEARS[-1], place=place)
        if office and place == 0 and year == YEARS[-2]:
            demo_disclosure.last_year(office, year)


def _enter(
    assessment: Assessment, given: Given, doers: Sequence[Doer], *, last: bool, place: int
) -> None:
    """Earlier years are approved; in the last, agencies are at different desks."""
    desk = (place + place // len(DISTRICTS)) % 4  # in every district some at each
    if last and desk == 0:
        return
    standing = Standing.PROVISIONAL if last else Standing.OFFICIAL
    result = results.enter(assessment, given, doers[0], standing=standing, source=Source.FILE)
    for doer in doers[: desk if last else 3]:
        result = results.take(result, doer)


def _given(pack: Pack, warmth: float, chance: random.Random) -> Given:
    """What people and assessors may have said of an agency of that warmth."""
    known: dict[str, Fraction] = {}
    marks: dict[str, Fraction] = {}
    for key, item in pack.items.items():
        if pack.instrument_of(item).kind is Kind.DISCLOSURE:
            marks[key] = Fraction(chance.random() < warmth + 0.1)
        else:
            score = min(100.0, max(30.0, chance.gauss(100 * warmth + 8, 4)))
            known[key] = Fraction(round(score * 100), 100)
    return Given(known=known, marks=marks)
