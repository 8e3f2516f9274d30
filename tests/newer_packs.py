"""A folder of packs as an update of the program might bring it: one year's rules are newer."""

from __future__ import annotations

import shutil
from pathlib import Path

from prongsai.workshop.library import SHIPPED

OTHER_WEIGHTS = "\ninstruments: {IIT: {weight: 0.40}, OIT: {weight: 0.30}}\n"
OTHER_DAY = "\ntitle: {th: เกณฑ์ที่แก้คำ, en: Criteria in other words}\n"
"""Nothing that counts: what a pack is called."""


def packs_with(root: Path, year: int, changes: str, *, revision: int = 2) -> Path:
    """All packs, and changes laid over one: as a new revision, or in the same one, edited."""
    for name in ("criteria", "topics", "library"):
        shutil.copytree(SHIPPED / name, root / name, dirs_exist_ok=True)
    folder = root / "criteria" / "ita" / str(year)
    text = (folder / "local@1.yaml").read_text("utf-8")
    text = text.replace(f"id: ita/{year}/local@1", f"id: ita/{year}/local@{revision}")
    named = changes.lstrip().partition(":")[0]
    if f"\n{named}:\n" in text:
        before, after = text.split(f"\n{named}:\n")
        rest = after[after.index("\n\n") :]
        text = f"{before}\n{rest}"
    (folder / f"local@{revision}.yaml").write_text(text + changes, encoding="utf-8")
    return root


def packs_without(root: Path, year: int) -> Path:
    """All packs but those of a year."""
    packs_with(root, year, "")
    shutil.rmtree(root / "criteria" / "ita" / str(year))
    return root
