"""A little view of a page: title, whether it asks for a password, where it sends on, what it says.

No parser of HTML, and none is needed: in one pass over a bounded beginning, whatever is in it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

LOOKED_AT = 120_000
"""Letters of a page that are looked at."""
_SAID = 4_000
"""Letters of its text that are kept."""
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SENT = re.compile(r"\s*([0-9.]+)\s*[;,]\s*(?:url\s*=)?\s*['\"]?([^'\"]+)", re.IGNORECASE)
_TAG = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]*")
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_AT_ONCE = 10.0
"""Seconds within which a page that sends on is no page of its own."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What is seen of a page without reading it."""

    title: str = ""
    password: bool = False
    sent_to: str = ""
    """Where it sends readers on by itself."""
    text: str = ""
    """How its visible text begins."""
    length: int = 0
    """Letters of visible text, as far as was looked."""
    pictures: int = 0
    frames: int = 0
    scripts: int = 0


class _Looking:
    def __init__(self) -> None:
        self.silent = ""
        self.in_title = False
        self.title: list[str] = []
        self.text: list[str] = []
        self.password = False
        self.sent_to = ""
        self.counted = {"img": 0, "iframe": 0, "frame": 0, "script": 0}

    def piece(self, tag: str, attributes: str, after: str) -> None:
        """One tag, and the text that follows it."""
        if self.silent and tag != f"/{self.silent}":
            if self.silent != "head":
                return
        elif tag == f"/{self.silent}":
            self.silent = ""
        if tag in _SILENT and self.silent in ("", "head"):
            self.silent = tag
        if tag == "body" and self.silent == "head":
            self.silent = ""
        self._seen(tag, attributes)
        self.in_title = tag == "title" and not self.title
        if self.in_title:
            self.title.append(after)
        elif not self.silent and tag != "title":
            self.text.append(after)

    def _seen(self, tag: str, attributes: str) -> None:
        if tag in self.counted:
            self.counted[tag] += 1
        elif tag == "input":
            self.password |= _attributes(attributes).get("type", "").lower() == "password"
        elif tag == "meta" and not self.sent_to:
            told = _attributes(attributes)
            if told.get("http-equiv", "").lower() == "refresh":
                self.sent_to = _sent(told.get("content", ""))


def glance(page: str) -> Glance:
    """Look at how a page begins."""
    looking = _Looking()
    first, *pieces = page[:LOOKED_AT].split("<")
    looking.text.append(first)
    comment = False
    for piece in pieces:
        if comment or piece.startswith("!--"):
            comment = "-->" not in piece
            if not comment and not looking.silent:
                looking.text.append(piece.partition("-->")[2])
            continue
        tag = _TAG.match(piece)
        attributes, _, after = piece.partition(">")
        looking.piece(tag[0].lower() if tag else "", attributes, after)
    text = " ".join(html.unescape(" ".join(looking.text)).split())
    counted = looking.counted
    return Glance(
        " ".join(html.unescape(" ".join(looking.title)).split())[:300],
        looking.password, looking.sent_to, text[:_SAID], len(text),
        counted["img"], counted["iframe"] + counted["frame"], counted["script"],
    )  # fmt: skip


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): html.unescape(one or other or bare)
        for name, one, other, bare in _ATTRIBUTE.findall(text[:2_000])
    }


def _sent(content: str) -> str:
    found = _SENT.match(content)
    if found is None:
        return ""
    try:
        return found[2].strip() if float(found[1]) <= _AT_ONCE else ""
    except ValueError:  # dots without digits
        return ""
