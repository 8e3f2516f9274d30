"""Purchases and a small frame for tests."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from prongsai.core.procurement.frame import (
    Budget,
    Column,
    Method,
    NumberShape,
    ProcurementFrame,
    Stage,
    TaxIdShape,
)
from prongsai.core.procurement.purchase import Purchase
from prongsai.core.terms.words import Words

COMPANY_ID = "0999991234561"
PERSON_ID = "1999912345673"
"""Of no district there is."""


def words(text: str) -> Words:
    return Words(text, text)


FRAME = ProcurementFrame(
    schema=1,
    sources={},
    methods={
        "bidding": Method(key="bidding", name=words("ประกวดราคา"), open=True),
        "specific": Method(key="specific", name=words("เฉพาะเจาะจง")),
    },
    stages={
        "planned": Stage(key="planned", name=words("ยังไม่ดำเนินการ")),
        "signed": Stage(key="signed", name=words("ลงนามแล้ว"), agreed=True),
        "dropped": Stage(key="dropped", name=words("ยกเลิก"), dropped=True),
    },
    budgets={"investment": Budget(key="investment", name=words("งบลงทุน"), investment=True)},
    number=NumberShape(digits=11),
    tax_id=TaxIdShape(digits=13, company_prefix="0", company_words=("บริษัท", "หจก.")),
    list_columns={
        "place": Column(key="place", name=words("ลำดับ")),
        "title": Column(key="title", name=words("รายการ"), always=True),
        "budget_kind": Column(key="budget_kind", name=words("แหล่งเงิน")),
        "stage": Column(key="stage", name=words("สถานะ")),
        "method": Column(key="method", name=words("วิธี")),
        "agreed_price": Column(key="agreed_price", name=words("ราคา"), from_stage="signed"),
        "bids": Column(key="bids", name=words("ผู้เสนอราคา")),
        "tax_id": Column(key="tax_id", name=words("เลขผู้เสียภาษี")),
    },
    monthly_columns={},
)


def purchase(key: str = "p1", **told: Any) -> Purchase:
    """A purchase in which nothing is wrong."""
    plain: dict[str, Any] = {
        "year": 2569, "title": "ซื้อเครื่องสูบน้ำ", "method": "bidding", "stage": "signed",
        "budget": Decimal("500000.00"), "reference_price": Decimal("480000.00"),
        "agreed_price": Decimal("450000.00"), "seller": "บริษัท สมมติการช่าง จำกัด",
        "number": "69019123456", "tax_id": COMPANY_ID, "signed": dt.date(2026, 2, 3),
    }  # fmt: skip
    return Purchase(key=key, **{**plain, **told})
