"""What something answers, in the codes of the result: by itself, by lineage, by subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.lineage import Lineage, Link
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.measure import Measure


class Way(StrEnum):
    """How it is known that something answers a part."""

    NAMED = "named"
    """Its code is named."""
    LINEAGE = "lineage"
    """A code is named that it continues, or that continues it."""
    TOPIC = "topic"
    """Its subject is named."""
    WHOLE = "whole"
    """The indicator it lies in is named as a whole."""
    PARTLY = "partly"
    """Something that lies in it is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The codes and subjects that a measure or a project names."""

    items: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def naming_of(measure: Measure) -> Naming:
    return Naming(items=measure.items, indicators=measure.indicators, topics=measure.topics)


def ways(naming: Naming, packs: Sequence[Pack], parts: Mapping[str, Part]) -> dict[str, Way]:
    """Every part that is answered, and how that is known, in standard order.

    `packs` are those of every year from the one whose codes are named to that of the result, or
    only the first and the last where no years in a row are known. An indicator is answered as a
    whole where it is named and none of its items is.
    """
    items = _items(naming, packs)
    found = {key: way for key, way in items.items() if key in parts}
    touched = {parts[key].name.indicator for key in found}
    for key in _indicators(naming.indicators, packs):
        if key not in touched:
            found |= {each.key: Way.WHOLE for each in parts.values() if each.name.indicator == key}
    above = {
        key: Way.PARTLY
        for code in items
        if code in parts
        for key in (parts[code].name.sub_indicator, parts[code].name.indicator)
        if key
    }
    found = {**above, **found}
    return {key: found[key] for key in parts if key in found}


def _items(naming: Naming, packs: Sequence[Pack]) -> dict[str, Way]:
    first, last = packs[0], packs[-1]
    by_topic = {code: item.topic for code, item in last.items.items()}
    if _same(first, last):
        named = dict.fromkeys(naming.items, Way.NAMED)
        return {**_of_topics(naming.topics, by_topic), **named}
    own = [first.items[code].topic for code in naming.items if code in first.items]
    followed = _followed(naming.items, packs, lambda each: each.items)
    return {
        **_of_topics((*naming.topics, *own), by_topic),
        **dict.fromkeys(followed, Way.LINEAGE),
    }


def _of_topics(topics: Collection[str], by_topic: Mapping[str, str]) -> dict[str, Way]:
    return {code: Way.TOPIC for code, topic in by_topic.items() if topic in topics}


def _indicators(keys: Iterable[str], packs: Sequence[Pack]) -> tuple[str, ...]:
    """Indicators by lineage; a key that no lineage speaks of stays what it is."""
    last, told = packs[-1], list(keys)
    if _same(packs[0], last):
        return tuple(told)
    found: list[str] = []
    for key in told:
        followed = _followed([key], packs, lambda each: each.indicators)
        found.extend(followed or ([key] if key in last.indicators else []))
    return tuple(dict.fromkeys(found))


def _same(one: Pack, other: Pack) -> bool:
    """Whether both are criteria of the same year, in whatever revision."""
    return one.id.partition("@")[0] == other.id.partition("@")[0]


def _followed(
    codes: Iterable[str],
    packs: Sequence[Pack],
    links: Callable[[Lineage], Mapping[str, Link]],
) -> tuple[str, ...]:
    """Codes from pack to pack, forwards or backwards; a step that nothing links leads nowhere."""
    found = set(codes)
    for here, there in pairwise(packs):
        later, earlier = (there, here) if _follows(there, here) else (here, there)
        if later.lineage is None or not _follows(later, earlier):
            return ()
        pairs = {
            (origin, heir) for heir, link in links(later.lineage).items() for origin in link.of
        }
        if later is there:
            found = {heir for origin, heir in pairs if origin in found}
        else:
            found = {origin for origin, heir in pairs if heir in found}
    return tuple(sorted(found))


def _follows(later: Pack, earlier: Pack) -> bool:
    return later.lineage is not None and earlier.id.startswith(later.lineage.previous)
