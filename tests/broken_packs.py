"""Packs with one fault each: `tests/core/criteria/broken/<code>[--variant].yaml`.

A file says in its first line what is wrong, lays the fault over the valid pack and marks the line
that the message must name with `# here`. `# choose: key=answer` stands for `--choose`.
`python tests/broken_packs.py` writes the messages anew.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prongsai.core.terms.problem import Problem, Refused
from prongsai.shell.choosing import chosen_pack
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice

FOLDER = Path(__file__).parent / "core" / "criteria" / "broken"
MESSAGES = FOLDER / "messages.txt"
PACK_ID = "tiny/2568/local@1"
_TOPICS = """
schema: 1
sources: {}
topics:
  fairness: {name: {th: ความเป็นธรรม, en: Fairness}, instrument: ASK}
  structure: {name: {th: โครงสร้าง, en: Structure}, instrument: SHOW}
"""
_PREVIOUS = "use: valid\nid: tiny/2567/local@1\n"
_SHARED = {"circle-a": "use: circle-b\n", "circle-b": "use: circle-a\n"}


@dataclass(frozen=True, slots=True)
class BrokenPack:
    """One file of the folder."""

    path: Path

    @property
    def code(self) -> str:
        return self.path.stem.partition("--")[0]

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def line(self) -> int | None:
        """The line marked `# here`; None where the fault is not in the file."""
        marked = [n for n, line in enumerate(self.text.splitlines(), 1) if "# here" in line]
        return marked[0] if marked else None

    @property
    def choices(self) -> list[str]:
        return re.findall(r"^# choose: (\S+)$", self.text, re.MULTILINE)


def broken_packs() -> list[BrokenPack]:
    return [BrokenPack(path) for path in sorted(FOLDER.glob("[!_]*.yaml"))]


def library_with(text: str, root: Path) -> Library:
    """A folder of packs: `text` as the pack of this year, one of the year before, and topics."""
    criteria = root / "criteria" / "tiny"
    for folder in (criteria / "shared", criteria / "2567", criteria / "2568", root / "topics"):
        folder.mkdir(parents=True)
    valid = (FOLDER / "_valid.yaml").read_text(encoding="utf-8")
    (root / "topics" / "tiny.yaml").write_text(_TOPICS, encoding="utf-8")
    for name, content in {"valid": valid, **_SHARED}.items():
        (criteria / "shared" / f"{name}.yaml").write_text(content, encoding="utf-8")
    (criteria / "2567" / "local@1.yaml").write_text(_PREVIOUS, encoding="utf-8")
    (criteria / "2568" / "local@1.yaml").write_text(text, encoding="utf-8")
    return Library(root)


def problems_of(broken: BrokenPack) -> list[Problem]:
    """What is said of a broken pack when it is checked, or loaded with its choices."""
    with tempfile.TemporaryDirectory() as folder:
        library = library_with(broken.text, Path(folder))
        if not broken.choices:
            return library.check(library.find(PACK_ID))[1]
        try:
            chosen_pack(Namespace(pack=PACK_ID, choose=broken.choices, assume=None), library)
        except Refused as refused:
            return list(refused.problems)
    return []


def said(broken: BrokenPack) -> str:
    """Every message in both languages, with its place, as users see it."""
    voices = Voice("th", io.StringIO()), Voice("en", io.StringIO())
    lines = (voice.full(problem) for problem in problems_of(broken) for voice in voices)
    return "\n".join([f"=== {broken.path.name}", *lines]) + "\n"


def all_said() -> Iterator[str]:
    return (said(broken) for broken in broken_packs())


if __name__ == "__main__":
    draft = MESSAGES.with_suffix(".new")
    draft.write_text("\n".join(all_said()), encoding="utf-8")
    shutil.move(draft, MESSAGES)
