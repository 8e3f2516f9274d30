"""Colleagues borrow a tent, go to a training, check interests and so on, each to its end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from staff_walking import DESK, GIFT, GRIEVANCE, OTHERS, PHONE, Walk, walked
from web_site import Served


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("walk", OTHERS, ids=[each.procedure for each in OTHERS])
def test_each_goes_from_its_form_to_its_end(
    browser: Browser, site: Served, walk: Walk, size: dict[str, int]
) -> None:
    walked(browser, site, walk, size)


@pytest.mark.parametrize(
    ("walk", "size"), [(GIFT, PHONE), (GRIEVANCE, DESK)], ids=["gift-phone", "grievance-desk"]
)
def test_a_gift_and_a_grievance_on_the_other_screen(
    browser: Browser, site: Served, walk: Walk, size: dict[str, int]
) -> None:
    walked(browser, site, walk, size)
