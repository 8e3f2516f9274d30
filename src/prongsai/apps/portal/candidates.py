"""What an agency could publish now: where it comes from, and what it would say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from prongsai.apps.disclosure.queries import checklists
from prongsai.apps.dissemination.queries import years as years_of_postings
from prongsai.apps.listings.queries import years as years_of_listings
from prongsai.apps.portal import (
    from_checklists,
    from_listings,
    from_papers,
    from_postings,
    from_purchases,
    from_results,
    from_spending,
)
from prongsai.apps.portal.drafts import Draft
from prongsai.apps.portal.models import Portal
from prongsai.apps.portal.saying import words
from prongsai.apps.procurement.queries import years as years_of_purchases
from prongsai.apps.spending.queries import years as years_of_spending
from prongsai.core.portal.content import Content, Facts, Kind
from prongsai.core.terms.words import Words

CONTACT = ("unit", "place", "hours", "phone", "mail")
"""Columns that the page of contact shows, in its order."""
_YEAR = 4
"""Digits of a fiscal year."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be prepared."""

    kind: Kind
    name: str
    year: int
    title: Words
    basis: str
    """What it is made of, in short: the same as long as nothing of it has changed."""
    draft: Callable[[], Draft]

    @property
    def key(self) -> str:
        """Names it in an address."""
        parts = (self.kind.value, str(self.year or ""), self.name)
        return "-".join(dict.fromkeys(filter(None, parts)))

    @property
    def basis_hash(self) -> str:
        return hashlib.sha256(self.basis.encode()).hexdigest()


def candidates(portal: Portal, year: int) -> list[Candidate]:
    """Items and tables of one year, and all else whatever its year."""
    return [*_items(portal, year), *_tables(portal, year), *_others(portal)]


def years(agency: Any) -> list[int]:
    """Fiscal years that a checklist or a register is kept for, the latest first."""
    found = {each.year for each in checklists(agency)}
    for kept in (years_of_purchases, years_of_spending, years_of_postings, years_of_listings):
        found.update(kept(agency))
    return sorted(found, reverse=True)


def candidate(portal: Portal, key: str) -> Candidate | None:
    """The one of that key."""
    kind, _, rest = key.partition("-")
    said = rest.partition("-")[0]
    year = int(said) if said.isdecimal() and len(said) == _YEAR else 0
    kinds = {Kind.ITEM.value: _items, Kind.TABLE.value: _tables}
    found = kinds[kind](portal, year) if kind in kinds else _others(portal)
    return next((each for each in found if each.key == key), None)


def _items(portal: Portal, year: int) -> Iterator[Candidate]:
    for found in from_checklists.items(portal.agency, year):
        yield Candidate(Kind.ITEM, found.code.lower(), year, found.title, found.basis, found.draft)


def _tables(portal: Portal, year: int) -> Iterator[Candidate]:
    for source in (from_purchases, from_spending, from_postings, from_listings):
        for kept in source.tables(portal.agency, year) if year else ():
            yield Candidate(Kind.TABLE, kept.name, year, kept.title, kept.basis, kept.draft)


def _others(portal: Portal) -> Iterator[Candidate]:
    agency = portal.agency
    for result in from_results.results(agency):
        yield Candidate(Kind.RESULT, "score", result.year, result.title, result.basis, result.draft)
    for paper in from_papers.papers(agency):
        yield Candidate(Kind.DOCUMENT, paper.name, 0, paper.title, paper.basis, paper.draft)
    if any(getattr(portal, name) for name in CONTACT):
        yield _contact(portal)


def _contact(portal: Portal) -> Candidate:
    """Where to ask, as the settings of the site say it."""
    told = [(name, getattr(portal, name)) for name in CONTACT if getattr(portal, name)]
    title = words("public.contact")

    def draft() -> Draft:
        rows = tuple((words(f"public.contact_{name}"), value) for name, value in told)
        return Draft(_of(portal.agency, title, rows))

    return Candidate(Kind.CONTACT, "contact", 0, title, repr(told), draft)


def _of(agency: Any, title: Words, rows: tuple[tuple[Words, str], ...]) -> Content:
    return Content(
        agency=agency.key, agency_name=agency.name, kind=Kind.CONTACT, name="contact",
        title=title, blocks=(Facts(rows),),
    )  # fmt: skip
