"""JSON in, as a tree that knows its lines; what is broken is told by line and letter.

Python's own reader tells its faults in English, takes the last of two keys without a word, reads
`NaN`, and makes of `1e999999999` a number that nobody can write down.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder
from typing import Any

from prongsai.core.shapes.tree import Node
from prongsai.core.terms.numbers import LONGEST
from prongsai.core.terms.problem import Place, Problem, Refused, refuse

_DEEPEST, _FARTHEST = 100, 30
"""Levels that nest, and tens that a number is moved by its exponent."""
_BLANK = re.compile(r"[ \t\n\r]*")
_LINE = re.compile(r"\n|\r\n?")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""What no database keeps: NUL, and half a letter."""


def parse_json(content: bytes, name: str) -> Node:
    """Read JSON; raises `Refused` for broken syntax and for keys that stand twice."""
    place = Place(file=name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse("file-not-utf8", place) from error
    if not text.strip():
        raise refuse("file-empty", place)
    return _Text(text, name).whole()


class _Text:
    """A text that is read from the front; places are counted only where they are asked for."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name, self.at = text, name, 0
        self.begins = [0, *(found.end() for found in _LINE.finditer(text))]
        self.problems: list[Problem] = []
        self.scalar = JSONDecoder(
            parse_float=_decimal, parse_int=_whole, parse_constant=self._constant
        )

    def whole(self) -> Node:
        """The only value of the text."""
        tree = self._value(0)
        self._skip()
        if self.at < len(self.text):
            raise self._broken(self.at)
        if self.problems:
            raise Refused(self.problems)
        return tree

    def _skip(self) -> str:
        """The letter behind blanks; none at the end."""
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def _value(self, depth: int) -> Node:
        letter = self._skip()
        place = self._place(self.at)
        if letter not in ("{", "["):
            return Node(self._scalar(), place)
        if depth == _DEEPEST:
            raise refuse("file-too-deep", place)
        self.at += 1
        return Node(self._mapping(depth + 1) if letter == "{" else self._list(depth + 1), place)

    def _scalar(self) -> Any:
        begin = self.at
        try:
            value, self.at = self.scalar.raw_decode(self.text, begin)
        except JSONDecodeError as error:
            raise self._broken(error.pos) from error
        if isinstance(value, str) and _UNWRITABLE.search(value):
            raise refuse("file-odd-letter", self._place(begin))
        return value

    def _list(self, depth: int) -> list[Node]:
        entries: list[Node] = []
        while self._more("]", first=not entries):
            entries.append(self._value(depth))
        return entries

    def _mapping(self, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        first = True
        while self._more("}", first=first):
            first = False
            if self._skip() != '"':
                raise self._broken(self.at)
            place = self._place(self.at)
            key = str(self._scalar())
            if self._skip() != ":":
                raise self._broken(self.at)
            self.at += 1
            inner = self._value(depth)
            if key in entries:
                facts = {"key": key, "first": str(entries[key].place.line)}
                self.problems.append(Problem("pack-duplicate-key", facts, place))
            entries[key] = Node(inner.value, place)
        return entries

    def _more(self, end: str, *, first: bool) -> bool:
        """Whether another entry follows; passes over the comma or the end."""
        letter = self._skip()
        if letter == end:
            self.at += 1
            return False
        if first:
            return True
        if letter != ",":
            raise self._broken(self.at)
        self.at += 1
        if self._skip() == end:  # a comma behind the last one
            raise self._broken(self.at)
        return True

    def _constant(self, text: str) -> None:
        raise refuse("file-json-number", self._place(self.at), found=text)

    def _broken(self, at: int) -> Refused:
        if not self.text[at:].strip():
            return refuse("file-json-cut", self._place(len(self.text.rstrip())))
        letter = at - self.begins[bisect_right(self.begins, at) - 1] + 1
        return refuse("file-not-json", self._place(at), letter=str(letter))

    def _place(self, at: int) -> Place:
        return Place(file=self.name, line=bisect_right(self.begins, at))


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= LONGEST else text


def _decimal(text: str) -> Decimal | str:
    """As text where it is too far from any amount; whoever reads it says that it is no number."""
    if len(text) > LONGEST:
        return text
    found = Decimal(text)
    return found if abs(found.adjusted()) <= _FARTHEST else text
