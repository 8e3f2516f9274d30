"""Complaints, gifts, questions and manuals fill tables with the figures of their own pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from complaint_making import AT as STAFF_AT
from complaint_making import brought as complained
from complaint_making import given, solved
from complaint_making import opened as complaints_open
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import bridge as case_bridge
from prongsai.apps.cases import figures, gift_papers, registers
from prongsai.apps.circulars.bridge import units_of
from prongsai.apps.listings import bridge, filling
from prongsai.apps.listings.filling import Asked
from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By
from prongsai.core.listings.frame import OF_PROCEDURES, Register
from prongsai.core.listings.reading import read
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused
from service_making import BIN, CHIEF, FIRST, brought, moved, opened
from staff_case_making import GIFT, colleague
from staff_case_making import brought as declared
from staff_case_making import moved as staff_moved

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 8, 20)
FORUM: dict[str, Any] = {"held_on": "2026-07-20", "forum": "หมู่ 3", "proposal": "ถมที่"}


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


def test_proposals_of_the_year_stand_with_their_fate_as_everybody_reads_them(
    agency: Agency,
) -> None:
    with pytest.raises(Refused):
        rows(agency, "participation_results")
    opened(agency, "forum-proposal")
    said: dict[str, Any] = {**FORUM, "proposal": "ทำราง\nระบายน้ำ"}
    by = By(who="c", role="coordinator")
    brought(agency, "forum-proposal", "roads", by=by, **said)
    long: dict[str, Any] = {**FORUM, "proposal": "ก" * 1001}
    case = brought(agency, "forum-proposal", "roads", by=by, **long).case
    moved(case, "note_forum", FIRST, values={"attended": "85"})
    moved(case, "plan", FIRST, values={"in_plan": "หน้า 48"})
    moved(case, "fund", FIRST, values={"in_budget": "ปี 2570", "amount": "350000"})
    brought(agency, "forum-proposal", "life", **said)

    first, second = rows(agency, "participation_results")

    assert (first["forum"], first["held_on"], first["state"]) == (
        "หมู่ 3", "20 ก.ค. 69", "รอพิจารณา"
    )  # fmt: skip
    assert first["proposal"] == "ทำราง ระบายน้ำ"
    assert len(second["proposal"]) == 1000
    assert (second["attended"], second["in_plan"], second["amount"], second["state"]) == (
        "85", "หน้า 48", "350000.00", "ได้งบประมาณแล้ว"
    )  # fmt: skip
    listing = bridge.listings()["participation_results"]
    notes = filling.fill(listing, Asked(agency, 2569, DAY)).notes
    assert notes == ("เรื่องที่ยังไม่เผยแพร่ 1 เรื่อง ไม่อยู่ในตารางนี้",)
    with pytest.raises(Refused):
        filling.fill(listing, Asked(agency, 2568, DAY))


def test_a_proposal_that_was_declined_says_why(agency: Agency) -> None:
    opened(agency, "forum-proposal", open=False)
    case = brought(agency, "forum-proposal", "roads", **FORUM).case
    moved(case, "decline", CHIEF, reason="เป็นที่ดินเอกชน")

    (row,) = rows(agency, "participation_results")

    assert (row["state"], row["reason"]) == ("ไม่รับพร้อมเหตุผล", "เป็นที่ดินเอกชน")


def test_trainings_are_told_by_kind_as_the_register_adds_them_up(agency: Agency) -> None:
    with pytest.raises(Refused):
        rows(agency, "staff_training")
    desks = [colleague(agency, "c", Role.COORDINATOR), colleague(agency, "m", Role.EXECUTIVE)]
    day = STAFF_AT.date().isoformat()
    for kind, spent in (("course", "5000"), ("course", "700"), ("online", "0")):
        who = colleague(agency, f"{kind}{spent}", Role.DIVISION_OFFICER, unit="works")
        said = {
            "course": "หลักสูตร", "organiser": "สถาบัน", "level": "officer", "from_day": day,
            "to_day": day, "days": "1.5", "cost": "9000", "why": "ใช้ในงาน",
        }  # fmt: skip
        case = declared(agency, "training-permission", who, said, category=kind)
        scored = Given(values={"criteria": ["duty"], "score": "80"}, reason="ตรงหน้าที่")
        staff_moved(case, "compare", desks[0], scored)
        staff_moved(case, "allow", desks[1])
        staff_moved(case, "report", who, Given(values={"spent": spent, "learned": "ได้"}))

    found = rows(agency, "staff_training")

    assert [tuple(row.values()) for row in found] == [
        ("ไปอบรมภายนอก", 2, "3", "5700.00"), ("ศึกษาดูงาน", 0, "0", "0.00"),
        ("จัดอบรมเอง", 0, "0", "0.00"), ("อบรมออนไลน์", 1, "1.5", "0.00"),
    ]  # fmt: skip
    own = shelf().procedures["training-permission"]
    end = dt.datetime(2026, 8, 20, 23, 59, tzinfo=THAI_TIME)
    added = registers.sums(agency, own, 2569, end, units_of(agency))[-1]
    kept = {(row["kind"], row["held"], Decimal(row["spent"])) for row in found if row["held"]}
    assert kept == {(name, number, sums[1]) for name, number, sums in added.rows}


_READS: dict[Register, Callable[[Procedure], object]] = {
    Register.MANUALS: lambda own: own.key in case_bridge.offered(),
    Register.PROPOSALS: lambda own: own.published,
    Register.TRAININGS: lambda own: (
        own.register.shares and any(each.by == "category" for each in own.register.sums.values())
    ),
}
"""What a table needs of a procedure, besides its cases."""


def test_every_item_that_a_procedure_names_is_asked_about_and_read() -> None:
    """By a table that can be filled from that procedure, or by a paper; and none is for nobody."""
    asked = {
        key for pack in shelf().library.topic_packs for key, each in pack.topics.items()
        if each.instrument == "OIT"
    }  # fmt: skip
    tables = {
        each.topic: each.register for each in bridge.listings().values()
        if each.register and each.register in OF_PROCEDURES
    }  # fmt: skip
    named = [(own, topic) for own in shelf().procedures.values() for topic in own.disclosure]

    assert {topic for _, topic in named} == tables.keys() | gift_papers.TOPICS
    assert {topic for _, topic in named} <= asked
    unread = [
        (own.key, topic) for own, topic in named
        if topic in tables and not _READS.get(tables[topic], bool)(own)
    ]  # fmt: skip
    assert unread == []
