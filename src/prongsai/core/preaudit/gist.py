"""What stays the same while a page only counts its visitors."""

from __future__ import annotations

import hashlib

from prongsai.core.preaudit.reading import Reading


def gist_of(reading: Reading) -> str:
    """Hash of what a page or file says, menus and feet left out; empty where it says nothing."""
    if reading.stopped or not reading.letters:
        return ""
    digest = hashlib.sha256()
    for text, _ in reading.said:
        digest.update(f"{text}\n".encode("utf-8", "surrogatepass"))
    for link in reading.own_links:
        digest.update(f"{link.address}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
