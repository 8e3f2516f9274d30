"""Small packs for tests: the valid pack of the broken ones, changed where a test needs it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from prongsai.adapters.yaml_files import parse_yaml, read_yaml
from prongsai.core.criteria.load import Loaded, Wanted, load
from prongsai.core.shapes.tree import Fetch, Node, overlay

TOPICS = frozenset({"fairness", "structure"})
_VALID = Path(__file__).parent / "core" / "criteria" / "broken" / "_valid.yaml"


def tree(text: str, name: str = "own.yaml") -> Node:
    """Indented YAML as a tree that knows its lines, counted from the first one written."""
    return parse_yaml(dedent(text).lstrip("\n"), name)


def sharing(files: Mapping[str, str]) -> Fetch:
    """Shared parts by name, each in a file of that name."""
    trees = {name: tree(text, f"{name}.yaml") for name, text in files.items()}
    return trees.get


def pack_tree(changes: str = "{}") -> Node:
    """The valid pack with changes laid over it."""
    return overlay(read_yaml(_VALID, "valid.yaml"), tree(changes))


def loaded(changes: str = "{}", wanted: Wanted | None = None) -> Loaded:
    """The valid pack with changes laid over it, read and checked."""
    return load(pack_tree(changes), sharing({}), TOPICS, wanted)
