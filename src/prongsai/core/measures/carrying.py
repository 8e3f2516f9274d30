"""Carrying measures over into the next year: codes follow the lineage of the packs, topics stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from prongsai.core.criteria.lineage import Link
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.measure import Happening, Measure, MeasureYear, Origin, Status, Turn

_LEAP = (2, 29)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A measure in its new year, and what it can no longer answer there."""

    measure: Measure
    gone: tuple[str, ...] = ()
    """Codes and keys of the old year that the new one has nothing for."""


def carry_over(
    last: MeasureYear, keys: Iterable[str], packs: tuple[Pack, Pack], year: int, day: dt.date
) -> tuple[Carried, ...]:
    """These measures of last year as drafts of this one; `packs` are last year's and this one's."""
    return tuple(_carried(last.measures[key], last.fiscal_year, packs, year, day) for key in keys)


def _carried(
    measure: Measure, before: int, packs: tuple[Pack, Pack], year: int, day: dt.date
) -> Carried:
    items, lost_items = _followed(measure.items, measure.topics, packs)
    indicators, lost = _followed_indicators(measure.indicators, packs)
    since = measure.origin.since if measure.origin else before
    later = replace(
        measure,
        items=items,
        indicators=indicators,
        topics=_topics(measure, packs[0]),
        begins=_moved(measure.begins, year - before),
        due=_moved(measure.due, year - before),
        status=Status.DRAFT,
        origin=Origin(fiscal_year=before, key=measure.key, since=since),
        history=(*measure.history, Happening(day=day, turn=Turn.CARRIED)),
    )
    return Carried(measure=later, gone=(*lost_items, *lost))


def _topics(measure: Measure, old: Pack) -> tuple[str, ...]:
    """Those it names, and those of its items: what stays when codes change is kept for good."""
    of_items = (old.items[code].topic for code in measure.items if code in old.items)
    return tuple(dict.fromkeys((*measure.topics, *of_items)))


def _followed(
    codes: Iterable[str], topics: Iterable[str], packs: tuple[Pack, Pack]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """New codes in printed order, and the old ones that nothing continues."""
    old, new = packs
    by_topic: dict[str, list[str]] = {}
    for item in new.items.values():
        by_topic.setdefault(item.topic, []).append(item.code)
    found = {code for topic in topics for code in by_topic.get(topic, ())}
    gone = []
    for code in codes:
        heirs = set(_heirs(code, old, new))
        if code in old.items:
            heirs.update(by_topic.get(old.items[code].topic, ()))
        found |= heirs
        if not heirs:
            gone.append(code)
    return tuple(code for code in new.items if code in found), tuple(gone)


def _heirs(code: str, old: Pack, new: Pack) -> list[str]:
    """Items that the lineage derives from a code, where the packs are of years in a row."""
    if new.lineage is None or not old.id.startswith(new.lineage.previous):
        return []
    return [key for key, link in new.lineage.items.items() if _derives(link, code)]


def _derives(link: Link, code: str) -> bool:
    return code in link.of


def _followed_indicators(
    keys: Iterable[str], packs: tuple[Pack, Pack]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    old, new = packs
    links = new.lineage.indicators if new.lineage else {}
    linked = old.id.startswith(new.lineage.previous) if new.lineage else False
    found: list[str] = []
    gone: list[str] = []
    for key in keys:
        heirs = [heir for heir, link in links.items() if linked and _derives(link, key)]
        if key in new.indicators and not heirs:
            heirs = [key]
        found.extend(heirs)
        gone.extend([] if heirs else [key])
    return tuple(dict.fromkeys(found)), tuple(gone)


def _moved(day: dt.date | None, years: int) -> dt.date | None:
    """The same day so many years later; 29 February becomes the 28th."""
    if day is None:
        return None
    if (day.month, day.day) == _LEAP:
        day = day.replace(day=28)
    return day.replace(year=day.year + years)
