"""Kinds of agencies as data, and the table of names made of them."""

from __future__ import annotations

from typing import Any

from prongsai.core.criteria.agency_kinds import AgencyNames
from prongsai.core.shapes.read import read
from prongsai.core.terms.agency_names import NameTable, NameWord

PLAIN: dict[str, Any] = {
    "schema": 1,
    "sources": {},
    "agencies": {
        "town": {
            "name": {"th": "เทศบาลเมือง", "en": "Town Municipality"},
            "abbreviation": "ทม.",
            "head": {"th": "นายกเทศมนตรีเมือง", "en": "Mayor"},
            "clerk": {"th": "ปลัดเทศบาลเมือง", "en": "Clerk"},
        }
    },
    "places": {"district": {"name": {"th": "อำเภอ", "en": "District"}, "abbreviation": "อ."}},
}


def test_a_table_of_names_is_made_of_kinds_and_places() -> None:
    names, problems = read(AgencyNames, PLAIN)
    assert problems == []
    assert names is not None
    assert names.table == NameTable(
        kinds=(NameWord("town", "เทศบาลเมือง", "ทม."),),
        places=(NameWord("district", "อำเภอ", "อ."),),
    )


def test_a_kind_without_the_title_of_its_head_is_refused() -> None:
    kind = {key: value for key, value in PLAIN["agencies"]["town"].items() if key != "head"}
    names, [problem] = read(AgencyNames, {**PLAIN, "agencies": {"town": kind}})
    assert names is None
    assert (problem.code, problem.place.path) == ("pack-missing-field", "agencies/town")
