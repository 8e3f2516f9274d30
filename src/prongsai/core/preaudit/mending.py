"""Addresses damaged on their way through office programs: what they were before.

Nothing is mended silently: the mended address is asked beside the written one, and offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from prongsai.core.terms.thai import tidy_lines

_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_TWICE = re.compile(r"%25(?=[0-9A-Fa-f]{2})")
_TORN = re.compile(r"%\s*([0-9A-Fa-f])\s*([0-9A-Fa-f])")
_BETWEEN = re.compile(r"(?<=%[0-9A-Fa-f]{2})\s+(?=%[0-9A-Fa-f]{2})")
_THAI = re.compile("[\u0e01-\u0e5b]")
_WORD = re.compile("[\u0e01-\u0e5b]{2}")
"""A single letter may be an accent of another language."""
_SCHEME = re.compile(r"h+t+p(s?)\s*[:;]*\s*[/\\]{1,3}\s*", re.IGNORECASE)
_WRAPS = "<>\"'“”‘’()[]{}«»,;|"
_AT_THE_END = _WRAPS + "。.…"
_MOST = 4
"""How often one address is mended again: damage comes in layers."""


def mended(typed: str) -> str:
    """What the address was, where it shows signs of damage; otherwise nothing.

    >>> mended("http://a.go.th/%25E0%25B8%2581")
    'http://a.go.th/%E0%B8%81'
    """
    text = typed
    for _ in range(_MOST):
        before = text
        for mend in _MENDS:
            text = mend(text)
        if text == before:
            break
    return text if text != typed.strip() else ""


def bytes_of(text: str) -> bytes:
    """A text with its escapes undone."""
    raw = text.encode("utf-8", "surrogatepass")
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), raw)


def _unwrapped(text: str) -> str:
    """Without invisible characters, line ends inside, and what stood around it in a sentence."""
    lines = tidy_lines(text).split("\n")
    whole = "".join(line.strip() for line in lines).replace("&amp;", "&")
    if whole.endswith(")") and "(" in whole[1:]:
        return whole.lstrip(_WRAPS)
    return whole.lstrip(_WRAPS).rstrip(_AT_THE_END).strip()


def _begun(text: str) -> str:
    """`http//`, `htttp:/` and `https:\\\\` are the beginning everybody means."""
    found = _SCHEME.match(text)
    if found is None:
        return text
    rest = _SCHEME.sub("", text[found.end() :], count=1)
    return f"http{found[1].lower()}://{rest}"


def _once(text: str) -> str:
    """Escapes escaped again."""
    return _TWICE.sub("%", text)


def _together(text: str) -> str:
    """Spaces that a line break or a table cell put into escapes."""
    joined = _BETWEEN.sub("", _TORN.sub(r"%\1\2", text))
    return joined if joined != text and _is_utf8(joined) else text


def _is_utf8(text: str) -> bool:
    try:
        bytes_of(text).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _of_today(text: str) -> str:
    """Escapes in the encodings of former days (TIS-620, Windows-874) as UTF-8."""

    def again(found: re.Match[str]) -> str:
        raw = bytes_of(found[0])
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            read = _read(raw, "cp874")
            return _escaped(read) if _WORD.search(read) else found[0]
        return found[0]

    return _ESCAPES.sub(again, text)


def _read(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _escaped(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def _read_again(text: str) -> str:
    """UTF-8 that somebody read as Latin letters or as Windows-874, and wrote so."""
    if text.isascii() and "%" not in text:
        return text
    plain = _ESCAPES.sub(lambda found: _read(bytes_of(found[0]), "utf-8") or found[0], text)
    for taken in (_as_latin, _as_874):
        raw = b"".join(taken(letter) for letter in plain)
        read = _read(raw, "utf-8")
        if read and read != plain and _THAI.search(read):
            return read.replace(" ", "%20")
    return text


def _as_latin(letter: str) -> bytes:
    return _byte_of(letter, "cp1252")


def _as_874(letter: str) -> bytes:
    return _byte_of(letter, "cp874")


def _byte_of(letter: str, encoding: str) -> bytes:
    """The byte a letter was read from; bytes without a letter pass as they are."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        whole = ord(letter)
        # A letter from elsewhere: nothing was misread here, and this byte makes that known.
        return bytes([whole]) if whole <= 0xFF else b"\xff"  # noqa: PLR2004 - one byte


_MENDS: tuple[Callable[[str], str], ...] = (
    _read_again, _unwrapped, _begun, _together, _once, _of_today,
)  # fmt: skip
