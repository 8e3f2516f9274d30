"""What a line answers: topics, which keep their keys while items change their codes each year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prongsai.apps.assessments import rules
from prongsai.core.criteria.pack import Kind, Pack
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic as a year asks for it."""

    topic: str
    name: Words
    code: str = ""
    """Of the year's item; none where the year no longer asks for it."""


def packed(topics: Iterable[str]) -> str:
    """Topics as a row keeps them."""
    found = sorted({each for each in topics if each})
    return f" {' '.join(found)} " if found else ""


def of_year(year: int) -> Mapping[str, Asked]:
    """What the disclosure items of a year are about, in the order of the national form."""
    pack = _pack(year)
    return {
        item.topic: Asked(item.topic, name(item.topic), item.code)
        for item in (pack.items.values() if pack else ())
        if pack and pack.instrument_of(item).kind is Kind.DISCLOSURE
    }


def named(topics: Iterable[str], year: int) -> list[Asked]:
    """Topics of a line with the codes of its year, in the order of the form; the others behind."""
    known, wanted = of_year(year), set(topics)
    here = [each for key, each in known.items() if key in wanted]
    return [*here, *(Asked(key, name(key)) for key in sorted(wanted - known.keys()))]


def name(topic: str) -> Words:
    """What a topic is called; its key where nobody names it any more."""
    for shared in rules.library().topic_packs:
        if topic in shared.topics:
            return shared.topics[topic].name
    return Words(topic, topic)


def known() -> frozenset[str]:
    """Every topic there is."""
    return rules.library().topics


def _pack(year: int) -> Pack | None:
    """The newest pack of a year, else of the last before it."""
    known = [each for each in rules.years(rules.SCHEME) if each <= year]
    return rules.scorer(rules.latest(rules.SCHEME, known[-1])).pack if known else None
