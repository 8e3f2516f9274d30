"""Bidders compared with what the people in a procurement declared: tax ids, names, directors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.terms.thai import look_alike, tidy

_ID_DIGITS = 13


class Matched(StrEnum):
    """By what a bidder and a declaration are alike."""

    TAX_ID = "tax_id"
    NAME = "name"
    DIRECTOR = "director"


@dataclass(frozen=True, slots=True)
class Party:
    """A firm or person on a line: `tax id | name | directors`; what is not known is left empty."""

    tax_id: str
    name: str
    directors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who declared a tie to a bidder."""

    who: str
    bidder: Party
    by: Matched


def parties(text: str) -> Iterator[Party]:
    """Lines as people type them: an id may be left out or written with dashes."""
    for line in text.splitlines():
        parts = [tidy(each) for each in line.split("|")]
        tax_id = next((_digits(each) for each in parts if _digits(each)), "")
        others = [each for each in parts if each and not _digits(each)]
        if tax_id or others:
            directors = others[1].split(",") if len(others) > 1 else []
            names = tuple(tidy(each) for each in directors if tidy(each))
            yield Party(tax_id, others[0] if others else "", names)


def _digits(said: str) -> str:
    digits = re.sub(r"[ -]", "", said)
    if not digits.isdecimal() or len(digits) != _ID_DIGITS:
        return ""
    return "".join(str(int(each)) for each in digits)


def matches(bidders: str, declared: Mapping[str, str]) -> tuple[Match, ...]:
    """Every tie found; `declared` is what each said, by key of the account.

    That nothing is found proves nothing: it is as good as what was declared.
    """
    offered = tuple(parties(bidders))
    return tuple(
        Match(who, bidder, by)
        for who, said in declared.items()
        for tie in parties(said)
        for bidder in offered
        for by in _alike(bidder, tie)
    )


def _alike(bidder: Party, tie: Party) -> Iterator[Matched]:
    """The surest way alone: two ids that differ are two firms of one name."""
    if bidder.tax_id and tie.tax_id:
        if bidder.tax_id == tie.tax_id:
            yield Matched.TAX_ID
        return
    if tie.name and look_alike(tie.name) == look_alike(bidder.name):
        yield Matched.NAME
    elif look_alike(tie.name) in map(look_alike, bidder.directors):
        yield Matched.DIRECTOR
