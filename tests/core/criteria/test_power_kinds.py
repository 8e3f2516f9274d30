"""The powers a register offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.core.access.roles import AGENCY_ROLES
from prongsai.core.criteria.power_kinds import PowerNames
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Refused
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


@pytest.mark.parametrize("role", ["moon", "supervisor"])
def test_a_power_that_a_role_has_otherwise_names_one_of_an_agency(
    tmp_path: Path, role: str
) -> None:
    """Whoever brings a case would be told of it by an error of the program."""
    file = tmp_path / "names" / "powers.yaml"
    file.parent.mkdir()
    said = f"powers: {{sign: {{name: {{th: ลงนาม, en: Sign}}, otherwise: {role}}}}}\n"
    file.write_text(f"schema: 1\nsources: {{}}\n{said}", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        _ = Shelf(Library(tmp_path)).power_names
    [problem] = refused.value.problems
    assert (problem.code, problem.place.path) == ("pack-not-a-choice", "powers/sign/otherwise")
    assert (problem.place.line, problem.facts["found"]) == (3, role)
    file.write_text(file.read_text("utf-8").replace(role, AGENCY_ROLES[0]), encoding="utf-8")
    assert Shelf(Library(tmp_path)).power_names.powers["sign"].otherwise == AGENCY_ROLES[0]
