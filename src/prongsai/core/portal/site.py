"""An agency's public site: every page it has, made of what is released; server and bundle agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from prongsai.core.portal.content import DISCLOSED, For, Kind

HASH = 20
"""Letters of a file's hash in its address."""
STYLE, CATALOGUE = "style.css", "catalog.jsonld"


class View(StrEnum):
    """What a page shows."""

    HOME = "home"
    RELEASE = "release"
    TOPIC = "topic"
    YEAR = "year"
    RESULTS = "results"
    DOCUMENTS = "documents"
    INFORMATION = "information"
    DATA = "data"
    DATASET = "dataset"


@dataclass(frozen=True, slots=True)
class FileAt:
    """A file that goes out with a release."""

    name: str
    sha256: str
    media: str
    size: int
    use: For = For.READING
    inline: bool = False
    """Whether the release itself holds it."""

    @property
    def path(self) -> str:
        """An address that any web host takes, whatever the name."""
        ending = self.name.rpartition(".")[2].lower()
        return f"files/{self.sha256[:HASH]}.{ending}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A release as lists show it; withdrawn ones leave their trace."""

    key: str
    kind: Kind
    name: str
    title_th: str
    title_en: str
    at: dt.datetime
    """Since when it is shown."""
    year: int | None = None
    topic: str = ""
    number: int = 1
    sha256: str = ""
    table: bool = False
    files: Sequence[FileAt] = ()
    first_at: dt.datetime | None = None
    """When the same thing was published for the first time."""
    made_with: str = ""
    """Version of the program that prepared it."""
    withdrawn_at: dt.datetime | None = None
    reason: str = ""

    @property
    def path(self) -> str:
        match self.kind:
            case Kind.ITEM | Kind.TABLE:
                return f"{self.year}/{self.name}/"
            case Kind.RESULT:
                return f"results/{self.year}/"
            case Kind.DOCUMENT:
                return f"documents/{self.name}/"
            case _:
                return "information/"

    @property
    def data_path(self) -> str:
        return f"data/{self.name}-{self.year}/"

    @property
    def data_files(self) -> tuple[FileAt, ...]:
        return tuple(each for each in self.files if each.use is For.DATA)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address below the site, without the language."""

    path: str
    view: View
    entry: Entry | None = None
    topic: str = ""
    year: int = 0

    @property
    def gone(self) -> bool:
        """Whether only the trace of a withdrawal is left here."""
        return self.entry is not None and self.entry.withdrawn_at is not None


def topic_path(topic: str) -> str:
    return f"t/{topic.replace('_', '-')}/"


@dataclass(frozen=True)
class Site:
    """Everything an agency shows."""

    entries: Sequence[Entry]
    """Each thing's latest release, shown or withdrawn."""
    pages: Mapping[str, Page] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, Page] = {}
        for page in self._pages():
            found.setdefault(page.path, page)
        object.__setattr__(self, "pages", found)

    @cached_property
    def shown(self) -> list[Entry]:
        return [each for each in self.entries if each.withdrawn_at is None]

    def of(self, *kinds: Kind) -> list[Entry]:
        """What is shown of these kinds, the latest year first, then by name."""
        found = [each for each in self.shown if each.kind in kinds]
        return sorted(found, key=lambda each: (-(each.year or 0), each.kind, _counted(each.name)))

    def years(self, *kinds: Kind) -> list[int]:
        """Fiscal years of which something is shown, the latest first."""
        return sorted({each.year for each in self.of(*kinds) if each.year}, reverse=True)

    def of_topic(self, topic: str) -> list[Entry]:
        """Of a topic the latest year first, in it the item before tables, of those the last first.

        Withdrawn ones where nothing else is left.
        """
        shown = [each for each in self.of(*DISCLOSED) if each.topic == topic]
        gone = [each for each in self.entries if each.kind in DISCLOSED and each.topic == topic]
        return _latest_first(shown or gone)

    def topics(self) -> list[str]:
        return list(dict.fromkeys(each.topic for each in self.entries if each.topic))

    @cached_property
    def files(self) -> Mapping[str, tuple[Entry, FileAt]]:
        """Every file by its address; nothing of what is withdrawn."""
        return {file.path: (entry, file) for entry in self.shown for file in entry.files}

    @property
    def updated(self) -> dt.datetime | None:
        """When something came or went last."""
        return max((each.withdrawn_at or each.at for each in self.entries), default=None)

    def _pages(self) -> Iterator[Page]:
        yield Page("", View.HOME)
        yield Page("results/", View.RESULTS)
        yield Page("documents/", View.DOCUMENTS)
        contact = next((each for each in self.shown if each.kind is Kind.CONTACT), None)
        yield Page("information/", View.INFORMATION, contact)
        yield Page("data/", View.DATA)
        for year in self.years(*DISCLOSED):
            yield Page(f"{year}/", View.YEAR, year=year)
        for topic in self.topics():
            yield Page(topic_path(topic), View.TOPIC, self.of_topic(topic)[0], topic)
        for entry in self.entries:
            yield Page(entry.path, View.RELEASE, entry)
            if entry.table:
                yield Page(entry.data_path, View.DATASET, entry)


def _latest_first(entries: Sequence[Entry]) -> list[Entry]:
    items = [each for each in entries if each.kind is Kind.ITEM]
    tables = [each for each in entries if each.kind is Kind.TABLE]
    tables.sort(key=lambda each: _counted(each.name), reverse=True)
    return sorted([*items, *tables], key=lambda each: -(each.year or 0))


def _counted(name: str) -> tuple[str, int, str]:
    """O2 before O10."""
    letters = name.rstrip("0123456789")
    number = name[len(letters) :]
    return letters, int(number or 0), name


def upwards(path: str) -> str:
    """What leads from a page to the beginning of the site, so that it can lie on any host."""
    return "../" * path.count("/") or "./"
