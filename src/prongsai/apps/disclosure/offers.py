"""What the application itself has for an item: tables, papers, and pages that anybody can open.

By its topic, which stays while the item's code changes. Nothing is evidence before somebody of the
office has made it so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import gift_papers
from prongsai.apps.cases.there import told_texts
from prongsai.apps.listings import bridge
from prongsai.apps.look.words import digits, language, phrase, thai
from prongsai.core.listings.frame import Listing, Register

_PAGES = {
    Register.SERVICES: "cases:public_figures", Register.COMPLAINTS: "cases:public_figures",
    Register.ONLINE_SERVICES: "cases:about", Register.MANUALS: "cases:about",
    Register.QUESTIONS: "cases:told", Register.PROPOSALS: "cases:told",
}  # fmt: skip
"""What strangers open to see what a table is filled from, of a procedure that names its topic."""


@dataclass(frozen=True, slots=True)
class Page:
    """Something that strangers can open, and what it is called as a piece of evidence."""

    title: str
    address: str
    evidence: str
    """In Thai, whoever looks."""


@dataclass(frozen=True, slots=True)
class Offers:
    """All of it, for one item."""

    tables: Sequence[Listing] = ()
    pages: Sequence[Page] = ()
    papers: bool = False
    """Whether a paper about gifts proves it."""


def offers(agency: Agency, topic: str, absolute: Callable[[str], str]) -> Offers:
    """One statement at most; none for an item that has no page."""
    tables = [each for each in bridge.listings().values() if each.topic == topic]
    pages = list(_pages(agency, tables, absolute))
    return Offers(tables, pages, papers=topic in gift_papers.TOPICS)


def _pages(
    agency: Agency, tables: Sequence[Listing], absolute: Callable[[str], str]
) -> Iterator[Page]:
    """Of one procedure its own page; of several the one that leads to all.

    Figures and answers of what was stopped can still be opened, its manual cannot.
    """
    named = [(each.topic, page) for each in tables
             if each.register and (page := _PAGES.get(each.register))]  # fmt: skip
    if not named:
        return
    opened, stopped = told_texts(agency)
    for topic, page in dict.fromkeys(named):
        texts = opened if page == "cases:about" else [*opened, *stopped]
        found = [own for own in texts if topic in own.disclosure
                 and (page != "cases:told" or own.published)]  # fmt: skip
        if len(found) > 1:
            there = absolute(reverse("cases:public", args=[agency.key]))
            yield Page(phrase("item.offers_all"), there, thai("item.offers_all"))
        for own in found if len(found) == 1 else ():
            title = own.published.title if page == "cases:told" and own.published else own.title
            there = absolute(reverse(page, args=[agency.key, own.key]))
            yield Page(digits(title.said(language())), there, title.th)
