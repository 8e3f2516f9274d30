"""Thai digits for what is read as Thai: codes, addresses and Latin words keep their own."""

from __future__ import annotations

import re

from prongsai.core.terms.thai import THAI_DIGITS

_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)
_TOKEN = re.compile(r"\S+")
# From here to the end of its token a text is an address, whatever letters it is written in.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|www\.", re.IGNORECASE)
_BETWEEN_THAI = re.compile("[^\u0e00-\u0e7f]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def thai_digits(text: str) -> str:
    """Replace Arabic digits by Thai ones, wherever they stand."""
    return text.translate(_TO_THAI)


def prose_digits(text: str) -> str:
    """Write running text with Thai digits; codes, mail and web addresses stay as they are.

    >>> prose_digits("ข้อ O12 ได้ 95.75 คะแนน")
    'ข้อ O12 ได้ ๙๕.๗๕ คะแนน'
    """
    return _TOKEN.sub(_token, text)


def _token(match: re.Match[str]) -> str:
    token = match[0]
    if "@" in token:
        return token
    address = _ADDRESS.search(token)
    end = address.start() if address else len(token)
    return _BETWEEN_THAI.sub(_piece, token[:end]) + token[end:]


def _piece(match: re.Match[str]) -> str:
    return match[0] if _LATIN.search(match[0]) else thai_digits(match[0])
