"""Names of agencies in full and abbreviated, by a table of kinds; what it lacks stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from prongsai.core.terms.thai import tidy


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word that names begin with, and its abbreviation with its full stop."""

    key: str
    full: str
    short: str


@dataclass(frozen=True, slots=True)
class NameTable:
    """Kinds of agencies, which a name begins with, and kinds of places, which its words do."""

    kinds: tuple[NameWord, ...]
    places: tuple[NameWord, ...]


def expanded(name: str, table: NameTable) -> str:
    """Write a name in full: `อบต. แม่ตอง จ.ตาก` is `องค์การบริหารส่วนตำบลแม่ตอง จังหวัดตาก`."""
    return _written(name, table, lambda word: word.full)


def abbreviated(name: str, table: NameTable) -> str:
    """Write a name with its abbreviations: `อบต.แม่ตอง จ.ตาก`."""
    return _written(name, table, lambda word: word.short)


def split_kind(name: str, table: NameTable) -> tuple[str, str]:
    """The key of the kind of agency and what follows it; no key where the table has none."""
    word, rest = _kind(tidy(name), table)
    return ("" if word is None else word.key), rest


def _written(name: str, table: NameTable, form: Callable[[NameWord], str]) -> str:
    word, text = _kind(tidy(name), table)
    if word is not None:
        text = form(word) + text
    places = {said: place for place in table.places for said in (place.full, place.short)}
    return _places(table).sub(lambda found: form(places[found[1]]) + found[2], text)


def _kind(name: str, table: NameTable) -> tuple[NameWord | None, str]:
    for pattern, word in _kind_patterns(table):
        found = pattern.match(name)
        if found:
            return word, name[found.end() :]
    return None, name


@cache
def _kind_patterns(table: NameTable) -> tuple[tuple[re.Pattern[str], NameWord], ...]:
    """In full, or abbreviated as it is typed: `อบต.`, `อ.บ.ต.`, and `อบต` before a space."""
    return tuple(
        (re.compile(rf"(?:{re.escape(word.full)}|{_dotted(word.short)}(?:\.| |$)) ?"), word)
        for word in table.kinds
    )


def _dotted(short: str) -> str:
    return r"(?:\. ?)?".join(map(re.escape, short.replace(".", "")))


@cache
def _places(table: NameTable) -> re.Pattern[str]:
    """At the start of a word and before a name; `จ.ส.อ.` is a rank and no province."""
    words = [re.escape(text) for place in table.places for text in (place.full, place.short)]
    return re.compile(rf"(?<!\S)({'|'.join(words) or '(?!)'}) ?(?![ก-ฮ]\.)(\S+)")
