"""The corpora of the pre-audit: pages and files with what an honest reader says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.shapes.tree import plain_of

HERE = Path(__file__).parent
CHECKS = ("readable", "charset", "list", "name", "title", "year", "element", "table", "months")
SAID = ("fine", "trouble", "broken", "unsure")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page or file with its labels."""

    path: Path
    item: str
    pack: str
    agency: str
    aliases: tuple[str, ...]
    others: tuple[str, ...]
    called: str
    told: str
    charset: str
    until: dt.date | None
    expected: Mapping[str, str]
    """By check; an element's as `element/<key>`."""

    @property
    def name(self) -> str:
        return f"{self.path.parent.parent.name}/{self.path.name} as {self.item}"


def corpora() -> list[Path]:
    """Every corpus: a folder with its labels."""
    return sorted(path.parent for path in HERE.glob("*/labels.yaml"))


def labelled(corpus: Path) -> Iterator[Labelled]:
    """All its labels; a page may be labelled for several items."""
    path = corpus / "labels.yaml"
    plain: Any = plain_of(read_yaml(path, path.name))
    for entry in plain["pages"]:
        yield _one(corpus, {**plain.get("all", {}), **entry})


def _one(corpus: Path, entry: Mapping[str, Any]) -> Labelled:
    expected = {str(check): str(said) for check, said in entry["expected"].items()}
    strange = [check for check in expected if check.partition("/")[0] not in CHECKS]
    assert not strange, (entry["file"], strange)
    assert set(expected.values()) <= set(SAID), (entry["file"], expected)
    until = entry.get("until")
    return Labelled(
        path=corpus / "files" / entry["file"],
        item=entry["item"],
        pack=f"ita/{entry['fiscal_year']}",
        agency=entry["agency"],
        aliases=tuple(entry.get("aliases", ())),
        others=tuple(entry.get("others", ())),
        called=entry.get("called", ""),
        told=entry.get("type", ""),
        charset=entry.get("charset", ""),
        until=dt.date.fromisoformat(until) if until else None,
        expected=expected,
    )
