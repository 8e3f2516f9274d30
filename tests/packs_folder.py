"""A folder of tiny packs for tests of what is found and loaded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from broken_packs import library_with
from prongsai.workshop.library import Library


def folder_with(root: Path, packs: Mapping[str, str]) -> Library:
    """The tiny packs of 2567 and 2568, and more by id: each lays the text given over them."""
    library_with("use: valid\n", root)
    for pack_id, changes in packs.items():
        path = root / "criteria" / f"{pack_id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"use: valid\nid: {pack_id}\n{changes}", encoding="utf-8")
    return Library(root)


def with_examples(root: Path, text: str, pack_id: str = "tiny/2568/local@1") -> Library:
    """The tiny packs, with an example file for one of them."""
    library = folder_with(root, {})
    path = root / "criteria" / f"{pack_id}.examples.yaml"
    path.write_text(text, encoding="utf-8")
    return library
