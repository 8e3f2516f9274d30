"""The tests of the web application ask the database they were told to ask."""

from __future__ import annotations

import os

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db


def test_it_is_postgresql_where_the_setting_says_so_and_sqlite_otherwise() -> None:
    wanted = "postgresql" if os.environ.get("PRONGSAI_DATABASE") else "sqlite"

    assert connection.vendor == wanted


def test_the_migrations_make_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
