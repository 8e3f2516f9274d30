"""Names in a procedure file of things that are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from prongsai.core.terms.problem import Place, Problem


def among(names: Iterable[str], known: Collection[str], path: str) -> Iterator[Problem]:
    """A problem for each name that is none of those known."""
    for name in names:
        if name not in known:
            facts = {"found": name, "expected": ", ".join(known)}
            yield Problem("pack-not-a-choice", facts, Place(path=path))
