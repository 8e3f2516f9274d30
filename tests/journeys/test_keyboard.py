"""The keyboard alone: whatever it reaches is in sight and shows that it is reached."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from walking import DESKTOP, PHONE, somebody
from web_site import Served

REACHED = """() => {
    const now = document.activeElement, box = now.getBoundingClientRect();
    const style = getComputedStyle(now);
    return {
        what: now.outerHTML.slice(0, 90), top: now === document.body,
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
            && box.right > 0 && box.left < innerWidth,
    };
}"""
MOST_STEPS = 150


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    ("username", "path"),
    [
        ("executive2", "/a/s02/"),
        ("coordinator", "/a/s01/years/2568/"),
        ("province", "/area/p99/"),
        ("system_administrator", "/a/s01/people/new/"),
    ],
)
def test_each_stop_of_the_keyboard_is_in_sight_with_a_ring_round_it(
    username: str, path: str, size: dict[str, int], browser: Browser, shown: Served
) -> None:
    with somebody(browser, shown) as walker:
        walker.page.set_viewport_size(size)  # type: ignore[arg-type] # a TypedDict of these two
        walker.sign_in(username)
        walker.go(path)
        stops = []
        for _ in range(MOST_STEPS):
            walker.page.keyboard.press("Tab")
            stop = walker.page.evaluate(REACHED)
            if stop["top"]:
                break
            stops.append(stop)

    assert len(stops) > 8
    assert [each["what"] for each in stops if not (each["ring"] and each["seen"])] == []
