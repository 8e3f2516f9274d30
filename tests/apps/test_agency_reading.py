"""What is typed about an agency means the same in the wizard, on its page and in a list."""

from __future__ import annotations

import pytest
from django import forms

from prongsai.apps.agencies.fields import AgencyNameField, CodeField, DomainField, PlaceField
from prongsai.apps.agencies.reading import is_code, read_domain, read_name, read_place


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("example.go.th", "example.go.th"), (" HTTPS://WWW.Example.th/a?b ", "example.th"),
        ("example.go.th.", "example.go.th"), ("เทศบาล.ไทย", "เทศบาล.ไทย"),
        ("example", None), ("a b.th", None), ("me@example.th", None), ("example..th", None),
        ("example.th:80", None), ("", None),
    ],
)  # fmt: skip
def test_a_domain_is_found_in_what_was_pasted(text: str, domain: str | None) -> None:
    assert read_domain(text) == domain


@pytest.mark.parametrize("typed", ["อบต.นาฝัน", " อบต. นาฝัน ", "องค์การบริหารส่วนตำบลนาฝัน"])
def test_a_name_is_written_out(typed: str) -> None:
    assert read_name(typed) == AgencyNameField().clean(typed) == "องค์การบริหารส่วนตำบลนาฝัน"


def test_a_name_must_fit_after_it_is_written_out() -> None:
    with pytest.raises(forms.ValidationError):
        AgencyNameField().clean(f"อบต.{'น' * 196}")


@pytest.mark.parametrize("typed", ["ตาก", "จ.ตาก", "จังหวัดตาก", "จังหวัด ตาก"])
def test_a_place_stands_without_the_word_for_it(typed: str) -> None:
    assert read_place(typed, "province") == PlaceField("province").clean(typed) == "ตาก"


def test_the_word_alone_is_left_as_it_is() -> None:
    assert read_place("จังหวัด", "province") == "จังหวัด"


@pytest.mark.parametrize(("typed", "fine"), [("5501", True), ("a-1_b", True), ("ก1", False)])
def test_a_code_can_stand_in_addresses(typed: str, fine: bool) -> None:
    assert is_code(typed) is fine
    assert CodeField().clean("") == DomainField().clean("") == ""
