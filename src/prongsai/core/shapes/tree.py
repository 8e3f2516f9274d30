"""Plain data that remembers where each value was written, and how files share parts.

`use: NAME` in a mapping takes what the file NAME holds (`NAME#part` a part of it; a list of names
lays each over the ones before) and lays the other keys of the mapping over it; a key set to null is
taken out. So what two years have in common is written once.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from prongsai.core.terms.problem import Place, Problem

USE = "use"


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place: a mapping or list of nodes, or a scalar."""

    value: Any
    place: Place


Fetch = Callable[[str], Node | None]
"""Gives the content of a shared file by name; None where there is none."""


def expand(node: Node, fetch: Fetch) -> tuple[Node, list[Problem]]:
    """Replace every `use` by what it names."""
    problems: list[Problem] = []
    return _expand(node, fetch, (), problems), problems


def _expand(node: Node, fetch: Fetch, chain: tuple[str, ...], problems: list[Problem]) -> Node:
    if isinstance(node.value, list):
        inside = [_expand(entry, fetch, chain, problems) for entry in node.value]
        return Node(inside, node.place)
    if not isinstance(node.value, dict):
        return node
    own = {
        key: _expand(entry, fetch, chain, problems)
        for key, entry in node.value.items()
        if key != USE
    }
    if USE not in node.value:
        return Node(own, node.place)
    naming = node.value[USE]
    result = Node({}, node.place)
    for name in naming.value if isinstance(naming.value, list) else [naming]:
        shared = _shared(name, fetch, chain, problems)
        result = result if shared is None else overlay(result, shared)
    return overlay(result, Node(own, node.place)) if own else result


def _shared(
    naming: Node, fetch: Fetch, chain: tuple[str, ...], problems: list[Problem]
) -> Node | None:
    name = naming.value if isinstance(naming.value, str) else ""
    if name in chain:
        problems.append(Problem("pack-use-circle", {"name": name}, naming.place))
        return None
    file_name, _, part = name.partition("#")
    found = fetch(file_name)
    for key in filter(None, part.split("/")):
        found = found.value.get(key) if found and isinstance(found.value, dict) else None
    if found is None:
        problems.append(Problem("pack-use-missing", {"name": name}, naming.place))
        return None
    return _expand(found, fetch, (*chain, name), problems)


def overlay(below: Node, above: Node) -> Node:
    """Lay one tree over another: mappings merge key by key, null takes out, the rest replaces."""
    if not (isinstance(below.value, dict) and isinstance(above.value, dict)):
        return above
    merged = dict(below.value)
    for key, entry in above.value.items():
        if entry.value is None and key in merged:
            del merged[key]
        else:
            merged[key] = overlay(merged[key], entry) if key in merged else entry
    return Node(merged, above.place)


def fill_unknown(node: Node, other: Node, unknown: str) -> tuple[Node, list[str]]:
    """Take from `other` every value that `node` calls unknown; returns the paths taken."""
    taken: list[str] = []
    return _fill(node, other, unknown, (), taken), taken


def _fill(
    node: Node, other: Node | None, unknown: str, path: tuple[str, ...], taken: list[str]
) -> Node:
    if node.value == unknown and other is not None and other.value != unknown:
        taken.append("/".join(path))
        return other
    if not isinstance(node.value, dict):
        return node
    others = other.value if other is not None and isinstance(other.value, dict) else {}
    return Node(
        {
            key: _fill(entry, others.get(key), unknown, (*path, key), taken)
            for key, entry in node.value.items()
        },
        node.place,
    )


def put(node: Node, path: tuple[str, ...], value: Node) -> Node | None:
    """A copy of the tree with the value at `path` replaced; None where there is no such path."""
    if not path:
        return value
    if not isinstance(node.value, dict) or path[0] not in node.value:
        return None
    inner = put(node.value[path[0]], path[1:], value)
    return None if inner is None else Node({**node.value, path[0]: inner}, node.place)


def plain_of(node: Node) -> Any:
    """The bare data."""
    if isinstance(node.value, dict):
        return {key: plain_of(entry) for key, entry in node.value.items()}
    if isinstance(node.value, list):
        return [plain_of(entry) for entry in node.value]
    return node.value


def find(node: Node, path: tuple[str, ...]) -> Node | None:
    """The node at a path, or None."""
    found: Node | None = node
    for step in path:
        found = None if found is None else _inside(found, step)
    return found


def _inside(node: Node, step: str) -> Node | None:
    """One step down, however much lies beside it: a file may have a fault in each of its lines."""
    found: Node | None = None
    if isinstance(node.value, dict):
        found = node.value.get(step)
    elif isinstance(node.value, list) and _PLACE.fullmatch(step) and int(step) < len(node.value):
        found = node.value[int(step)]
    return found


_PLACE = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)


def placed(problem: Problem, root: Node) -> Problem:
    """Give a problem that knows its path the file and line of the nearest value on that path."""
    if problem.place.file:
        return problem
    node = root
    for step in filter(None, problem.place.path.split("/")):
        inside = _inside(node, step)
        if inside is None:
            break
        node = inside
    place = dataclasses.replace(node.place, path=problem.place.path)
    return dataclasses.replace(problem, place=place)
