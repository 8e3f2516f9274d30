"""YAML in, as a tree that knows its lines; plain data out as YAML.

Only what every reader agrees on is understood as a number or a truth value (`85`, `84.99`, `true`,
`null`); everything else is text, so that `no`, `1:30` or a date never turn into something else.
Decimals stay decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from prongsai.core.shapes.tree import Node
from prongsai.core.terms.numbers import LONGEST
from prongsai.core.terms.problem import Place, Problem, Refused, refuse

_WHOLE = re.compile(r"[+-]?(0|[1-9]\d*)", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d+\.\d+", re.ASCII)
_BREAKS = re.compile("[\x85\u2028\u2029]")  # what only double quotes keep apart from a new line
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
# The compiled reader where PyYAML was built with it, the pure one otherwise.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, name: str | None = None) -> Node:
    """Read one file; `name` is what problems call it (its path by default)."""
    called = name or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("file-unreadable", Place(file=called), why=_why(error)) from error
    return parse_yaml(text, called)


def parse_yaml(text: str, name: str) -> Node:
    """Read YAML text; raises `Refused` for broken syntax and for keys that stand twice."""
    if len(text) > _LARGEST:
        raise refuse("file-not-yaml", Place(file=name), why="too large")
    try:
        return _Tree(text, name).whole()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(file=name, line=mark.line + 1 if mark else None)
        raise refuse("file-not-yaml", place, why=error.problem or "") from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:  # letters that no YAML may hold
        why = str(getattr(error, "reason", error))
        raise refuse("file-not-yaml", Place(file=name), why=why) from error


_LARGEST, _DEEPEST = 2_000_000, 100


def _why(error: OSError | UnicodeDecodeError) -> str:
    return str(error.strerror) if isinstance(error, OSError) else error.reason


class _Tree:
    """A tree put together from the reader's events.

    PyYAML's own trees are not used: its compiled reader ends the whole program where brackets or
    dashes nest by the ten thousand, and lets a few lines stand for gigabytes by reference.
    """

    def __init__(self, text: str, name: str) -> None:
        self.events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self.name = name
        self.problems: list[Problem] = []

    def whole(self) -> Node:
        """The only document of the text."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise refuse("file-empty", Place(file=self.name))
        tree = self._node(next(self.events), 0)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            why = "expected a single document in the stream"
            raise refuse("file-not-yaml", self._at(after), why=why)
        if self.problems:
            raise Refused(self.problems)
        return tree

    def _at(self, event: Any) -> Place:
        return Place(file=self.name, line=event.start_mark.line + 1)

    def _node(self, event: Any, depth: int) -> Node:
        place = self._at(event)
        if isinstance(event, yaml.ScalarEvent):
            return Node(_scalar(event), place)
        if isinstance(event, yaml.AliasEvent):  # packs share parts with `use` instead
            raise refuse("file-not-yaml", place, why="references (*) are not used here")
        if depth == _DEEPEST:
            raise refuse("file-too-deep", place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._sequence(depth + 1), place)
        return Node(self._mapping(depth + 1), place)

    def _sequence(self, depth: int) -> list[Node]:
        entries: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            entries.append(self._node(event, depth))
        return entries

    def _mapping(self, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = self._at(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise refuse("file-not-yaml", place, why="a key must be text")
            key = str(event.value)
            inner = self._node(next(self.events), depth)
            if key in entries:
                facts = {"key": key, "first": str(entries[key].place.line)}
                self.problems.append(Problem("pack-duplicate-key", facts, place))
            entries[key] = Node(inner.value, place)
        return entries


def _scalar(event: Any) -> Any:
    text = str(event.value)
    if event.style:  # quoted or a block: always text (plain is None or "" by reader)
        return text
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > LONGEST:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


class _Writer(yaml.SafeDumper):
    """Writes decimals as numbers and text that looks like a number in quotes."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", format(value, "f"))


def _string(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    looks_typed = value in _WORDS or _WHOLE.fullmatch(value) or _DECIMAL.fullmatch(value)
    style = '"' if _BREAKS.search(value) else "'" if looks_typed else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Writer.add_representer(Decimal, _decimal)
_Writer.add_representer(str, _string)


def write_yaml(plain: Any) -> str:
    """Plain data (mappings, lists, text, integers, decimals, truth values) as YAML text."""
    return yaml.dump(plain, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=100)
