"""What a release says, as one text that can be proved later: canonical bytes and their hash."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from prongsai.core.opendata.dataset import Column, Table
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.words import Words

FORM = "portal-release@1"


class Kind(StrEnum):
    """What a release is about."""

    ITEM = "item"
    """A disclosure item of a year."""
    TABLE = "table"
    """A table that a register of this system holds, of a year."""
    RESULT = "result"
    DOCUMENT = "document"
    CONTACT = "contact"
    """Where to ask: the agency's office of information."""


DISCLOSED = (Kind.ITEM, Kind.TABLE)
"""What has a topic, a place among the pages of its year, and tables as data."""


class For(StrEnum):
    """What a file of a release is there for."""

    READING = "reading"
    TWIN = "twin"
    """The same as another one, for machines."""
    DATA = "data"
    PROOF = "proof"
    """What anybody computes the score from."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in both languages."""

    words: Words


@dataclass(frozen=True, slots=True)
class Link:
    """An address elsewhere."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the file store, by what it holds."""

    title: str
    name: str
    sha256: str
    media: str
    size: int
    use: For = For.READING


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values under each other."""

    rows: tuple[tuple[Words, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    title: Words
    table: Table


@dataclass(frozen=True, slots=True)
class Command:
    """What to type to compute it again."""

    text: str


Block = Paragraph | Link | File | Facts | Grid | Command


@dataclass(frozen=True, slots=True)
class Made:
    """A text that was made when it was prepared and is handed out as a file."""

    name: str
    media: str
    text: str
    use: For = For.DATA

    @property
    def content(self) -> bytes:
        return self.text.encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a release says; when and by whom it was published is not part of it."""

    agency: str
    agency_name: str
    kind: Kind
    name: str
    """Names it among those of its kind and year, in small letters."""
    title: Words
    year: int | None = None
    """Fiscal year, Buddhist era."""
    topic: str = ""
    blocks: tuple[Block, ...] = ()
    made: tuple[Made, ...] = ()

    def of(self, kind: type[Any]) -> tuple[Any, ...]:
        """Its blocks of one kind."""
        return tuple(each for each in self.blocks if isinstance(each, kind))


def frozen(content: Content) -> bytes:
    """The same content always gives the same bytes."""
    said = {
        "form": FORM, "agency": content.agency, "agency_name": content.agency_name,
        "kind": content.kind.value, "name": content.name, "fiscal_year": content.year,
        "topic": content.topic, "title": _words(content.title),
        "blocks": [_record(each) for each in content.blocks],
        "made": [dataclasses.asdict(each) for each in content.made],
    }  # fmt: skip
    return f"{json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1)}\n".encode()


def digest(content: bytes) -> str:
    """The hash by which anybody can tell that nothing was changed since."""
    return hashlib.sha256(content).hexdigest()


def read(text: str | bytes) -> Content:
    """A frozen content as values again."""
    said = json.loads(text)
    return Content(
        agency=said["agency"], agency_name=said["agency_name"], kind=Kind(said["kind"]),
        name=said["name"], year=said["fiscal_year"], topic=said["topic"],
        title=Words(**said["title"]), blocks=tuple(_block(each) for each in said["blocks"]),
        made=tuple(Made(**{**each, "use": For(each["use"])}) for each in said["made"]),
    )  # fmt: skip


def _words(words: Words) -> dict[str, str]:
    return {"th": words.th, "en": words.en}


def _record(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(words):
            return {"is": "paragraph", **_words(words)}
        case Facts(rows):
            return {"is": "facts", "rows": [[_words(name), value] for name, value in rows]}
        case Grid(title, table):
            return {
                "is": "table", "title": _words(title), "about_people": table.about_people,
                "columns": [_column(each) for each in table.columns],
                "rows": [list(row) for row in table.rows],
            }  # fmt: skip
        case _:
            return {"is": type(block).__name__.lower(), **dataclasses.asdict(block)}


def _column(column: Column) -> dict[str, Any]:
    return {
        "key": column.key, "name": _words(column.name), "holds": column.holds.value,
        "note": _words(column.note),
    }  # fmt: skip


def _block(said: Mapping[str, Any]) -> Block:
    rest = {key: value for key, value in said.items() if key != "is"}
    return _READERS[said["is"]](rest)


def _table(said: Mapping[str, Any]) -> Grid:
    columns = tuple(
        Column(each["key"], Words(**each["name"]), Holds(each["holds"]), Words(**each["note"]))
        for each in said["columns"]
    )
    rows = tuple(tuple(row) for row in said["rows"])
    return Grid(Words(**said["title"]), Table(columns, rows, said["about_people"]))


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Block]] = {
    "paragraph": lambda said: Paragraph(Words(**said)),
    "facts": lambda said: Facts(tuple((Words(**name), value) for name, value in said["rows"])),
    "table": _table,
    "link": lambda said: Link(**said),
    "file": lambda said: File(**{**said, "use": For(said["use"])}),
    "command": lambda said: Command(**said),
}


def lines(content: Content) -> Iterator[str]:
    """What it says as lines of text, so that two can be laid beside each other."""
    yield content.title.th
    for block in content.blocks:
        match block:
            case Paragraph(words):
                yield words.th
            case Link(title, address):
                yield f"{title}: {address}"
            case File():
                yield f"{block.title or block.name} ({block.name}, {block.sha256[:12]})"
            case Facts(rows):
                yield from (f"{name.th}: {value}" for name, value in rows)
            case Grid(title, table):
                yield title.th
                yield " | ".join(each.name.th for each in table.columns)
                yield from (" | ".join(map(_cell, row)) for row in table.rows)
            case _:
                yield block.text


def _cell(value: object) -> str:
    return "" if value is None else str(value)
