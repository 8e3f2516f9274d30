"""By what pages and files are known to show what an item asks for: `packs/preaudit/signs`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.check import source_problems
from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem

SCHEMA = 1


class Year(StrEnum):
    """Of which fiscal year the content must be."""

    ASSESSED = "assessed"
    """The year assessed."""
    BEFORE = "before"
    """The whole year before it."""
    EITHER = "either"
    """One of the two; which, is not known."""
    SPAN = "span"
    """Several years, among them the year assessed."""
    NONE = "none"
    """Any year, or none: it holds until it is changed."""


class Pattern(StrEnum):
    """What is known by its shape."""

    PHONE = "phone"
    EMAIL = "e-mail"
    ADDRESS = "address"
    PERSON = "person"
    PICTURE = "picture"
    FORM = "form"
    """Something to fill in, here or where a link leads."""


class By(StrEnum):
    """A check of its own that answers for an element."""

    YEAR = "year"
    MONTHS = "months"


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementSigns(Block):
    """By what an element is known: one of its words or shapes is enough."""

    key: str = told_by_key("Key of the element in the criteria packs.")
    words: tuple[str, ...] = told_or_new(
        tuple, "Any of these; of words with a blank between them all must be there."
    )
    patterns: tuple[Pattern, ...] = told_or_new(tuple, "Any of these shapes.")
    never: tuple[str, ...] = told_or_new(
        tuple, "Where one of these stands more than ten times, it is something else."
    )
    by: By | None = told_or(None, "The check that answers for it, instead of signs.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSigns(Block):
    """By what the content of a topic is known."""

    key: str = told_by_key("Key of the topic in the topics pack.")
    title: tuple[str, ...] = told(
        "Any of these is its title; of words with a blank between them all must be there."
    )
    not_title: tuple[str, ...] = told_or_new(tuple, "With any of these it is another's title.")
    year: Year = told("Of which fiscal year the content must be.")
    elements: Mapping[str, ElementSigns] = told_or_new(dict, "Signs by key of the element.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameSigns(Block):
    """By what the frame of a site is known that stands round each of its pages."""

    home: tuple[str, ...] = told("What links to the first page of a site are called.")
    menu: tuple[str, ...] = told(
        "What links in menus are called; two of these among short links make a menu."
    )
    boxes: tuple[str, ...] = told("With these a box begins that is not of the page itself.")
    box_ends: tuple[str, ...] = told_or_new(
        tuple, "With these the name of a box ends that is not of the page itself."
    )
    lines: tuple[str, ...] = told("With these a line begins that is not of the page itself.")
    notes: tuple[str, ...] = told_or_new(
        tuple, "With these a line begins that tells when and by whom a page was written."
    )
    foot: tuple[str, ...] = told("What stands at the foot of every page.")
    embedded: tuple[str, ...] = told_or_new(
        tuple, "Parts of addresses of what is shown within pages and is no document: maps, videos."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs(Block):
    """All signs."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    empty: tuple[str, ...] = told("What a list without anything in it says.")
    building: tuple[str, ...] = told("What a page says that is still being made.")
    none: tuple[str, ...] = told_or_new(
        tuple, "What a page says that discloses that there was none of something."
    )
    none_of: tuple[str, ...] = told_or_new(
        tuple, "Of what there may be none: behind a sign of emptiness it discloses that."
    )
    frame: FrameSigns = told("By what the frame of a site is known.")
    laws: tuple[str, ...] = told("After these a year is that of a law, not of the content.")
    after_names: tuple[str, ...] = told("What may follow the name of an agency without a blank.")
    not_names: tuple[str, ...] = told("After a kind of agency these begin no name.")
    persons: tuple[str, ...] = told("What names of persons begin with.")
    not_persons: tuple[str, ...] = told("Offices that begin with the same letters.")
    forms: tuple[str, ...] = told("Parts of addresses that are forms to fill in.")
    files: tuple[str, ...] = told("Endings of files that are followed from a list.")
    topics: Mapping[str, TopicSigns] = told("Signs by topic.")


def signs_problems(signs: Signs, topics: Collection[str]) -> list[Problem]:
    """Every fault of a file whose fields could all be read."""
    return [*_schema(signs), *_strange(signs, topics), *source_problems(signs, signs.sources)]


def _schema(signs: Signs) -> Iterator[Problem]:
    if signs.schema != SCHEMA:
        facts = {"found": str(signs.schema), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))


def _strange(signs: Signs, topics: Collection[str]) -> Iterator[Problem]:
    for key, topic in signs.topics.items():
        if key not in topics:
            yield Problem("pack-no-such-topic", {"found": key}, Place(path=f"topics/{key}"))
        for name, element in topic.elements.items():
            if not (element.words or element.patterns or element.by):
                at = Place(path=f"topics/{key}/elements/{name}")
                yield Problem("signs-none", {"element": name}, at)
