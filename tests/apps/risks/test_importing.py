"""A file goes into a year and comes out the same; with a fault nothing of it is used."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings

from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.risks import actions, importing, queries
from prongsai.apps.risks.models import RiskRow, RiskYear
from prongsai.core.access.roles import Role
from prongsai.core.risks.register import RiskRegister
from prongsai.core.terms.problem import Refused
from prongsai.workshop.risks import as_json, as_workbook, risks_in
from risk_making import SHELF, control, follow_up, rated, register, registers, risk, treatment
from risk_rows import COORDINATOR, HAND, approved, begun, held, register_of, treated

ALL = "/a/a1/risks/"
REGISTER = register(
    risk(inherent=rated(4, 4)), risk("R2", bribery=True), control(), treatment(), follow_up()
)


pytestmark = pytest.mark.django_db
MANY = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=40)
FEW = settings(MANY, max_examples=8)


def forget() -> None:
    """What the example before left."""
    RiskRow.objects.all().delete()
    RiskYear.objects.all().delete()


@MANY
@given(found=registers())
def test_what_goes_into_rows_comes_out_of_them_the_same(
    agency: Agency, found: RiskRegister
) -> None:
    forget()
    found = replace(found, agency=agency.name)
    year, _ = importing.bring_in(agency, found, COORDINATOR)
    again = queries.held(year).register

    assert again == found
    assert [*again.risks] == [*found.risks]


@FEW
@given(found=registers(of=2569))
def test_a_file_brought_in_and_saved_again_is_the_same(
    agency: Agency, signed_in: SignedIn, found: RiskRegister
) -> None:
    forget()
    found = replace(found, agency=agency.name)
    importing.bring_in(agency, found, COORDINATOR)
    browser = signed_in(Role.COORDINATOR)
    for form in ("json", "xlsx"):
        content = browser.get(f"{ALL}2569/file/?form={form}").content
        again, _ = risks_in(f"r.{form}", content, SHELF)
        assert again == found


def handed_in(client: Client, content: bytes, name: str = "r.xlsx") -> str:
    given_in = {"file": SimpleUploadedFile(name, content)}
    return client.post(f"{ALL}import/", given_in).content.decode()


def test_a_file_is_shown_first_and_entered_then(agency: Agency, signed_in: SignedIn) -> None:
    browser = signed_in(Role.COORDINATOR)
    page = handed_in(browser, as_workbook(REGISTER, SHELF, "th"))
    assert ("นำเข้าทะเบียนปี 2569" in page, RiskYear.objects.exists()) == (True, False)

    browser.post(f"{ALL}import/", {"do": "enter", "carried": as_json(REGISTER).decode()})
    assert register_of(agency) == replace(REGISTER, agency=agency.name)
    line = Entry.objects.get(thing="risks.year")
    assert (line.verb, line.after["added"]) == ("import", 5)


def test_what_the_file_lacks_goes_into_the_bin_and_comes_back_with_a_file(agency: Agency) -> None:
    importing.bring_in(agency, REGISTER, COORDINATOR)
    less = register(risk(event="เปลี่ยน"))
    _, plan = importing.bring_in(agency, less, COORDINATOR)
    assert (len(plan.new), len(plan.changed), len(plan.gone)) == (0, 1, 4)
    assert dict(register_of(agency).controls) == {}

    importing.bring_in(agency, REGISTER, COORDINATOR)
    assert register_of(agency) == replace(REGISTER, agency=agency.name)


def test_whoever_had_it_open_meanwhile_is_told(agency: Agency) -> None:
    importing.bring_in(agency, REGISTER, COORDINATOR)
    row = held(agency).row("risk", "R1")
    importing.bring_in(agency, register(risk(event="เปลี่ยน")), COORDINATOR)
    with pytest.raises(Refused) as refused:
        actions.change(row, risk(event="ของฉัน"), HAND, seen=row.revision)

    assert refused.value.problems[0].code == "risks-changed-meanwhile"


def test_nothing_is_brought_into_an_approved_plan(agency: Agency) -> None:
    year, *_ = treated(agency)
    approved(year)
    with pytest.raises(Refused) as refused:
        importing.bring_in(agency, REGISTER, COORDINATOR)

    assert refused.value.problems[0].code == "risks-frozen"


def test_faults_are_told_by_sheet_row_and_column(signed_in: SignedIn) -> None:
    wrong = register(risk(inherent=rated(9, 9)), risk("R2", owner="กองลับ"))
    page = handed_in(signed_in(Role.COORDINATOR), as_workbook(wrong, SHELF, "th"))

    assert ("แผ่น ความเสี่ยง แถว 2" in page, "แผ่น ความเสี่ยง แถว 3" in page) == (True, True)
    assert "โอกาสก่อนจัดการ" in page
    assert not RiskYear.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("r.pdf", b"%PDF-1.4", "pdf"),
        ("r.xlsx", b"schema", "xlsx"),
        ("r.json", b'{"schema": 1', "บรรทัด"),
    ],
)
def test_a_file_that_is_none_is_refused_beside_its_field(
    agency: Agency, signed_in: SignedIn, name: str, content: bytes, says: str
) -> None:
    page = handed_in(signed_in(Role.COORDINATOR), content, name)

    assert ("errorlist" in page or "faults" in page or 'role="alert"' in page, says in page) == (
        True, True,
    )  # fmt: skip
    assert not agency.risk_years.exists()


def test_what_is_carried_through_the_page_is_checked_once_more(
    agency: Agency, signed_in: SignedIn
) -> None:
    begun(agency)
    broken = as_json(REGISTER).decode().replace('"likelihood": 4', '"likelihood": 44')
    signed_in(Role.COORDINATOR).post(f"{ALL}import/", {"do": "enter", "carried": broken})

    assert not RiskRow.objects.exists()
