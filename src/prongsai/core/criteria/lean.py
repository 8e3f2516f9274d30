"""What a year's rules leave unknown, taken from another year on the user's word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.shapes.tree import Node, fill_unknown, plain_of

# What an assumption may fill: how scores are made, never dates, descent or names.
ASSUMABLE = (
    "instruments", "indicators", "sub_indicators", "scales", "aggregation", "rounding", "levels",
    "pass_mark", "sample",
)  # fmt: skip


def lean(root: Node, other: Node) -> tuple[Node, tuple[str, ...]]:
    """Fill what is unknown in `root` from `other`; gives the paths of what was taken."""
    taken: list[str] = []
    filled = dict(root.value)
    for key in ASSUMABLE:
        part = Node({key: root.value[key]}, root.place)
        leaning, paths = fill_unknown(part, other, UNKNOWN.value)
        filled[key] = leaning.value[key]
        taken.extend(paths)
    for instrument in root.value.get("items_unknown", Node({}, root.place)).value:
        taken.extend(_borrow_items(filled, other, instrument))
    filled.pop("items_unknown", None)
    _borrow_open_rules(filled, other, taken)
    return Node(filled, root.place), tuple(taken)


def _borrow_items(filled: dict[str, Node], other: Node, instrument: str) -> list[str]:
    """Take the items of an instrument, with the scales and groups they stand on."""
    homes = {
        key
        for key, indicator in other.value["indicators"].value.items()
        if plain_of(indicator)["instrument"] == instrument
    }
    taken: list[str] = []
    for name in ("items", "sub_indicators"):
        borrowed = {
            key: node
            for key, node in other.value[name].value.items()
            if plain_of(node)["indicator"] in homes
        }
        taken.extend(f"{name}/{key}" for key in borrowed if key not in filled[name].value)
        filled[name] = Node({**borrowed, **filled[name].value}, filled[name].place)
    scales = {**other.value["scales"].value, **filled["scales"].value}
    filled["scales"] = Node(scales, filled["scales"].place)
    return taken


def _borrow_open_rules(filled: dict[str, Node], other: Node, taken: Iterable[str]) -> None:
    """With a rule comes the question it leaves open, where all it touches was taken."""
    own = filled.get("parameters", Node({}, other.place))
    borrowed = {
        key: parameter
        for key, parameter in other.value.get("parameters", Node({}, other.place)).value.items()
        if key not in own.value and _touches_only(plain_of(parameter), tuple(taken))
    }
    filled["parameters"] = Node({**own.value, **borrowed}, own.place)


def _touches_only(parameter: dict[str, Any], taken: Iterable[str]) -> bool:
    alternatives = parameter["alternatives"].values()
    paths = [path for alternative in alternatives for path in alternative.get("sets", ())]
    return all(any(f"{path}/".startswith(f"{each}/") for each in taken) for path in paths)
