"""What a procedure costs: by its file, by the office, and what can't be."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from case_making import plain, procedure, words
from measure_making import FILES
from prongsai.core.procedures.charging import charge_problems, charged, is_set_by_office
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.core.procedures.kinds import Kind
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of

KNOWN = Known(topics=["staff_equal_treatment"], powers=["receive_complaints"])
MONEY = {
    "fee": {"label": words("ค่าธรรมเนียม"), "type": "money", "later": True},
    "paid": {"label": words("ชำระ"), "type": "money", "later": True},
    "paid_on": {"label": words("วันที่ชำระ"), "type": "day", "later": True},
    "receipt": {"label": words("เลขที่ใบเสร็จ"), "later": True},
}
CHARGE = {"asked": "fee", "paid": "paid", "paid_on": "paid_on", "receipt": "receipt"}


def costly(**told: Any) -> Procedure:
    whole = plain()
    whole["fields"] |= MONEY
    whole["moves"]["note"]["takes"] += list(MONEY)
    whole["manual"]["fee"] = told.pop("fee", words("20 บาท"))
    return procedure(
        fields=whole["fields"], moves=whole["moves"], manual=whole["manual"],
        charge={**CHARGE, **told},
    )  # fmt: skip


def test_what_is_charged_can_be_read_and_is_without_fault() -> None:
    own = costly(amounts={"service": Decimal("20.50")})
    assert list(procedure_problems(own, KNOWN)) == []
    assert own.charge is not None
    assert own.charge.amounts == {"service": Decimal("20.50")}


def test_a_procedure_without_a_charge_costs_nothing_and_is_left_as_it_is() -> None:
    assert list(charge_problems(procedure())) == []
    assert charged(procedure(), {"service": "20"}) == procedure()
    assert not is_set_by_office(procedure(), "service")


def test_what_is_free_has_no_step_of_paying() -> None:
    assert list(charge_problems(costly(fee="unknown"))) == []
    (found,) = charge_problems(costly(fee=None))
    assert (found.code, found.place.path) == ("procedure-free-but-charges", "manual/fee")


def test_nobody_outside_pays_where_nothing_is_charged() -> None:
    whole = plain()
    whole["fields"] |= {"paid": MONEY["paid"]}
    whole["moves"]["note"]["takes"] += ["paid"]
    assert not list(charge_problems(procedure(fields=whole["fields"], moves=whole["moves"])))
    whole["moves"]["reply"]["takes"] = ["paid"]
    (found,) = charge_problems(procedure(fields=whole["fields"], moves=whole["moves"]))
    assert (found.code, found.place.path) == ("procedure-pays-uncharged", "moves/reply")


def test_no_shipped_procedure_without_a_charge_has_a_step_of_paying() -> None:
    shipped = [*FILES.shelf.procedures.values(), *FILES.shelf.procedure_patterns.values()]
    assert {each.key for each in shipped if each.charge} >= {"service", "waste-bin", "tax-payment"}
    assert {each.key for each in shipped if not each.charge} >= {"free-service", "allowance"}
    for each in shipped:
        asked = {move.key for move in each.moves.values() if {"fee", "paid"} & set(move.fields)}
        paying = asked | (each.states.keys() & {"paying", "paid"})
        paying |= (each.moves.keys() & {"bill", "pay"}) | (each.documents.keys() & {"receipt"})
        assert bool(paying) == (each.charge is not None), each.key
        assert each.charge or each.kind is not Kind.SERVICE or each.manual.fee is None


def test_an_office_sets_what_the_file_leaves_open_and_nothing_else() -> None:
    own = costly(amounts={"service": Decimal(20)})
    assert is_set_by_office(own, "road")
    assert not is_set_by_office(own, "service")

    said = {"service": "99", "road": "1,250.5", "moon": "3"}
    assert charged(own, said).charge.amounts == {  # type: ignore[union-attr] # it has one
        "service": Decimal(20), "road": Decimal("1250.50"),
    }  # fmt: skip
    assert charged(own, {"road": "plenty", "moon": "3"}) == own
    assert version_of(charged(own, said)) != version_of(own)


@pytest.mark.parametrize(
    ("told", "code", "path"),
    [
        ({"asked": "moon"}, "pack-not-a-choice", "charge"),
        ({"paid": "receipt"}, "pack-not-a-choice", "charge"),
        ({"paid_on": "fee"}, "pack-not-a-choice", "charge/paid_on"),
        ({"receipt": "moon"}, "pack-not-a-choice", "charge/receipt"),
        ({"amounts": {"moon": Decimal(1)}}, "pack-not-a-choice", "charge/amounts"),
        ({"amounts": {"road": Decimal(-1)}}, "procedure-charge-amount", "charge/amounts/road"),
    ],
)
def test_each_fault_of_a_charge_is_told(told: dict[str, Any], code: str, path: str) -> None:
    found = list(charge_problems(costly(**told)))
    assert [(each.code, each.place.path) for each in found] == [(code, path)]
