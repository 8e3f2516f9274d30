"""An agency that takes reports; guesses cost little here."""

from __future__ import annotations

from typing import Any

import pytest

from prongsai.adapters.sealing import Pair
from prongsai.apps.agencies.models import Agency
from sealed_making import staffed


@pytest.fixture(autouse=True)
def cheap(settings: Any) -> None:
    settings.SEALED_PASSPHRASE_COST = settings.SEALED_RECEIPT_COST = 4


@pytest.fixture
def sheets(agency: Agency) -> tuple[Pair, Pair]:
    """The recovery key of the agency, which then has officers with keys too."""
    return staffed(agency)


@pytest.fixture
def taking(agency: Agency, sheets: tuple[Pair, Pair]) -> Agency:  # noqa: ARG001 - it has them
    return agency
