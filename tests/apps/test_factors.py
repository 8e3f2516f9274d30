"""Two-step sign-in: a code after the password, once each, and codes on paper."""

from __future__ import annotations

import base64
import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client
from django.utils import timezone

from people import person
from prongsai.apps.accounts import actions, factors, recovery, resets
from prongsai.apps.accounts.models import Factor, Person, RecoveryCode
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "ทุ่งนา ปลาทู ลมหนาว"  # noqa: S105 - of people in tests
NOW = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
SECRET = base64.b32encode(b"12345678901234567890").decode()
"""The secret of the examples of RFC 6238."""
WRONG = "000 000"
POSITION = "meadow@example.org"


@pytest.fixture
def one(agency: Agency) -> Person:
    found = person("one", agency.key, Role.COORDINATOR)
    actions.set_password(found, PASSWORD, by=found.key, at=NOW)
    return found


def code_at(instant: dt.datetime, secret: str = SECRET) -> str:
    """What a phone shows."""
    phone = TOTP(base64.b32decode(secret), 6, SHA1(), 30)  # noqa: S303 - what authenticators use
    return phone.generate(int(instant.timestamp())).decode()


def turned_on(who: Person) -> list[str]:
    """Since an hour, so that the codes of now are new."""
    before = timezone.now() - dt.timedelta(hours=1)
    codes = factors.add(who, SECRET, code_at(before), instant=before, at=NOW)
    assert codes is not None
    return codes


def sign_in(client: Client, to: str = "") -> Any:
    return client.post("/sign-in/", {"username": "one", "password": PASSWORD, "next": to})


def code(client: Client, text: str) -> Any:
    return client.post("/sign-in/code/", {"code": text})


def begun(client: Client) -> str:
    """The page with the picture, once the password was given."""
    answer = client.post("/me/second-factor/", {"present": PASSWORD}, follow=True)
    return str(answer.content.decode())


def is_in(client: Client) -> bool:
    return bool(client.get("/me/").status_code == 200)


@pytest.mark.parametrize(
    ("seconds", "text"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(seconds: int, text: str) -> None:
    instant = dt.datetime.fromtimestamp(seconds, dt.UTC)

    assert factors.step_of(SECRET, text, instant) == seconds // 30
    assert factors.step_of(SECRET, text, instant + dt.timedelta(minutes=5)) is None


def test_it_is_turned_on_with_a_code_of_the_phone_and_shows_ten_codes_once(
    one: Person, client: Client
) -> None:
    client.force_login(one)
    page = begun(client)
    secret = re.findall(r"<code[^>]*>([A-Z2-7 ]+)</code>", page)[0].replace(" ", "")
    assert 'class="picture"' in page

    client.post("/me/second-factor/", {"code": WRONG})
    assert not Factor.objects.exists()
    said = client.post("/me/second-factor/", {"code": code_at(timezone.now(), secret)})

    codes = re.findall(r"<code>([a-z2-9-]{11})</code>", said.content.decode())
    assert len(set(codes)) == 10
    assert secret not in Factor.objects.get(person=one).secret
    assert not set(codes) & set(RecoveryCode.objects.values_list("digest", flat=True))


def test_without_it_the_password_is_enough(one: Person, client: Client) -> None:
    assert sign_in(client).headers["Location"] == "/"
    assert is_in(client)
    assert factors.of(one) is None


def test_the_password_alone_opens_nothing_and_the_code_leads_where_one_wanted(
    one: Person, client: Client
) -> None:
    turned_on(one)

    assert sign_in(client, "/a/a1/").headers["Location"] == "/sign-in/code/"
    assert not is_in(client)
    assert code(client, WRONG).status_code == 200
    assert not is_in(client)
    assert code(client, code_at(timezone.now())).headers["Location"] == "/a/a1/"
    assert is_in(client)


def typed_while_signed_out(client: Client, one: Person) -> dict[str, str]:
    """What the sign-in page carries of a form that was sent after its session had ended."""
    client.force_login(one)
    client.get("/me/")
    client.session.flush()
    page = client.post("/me/", {"email": POSITION}).content.decode()
    return {"typed": unescape(re.findall(r'name="typed" value="([^"]+)"', page)[0])}


def test_what_was_typed_when_the_session_ended_comes_back_after_the_code(
    one: Person, client: Client
) -> None:
    turned_on(one)
    carried = typed_while_signed_out(client, one)
    client.post("/sign-in/", {"username": "one", "password": PASSWORD, **carried})
    before = "typed" in client.session
    leads = code(client, code_at(timezone.now())).headers["Location"]

    assert (before, leads) == (False, "/me/")
    assert POSITION in client.get("/me/").content.decode()


def test_what_was_typed_goes_to_nobody_who_signs_in_between_password_and_code(
    one: Person, client: Client
) -> None:
    turned_on(one)
    carried = typed_while_signed_out(client, one)
    client.post("/sign-in/", {"username": "one", "password": PASSWORD, **carried})
    other = person("other")
    actions.set_password(other, PASSWORD, by=other.key, at=NOW)
    client.post("/sign-in/", {"username": "other", "password": PASSWORD})

    assert POSITION not in client.get("/me/").content.decode()
    assert "typed" not in client.session


def test_a_code_is_not_taken_twice(one: Person) -> None:
    turned_on(one)
    now, later = timezone.now(), timezone.now() + dt.timedelta(seconds=30)

    assert factors.passes(one, code_at(now), instant=now, at=NOW)
    assert not factors.passes(one, code_at(now), instant=now, at=NOW)
    assert factors.passes(one, code_at(later), instant=later, at=NOW)
    assert not factors.passes(one, code_at(now), instant=later, at=NOW)


def test_a_code_on_paper_is_taken_once(one: Person) -> None:
    paper = turned_on(one)[3]
    now = timezone.now()

    assert factors.passes(one, paper.upper().replace("-", " "), instant=now, at=NOW)
    assert not factors.passes(one, paper, instant=now, at=NOW)
    assert recovery.left(one) == 9


def test_who_guesses_codes_waits(one: Person, client: Client) -> None:
    turned_on(one)
    sign_in(client)
    for _ in range(5):
        code(client, WRONG)

    assert code(client, code_at(timezone.now())).status_code == 429
    assert not is_in(client)


def test_a_code_without_the_password_before_opens_nothing(one: Person, client: Client) -> None:
    turned_on(one)

    assert code(client, code_at(timezone.now())).status_code == 409
    assert not is_in(client)


def test_a_password_changed_between_the_steps_ends_them(one: Person, client: Client) -> None:
    turned_on(one)
    sign_in(client)
    actions.set_password(one, "ลมทะเล หาดทราย สายรุ้ง", by=one.key, at=NOW)

    code(client, code_at(timezone.now()))

    assert not is_in(client)


def test_it_is_removed_with_the_password_only(one: Person, client: Client) -> None:
    turned_on(one)
    client.force_login(one)

    client.post("/me/second-factor/change/", {"present": "wrong", "remove": "1"})
    assert Factor.objects.exists()
    client.post("/me/second-factor/change/", {"present": PASSWORD, "remove": "1"})
    assert not Factor.objects.exists()
    assert not RecoveryCode.objects.exists()


def test_new_codes_on_paper_replace_the_old(one: Person, client: Client) -> None:
    old = turned_on(one)
    client.force_login(one)

    client.post("/me/second-factor/change/", {"present": PASSWORD, "renew": "1"})

    now = timezone.now()
    assert not factors.passes(one, old[0], instant=now, at=NOW)
    assert recovery.left(one) == 10


def test_a_reset_leaves_it_on_and_a_lost_phone_needs_a_second_person(
    agency: Agency, one: Person
) -> None:
    turned_on(one)
    admin, clerk = (
        person("admin", agency.key, Role.SYSTEM_ADMINISTRATOR),
        person("clerk", agency.key, Role.CHIEF_ADMINISTRATOR),
    )
    plain = resets.start(one, "a1", admin, at=NOW)
    resets.confirm(plain, clerk, at=NOW)
    resets.finish(plain, admin, at=NOW)
    assert Factor.objects.exists()

    lost = resets.start(one, "a1", admin, at=NOW, factor=True)
    assert lost.second
    resets.confirm(lost, clerk, at=NOW)
    resets.finish(lost, admin, at=NOW)
    assert not Factor.objects.exists()


def test_the_password_comes_before_a_new_phone(one: Person, client: Client) -> None:
    client.force_login(one)
    page = client.get("/me/second-factor/").content.decode()
    wrong = client.post("/me/second-factor/", {"present": "wrong"})

    assert 'class="picture"' not in page + wrong.content.decode()
    assert 'class="picture"' in begun(client)


def test_other_devices_sign_in_anew_once_it_is_on(one: Person, client: Client) -> None:
    other = Client()
    for each in (client, other):
        sign_in(each)
    secret = re.findall(r"<code[^>]*>([A-Z2-7 ]+)</code>", begun(client))[0].replace(" ", "")

    client.post("/me/second-factor/", {"code": code_at(timezone.now(), secret)})

    assert is_in(client)
    assert not is_in(other)
    assert one.visits.count() == 1


def test_codes_are_read_in_thai_digits_too(one: Person, client: Client) -> None:
    [paper, *_] = turned_on(one)
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    for text in (code_at(timezone.now()), paper):
        sign_in(client)
        code(client, text.translate(thai))
        assert is_in(client)
        client.post("/sign-out/")
