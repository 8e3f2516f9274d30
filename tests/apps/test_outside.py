"""Signing in by an outside provider: linked by oneself, and nothing believed that isn't proved."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client
from django.utils import timezone
from joserfc.jwk import RSAKey

from oidc_provider import CLIENT, SECRET
from oidc_provider import Outside as There
from oidc_provider import outside as started
from people import person
from prongsai.adapters.oidc import Provider
from prongsai.apps.accounts import actions, resets
from prongsai.apps.accounts.models import Attempt, Outside, Passkey, Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "ทุ่งนา ปลาทู ลมหนาว"  # noqa: S105 - of people in tests
NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
BACK = "http://testserver/sign-in/outside/back/"


@pytest.fixture
def there() -> Iterator[There]:
    with started() as found:
        yield found


@pytest.fixture(autouse=True)
def _turned_on(settings: Any, there: There) -> None:
    settings.PROVIDER = Provider(there.issuer, CLIENT, SECRET, "บัญชีจังหวัด", BACK)


@pytest.fixture
def one(agency: Agency) -> Person:
    found = person("one", agency.key, Role.COORDINATOR)
    actions.set_password(found, PASSWORD, by=found.key, at=NOW)
    return found


@pytest.fixture
def linked(one: Person, there: There) -> Outside:
    return Outside.objects.create(person=one, issuer=there.issuer, subject=there.subject, since=NOW)


def sent_back(address: str) -> str:
    """What the provider answers a browser that comes to this address: the way back."""
    answer = requests.get(address, allow_redirects=False, timeout=5)
    return answer.headers["Location"].removeprefix("http://testserver")


def away(client: Client, to: str = "") -> str:
    return client.get("/sign-in/outside/", {"next": to}).headers["Location"]


def come_back(client: Client, to: str = "") -> Any:
    return client.get(sent_back(away(client, to)))


def asked_to_link(client: Client) -> str:
    page = client.post("/me/outside/", {"present": PASSWORD}).content.decode()
    return unescape(re.findall(r'href="(http://127[^"]+)"', page)[0])


def is_in(client: Client) -> bool:
    return bool(client.get("/me/").status_code == 200)


# --- There and back ----------------------------------------------------------------------------


def test_who_is_linked_signs_in_and_lands_where_one_wanted(linked: Outside, client: Client) -> None:
    assert come_back(client, "/a/a1/").headers["Location"] == "/a/a1/"
    assert is_in(client)
    linked.refresh_from_db()
    assert linked.used is not None


@pytest.mark.usefixtures("one")
def test_the_way_there_says_nothing_but_what_it_must(client: Client) -> None:
    asked = parse_qs(urlsplit(away(client)).query)

    assert asked["response_type"] == ["code"]
    assert asked["scope"] == ["openid"]
    assert asked["redirect_uri"] == [BACK]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked.keys() == {
        "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip


@pytest.mark.usefixtures("linked")
def test_it_does_not_lead_off_the_site(client: Client) -> None:
    assert come_back(client, "https://evil.example/").headers["Location"] == "/"


def test_who_has_a_second_step_is_asked_for_it(linked: Outside, client: Client) -> None:
    Passkey.objects.create(
        person=linked.person, name="x", credential="x", public=b"", counter=0, since=NOW
    )

    assert come_back(client).headers["Location"] == "/sign-in/code/"
    assert not is_in(client)


def test_nobody_is_made_or_found_by_what_the_provider_tells_of_him(
    one: Person, there: There, client: Client
) -> None:
    Person.objects.filter(pk=one.pk).update(email="one@a1.example")
    there.claims = {
        "email": "one@a1.example", "email_verified": True, "preferred_username": "one",
    }  # fmt: skip

    said = come_back(client).content.decode()

    assert "ยังไม่ได้เชื่อมกับบัญชีใด" in said
    assert Person.objects.count() == 1
    assert not is_in(client)


def test_an_account_that_is_closed_stays_closed(linked: Outside, client: Client) -> None:
    Person.objects.filter(pk=linked.person_id).update(is_active=False)

    come_back(client)

    assert not is_in(client)


# --- What is not believed ----------------------------------------------------------------------

LATE = int(time.time()) - 3600


@pytest.mark.parametrize(
    ("bent", "said"),
    [
        ({"claims": {"iss": "https://evil.example"}}, "ผู้ให้บริการรายอื่น"),
        ({"claims": {"aud": "somebody-else"}}, "ออกให้ระบบอื่น"),
        ({"claims": {"aud": [CLIENT, "x"], "azp": "x"}}, "ออกให้ระบบอื่น"),
        ({"claims": {"exp": LATE}}, "หมดอายุ"),
        ({"claims": {"nonce": "another"}}, "ระบบจึงไม่รับ"),
        ({"claims": {"sub": 77}}, "ระบบจึงไม่รับ"),
        ({"algorithm": "none"}, "ระบบจึงไม่รับ"),
        ({"algorithm": "HS256"}, "ระบบจึงไม่รับ"),
        ({"signs_with": RSAKey.generate_key(2048)}, "ระบบจึงไม่รับ"),
        ({"about": {"issuer": "https://evil.example"}}, "ผู้ให้บริการรายอื่น"),
        ({"about": {"token_endpoint": "http://evil.example/"}}, "ติดต่อผู้ให้บริการยืนยันตัวตนไม่ได้"),
        ({"denies": True}, "ยกเลิกที่ผู้ให้บริการ"),
    ],
    ids=[
        "issuer", "audience", "party", "expired", "nonce", "subject", "no signature",
        "shared secret", "another key", "another self", "off to elsewhere", "denied",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("linked")
def test_an_answer_that_does_not_prove_true_opens_nothing(
    there: There, client: Client, bent: dict[str, Any], said: str
) -> None:
    to = away(client)
    for key, value in bent.items():
        setattr(there, key, value)

    answer = client.get(sent_back(to))

    assert (answer.status_code, said in answer.content.decode()) == (409, True)
    assert not is_in(client)


@pytest.mark.usefixtures("linked")
def test_an_answer_is_good_once(client: Client) -> None:
    back = sent_back(away(client))
    client.get(back)
    client.post("/sign-out/")

    assert "หมดเวลา ใช้ไปแล้ว" in client.get(back).content.decode()
    assert not is_in(client)


@pytest.mark.usefixtures("linked")
def test_an_answer_for_another_browser_is_worth_nothing(client: Client) -> None:
    thief = Client()
    back = sent_back(away(client))
    thief.get("/sign-in/outside/")

    thief.get(back)

    assert not is_in(thief)


@pytest.mark.usefixtures("linked")
def test_an_answer_comes_too_late(client: Client) -> None:
    back = sent_back(away(client))
    Attempt.objects.update(at=timezone.now() - dt.timedelta(minutes=11))

    client.get(back)

    assert not is_in(client)


@pytest.mark.usefixtures("one")
@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=x"])
def test_who_comes_from_nowhere_is_told_so(client: Client, query: str) -> None:
    assert client.get(f"/sign-in/outside/back/{query}").status_code == 409


@pytest.mark.usefixtures("one")
def test_a_provider_that_is_down_is_told_in_words(client: Client, settings: Any) -> None:
    settings.PROVIDER = Provider("http://127.0.0.1:9", CLIENT, SECRET, "บัญชีจังหวัด", BACK)

    answer = client.get("/sign-in/outside/")

    assert answer.status_code == 409
    assert "ติดต่อผู้ให้บริการยืนยันตัวตนไม่ได้" in answer.content.decode()


@pytest.mark.usefixtures("one")
def test_where_it_is_off_nothing_offers_it(client: Client, settings: Any) -> None:
    settings.PROVIDER = None

    assert "outside" not in client.get("/sign-in/").content.decode()
    assert client.get("/sign-in/outside/").status_code == 409


# --- Linking -----------------------------------------------------------------------------------


def test_one_links_ones_own_account_with_the_password(one: Person, client: Client) -> None:
    client.force_login(one)
    page = client.post("/me/outside/", {"present": "wrong"}).content.decode()
    assert "รหัสผ่านปัจจุบันไม่ถูกต้อง" in page

    client.get(sent_back(asked_to_link(client)))

    assert Outside.objects.get().person == one
    assert Entry.objects.filter(verb="link outside", by=one.key).count() == 1


def test_nobody_links_what_is_linked_to_somebody_else(
    agency: Agency, linked: Outside, client: Client
) -> None:
    two = person("two", agency.key, Role.STAFF)
    actions.set_password(two, PASSWORD, by=two.key, at=NOW)
    client.force_login(two)

    answer = client.get(sent_back(asked_to_link(client)))

    assert "เชื่อมไว้แล้ว" in answer.content.decode()
    assert Outside.objects.get().person == linked.person


def test_a_way_back_to_link_is_worth_nothing_to_who_signed_in_meanwhile(
    agency: Agency, one: Person, client: Client
) -> None:
    two = person("two", agency.key, Role.STAFF)
    client.force_login(one)
    back = sent_back(asked_to_link(client))
    client.force_login(two)

    client.get(back)

    assert not Outside.objects.exists()


def test_the_link_is_cut_with_the_password_and_by_a_reset(
    agency: Agency, linked: Outside, client: Client
) -> None:
    client.force_login(linked.person)
    client.post("/me/outside/", {"present": PASSWORD})
    assert not Outside.objects.exists()

    admin = person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR)
    linked.pk = None
    linked.save()
    begun = resets.start(linked.person, "a1", admin, at=NOW)
    resets.confirm(begun, person("mayor", agency.key, Role.EXECUTIVE), at=NOW)
    resets.finish(begun, admin, at=NOW)
    assert not Outside.objects.exists()
