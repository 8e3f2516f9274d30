"""Whoever is signed out while typing gets the form back as it was, and nobody else does."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client

import prongsai.apps
from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.typed import LARGEST, LIFE, keeps, sealed, unsealed
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer, Source, Standing, enter, open_year, take
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.assessments.models import Result
from prongsai.core.access.roles import Role
from prongsai.core.scoring.given import Given

AT = dt.datetime(2025, 8, 10, 10, tzinfo=dt.UTC)
WORD = "ฝนตกที่ทุ่งดอกหญ้า"
FORM = "/a/a1/years/2568/enter/"
SENT = {"score-budget": "๙๕.๕", "score-power": "ไม่ใช่ตัวเลข", "published": "99.99"}


@pytest.fixture
def writer(agency: Agency) -> Person:
    """Somebody who may enter scores of a year."""
    open_year(agency, 2568, by="", at=AT)
    return with_password(person("writer", agency.key, Role.COORDINATOR))


def with_password(somebody: Person) -> Person:
    somebody.set_password(WORD)
    somebody.save()
    return somebody


def signed_in_once(client: Client, somebody: Person, page: str = "/me/") -> None:
    """Signed in, a page looked at, and the session gone as time takes it."""
    client.force_login(somebody)
    client.get(page)
    client.session.flush()


def hidden(answer: Any) -> dict[str, str]:
    """The hidden fields of the sign-in page."""
    tags = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode())
    return {name: unescape(value) for name, value in tags if name in ("next", "typed")}


def sign_in(client: Client, username: str, facts: dict[str, str]) -> Any:
    return client.post("/sign-in/", {"username": username, "password": WORD, **facts})


@pytest.mark.django_db
def test_the_form_comes_back_as_it_was_filled_and_nothing_is_saved(
    client: Client, writer: Person
) -> None:
    signed_in_once(client, writer)
    refused = client.post(FORM, SENT)
    again = sign_in(client, "writer", hidden(refused))
    page = client.get(again.headers["Location"]).content.decode()

    assert refused.status_code == 403
    assert "ข้อความที่พิมพ์ไว้ยังอยู่" in refused.content.decode()
    assert (again.status_code, again.headers["Location"]) == (302, FORM)
    assert [text for text in SENT.values() if f'value="{text}"' not in page] == []
    assert "ยังไม่ได้บันทึก" in page
    assert not Result.objects.exists()


@pytest.mark.django_db
def test_it_comes_back_once(client: Client, writer: Person) -> None:
    signed_in_once(client, writer)
    sign_in(client, "writer", hidden(client.post(FORM, SENT)))
    first, second = (client.get(FORM).content.decode() for _ in range(2))

    assert SENT["score-budget"] in first
    assert SENT["score-budget"] not in second


@pytest.mark.django_db
def test_a_wrong_password_in_between_loses_nothing(client: Client, writer: Person) -> None:
    signed_in_once(client, writer)
    carried = hidden(client.post(FORM, SENT))
    wrong = client.post("/sign-in/", {"username": "writer", "password": "ไม่ใช่", **carried})

    assert hidden(wrong) == carried
    sign_in(client, "writer", hidden(wrong))
    assert SENT["score-budget"] in client.get(FORM).content.decode()


@pytest.mark.django_db
def test_somebody_else_who_signs_in_there_does_not_get_it(
    client: Client, writer: Person, agency: Agency
) -> None:
    with_password(person("second", agency.key, Role.COORDINATOR))
    signed_in_once(client, writer)
    answer = sign_in(client, "second", hidden(client.post(FORM, SENT)))

    assert answer.status_code == 302
    assert "typed" not in client.session
    assert SENT["score-budget"] not in client.get(FORM).content.decode()


@pytest.mark.django_db
def test_a_browser_in_which_nobody_was_signed_in_carries_nothing(client: Client) -> None:
    person("somebody")
    answer = client.post(FORM, SENT)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/sign-in/?next={FORM}")


@pytest.mark.django_db
def test_what_was_altered_on_the_way_is_not_taken(client: Client, writer: Person) -> None:
    signed_in_once(client, writer)
    carried = hidden(client.post(FORM, SENT))
    sign_in(client, "writer", {**carried, "typed": carried["typed"][:-3] + "abc"})

    assert "typed" not in client.session


@pytest.mark.django_db
def test_a_reason_sent_to_an_address_without_a_page_comes_back_on_the_page_it_was_typed_on(
    client: Client, agency: Agency
) -> None:
    chief = with_password(person("chief", agency.key, Role.CHIEF_ADMINISTRATOR))
    year = prepared(agency)
    signed_in_once(client, chief)
    sent = {"reason": "คะแนนข้อ 3 ไม่ตรง", "back": "1"}
    refused = client.post(f"{year}decide/", sent, headers={"Referer": f"http://testserver{year}"})
    again = sign_in(client, "chief", hidden(refused))

    assert again.headers["Location"] == year
    assert "คะแนนข้อ 3 ไม่ตรง" in client.get(year).content.decode()
    assert len(Result.objects.get().acts) == 1


@pytest.mark.django_db
def test_an_address_without_a_page_never_becomes_where_one_goes_after_signing_in(
    client: Client,
) -> None:
    person("somebody")
    elsewhere = {"Referer": "http://elsewhere.example/a/a1/"}
    answers = [
        client.post(path, headers=elsewhere) for path in ("/sign-out/", "/a/a1/years/2568/decide/")
    ]

    assert {answer.headers["Location"] for answer in answers} == {"/sign-in/?next=/"}


@pytest.mark.django_db
def test_signing_in_anew_in_another_window_loses_no_typing(writer: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)
    client.get("/me/")
    stale = {**SENT, "csrfmiddlewaretoken": "a" * 64}
    again = client.post(FORM, stale, headers={"Origin": "http://testserver"})
    page = client.get(FORM).content.decode()

    assert (again.status_code, again.headers["Location"]) == (302, FORM)
    assert [text for text in SENT.values() if f'value="{text}"' not in page] == []
    assert not Result.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", ""])
def test_what_another_site_sends_is_not_even_shown(writer: Person, origin: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)
    client.get("/me/")
    refused = client.post(FORM, SENT, headers={"Origin": origin} if origin else {})

    assert refused.status_code == 403
    assert SENT["score-budget"] not in client.get(FORM).content.decode()


def prepared(agency: Agency) -> str:
    """The page of a result that waits for the chief administrator."""
    assessment = open_year(agency, 2568, by="", at=AT)
    doer = Doer("somebody", (Role.COORDINATOR,), AT)
    given = Given(known=dict.fromkeys(scorer_of(assessment).pack.indicators, Fraction(90)))
    take(enter(assessment, given, doer, standing=Standing.OFFICIAL, source=Source.HAND), doer)
    return f"/a/{agency.key}/years/2568/"


# --- What is carried ---------------------------------------------------------------------------


def sent(text: str = "name=a&name=b&note=") -> QueryDict:
    return QueryDict(text)


def test_it_is_taken_back_within_half_an_hour_by_whoever_typed_it() -> None:
    text = sealed(sent(), FORM, "me", AT)

    back = unsealed(text, "me", AT + LIFE)
    assert back is not None
    assert (back.path, back.fields.getlist("name"), back.fields["note"]) == (FORM, ["a", "b"], "")
    assert unsealed(text, "me", AT + LIFE + dt.timedelta(seconds=1)) is None
    assert unsealed(text, "me", AT - dt.timedelta(seconds=1)) is None
    assert unsealed(text, "you", AT) is None
    assert unsealed("", "me", AT) is None


@pytest.mark.parametrize("text", ["", "note=&other=", "csrfmiddlewaretoken=x&next=/&password=abc"])
def test_where_nothing_was_typed_nothing_is_carried(text: str) -> None:
    assert sealed(sent(text), FORM, "me", AT) == ""


def test_more_than_a_form_can_hold_is_not_carried() -> None:
    assert sealed(sent(f"note={'a' * LARGEST}"), FORM, "me", AT) == ""
    assert sealed(sent(f"note={'a' * (LARGEST // 2)}"), FORM, "me", AT) != ""


def secret_fields() -> list[str]:
    """The names of every field of every form that shows no letters when typed in."""
    root = Path(prongsai.apps.__file__).parent
    modules = [
        import_module(f"prongsai.apps.{path.parent.name}.{path.stem}")
        for path in root.glob("*/*forms*.py")
    ]
    found = [
        name
        for module in modules
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, forms.Form)
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.PasswordInput)
    ]
    return sorted(set(found))


@pytest.mark.parametrize("name", secret_fields())
def test_no_password_is_ever_carried(name: str) -> None:
    assert not keeps(name)


def test_there_are_passwords_to_be_kept_out() -> None:
    assert {"password", "present", "new", "again"} <= set(secret_fields())
