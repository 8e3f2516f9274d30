"""The pages of a site as bytes: the same whether they are served or written into a bundle."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from prongsai.apps.assessments import rules
from prongsai.apps.cases.queries import is_open
from prongsai.apps.files.store import path_of
from prongsai.apps.look.words import Taste, phrase, taste
from prongsai.apps.portal import datasets
from prongsai.apps.portal.cells import heads, shown
from prongsai.apps.portal.models import Portal
from prongsai.apps.portal.saying import words
from prongsai.apps.portal.tables import DICTIONARY, NO_BOM
from prongsai.core.portal.content import (
    DISCLOSED,
    Block,
    Content,
    Facts,
    File,
    For,
    Grid,
    Kind,
    Link,
)
from prongsai.core.portal.information import index
from prongsai.core.portal.site import (
    CATALOGUE,
    STYLE,
    Entry,
    FileAt,
    Page,
    Site,
    View,
    topic_path,
    upwards,
)
from prongsai.core.terms.words import Language, Words

HTML = "text/html; charset=utf-8"
ENGLISH = "en/"
MOST_SHOWN = 100
"""Rows of a table on its page; all of them are in its files."""
_BESIDES = (NO_BOM, DICTIONARY)
"""Files that the page of a data set names, and no other."""
_STYLE = Path(__file__).parent / "static" / "portal" / "site.css"
Load = Callable[[str], Content]
"""What a release says, by its key."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address holds; a file that lies on the disk is named by its hash."""

    media: str
    content: bytes = b""
    gone: bool = False
    stored: str = ""
    name: str = ""


@dataclass(frozen=True)
class Rendering:
    """A site with all that its pages are made of."""

    portal: Portal
    site: Site
    load: Load

    def paths(self) -> Iterator[str]:
        """Every address that the site has, pages in both languages."""
        for path in self.site.pages:
            yield path
            yield f"{ENGLISH}{path}"
        yield STYLE
        yield CATALOGUE
        yield from self.site.files

    def answer(self, path: str) -> Answer | None:
        """What an address holds; nothing where the site has no such address."""
        if path == STYLE:
            return Answer("text/css; charset=utf-8", _STYLE.read_bytes())
        if path == CATALOGUE:
            said = datasets.catalogue(self.as_published(), self.site, settings.SITE)
            text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
            return Answer("application/ld+json", text.encode())
        if found := self.site.files.get(path):
            return self._file(*found)
        language: Language = "en" if path.startswith(ENGLISH) else "th"
        page = self.site.pages.get(path.removeprefix(ENGLISH) if language == "en" else path)
        if page is None:
            return None
        return Answer(HTML, self._page(page, path, language), gone=page.gone)

    def _file(self, entry: Entry, file: FileAt) -> Answer:
        if not file.inline:
            return Answer(file.media, stored=file.sha256, name=file.name)
        made = next(each for each in self.load(entry.key).made if each.sha256 == file.sha256)
        return Answer(file.media, made.content, name=file.name)

    def _page(self, page: Page, path: str, language: Language) -> bytes:
        root = upwards(path)
        with _speaking(language):
            facts: dict[str, Any] = {
                "portal": self.portal, "agency": self.portal.agency, "site": self.site,
                "page": page, "entry": page.entry, "language": language, "root": root,
                "here": root + (ENGLISH if language == "en" else ""),
                "other": root + ("" if language == "en" else ENGLISH) + page.path,
                "catalogue": CATALOGUE, "style": STYLE, "section": page.path.partition("/")[0],
            }  # fmt: skip
            name = "gone" if page.gone else page.view.value
            facts |= {} if page.gone else _FACTS[page.view](self, page)
            facts["heading"] = facts.get("heading") or _title(page)
            text = render_to_string(f"portal/site/{name}.html", facts)
        return (
            "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"
        ).encode()

    # --- What each kind of page shows ----------------------------------------------------------

    def home(self, page: Page) -> dict[str, Any]:  # noqa: ARG002 - as with all
        """Corruption is reported to the live site, wherever the page lies."""
        report = reverse("sealed:report", args=[self.portal.agency.key])
        return {
            "report": f"{settings.SITE.rstrip('/')}{report}" if settings.SITE else "",
            "heading": self.portal.agency.name,
            "desk": self._desk(),
            "latest": sorted(self.site.shown, key=lambda each: each.at, reverse=True)[:5],
            "years": self.site.years(*DISCLOSED),
            "results": self.site.of(Kind.RESULT),
            "topics": sorted(
                ((_topic(each), topic_path(each)) for each in self.site.topics()),
                key=lambda each: each[0].th,
            ),
        }

    def _desk(self) -> str:
        """Where strangers bring something, on the live site wherever the page lies."""
        agency = self.portal.agency
        if not settings.SITE or not is_open(agency):
            return ""
        return f"{settings.SITE.rstrip('/')}/c/{agency.key}/"

    def year(self, page: Page) -> dict[str, Any]:
        return {
            "heading": phrase("public.items_of", year=page.year),
            "entries": [each for each in self.site.of(Kind.ITEM) if each.year == page.year],
            "tables": [each for each in self.site.of(Kind.TABLE) if each.year == page.year],
        }

    def release(self, page: Page) -> dict[str, Any]:
        return self._said(_entry(page))

    def topic(self, page: Page) -> dict[str, Any]:
        others = [each for each in self.site.of_topic(page.topic) if each != page.entry]
        return {
            **self._said(_entry(page)), "heading": _words(_topic(page.topic)), "others": others,
        }  # fmt: skip

    def results(self, page: Page) -> dict[str, Any]:  # noqa: ARG002
        return {"entries": self.site.of(Kind.RESULT)}

    def documents(self, page: Page) -> dict[str, Any]:  # noqa: ARG002
        return {"entries": self.site.of(Kind.DOCUMENT)}

    def information(self, page: Page) -> dict[str, Any]:
        contact = self.load(page.entry.key) if page.entry else None
        return {
            "sections": index(rules.shelf().information, self.site),
            "contact": contact.of(Facts)[0] if contact else None,
        }

    def data(self, page: Page) -> dict[str, Any]:  # noqa: ARG002
        """Programs ask the live site, wherever the page lies."""
        live = f"{settings.SITE.rstrip('/')}/p/{self.portal.slug}/api/v1/"
        return {
            "entries": [each for each in self.site.of(*DISCLOSED) if each.table],
            "live": live if settings.SITE else "",
        }

    def dataset(self, page: Page) -> dict[str, Any]:
        entry = _entry(page)
        content = self.load(entry.key)
        return {
            "content": content,
            "dataset": datasets.dataset(self.as_published(), entry, settings.SITE),
            "files": entry.data_files,
            "has_plain": any(each.name.endswith(NO_BOM) for each in entry.data_files),
        }  # fmt: skip

    def as_published(self) -> Portal:
        """The site with unit and mailbox as they were released, whatever was typed since."""
        made = copy(self.portal)
        contact = self.site.pages["information/"].entry
        facts = self.load(contact.key).of(Facts)[0].rows if contact else ()
        told = {name.th: value for name, value in facts}
        made.unit = told.get(words("public.contact_unit").th, "")
        made.mail = told.get(words("public.contact_mail").th, "")
        return made

    def _said(self, entry: Entry) -> dict[str, Any]:
        content = self.load(entry.key)
        return {
            "content": content, "parts": list(parts(content, entry)),
            "title_in": "th" if not content.title.en else "",
            "takes": [each for each in entry.data_files if not each.name.endswith(_BESIDES)],
        }  # fmt: skip


_FACTS: Mapping[View, Callable[[Rendering, Page], dict[str, Any]]] = {
    View.HOME: Rendering.home, View.RELEASE: Rendering.release, View.TOPIC: Rendering.topic,
    View.YEAR: Rendering.year, View.RESULTS: Rendering.results,
    View.DOCUMENTS: Rendering.documents, View.INFORMATION: Rendering.information,
    View.DATA: Rendering.data, View.DATASET: Rendering.dataset,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A block as a template shows it."""

    kind: str
    block: Any
    path: str = ""
    """Of a file, below the site; of a link, elsewhere."""
    heads: Any = ()
    rows: Any = ()
    more: int = 0


def parts(content: Content, entry: Entry | None = None) -> Iterator[Part]:
    """Blocks in order; a table's files for machines are told of apart."""
    paths = {each.sha256: each.path for each in (entry.files if entry else ())}
    for block in content.blocks:
        kind = type(block).__name__.lower()
        if isinstance(block, Grid):
            table = block.table
            rows = [shown(table.columns, row) for row in table.rows[:MOST_SHOWN]]
            more = max(0, len(table.rows) - MOST_SHOWN)
            yield Part(kind, block, heads=heads(table.columns), rows=rows, more=more)
        elif not (isinstance(block, File) and block.use is For.DATA):
            yield Part(kind, block, _led_to(block, paths))
    for made in content.made:
        if content.kind not in DISCLOSED:
            yield Part("made", made, paths.get(made.sha256, ""))


def _led_to(block: Block, paths: Mapping[str, str]) -> str:
    """Where a block leads; an address that no browser should follow leads nowhere."""
    match block:
        case File():
            return paths.get(block.sha256, "")
        case Link(_, address) if address.lower().startswith(("http://", "https://")):
            return address
    return ""


def _entry(page: Page) -> Entry:
    if page.entry is None:
        raise LookupError(page.path)
    return page.entry


def _title(page: Page) -> str:
    if page.entry is not None and page.view is not View.INFORMATION:
        return _words(Words(page.entry.title_th, page.entry.title_en))
    return phrase(f"public.{page.view.value}")


def _words(words: Words) -> str:
    """In English where there is English."""
    return words.en if translation.get_language() == "en" and words.en else words.th


def _topic(key: str) -> Words:
    """Its name; the key where nobody knows it any more."""
    for pack in rules.library().topic_packs:
        if key in pack.topics:
            return pack.topics[key].name
    return Words(key, key)


@contextmanager
def _speaking(language: Language) -> Iterator[None]:
    """Whoever asks, the page speaks the language of its address, in Arabic numerals."""
    token = taste.set(Taste())
    try:
        with translation.override(language):
            yield
    finally:
        taste.reset(token)


def stored(answer: Answer) -> bytes:
    """The bytes of an answer, wherever they lie."""
    return path_of(answer.stored).read_bytes() if answer.stored else answer.content
