"""A case is somebody's by what he proves; what tells about others is not given to him."""

from __future__ import annotations

from typing import Any

import pytest

from case_making import at, procedure, words
from prongsai.core.cases.log import By, Event, EventKind
from prongsai.core.cases.own_data import Proved, is_his, own_values
from prongsai.core.procedures.procedure import Procedure

IDENTITY: dict[str, Any] = {"data": "identity", "purpose": words("ก"), "retention": "usual"}
FIELDS = {
    "name": {"label": words("ชื่อ"), **IDENTITY},
    "phone": {"label": words("โทร"), "type": "phone", **IDENTITY},
    "email": {"label": words("อีเมล"), "type": "email", **IDENTITY},
    "card": {"label": words("เลข"), "type": "national_id", **IDENTITY},
    "accused": {"label": words("ผู้ถูกร้อง"), "others": True, **IDENTITY},
    "found": {"label": words("ผู้ตรวจเขียน"), "inside": True, "later": True, **IDENTITY},
    "people": {"label": words("ผู้เกี่ยวข้อง"), "type": "people", **IDENTITY},
    "what": {"label": words("เรื่อง"), "type": "long", "required": True},
}
SAID: dict[str, Any] = {
    "name": "สมใจ  ไม่มีจริง", "phone": "0812345678", "email": "Somjai@example.org",
    "card": "1234567890121", "accused": "สมหมาย", "found": "สมใจ ไม่มีจริง",
    "people": ("one",), "what": "ไฟดับ", "gone": "field of an older text",
}  # fmt: skip


def own() -> Procedure:
    return procedure(fields=FIELDS)


def log(**said: Any) -> tuple[Event, ...]:
    values = said or SAID
    return (Event(number=1, kind=EventKind.BROUGHT, at=at("2026-03-02"), by=By(), values=values),)


@pytest.mark.parametrize(
    ("proved", "his"),
    [
        (Proved(national_id="1234567890121"), True),
        (Proved(name="สมใจ ไม่มีจริง", phone="0812345678"), True),
        (Proved(name="สมใจไม่มีจริง", email="somjai@EXAMPLE.org"), True),
        (Proved(name="สมใจ ไม่มีจริง"), False),
        (Proved(phone="0812345678"), False),
        (Proved(name="สมหมาย", phone="0812345678"), False),
        (Proved(name="สมใจ ไม่มีจริง", phone="0800000000"), False),
        (Proved(national_id="1111111111119"), False),
        (Proved(), False),
    ],
)
def test_a_number_is_enough_and_a_name_only_with_a_way_to_reach_him(
    proved: Proved, his: bool
) -> None:
    assert is_his(own(), log(), proved) is his


def test_whoever_is_complained_of_is_not_taken_for_whoever_complains() -> None:
    said = log(accused="สมใจ ไม่มีจริง", phone="0812345678")
    assert not is_his(own(), said, Proved(name="สมใจ ไม่มีจริง", phone="0812345678"))


def test_what_he_is_given_is_his_own() -> None:
    found = own_values(own(), log())
    assert set(found) == {"name", "phone", "email", "card", "people"}


def test_a_name_alone_is_nothing_to_look_for() -> None:
    assert Proved(name="สมใจ").sought == ()
    assert Proved(phone="08", email="a@b", national_id="1").sought == ("1", "08", "a@b")
