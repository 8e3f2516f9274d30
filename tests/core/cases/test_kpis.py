"""Figures of complaints are offered to KPIs that count complaints, in the KPI's own unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from case_making import DAYS, at, brought, procedure, walked
from measure_making import FILES
from prongsai.core.cases.kpis import Offer, is_counted, offers
from prongsai.core.cases.stories import begun
from prongsai.core.cases.year_figures import YearFigures, figures_of
from prongsai.core.plans.plan import By, Kpi, Result
from prongsai.core.terms.fiscal_year import FiscalYear

OWN = FILES.shelf.procedures["general-complaint"]
OWN_SMALL = procedure()
STORY = next(iter(OWN.stories.values()))


def year(*categories: str) -> YearFigures:
    first = begun(OWN, STORY, DAYS).log[0]
    logs = [(OWN, (replace(first, category=each),)) for each in categories]
    return figures_of(logs, FiscalYear(2569), at("2026-10-01"), DAYS)


def kpi(says: str, unit: str = "เรื่อง", by: By | None = By.COMPLAINTS) -> Kpi:
    return Kpi(key="1", says=says, result=Result.OUTCOME, unit=unit, by=by)


def told(asked: Kpi, now: YearFigures, before: YearFigures | None = None) -> list[Offer]:
    return list(offers(asked, OWN, now, before or year()))


def test_the_category_a_kpi_speaks_of_comes_first_and_then_all() -> None:
    now = year("procurement", "procurement", "delay")
    found = told(kpi("เรื่องร้องเรียนการจัดซื้อจัดจ้าง"), now)
    assert [(each.key, each.value, each.received) for each in found] == [
        ("received-procurement", Decimal(2), 2), ("received", Decimal(3), 3),
    ]  # fmt: skip


def test_a_kpi_of_another_wording_finds_its_category_by_what_they_share() -> None:
    names = {
        "เรื่องร้องเรียนว่าให้บริการไม่เป็นธรรมหรือเลือกปฏิบัติ": "unfair_service",
        "เรื่องร้องเรียนการเลื่อนขั้นเงินเดือน": "pay_step",
        "เรื่องร้องเรียนการแสวงหาประโยชน์จากทรัพย์สินของทางราชการ": "assets",
    }
    for says, category in names.items():
        assert told(kpi(says), year())[0].category == category
    assert [each.key for each in told(kpi("เรื่องร้องเรียนการรับสินบน"), year())] == ["received"]


def test_a_share_of_complaints_is_how_many_fewer_there_were() -> None:
    asked = kpi("เรื่องร้องเรียนลดลง", "ร้อยละ")
    found = told(asked, year("delay"), year("delay", "delay", "other", "other"))
    assert [(each.name, each.value) for each in found] == [("fewer", Decimal("75.00"))]
    assert told(asked, year("delay")) == []


def test_a_share_that_is_no_count_is_what_was_finished_in_time() -> None:
    asked = kpi("เรื่องร้องเรียนที่แก้ไขทันกำหนด", "ร้อยละ", None)
    own = walked(OWN_SMALL, "2026-03-02", ("2026-03-03", "take"), ("2026-03-05", "solve"))
    late = walked(OWN_SMALL, "2026-03-02", ("2026-03-03", "take"), ("2026-05-05", "solve"))
    logs = [(OWN_SMALL, each.log) for each in (own, late, brought(OWN_SMALL, "2026-03-02"))]
    now = figures_of(logs, FiscalYear(2569), at("2026-10-01"), DAYS)
    found = list(offers(asked, OWN_SMALL, now, year()))
    assert [(each.key, each.value) for each in found] == [("in_time_share", Decimal("50.00"))]


def test_only_kpis_about_complaints_are_counted() -> None:
    assert is_counted(kpi("อะไรก็ได้"))
    assert is_counted(kpi("เรื่องร้องเรียนที่เสร็จทัน", "ร้อยละ", By.COUNT))
    assert not is_counted(kpi("เรื่องร้องเรียนที่เสร็จทัน", "เรื่อง", By.COUNT))
    assert not is_counted(kpi("ผู้เข้าอบรม", "ร้อยละ", By.COUNT))
