"""Whose is it: this agency's name found, and no other's in its stead?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from prongsai.core.preaudit.letters import alike, lean_of
from prongsai.core.preaudit.reading import LOOKS, Reading
from prongsai.core.preaudit.sought import Sought, prominent
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.terms.agency_names import NameTable, abbreviated, expanded, split_kind
from prongsai.core.terms.thai import tidy

CHECK = "name"
_OFTEN = 2
_LONGEST = 40
_SOMEWHERE = "line:1"
_THAI = re.compile(r"[ก-๎]+")
_BETWEEN = r"[\s.\-–_/()]*"


@dataclass(frozen=True, slots=True)
class _Own:
    """All that means this agency."""

    full: frozenset[str]
    kind: str
    place: str
    """Its name without its kind."""


def check_name(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """The frame of the site counts for the own name, never for another's."""
    own = _own(sought)
    leading = [(each.text, each.place) for each in prominent(reading, sought.called)]
    body = list(reading.said)
    aside = [(block.text, block.place) for block in reading.blocks if block.aside]
    mine = next(_mine([*leading, *body], own, sought), None)
    if mine is None:
        within = Counter(_others(body, sought))
        often = Counter({name: times for name, times in within.items() if times >= _OFTEN})
        foreign = Counter(_others(leading, sought)) or often
    else:
        foreign = Counter(_others(_named_above(reading, sought), sought))
    if not foreign:
        yield _without_others(mine or next(_mine(aside, own, sought), None))
        return
    other = foreign.most_common(1)[0][0]
    place = next((place for text, place in [*leading, *body] if other in _whom(text, sought)), "")
    verdict = Verdict.BROKEN if mine is None else Verdict.UNSURE
    yield Finding(CHECK, verdict, "name-other", {"other": other}, Sureness.LIKELY, place)


def _named_above(reading: Reading, sought: Sought) -> Iterator[tuple[str, str]]:
    """Headings that are not of this agency together with others."""
    own = _own(sought)
    marked = ((each.text, each.place) for each in reading.headings if each.level < LOOKS)
    headings = [(sought.called, "called"), *marked]
    yield from (each for each in headings if next(_mine([each], own, sought), None) is None)


def _without_others(mine: str | None) -> Finding:
    if mine is None:
        return Finding(CHECK, Verdict.UNSURE, "name-none", {}, Sureness.GUESS)
    return Finding(CHECK, Verdict.FINE, "name-fine", {}, Sureness.LIKELY, mine)


def _own(sought: Sought) -> _Own:
    name = _first_name(sought.agency, sought.names)
    kind, place = split_kind(name, sought.names)
    known = (sought.agency, *sought.aliases, name, abbreviated(name, sought.names))
    full = {form for each in known for form in (each, expanded(each, sought.names)) if each}
    return _Own(frozenset(full), kind, alike(place))


def _first_name(name: str, table: NameTable) -> str:
    """The name without district and province behind it."""
    words = expanded(name, table).split()
    cut = next((n for n, word in enumerate(words) if n and _is_place(word, table)), len(words))
    return " ".join(words[:cut])


def _is_place(word: str, table: NameTable) -> bool:
    return word.startswith(tuple(place.full for place in table.places))


def _mine(said: Iterable[tuple[str, str]], own: _Own, sought: Sought) -> Iterator[str]:
    """Places that name this agency."""
    for text, place in said:
        lean = lean_of(text)
        named = any(_whole(lean, name, sought) for name in own.full)
        if named or any(_is_own(*each, own, sought) for each in _called(text, sought)):
            yield place or _SOMEWHERE


def _whole(lean: str, name: str, sought: Sought) -> bool:
    """The name in a text made lean, and no longer one that begins with it."""
    return any(_ends(lean[found.end() :], sought) for found in _loosely(name).finditer(lean))


@cache
def _loosely(name: str) -> re.Pattern[str]:
    """A name whatever stands between its letters: blanks, full stops, hyphens."""
    return re.compile(_BETWEEN.join(map(re.escape, alike(name))))


def _ends(rest: str, sought: Sought) -> bool:
    if not rest or not _THAI.match(rest):
        return True
    return rest.startswith(_after(sought.signs.after_names))


@cache
def _after(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(lean_of(word) for word in words)


def _others(said: Iterable[tuple[str, str]], sought: Sought) -> Iterator[str]:
    """Agencies named where this one is not."""
    for text, _ in said:
        lean = lean_of(text)
        yield from (name for name in sought.others if _whole(lean, name, sought))
        yield from (kind + _name_only(rest, sought) for kind, rest in _called(text, sought))


def _whom(text: str, sought: Sought) -> str:
    """A text with the names in it as findings tell them."""
    called = (kind + _name_only(rest, sought) for kind, rest in _called(text, sought))
    return " ".join((text, *called))


def _is_own(kind: str, rest: str, own: _Own, sought: Sought) -> bool:
    """The same place after the same kind, and then nothing that makes it a longer name."""
    place = alike(rest)
    same = _key_of(kind, sought.names) == own.kind and place.startswith(own.place)
    return same and _ends(place[len(own.place) :], sought)


def _key_of(word: str, table: NameTable) -> str:
    return next((kind.key for kind in table.kinds if kind.full == word), "")


def _called(text: str, sought: Sought) -> Iterator[tuple[str, str]]:
    """Every kind of agency with the Thai word behind it, where that may be a name."""
    text = expanded_within(tidy(text), sought.names)
    for kind in sought.names.kinds:
        start = text.find(kind.full)
        while start >= 0:
            rest = text[start + len(kind.full) :][:_LONGEST].lstrip()
            word = _THAI.match(rest)
            if word is not None and not word[0].startswith(sought.signs.not_names):
                yield kind.full, word[0]
            start = text.find(kind.full, start + 1)


def _name_only(word: str, sought: Sought) -> str:
    """A name up to the first word that no name goes on with."""
    ends = (word.find(each, 2) for each in sought.signs.after_names)
    return word[: min((end for end in ends if end > 0), default=len(word))]


def expanded_within(text: str, table: NameTable) -> str:
    """Abbreviated kinds anywhere in a text in full, where a name follows."""
    for kind in table.kinds:
        letters = kind.short.replace(".", "")
        dotted = r"\. ?".join(map(re.escape, letters)) + r"\."
        pattern = rf"(?<![ก-๎.])(?:{dotted}|{re.escape(kind.short)}|{re.escape(letters)}(?= )) ?"
        text = re.sub(pattern, kind.full, text)
    return text
