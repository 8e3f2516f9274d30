"""Purchases of an agency for tests of the web application; sellers are fictional."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.procurement import actions
from prongsai.apps.procurement.models import Purchase
from prongsai.core.procurement.purchase import Bid
from prongsai.core.procurement.purchase import Purchase as Value

AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
DOER = Doer("somebody", (), AT)
COMPANY_ID, PERSON_ID = "0999991234561", "1999912345673"
"""Of no province there is."""
SELLER = "บริษัท สมมติการช่าง จำกัด"


def said(**told: Any) -> Value:
    """A purchase in which nothing is wrong."""
    plain: dict[str, Any] = {
        "key": "", "year": 2569, "title": "ซื้อเครื่องสูบน้ำ", "method": "e_bidding", "stage": "signed",
        "budget_kind": "investment", "budget": Decimal("500000.00"),
        "reference_price": Decimal("480000.00"), "agreed_price": Decimal("450000.00"),
        "number": "69019123456", "seller": SELLER, "tax_id": COMPANY_ID,
        "bids": (Bid(SELLER, Decimal("450000.00")), Bid("หจก. สมมติรุ่งเรือง", Decimal("460000.00"))),
        "reason": "เสนอราคาต่ำสุด", "contract": "12/2569", "signed": dt.date(2026, 2, 3),
        "ends": dt.date(2026, 3, 3),
    }  # fmt: skip
    return Value(**{**plain, **told})


def bought(agency: Agency, *, by: Doer = DOER, **told: Any) -> Purchase:
    return actions.add(agency, said(**told), by)
