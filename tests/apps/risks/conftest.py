"""A file store of its own, and an officer of the first division."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from people import SignedIn
from prongsai.apps.accounts.models import Membership
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from risk_rows import divided


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def officer(agency: Agency, signed_in: SignedIn) -> Client:
    """Of the first division."""
    divided(agency)
    client = signed_in(Role.DIVISION_OFFICER)
    Membership.objects.filter(role=Role.DIVISION_OFFICER.value).update(division="d1")
    return client
