"""What a file says about people's data, read for notices and the record of processing."""

from __future__ import annotations

from case_making import procedure
from measure_making import FILES
from prongsai.core.procedures.privacy import (
    can_be_anonymous,
    collected,
    goes_outside,
    is_needed,
    readers,
)

OWN = FILES.shelf.procedures


def test_what_tells_about_a_person_is_collected_and_nothing_else() -> None:
    assert [each.key for each in collected(procedure())] == ["name", "phone"]
    allowance = {each.key for each in collected(OWN["allowance"])}
    assert {"name", "national_id", "disability_card"} <= allowance
    assert "result" not in allowance


def test_nobody_who_need_not_say_who_he_is_needs_to_fill_it_in() -> None:
    complaint, allowance = OWN["general-complaint"], OWN["allowance"]
    assert can_be_anonymous(complaint)
    assert not is_needed(complaint, complaint.fields["name"])
    assert is_needed(allowance, allowance.fields["name"])
    assert not is_needed(allowance, allowance.fields["phone"])
    assert not is_needed(complaint, complaint.fields["named"])


def test_readers_are_those_whom_a_case_goes_through() -> None:
    found = readers(OWN["general-complaint"])
    assert found[0] == "complaint_officer"
    assert "handler" in found
    assert not {"citizen", "agency", "unit"} & set(found)
    assert "power:disclose_official_information" in readers(OWN["information-request"])


def test_a_case_that_can_be_sent_on_goes_outside() -> None:
    assert goes_outside(OWN["general-complaint"])
    assert not goes_outside(OWN["waste-bin"])


def test_what_tells_about_somebody_else_is_marked() -> None:
    fields = OWN["general-complaint"].fields
    assert {key for key, each in fields.items() if each.others} == {"about", "named"}
