"""What kind of device and browser somebody uses, in a word each; nothing finer is kept."""

from __future__ import annotations

_DEVICES = (
    ("ipad", "tablet"),
    ("iphone", "iphone"),
    ("android", "android"),
    ("cros", "chromebook"),
    ("windows", "windows"),
    ("macintosh", "mac"),
    ("linux", "linux"),
)
_BROWSERS = (
    ("line/", "LINE"),
    ("edg", "Edge"),
    ("opr/", "Opera"),
    ("samsungbrowser", "Samsung Internet"),
    ("firefox", "Firefox"),
    ("fxios", "Firefox"),
    ("crios", "Chrome"),
    ("chrome", "Chrome"),
    ("safari", "Safari"),
)
"""The first that is found: browsers claim to be those below them too."""


def device_of(agent: str) -> str:
    """A key for words of the screens."""
    said = agent.lower()
    found = next((device for mark, device in _DEVICES if mark in said), "unknown")
    return "tablet" if found == "android" and "mobile" not in said else found


def browser_of(agent: str) -> str:
    """Its name; empty if it isn't known."""
    said = agent.lower()
    return next((name for mark, name in _BROWSERS if mark in said), "")
