"""Tests of the web application: a database of their own, and a clock that stands still."""

from __future__ import annotations

import pytest

from prongsai.apps.agencies.models import Agency, Area


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
