"""Kinds of files that are taken, told by what they hold, and what is refused inside a container."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from prongsai.core.terms.problem import Problem, refuse

MEGABYTE = 1024 * 1024


class Kind(Enum):
    """A kind of file: its media type, and the endings that say so; the first is its own."""

    PDF = ("application/pdf", ".pdf")
    PNG = ("image/png", ".png")
    JPEG = ("image/jpeg", ".jpg", ".jpeg")
    DOCX = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
    XLSX = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
    ODT = ("application/vnd.oasis.opendocument.text", ".odt")
    ODS = ("application/vnd.oasis.opendocument.spreadsheet", ".ods")
    CSV = ("text/csv", ".csv")
    TXT = ("text/plain", ".txt")

    def __init__(self, media: str, *endings: str) -> None:
        self.media = media
        self.endings = endings


class OwnKind(Enum):
    """A kind that the program makes itself and takes from nobody."""

    GZIP = ("application/gzip", ".gz")

    def __init__(self, media: str, *endings: str) -> None:
        self.media = media
        self.endings = endings


TAKEN = ", ".join(ending for kind in Kind for ending in kind.endings)
TEXTS = (Kind.TXT, Kind.CSV)
"""Two kinds that content can't tell apart."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, packed and unpacked."""

    bytes: int = 20 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    parts: int = 5_000


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a container, as its directory declares it."""

    name: str
    size: int
    encrypted: bool = False


def size_fault(size: int, limits: Limits) -> Problem | None:
    """Empty, or larger than is taken."""
    if size == 0:
        return Problem("file-empty")
    if size > limits.bytes:
        most = f"{limits.bytes // MEGABYTE}"
        return Problem("file-too-large", {"size": f"{-(-size // MEGABYTE)}", "most": most})
    return None


def named_as(kind: Kind, ending: str) -> Kind:
    """The kind under that name: content and name must agree; texts go by their name."""
    if kind in TEXTS:
        kind = next((each for each in TEXTS if ending in each.endings), kind)
    if ending not in kind.endings:
        raise refuse("file-not-what-it-says", ending=ending, found=kind.endings[0].lstrip("."))
    return kind


def part_faults(parts: Iterable[Part], limits: Limits) -> Iterator[Problem]:
    """What speaks against unpacking a container, by its directory alone."""
    found = list(parts)
    if len(found) > limits.parts or sum(part.size for part in found) > limits.unpacked:
        yield bomb(limits)
    if any(part.encrypted for part in found):
        yield Problem("file-encrypted")
    if len({part.name.casefold() for part in found}) < len(found):
        yield Problem("file-damaged")  # two programs would read two different files
    if any(_is_macro(part.name.casefold()) for part in found):
        yield Problem("file-macros")


def bomb(limits: Limits) -> Problem:
    return Problem("file-bomb", {"most": f"{limits.unpacked // MEGABYTE}"})


def _is_macro(name: str) -> bool:
    """Code of office programs, where they keep it."""
    return name.endswith("vbaproject.bin") or name.startswith(
        ("basic/", "scripts/", "xl/macrosheets/")
    )


OFFICE: Mapping[str, Kind] = {f"{kind.media}.main+xml": kind for kind in (Kind.DOCX, Kind.XLSX)}
OPEN: Mapping[str, Kind] = {kind.media: kind for kind in (Kind.ODT, Kind.ODS)}
_TYPE = re.compile(r"""ContentType\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def office_kind(content_types: str) -> Kind:
    """The kind of an Office container, by its list of content types."""
    # Letters written as references could hide a type from this reader and show it to an office.
    if "&" in content_types or "<!" in content_types:
        raise refuse("file-damaged")
    told = [one or other for one, other in _TYPE.findall(content_types)]
    if any("macro" in each.casefold() or "vbaproject" in each.casefold() for each in told):
        raise refuse("file-macros")
    found = {OFFICE[each] for each in told if each in OFFICE}
    if len(found) != 1:
        raise unknown()
    return found.pop()


def open_kind(mimetype: str, manifest: str) -> Kind:
    """The kind of an OpenDocument container, by its first part and its manifest."""
    if mimetype not in OPEN:
        raise unknown()
    if "encryption-data" in manifest:
        raise refuse("file-encrypted")
    return OPEN[mimetype]


def unknown() -> Exception:
    """What is in it is none of the kinds taken."""
    return refuse("file-content-unknown", known=TAKEN)
