"""YAML in, as a tree that knows its lines; plain data out as YAML.

Only what every reader agrees on is understood as a number or a truth value (`85`, `84.99`, `true`,
`null`); everything else is text, so that `no`, `1:30` or a date never turn into something else.
Decimals stay decimal.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from prongsai.core.shapes.tree import Node
from prongsai.core.terms.numbers import LONGEST
from prongsai.core.terms.problem import Place, Problem, Refused

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
        raise Refused(
            [Problem("file-unreadable", {"why": _why(error)}, Place(file=called))]
        ) from error
    return parse_yaml(text, called)


def parse_yaml(text: str, name: str) -> Node:
    """Read YAML text; raises `Refused` for broken syntax and for keys that stand twice."""
    _refuse_what_explodes(text, name)
    try:
        composed = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(file=name, line=mark.line + 1 if mark else None)
        raise Refused([Problem("file-not-yaml", {"why": error.problem or ""}, place)]) from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:  # letters that no YAML may hold
        facts = {"why": str(getattr(error, "reason", error))}
        raise Refused([Problem("file-not-yaml", facts, Place(file=name))]) from error
    problems: list[Problem] = []
    if composed is None:
        raise Refused([Problem("file-empty", {}, Place(file=name))])
    try:
        tree = _node(composed, name, problems)
    except RecursionError as error:  # or an alias inside what it stands for
        facts = {"why": "nested too deeply"}
        raise Refused([Problem("file-not-yaml", facts, Place(file=name))]) from error
    if problems:
        raise Refused(problems)
    return tree


_LARGEST, _DEEPEST = 2_000_000, 100
_REFERENCE = re.compile(r"(?:^|[\s\[{,:-])\*\S", re.MULTILINE)
_OPENING = re.compile(r"[\[{]")


def _refuse_what_explodes(text: str, name: str) -> None:
    """Stop texts that a reader would drown in: huge, deeply bracketed, or standing for themselves.

    References (`*name`) multiply what they name, so a few lines can stand for gigabytes; packs
    share parts with `use` instead.
    """
    brackets = len(_OPENING.findall(text))
    deep = brackets > _DEEPEST and _depth(text) > _DEEPEST
    if len(text) > _LARGEST or deep:
        facts = {"why": "too large or nested too deeply"}
        raise Refused([Problem("file-not-yaml", facts, Place(file=name))])
    if not _REFERENCE.search(text):
        return
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.AliasToken):
                place = Place(file=name, line=token.start_mark.line + 1)
                facts = {"why": "references (*) are not used here"}
                raise Refused([Problem("file-not-yaml", facts, place)])
    except yaml.YAMLError:
        return  # what is wrong with it is said where it is read


def _depth(text: str) -> int:
    """The most brackets open at once, quoted ones counted too, which is more than enough."""
    depth = deepest = 0
    for mark in re.findall(r"[\[\]{}]", text):
        depth += 1 if mark in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _why(error: OSError | UnicodeDecodeError) -> str:
    return str(error.strerror) if isinstance(error, OSError) else error.reason


def _node(composed: yaml.Node, name: str, problems: list[Problem]) -> Node:
    place = Place(file=name, line=composed.start_mark.line + 1)
    if isinstance(composed, yaml.MappingNode):
        return Node(_mapping(composed, name, problems), place)
    if isinstance(composed, yaml.SequenceNode):
        return Node([_node(entry, name, problems) for entry in composed.value], place)
    assert isinstance(composed, yaml.ScalarNode)  # noqa: S101 - the third and last kind
    return Node(_scalar(composed), place)


def _mapping(composed: yaml.MappingNode, name: str, problems: list[Problem]) -> dict[str, Node]:
    entries: dict[str, Node] = {}
    for key_node, value_node in composed.value:
        key = str(key_node.value)
        inner = _node(value_node, name, problems)
        line = key_node.start_mark.line + 1
        if key in entries:
            facts = {"key": key, "first": str(entries[key].place.line)}
            problems.append(Problem("pack-duplicate-key", facts, Place(file=name, line=line)))
        entries[key] = Node(inner.value, Place(file=name, line=line))
    return entries


def _scalar(composed: yaml.ScalarNode) -> Any:
    text = str(composed.value)
    if composed.style:  # quoted or a block: always text (plain is None or "" by reader)
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
