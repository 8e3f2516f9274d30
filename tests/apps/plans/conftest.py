"""A file store of its own, the coordinator's desk, and the example plan as a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from action_plan_making import begun
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.plans.models import Edition
from prongsai.core.access.roles import Role


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def row(agency: Agency) -> Edition:
    return begun(agency)
