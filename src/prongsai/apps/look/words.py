"""What screens say, in the language and numerals of whoever looks."""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.utils.functional import lazystr
from django.utils.translation import get_language

from prongsai.core.terms.numerals import prose_digits
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.words import Language
from prongsai.workshop.voice import Voice, screens


@dataclass(frozen=True, slots=True)
class Taste:
    """What a reader chose."""

    thai_numerals: bool = False


_PACK = re.compile(r"[a-z][a-z0-9-]*/(?P<year>25\d\d)/[a-z][a-z0-9-]*@\d+")

taste: ContextVar[Taste] = ContextVar("taste", default=Taste())  # noqa: B039 - it never changes


def language() -> Language:
    """The language of this request; Thai outside one."""
    return "en" if (get_language() or "th").startswith("en") else "th"


def digits(text: str) -> str:
    """Thai digits where the reader likes them and reads Thai."""
    return prose_digits(text) if taste.get().thai_numerals and language() == "th" else text


def phrase(key: str, /, **facts: object) -> str:
    """A phrase of the screens with its gaps filled."""
    return digits(screens()[key][language()].format(**facts))


def thai(key: str, /, **facts: object) -> str:
    """The same as papers and public tables say it: in Thai, whoever looks."""
    return screens()[key]["th"].format(**facts)


def said_or(key: str, otherwise: str, /, **facts: object) -> str:
    """A phrase where there is one; for keys that are data and may be newer than the phrases."""
    return phrase(key, **facts) if key in screens() else otherwise


def later(key: str) -> Any:
    """The same, said when it is shown: for what is written down before anybody asks."""
    return lazystr(_Later(key))


class _Later:
    def __init__(self, key: str) -> None:
        self.key = key

    def __str__(self) -> str:
        return phrase(self.key)


def sentence(problem: Problem) -> str:
    """What is wrong; criteria are called by their year, as nobody knows them by their key."""
    return digits(_PACK.sub(_by_year, Voice(language()).sentence(problem)))


def sentences(problem: Problem) -> str:
    """What is wrong and how to mend it, as one text beside a field."""
    mend, said = digits(Voice(language()).mend(problem)), sentence(problem)
    if mend and language() == "en" and not said.endswith((".", "?", "!")):
        said += "."  # a Thai sentence ends with a space, an English one doesn't
    return " ".join(filter(None, (said, mend)))


def _by_year(found: re.Match[str]) -> str:
    return phrase("site.criteria", year=found["year"])
