"""Reads a file of packs as the model it should be, or refuses it with every fault and its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from prongsai.core.shapes.read import read
from prongsai.core.shapes.tree import Node, placed, plain_of
from prongsai.core.terms.problem import Problem, Refused

T = TypeVar("T")


def read_model(
    model: type[T], node: Node, faults: Callable[[T], Iterable[Problem]] = lambda _: ()
) -> T:
    """The value of the file; `faults` finds what is wrong though every field could be read."""
    found, problems = read(model, plain_of(node))
    if found is not None:
        problems = list(faults(found))
    if found is None or problems:
        raise Refused(placed(problem, node) for problem in problems)
    return found
