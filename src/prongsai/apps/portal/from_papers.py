"""Signed papers that wait to be published: the signed scan and its readable print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from prongsai.apps.files.checking import checked
from prongsai.apps.files.models import Attached
from prongsai.apps.files.queries import by_keys
from prongsai.apps.files.store import path_of
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import ready_to_publish
from prongsai.apps.portal.drafts import Draft
from prongsai.apps.portal.saying import words
from prongsai.core.portal.content import Block, Content, Facts, File, For, Kind
from prongsai.core.terms.dates import shown_date
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """A signed paper that somebody marked as ready."""

    agency: Any
    paper: Paper
    files: dict[str, Attached]

    @property
    def name(self) -> str:
        return str(self.paper.key)

    @property
    def title(self) -> Words:
        return Words(self.paper.title, "")

    @property
    def basis(self) -> str:
        return repr((self.paper.title, self.paper.number, self.paper.scan_hash))

    def draft(self) -> Draft:
        kept = [
            (checked(file.name, path_of(file.stored.hash).read_bytes()), use)
            for key, use in ((self.paper.scan, For.READING), (self.paper.pdf, For.TWIN))
            if (file := self.files.get(key))
        ]
        blocks: list[Block] = [self._facts()]
        blocks += [
            File(self.paper.title, each.name, each.digest, each.kind.media, len(each.content), use)
            for each, use in kept
        ]
        whole = Content(
            agency=self.agency.key, agency_name=self.agency.name, kind=Kind.DOCUMENT,
            name=self.name, title=self.title, blocks=tuple(blocks),
        )  # fmt: skip
        return Draft(whole, tuple(each for each, _ in kept))

    def _facts(self) -> Facts:
        rows = []
        if self.paper.number:
            rows.append((words("public.paper_number"), self.paper.number))
        if self.paper.dated:
            rows.append((words("public.paper_dated"), shown_date(self.paper.dated)))
        return Facts(tuple(rows))


def papers(agency: Any) -> Iterator[Found]:
    rows = ready_to_publish(agency)
    files = by_keys(agency.key, [key for row in rows for key in (row.scan, row.pdf)])
    for row in rows:
        yield Found(agency, row, files)
