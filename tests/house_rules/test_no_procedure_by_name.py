"""A procedure is a file: no code knows one by its key, and each list stands in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

SOURCE = Path(__file__).parents[2] / "src" / "prongsai"
PROCEDURES = SOURCE / "packs" / "procedures"
KEYS = {path.stem for path in PROCEDURES.glob("*.yaml")}
ROOMS = ("apps/cases", "core/cases", "workshop")


def told(path: Path) -> Iterator[str]:
    """Every text that a file says as a value."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        yield from re.findall(r"[\"']([a-z-]+)[\"']", text)
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("room", ROOMS)
def test_no_code_names_a_procedure(room: str) -> None:
    paths = [path for path in (SOURCE / room).rglob("*") if path.suffix in (".py", ".html")]
    named = {path.name: found for path in paths if (found := KEYS.intersection(told(path)))}
    assert KEYS
    assert named == {}


def test_powers_of_orders_are_called_as_in_the_register() -> None:
    """A procedure is frozen whole with each case, so that the list is written out there too."""
    register = yaml.safe_load((SOURCE / "packs/names/powers.yaml").read_text("utf-8"))["powers"]
    checked = 0
    for path in PROCEDURES.glob("*.yaml"):
        own = yaml.safe_load(path.read_text("utf-8"))
        if "grants" in own:
            offered = own["fields"][own["grants"]["powers"]]["choices"]
            assert offered == {key: each["name"] for key, each in register.items()}
            checked += 1
    assert checked
