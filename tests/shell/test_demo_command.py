"""`prongsai demo` makes what it says."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher

from installation import scripted
from prongsai.shell.web.demo import PASSWORD
from web_site import Data

SEALED = """
from prongsai.apps.accounts.models import Person
print(*Person.objects.values_list("password", flat=True).distinct())
"""


def test_everybody_in_it_signs_in_with_the_password_that_is_printed(demonstration: Data) -> None:
    (sealed,) = scripted(demonstration, SEALED).split()

    assert Argon2PasswordHasher().verify(PASSWORD, sealed)
