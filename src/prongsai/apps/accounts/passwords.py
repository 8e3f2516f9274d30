"""What a password must be: long, and not what a guesser tries first.

After NIST SP 800-63B-4 (2025), 3.1.1.2: fifteen characters where the password is all there is, no
rules of composition, no forced change, and what is guessed first refused.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.shapes.tree import plain_of
from prongsai.core.terms.problem import Problem
from prongsai.workshop.library import SHIPPED

LEAST = 15
_FIRST, _THEN, _GROUPS = "bdfghjkmnprstvwz", "aeiou", 5
"""Sounds that are not mistaken for each other when read aloud or typed from paper."""


def first_password() -> str:
    """One by chance, to be handed over and changed at first use: nearly 63 bits."""
    return "-".join(
        "".join(secrets.choice(row) for row in (_FIRST, _THEN, _FIRST, _THEN))
        for _ in range(_GROUPS)
    )


def normal(password: str) -> str:
    """The same password however a keyboard composes its letters."""
    return unicodedata.normalize("NFC", password)


@cache
def common() -> frozenset[str]:
    """Words that guessers begin with."""
    words: Iterable[str] = plain_of(read_yaml(SHIPPED / "names" / "common_passwords.yaml"))["words"]
    return frozenset(normal(word).casefold() for word in words)


def faults(password: str, about: Iterable[str] = ()) -> list[Problem]:
    """Why a password is not taken; empty if it is."""
    return list(_faults(password, about))


def _faults(password: str, about: Iterable[str]) -> Iterator[Problem]:
    if len(password) < LEAST:
        yield Problem("password-short", {"least": str(LEAST), "found": str(len(password))})
    plain = normal(password).casefold()
    if len(set(plain)) < 5:  # noqa: PLR2004 - "aaaa aaaa aaaa aaaa"
        yield Problem("password-repeats")
    if any(len(word) >= 4 and plain.strip() == word.casefold() for word in about):  # noqa: PLR2004
        yield Problem("password-is-name")
    if _runs(plain):
        yield Problem("password-sequence")
    if _is_common(plain):
        yield Problem("password-common")


def _is_common(plain: str) -> bool:
    """Whether nothing is left of it but common words, digits and signs."""
    rest = (
        re.sub(r"[\W\d_]+", "", plain) if plain.isascii() else re.sub(r"[\s\d\-_.!@#]+", "", plain)
    )
    for word in sorted(common(), key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest) < 4  # noqa: PLR2004 - too little to be a word of one's own


_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789" * 3,
    "qwertyuiopasdfghjklzxcvbnm",
    "password" * 4,
)


def _runs(plain: str) -> bool:
    """Whether all of it is one run of the alphabet, the digits or the keyboard."""
    return any(plain in row or plain in row[::-1] for row in _ROWS)
