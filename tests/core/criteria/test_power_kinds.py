"""The powers a register offers."""

from __future__ import annotations

from prongsai.core.criteria.power_kinds import PowerNames
from prongsai.core.shapes.read import read
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf


def test_the_powers_shipped_have_names_and_say_how_sure_they_are() -> None:
    names = Shelf(Library()).power_names

    assert names.powers["sign_contracts"].name.th == "ลงนามในสัญญา"
    assert names.evidence is not None
    assert names.evidence.confidence == "unverified"


def test_a_power_without_a_name_is_refused() -> None:
    names, [problem] = read(PowerNames, {"schema": 1, "sources": {}, "powers": {"sign": {}}})

    assert names is None
    assert (problem.code, problem.place.path) == ("pack-missing-field", "powers/sign")
