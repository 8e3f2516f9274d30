"""An office with divisions."""

from __future__ import annotations

import pytest

from measure_rows import units
from prongsai.apps.agencies.models import Agency


@pytest.fixture
def agency(agency: Agency) -> Agency:
    units(agency)
    return agency
