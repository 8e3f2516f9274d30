"""Tests of the web application: a database of their own, and a clock that stands still."""

from __future__ import annotations

from typing import Any

import pytest

from prongsai.apps.agencies.models import Agency, Area


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    """What makes guessing slow makes tests slow; nobody guesses here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def area() -> Area:
    return Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน")


@pytest.fixture
def agency(area: Area) -> Agency:
    return Agency.objects.create(
        key="a1", name="เทศบาลตำบลนาฝัน", kind="subdistrict_municipality", area=area
    )


@pytest.fixture
def other(area: Area) -> Agency:
    return Agency.objects.create(
        key="a2", name="เทศบาลตำบลฟ้าใส", kind="subdistrict_municipality", area=area
    )
