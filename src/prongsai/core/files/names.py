"""Names of files as people give them, made safe to keep and to hand out."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""Letters of a name, ending included."""
_FOLDERS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def cleaned(name: str) -> str:
    """The last part of a path, without what can't be seen or what some systems forbid."""
    text = unicodedata.normalize("NFC", _FOLDERS.split(name)[-1])
    text = _SPACES.sub(" ", text)
    text = "".join(letter for letter in text if unicodedata.category(letter)[0] != "C")
    text = _FORBIDDEN.sub("-", text).strip(" .")
    if _DEVICE.match(text):
        text = f"_{text}"
    stem, dot, ending = text.rpartition(".")
    if not dot:
        return text[:LONGEST] or "file"
    return f"{stem[: LONGEST - len(ending) - 1].rstrip(' .')}.{ending}"


def ending_of(name: str) -> str:
    """The ending with its dot, small; empty where there is none."""
    _, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot else ""
