"""Complaints, gifts, questions and manuals fill tables with the figures of their own pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from complaint_making import brought as complained
from complaint_making import given, solved
from complaint_making import opened as complaints_open
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import figures
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.listings import bridge, filling
from prongsai.apps.listings.filling import Asked
from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.listings.reading import read
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused
from service_making import BIN, brought, opened
from staff_case_making import GIFT, colleague
from staff_case_making import brought as declared

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 8, 20)


def rows(agency: Agency, key: str) -> list[dict[str, Any]]:
    """As they would be kept: read back without a fault."""
    listing = bridge.listings()[key]
    asked = Asked(agency, 2569, DAY, site="https://example.go.th/")
    found = read(filling.fill(listing, asked).rows, listing)
    assert (found.problems, found.layout.unknown) == ([], [])
    return found.rows


def complaints(agency: Agency) -> None:
    complaints_open(agency)
    solved(given(complained(agency).case))
    complained(agency)


def gifts(agency: Agency) -> None:
    declared(agency, "gift", colleague(agency, "taker"), GIFT)


def questions(agency: Agency) -> None:
    opened(agency, "question")
    own = shelf().procedures["question"]
    brought(agency, "question", next(iter(own.categories)), question="ถาม", anonymous=True)


@pytest.mark.parametrize(
    ("lives", "procedure", "table"),
    [
        (complaints, "general-complaint", "general_complaint_statistics"),
        (gifts, "gift", "gift_report"),
        (questions, "question", "question_statistics"),
    ],
)
def test_a_table_agrees_to_the_figure_with_the_page_of_figures(
    agency: Agency, lives: Callable[[Agency], None], procedure: str, table: str
) -> None:
    lives(agency)
    own = shelf().procedures[procedure]
    end = dt.datetime(2026, 8, 20, 23, 59, tzinfo=THAI_TIME)
    page = figures.of_year(agency, own, FiscalYear(2569), end, units_of(agency))
    found = rows(agency, table)
    begun = [each.counts for each in page.months if each.counts]
    assert len(found) == len(begun) == 11
    for row, month in zip(found, begun, strict=True):
        assert (int(row["received"]), int(row["pending"])) == (month.received, month.pending)
        for name, said in (("settled", month.finished), ("in_time", month.in_time),
                           ("late", month.late), *((key, month.outcomes.get(key, 0))
                                                   for key in own.outcomes)):  # fmt: skip
            assert int(row.get(name, said)) == said
    assert sum(int(row["received"]) for row in found) == page.whole.received > 0
    assert int(found[-1]["pending"]) == page.whole.pending


def test_a_year_without_gifts_is_a_table_of_none_and_not_an_empty_one(agency: Agency) -> None:
    found = rows(agency, "gift_report")
    assert len(found) == 11
    assert {int(row["received"]) for row in found} == {0}


def test_complaints_of_an_agency_that_takes_none_in_fill_nothing(agency: Agency) -> None:
    with pytest.raises(Refused):
        rows(agency, "general_complaint_statistics")


def test_manuals_that_strangers_read_stand_with_their_address_and_what_they_say(
    agency: Agency,
) -> None:
    with pytest.raises(Refused):
        rows(agency, "service_manuals")
    texts = {"rounds": "ทุกวันพุธ หมู่ 3", "papers": ["แผนที่"], "minutes": {}}
    opened(agency, "water-delivery", place="ชั้น 1", choices={"*manual": texts})
    opened(agency, "waste-bin", fees={"new_bin": "350.00"})
    opened(agency, "allowance", open=False)
    bins, water = rows(agency, "service_manuals")
    assert water["service"] == "ขอสนับสนุนน้ำอุปโภคบริโภค"
    assert (water["papers"], water["where"]) == ("แผนที่", "ชั้น 1, ทุกวันพุธ หมู่ 3")
    assert "ขอถังขยะใหม่: 350.00 บาท" in bins["fee"]
    assert bins["address"] == "https://example.go.th/c/a1/waste-bin/"
    assert bins["steps"].startswith("1) ยื่นคำขอ 2) ตรวจเอกสาร")


def test_the_page_offers_them_and_says_where_figures_come_from(
    agency: Agency, signed_in: SignedIn
) -> None:
    gifts(agency)
    opened(agency, "waste-bin")
    brought(agency, "waste-bin", "new_bin", **BIN)
    client = signed_in(Role.COORDINATOR)
    there = "/a/a1/tables/one/fill/?year=2569&table="
    assert "หน้าสถิติ" in client.get(f"{there}gift_report").content.decode()
    manuals = client.get(f"{there}service_manuals").content.decode()
    assert "http://testserver/c/a1/waste-bin/" in manuals


def test_every_item_that_a_procedure_names_is_read_or_known_not_to_be() -> None:
    """`docs/cases.md` says the same of those that nothing reads."""
    named = {topic for each in shelf().procedures.values() for topic in each.disclosure}
    read_here = {each.topic for each in bridge.listings().values() if each.register}
    papers = {"no_gift_report", "gift_receipt_report"}
    assert named - read_here - papers == {
        "asset_borrowing_procedure", "powers_and_duties", "participation", "information_access",
        "ethics_promotion", "hr_criteria", "hr_report",
    }  # fmt: skip
