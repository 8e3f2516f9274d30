"""Bidders compared with what the people in a procurement declared: tax ids, names, directors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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


def matches(
    bidders: str, declared: Mapping[str, str], titles: Iterable[str] = ()
) -> tuple[Match, ...]:
    """Every tie found; `declared` is what each said, by key of the account.

    That nothing is found proves nothing: it is as good as what was declared.
    """
    offered = tuple(parties(bidders))
    before = before_names(titles)
    return tuple(
        Match(who, bidder, by)
        for who, said in declared.items()
        for tie in parties(said)
        for bidder in offered
        for by in _alike(bidder, tie, before)
    )


def before_names(titles: Iterable[str]) -> re.Pattern[str]:
    """What stands before a name, longest first, so that นางสาว is not taken for นาง.

    After a title of letters a name has to begin: a mark cannot, so นางาม is a name whole.
    """
    ways = sorted(map(_pattern, titles), key=len, reverse=True)
    some = rf"(?:(?:{'|'.join(ways)})\s*(?=[ก-ฮเ-ไA-Za-z]))+" if ways else "(?!)"
    return re.compile(some, re.IGNORECASE)


def _pattern(title: str) -> str:
    spaced = r"\s*".join(map(re.escape, tidy(title).split()))
    return spaced + (r"\s" if spaced[-1:].isascii() and spaced[-1:].isalpha() else "")


def _alike(bidder: Party, tie: Party, before: re.Pattern[str]) -> Iterator[Matched]:
    """The surest way alone. Two ids that differ are two of one name, who may share a director."""
    both_told = bool(bidder.tax_id and tie.tax_id)
    one, other = _names([bidder.name], before), _names([tie.name], before)
    directors, others = _names(bidder.directors, before), _names(tie.directors, before)
    if both_told and bidder.tax_id == tie.tax_id:
        yield Matched.TAX_ID
    elif one & other and not both_told:
        yield Matched.NAME
    elif directors & (other | others) or others & one:
        yield Matched.DIRECTOR


def _names(said: Iterable[str], before: re.Pattern[str]) -> set[str]:
    return {_name(each, before) for each in said} - {""}


def _name(said: str, before: re.Pattern[str]) -> str:
    return look_alike(before.sub("", said, count=1) if before.match(said) else said)
