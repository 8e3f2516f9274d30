"""A code on a receipt: easy to read aloud, and a slip in typing it is noticed at once."""

from __future__ import annotations

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for each other. Their number is prime, so that the last letter
notices any one letter mistyped and any two neighbours swapped."""
_LENGTH, _GROUP = 15, 4


def receipt_code(seed: bytes) -> str:
    """The code that belongs to a seed, in groups; what it is worth is what the seed is worth."""
    number, found = int.from_bytes(seed, "big"), []
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(LETTERS))
        found.append(LETTERS[rest])
    code = "".join(found)
    return written_code(code + _check(code))


def written_code(typed: str) -> str:
    """A code as a slip says it, in groups."""
    code = bare_code(typed)
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def bare_code(typed: str) -> str:
    """The same code however it is typed: dashes, spaces and capitals say nothing."""
    return "".join(each for each in typed.casefold() if each.isalnum())


def is_whole(typed: str) -> bool:
    """Whether it can be a code; a slip in typing shows here."""
    code = bare_code(typed)
    if len(code) != _LENGTH + 1 or not set(code) <= set(LETTERS):
        return False
    return _check(code[:-1]) == code[-1]


def _check(code: str) -> str:
    total = sum(place * LETTERS.index(each) for place, each in enumerate(code, start=1))
    return LETTERS[total % len(LETTERS)]
