"""Whoever was given a first password chooses one of his own before anything else."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from people import person
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.passwords import first_password
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from prongsai.shell.web import settings as installed
from web_addresses import addresses, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(agency: Agency, client: Client) -> Client:
    found = person("newcomer", agency.key, Role.COORDINATOR)
    Person.objects.filter(pk=found.pk).update(must_change_password=True)
    client.force_login(found)
    return client


@pytest.mark.parametrize(
    "address", [name for name, gaps in addresses().items() if set(gaps) <= {"agency"}]
)
def test_no_page_but_that_one_opens(address: str, newcomer: Client) -> None:
    answer = newcomer.get(reverse(address, kwargs=filled(addresses()[address], {"agency": "a1"})))

    if address == settings.FIRST_PASSWORD_URL:
        assert answer.status_code == 200
    elif answer.status_code == 302:
        assert answer.headers["Location"].startswith("/me/password/?next=")
    else:
        assert answer.status_code == 404


def test_passwords_are_kept_as_argon2_digests_in_an_installation() -> None:
    assert installed.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_the_first_password_is_not_kept(agency: Agency, client: Client) -> None:
    found, password = person("new", agency.key, Role.STAFF), first_password()
    found.set_password(password)
    found.must_change_password = True
    found.save()
    client.force_login(found)

    typed = {"present": password, "new": password, "again": password}
    page = client.post("/me/password/", typed).content.decode()

    found.refresh_from_db()
    assert "ต้องไม่ใช่รหัสผ่านเดิม" in page
    assert found.must_change_password
