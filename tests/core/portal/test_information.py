"""The index of official information: every clause, with what is published of it."""

from __future__ import annotations

from prongsai.core.criteria.evidence import Confidence, evidence_at
from prongsai.core.portal.content import Kind
from prongsai.core.portal.information import index
from prongsai.core.portal.site import Entry, Site
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from releases import AT, entry

LIBRARY = Library()
ACT = Shelf(LIBRARY).information


def listed(*entries: Entry) -> dict[str, list[str]]:
    """Names of what is published, by section and clause."""
    return {
        f"{number} ({each.number})": [one.name for one in each.entries]
        for number, _, clauses in index(ACT, Site(list(entries)))
        for each in clauses
        if each.entries
    }


def test_both_sections_have_all_their_clauses() -> None:
    found = {number: [each.number for each in told] for number, _, told in index(ACT, Site([]))}

    assert found == {"7": list("12345"), "9": list("12345678")}


def test_what_is_published_stands_under_its_clause() -> None:
    structure = entry("o1", topic="structure")
    contact = entry("contact", None, kind=Kind.CONTACT, topic="")

    assert listed(structure, contact) == {"7 (1)": ["o1"], "7 (3)": ["contact"]}


def test_the_latest_of_each_subject_is_listed_and_nothing_withdrawn() -> None:
    older = entry("o12", 2567, topic="procurement_list")
    newer = entry("o11", 2568, topic="procurement_list")
    gone = entry("o1", topic="structure", withdrawn_at=AT)

    assert listed(older, newer, gone) == {"9 (8)": ["o11"]}


def test_the_pack_names_topics_that_there_are() -> None:
    named = {
        topic
        for section in ACT.sections.values()
        for clause in section.clauses.values()
        for topic in clause.topics
    }

    assert named - LIBRARY.topics == set()


def test_the_pack_says_how_sure_it_is() -> None:
    assert evidence_at(ACT, ("sections",)).confidence is Confidence.UNVERIFIED
