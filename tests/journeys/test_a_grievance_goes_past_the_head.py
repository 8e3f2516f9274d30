"""A gift is declared and returned, a grievance goes past the head: nobody else sees either."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from staff_walking import DESK, GIFT, GRIEVANCE, PHONE, Walk, walked
from web_site import Served


@pytest.mark.parametrize(
    ("walk", "size"), [(GIFT, DESK), (GRIEVANCE, PHONE)], ids=["gift-desk", "grievance-phone"]
)
def test_what_is_for_named_readers_is_seen_by_nobody_else(
    browser: Browser, site: Served, walk: Walk, size: dict[str, int]
) -> None:
    walked(browser, site, walk, size)
