"""Where two versions of a procedure differ, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.write import plain

_ABOUT = frozenset({"evidence", "evidence_of", "sources", "stories"})
"""What says how sure one is, or tries it out, and is not the procedure."""
_CALLED = ("label", "title", "name", "heading")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place, as it was and as it is; nothing on one side where it was not there."""

    path: tuple[str, ...]
    before: Any
    after: Any

    @property
    def part(self) -> str:
        """The part of the file."""
        return self.path[0]


def differences(one: Procedure, other: Procedure) -> tuple[Difference, ...]:
    """In the order of the file; what came or went as a whole is one difference."""
    return tuple(_differ(plain(one), plain(other), ()))


def _differ(one: Any, other: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    if isinstance(one, Mapping) and isinstance(other, Mapping) and not _is_words(one):
        for key in dict.fromkeys([*one, *other]):
            if key not in _ABOUT:
                yield from _differ(one.get(key), other.get(key), (*path, key))
        if path and list(one) != list(other) and set(one) == set(other):
            yield Difference((*path, "*"), list(one), list(other))
    elif one != other:
        yield Difference(path, one, other)


def _is_words(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {"th", "en"}


def called(tree: Any, path: tuple[str, ...]) -> list[Any]:
    """What the entries on a path are called, each in both languages, from above to below."""
    found: list[Any] = []
    for step in path:
        tree = tree.get(step) if isinstance(tree, Mapping) else None
        if isinstance(tree, Mapping):
            name = next((tree[each] for each in _CALLED if _is_words(tree.get(each))), None)
            if name is not None:
                found.append(name)
    return found
