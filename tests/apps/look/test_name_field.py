"""Names and reasons hold what can be seen, and forms say themselves what is wrong with them."""

from __future__ import annotations

import pytest
from django import forms
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.look.forms import LineField, NameField, ReasonField
from prongsai.core.access.roles import Role

HIDDEN = ("\u202e", "\u200b", "\x0b\x01", "\ufffe", "\r\nโอนเงินมาที่", "\x1b[2J", "\u2066", "\x00")


@given(st.text())
def test_no_name_turns_the_line_or_breaks_it(text: str) -> None:
    name = NameField(required=False).clean(text)

    assert name == " ".join(name.split())
    assert name.isprintable() or not any(each in name for each in "\r\n\u202e\u200b\x00")


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\u3164", "\u202e\u2066", "–", "ั", "\x00"])
def test_a_name_that_nobody_sees_is_no_name(nothing: str) -> None:
    with pytest.raises(forms.ValidationError):
        NameField().clean(nothing)


@pytest.mark.parametrize("nothing", ["", "\u200b\n\u200b", "\x00"])
def test_a_reason_that_nobody_sees_is_no_reason(nothing: str) -> None:
    with pytest.raises(forms.ValidationError):
        ReasonField().clean(nothing)


def test_a_reason_keeps_its_lines_and_its_digits() -> None:
    assert ReasonField().clean("แก้ข้อ ๑\u202e\r\nแล้วส่ง\x00ใหม่") == "แก้ข้อ ๑\nแล้วส่งใหม่"


class _Form(forms.Form):
    name = NameField()
    reason = ReasonField()
    size = forms.ChoiceField(choices=[("", "–"), ("S", "S")])
    colour = forms.ChoiceField(choices=[("r", "r")], widget=forms.RadioSelect)
    note = NameField(required=False)


def test_no_field_lets_the_browser_stop_the_form() -> None:
    page = str(_Form())

    assert " required" not in page
    assert page.count('aria-required="true"') == 3


@pytest.mark.django_db
@pytest.mark.parametrize("hidden", HIDDEN[:-1])  # NUL comes no further than the door
def test_names_of_agencies_divisions_and_people_hold_nothing_hidden(
    hidden: str, client: Client, agency: Agency
) -> None:
    admin = person("sysadmin", agency.key, Role.SYSTEM_ADMINISTRATOR)
    client.force_login(admin)
    typed = f"ศูนย์{hidden}ฝัน"
    client.post("/a/a1/about/", {"name": typed, "kind": agency.kind, "district": "ทุ่งฝัน"})
    client.post("/a/a1/divisions/", {"name": typed})
    newcomer = person("newcomer")
    client.force_login(newcomer)
    me = {"name": typed, "position": typed, "language": "th", "numerals": "arabic"}
    client.post("/me/", me)
    agency.refresh_from_db()
    newcomer.refresh_from_db()

    expected = NameField().clean(typed)
    kept = [agency.name, agency.divisions.get().name, newcomer.name, newcomer.position]
    assert kept == [expected] * 4
    assert expected.isprintable()


@pytest.mark.django_db
def test_a_name_to_sign_in_with_may_begin_with_a_capital(client: Client) -> None:
    somsri = person("somsri")
    somsri.set_password("แมวสามตัวนอนกลางวัน")
    somsri.save()
    answer = client.post("/sign-in/", {"username": " Somsri ", "password": "แมวสามตัวนอนกลางวัน"})

    assert answer.status_code == 302
    assert client.get("/me/").status_code == 200


def test_a_subject_keeps_its_digits_on_one_line() -> None:
    assert LineField().clean("ปี ๒๕๖๙\r\nฉบับ\u200bใหม่ ") == "ปี ๒๕๖๙ ฉบับใหม่"
