"""The screens of a year of risks: list, map, findings, papers, approval, criteria."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers.models import Paper
from prongsai.apps.risks import importing, yearly
from prongsai.core.access.roles import Role
from prongsai.core.terms.fiscal_year import FiscalYear
from risk_making import control, follow_up, rated, register, risk, treatment
from risk_rows import (
    COORDINATOR,
    HAND,
    begun,
    divided,
    entered,
    held,
    register_of,
    text,
    treated,
)

pytestmark = pytest.mark.django_db
ALL, YEAR = "/a/a1/risks/", "/a/a1/risks/2569/"
_MOST = 12


def test_the_register_is_narrowed_by_its_address(agency: Agency, officer: Client) -> None:
    year = begun(agency)
    entered(year, "risk", risk("", event="เรื่องหนึ่ง", inherent=rated(4, 4)))
    entered(year, "risk", risk("", event="เรื่องสอง", owner="กองช่าง", bribery=True))
    for query, one, two in (
        ("level=very_high", True, False), ("unit=กองช่าง", False, True),
        ("mark=bribery", False, True), ("likelihood=4&impact=4", True, False),
        ("q=สอง", False, True), ("level=none", False, True), ("work=-", True, True),
    ):  # fmt: skip
        page = text(officer, f"{YEAR}?{query}")
        assert ("เรื่องหนึ่ง" in page, "เรื่องสอง" in page) == (one, two), query


def test_the_map_says_levels_in_letters_and_the_same_in_a_table(
    agency: Agency, officer: Client
) -> None:
    treated(agency, inherent=rated(4, 4))
    page = text(officer, f"{YEAR}map/")

    assert "โอกาส 4 ผลกระทบ 4 มี 1 ข้อ: R1" in page
    assert "when=inherent&amp;likelihood=4&amp;impact=4" in page
    assert "ตารางก่อนจัดการ" in page


def test_where_levels_are_words_there_is_no_map(agency: Agency, officer: Client) -> None:
    importing.begin(agency, 2569, COORDINATOR, matrix="")
    assert "จึงไม่มีแผนภาพ" in text(officer, f"{YEAR}map/")


def test_findings_lead_to_the_risk_they_are_about(agency: Agency, officer: Client) -> None:
    year = begun(agency)
    row = entered(year, "risk", risk("", inherent=rated(5, 5)))
    entered(year, "control", control("", owner=""))
    page = text(officer, f"{YEAR}findings/")

    assert page.count(f"{YEAR}r/{row.key}/") >= 2
    assert "ต้องแก้ (2)" in page


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_the_yearly_report_comes_as_a_file(agency: Agency, officer: Client, form: str) -> None:
    treated(agency, inherent=rated(4, 4))
    answer = officer.get(f"{YEAR}papers/report/file/?form={form}")

    assert answer.status_code == 200
    assert answer.content[:4] in (b"%PDF", b"PK\x03\x04")


def test_doubts_are_told_on_screen_and_never_in_the_paper(agency: Agency, officer: Client) -> None:
    treated(agency)
    page = text(officer, f"{YEAR}papers/pk1/")
    sheet = page.partition('class="sheet"')[2]

    assert ("ตรวจก่อนใช้" in page, "ร่างของโปรแกรม" in page, "ร่างของโปรแกรม" in sheet) == (
        True, True, False,
    )  # fmt: skip


def test_forms_that_are_not_made_say_why(agency: Agency, officer: Client) -> None:
    begun(agency)
    page = text(officer, f"{YEAR}papers/")

    assert ("แบบ ปค.2" in page, "ไม่พบว่าแบบใดใช้กับระดับใด" in page) == (True, True)
    assert "ไม่พบว่าแบบใดใช้กับระดับใด" in text(officer, f"{YEAR}papers/pk2/")


@pytest.mark.parametrize("form", ["report", "pk5"])
def test_a_paper_is_drafted_of_the_register_as_it_is_today(
    agency: Agency, signed_in: SignedIn, form: str
) -> None:
    treated(agency)
    client = signed_in(Role.COORDINATOR)
    leads = [
        client.post(f"{YEAR}papers/{form}/draft/", {"key": "d" * 32}).headers["Location"]
        for _ in range(2)
    ]
    paper = Paper.objects.get()

    assert paper.of == f"risks:2569:{form}"
    assert all(paper.key in each for each in leads)
    assert paper.kind == ("risk-report" if form == "report" else "risk-form")
    assert paper.key in text(client, f"{YEAR}papers/{form}/")


def test_the_plan_goes_over_two_desks_on_screen(agency: Agency, signed_in: SignedIn) -> None:
    treated(agency)
    coordinator, chief = signed_in(Role.COORDINATOR), signed_in(Role.CHIEF_ADMINISTRATOR)
    coordinator.post(f"{YEAR}approval/decide/")
    chief.post(f"{YEAR}approval/decide/", {"back": "1", "reason": "ยังขาด"})
    assert "ยังขาด" in text(coordinator, f"{YEAR}approval/")
    coordinator.post(f"{YEAR}approval/decide/")
    chief.post(f"{YEAR}approval/decide/")
    assert "ฉบับที่ 1" in text(coordinator, f"{YEAR}approval/")
    assert coordinator.get(f"{YEAR}approved/1/").json()["fiscal_year"] == 2569
    coordinator.post(f"{YEAR}approval/reopen/", {"reason": "เพิ่มมาตรการ"})
    assert not held(agency).year.approved


def test_the_year_begins_on_screen(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    divided(agency)
    this = FiscalYear.of(timezone.localdate()).year
    client.post(f"{ALL}begin/", {"year": str(this), "how": "empty"})
    entered(held(agency, this).year, "risk", risk(""))
    client.post(f"{ALL}begin/", {"year": str(this + 1), "how": "carry"})
    again = client.post(f"{ALL}begin/", {"year": str(this + 1), "how": "carry"})

    assert list(register_of(agency, this + 1).risks) == ["R1"]
    assert again.status_code == 200
    assert f"ยกจากปี {this}" in text(client, ALL)


def test_criteria_are_typed_and_the_second_of_two_is_shown_the_first(
    agency: Agency, signed_in: SignedIn
) -> None:
    year, client = begun(agency), signed_in(Role.COORDINATOR)
    client.post(
        f"{YEAR}general/", {"seen": "1", "matrix": "five", "size": "small", "rounds": "six"}
    )
    steps = {f"loss_{n}": str(amount) for n, amount in enumerate((100, 200, 300, 400))}
    said = {"matrix": "five", "size": "small", "rounds": ["six", "twelve"], **steps}
    page = client.post(f"{YEAR}general/", {"seen": "1", **said}).content.decode()
    assert "ผู้อื่นบันทึกไว้ว่า" in page
    client.post(f"{YEAR}general/", {"seen": "2", **said})
    year.refresh_from_db()

    assert (year.losses, year.rounds) == ({"five": ["100", "200", "300", "400"]}, ["six", "twelve"])
    lacking = client.post(f"{YEAR}general/", {"seen": "3", **said, "loss_2": ""}).content.decode()
    assert "กรอกจำนวนเงินให้ครบ" in lacking


def test_components_are_written_and_others_words_are_shown_beside(
    agency: Agency, signed_in: SignedIn
) -> None:
    year, client = begun(agency), signed_in(Role.INTERNAL_AUDITOR)
    yearly.judge(year, {"environment": "ของผู้อื่น"}, HAND, {})
    typed = {"environment": "ของฉัน", "seen_environment": "0"}
    page = client.post(f"{YEAR}control/", typed).content.decode()
    client.post(f"{YEAR}control/", {**typed, "seen_environment": "1"})

    assert "ผู้อื่นบันทึกไว้ว่า: ของผู้อื่น" in page
    assert register_of(agency).components["environment"].says == "ของฉัน"


@pytest.mark.parametrize("matrix", ["four", "five", "words"])
def test_a_workbook_to_fill_in_is_had_for_each_matrix(
    agency: Agency, officer: Client, matrix: str
) -> None:
    answer = officer.get(f"{ALL}template/?matrix={matrix}")
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")
    assert officer.get(f"{ALL}template/?matrix=six").status_code == 404
    assert agency.risk_years.count() == 0


def filled(agency: Agency, count: int) -> None:
    rows: list[object] = []
    for n in range(1, count + 1):
        rows += [
            risk(f"R{n}", inherent=rated(4, 4)), control(f"C{n}", risk=f"R{n}"),
            treatment(f"T{n}", risk=f"R{n}"), follow_up(treatment=f"T{n}"),
        ]  # fmt: skip
    importing.bring_in(agency, register(*rows), COORDINATOR)


_PAGES = (
    "", "map/", "findings/", "works/", "control/", "approval/", "papers/", "papers/report/",
    "general/", "risk", "edit", "new/risk/",
)  # fmt: skip


def test_a_page_takes_as_many_statements_whatever_the_register_holds(
    agency: Agency, signed_in: SignedIn
) -> None:
    client, taken = signed_in(Role.COORDINATOR), []
    for count in (10, 100):
        filled(agency, count)
        row = held(agency).row("risk", "R1").key
        of_row = {"risk": f"r/{row}/", "edit": f"r/{row}/edit/"}
        taken.append({page: _statements(client, of_row.get(page, page)) for page in _PAGES})

    assert taken[0] == taken[1]
    assert max(taken[1].values()) <= _MOST


def _statements(client: Client, page: str) -> int:
    """How many a page asks, once a process has read what it reads once."""
    text(client, YEAR + page)
    with CaptureQueriesContext(connection) as asked:
        text(client, YEAR + page)
    return len(asked)
